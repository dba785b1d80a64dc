#!/usr/bin/env python3
"""Measures an extractor on the labelled documents: F1 of metrics and of initiatives' names, clean and damaged.

Everything after `--` is the command, for example:
score.py --damaged -- .build/release/gaoxin extract --jsonl-input --format jsonl
"""

import argparse
import json
import pathlib
import subprocess
import sys
from collections import Counter, defaultdict

import damage
import match

FOLDER = pathlib.Path(__file__).parent


def read_corpus(only, folder=FOLDER):
    """Each document with its label, ordered by id."""
    for path in sorted((folder / "labels").glob("*.json")):
        if not only or path.stem in only:
            label = json.loads(path.read_text(encoding="utf-8"))
            yield (folder / "documents" / f"{path.stem}.txt").read_bytes().decode("utf-8"), label


def damaged(text, label, seed):
    """The damaged text, and the label with its places moved to where the same characters now stand."""
    text, origins = damage.damage(text, label["id"], seed)
    now = {place: index for index, place in enumerate(origins) if place is not None}
    moved = json.loads(json.dumps(label))
    for entry in [e for part in ("metrics", "ranks", "initiatives", "articles") for e in moved[part]]:
        first, last = now[entry["start"]], now[entry["start"] + entry["length"] - 1]
        entry["start"], entry["length"] = first, last + 1 - first
    return text, moved


def run(command, corpus):
    """The command's answer to each document, in order."""
    lines = []
    for text, label in corpus:
        asked = {"id": label["id"], "text": text, "zone": label["zone"], "published": label["published"]}
        lines.append(json.dumps({k: v for k, v in asked.items() if v is not None}, ensure_ascii=False))
    done = subprocess.run(command, input="\n".join(lines) + "\n", capture_output=True, text=True, check=False)
    answers = [json.loads(line) for line in done.stdout.splitlines() if line.strip()]
    if [a.get("id") for a in answers] != [label["id"] for _, label in corpus]:
        sys.exit(
            f"{' '.join(command)}: {len(answers)} answers to {len(corpus)} documents, or not in order; "
            f"exit code {done.returncode}\n{done.stderr[:2000]}"
        )
    return answers


def ratio(part, whole):
    return part / whole if whole else 1.0


def f1(counts):
    precision = ratio(counts["right"], counts["right"] + counts["wrong"])
    recall = ratio(counts["right"], counts["right"] + counts["missing"])
    score = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return {
        "precision": precision,
        "recall": recall,
        "f1": score,
        **{k: counts[k] for k in ("right", "wrong", "missing")},
    }


def score(corpus, answers):
    """All measures over a corpus, and the failures as sentences."""
    totals = {"metrics": Counter(), "initiatives": Counter(), "ranks": Counter()}
    by_document_tag, by_metric_tag = defaultdict(Counter), defaultdict(Counter)
    asides, failures = Counter(), []
    for (text, label), answer in zip(corpus, answers, strict=True):
        outcome = match.metrics(label, answer)
        found = {"right": len(outcome.right), "wrong": len(outcome.wrong), "missing": len(outcome.missing)}
        totals["metrics"].update(found)
        for tag in label["tags"]:
            by_document_tag[tag].update(found)
        for entry, is_right in [(e, True) for e, _ in outcome.right] + [(e, False) for e in outcome.missing]:
            for tag in entry["tags"]:
                by_metric_tag[tag].update({"right": int(is_right), "missing": int(not is_right)})
        for entry, given in outcome.right:
            asides["status right"] += entry["status"] == given.get("status")
            asides["indicator right"] += match.same_indicator(entry["indicator"], given.get("indicator"))
        for part in ("initiatives", "ranks"):
            named = match.initiatives(label, answer) if part == "initiatives" else match.ranks(label, answer)
            totals[part].update(right=len(named.right), wrong=len(named.wrong), missing=len(named.missing))
            failures += [f"{label['id']} {part[:-1]} missing: {match.shown_name(e)}" for e in named.missing]
            failures += [f"{label['id']} {part[:-1]} wrong: {match.shown_name(e)}" for e in named.wrong]
        asides["articles"] += len(label["articles"])
        asides["articles right"] += match.articles_right(label, answer)
        for entry, nearest, fields in match.explain(outcome):
            asides.update(f"differs in {field}" for field in fields)
            failures.append(
                f"{label['id']} metric missing: {match.shown(entry)}"
                + (f"\n    differs in {', '.join(fields)}: {match.shown(nearest)}" if nearest else "")
            )
        failures += [
            f"{label['id']} metric wrong: {match.shown(g)}\n    …{match.around(text, g)}…" for g in outcome.wrong
        ]
    return {
        "documents": len(corpus),
        **{part: f1(counts) for part, counts in totals.items()},
        "asides": dict(asides),
        "by document": {t: f1(c) for t, c in sorted(by_document_tag.items())},
        "by phenomenon": {
            t: {"labels": c["right"] + c["missing"], "recall": ratio(c["right"], c["right"] + c["missing"])}
            for t, c in sorted(by_metric_tag.items())
        },
    }, failures


def print_score(title, result):
    print(f"{title}: {result['documents']} documents")
    for part in ("metrics", "initiatives", "ranks"):
        s = result[part]
        print(
            f"  {part:12} F1 {s['f1']:.3f}  precision {s['precision']:.3f}  recall {s['recall']:.3f}"
            f"  (right {s['right']}, wrong {s['wrong']}, missing {s['missing']})"
        )
    asides = result["asides"]
    right = result["metrics"]["right"]
    print(
        f"  of the right metrics: indicator's name alike {ratio(asides.get('indicator right', 0), right):.3f}, "
        f"status {ratio(asides.get('status right', 0), right):.3f}; "
        f"articles {asides['articles right']} of {asides['articles']}"
    )
    differing = ", ".join(f"{k[11:]} {v}" for k, v in sorted(asides.items()) if k.startswith("differs in "))
    print(f"  missing metrics that were read differently: {differing or 'none'}")


def print_breakdown(result):
    print("  kind of document      F1     right wrong missing")
    for tag, s in sorted(result["by document"].items(), key=lambda item: item[1]["f1"]):
        print(f"    {tag:18} {s['f1']:.3f}  {s['right']:5} {s['wrong']:5} {s['missing']:5}")
    print("  phenomenon          labels  recall")
    for tag, s in sorted(result["by phenomenon"].items(), key=lambda item: item[1]["recall"]):
        print(f"    {tag:18} {s['labels']:5}  {s['recall']:.3f}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0], epilog=__doc__.splitlines()[2])
    parser.add_argument("--damaged", action="store_true", help="measure on the damaged documents too, and the loss")
    parser.add_argument("--seed", type=int, default=1, help="of the damage")
    parser.add_argument("--set", default=".", help="blind-a, blind-b or blind-c instead of the set that the rules were made with")
    parser.add_argument("--only", help="ids, separated by commas")
    parser.add_argument("--failures", type=pathlib.Path, help="a file for what is missing or wrong, one by one")
    parser.add_argument("--json", action="store_true", help="the measures as one JSON object")
    parser.add_argument("--breakdown", action="store_true", help="by kind of document and by phenomenon")
    parser.add_argument("--require", action="store_true", help="exit 1 unless F1 0.92 and 0.85, loss at most 0.05")
    parser.add_argument("command", nargs="+")
    options = parser.parse_args()

    clean = list(read_corpus(options.only and set(options.only.split(",")), FOLDER / options.set))
    result, failures = score(clean, run(options.command, clean))
    results = {"clean": result}
    failures = [f"clean {failure}" for failure in failures]
    if options.damaged:
        worse = [damaged(text, label, options.seed) for text, label in clean]
        results["damaged"], found = score(worse, run(options.command, worse))
        failures += [f"damaged {failure}" for failure in found]
        results["loss"] = {
            part: results["clean"][part]["f1"] - results["damaged"][part]["f1"] for part in ("metrics", "initiatives")
        }
    if options.failures:
        options.failures.write_text("\n".join(failures) + "\n", encoding="utf-8")
    if options.json:
        print(json.dumps(results, ensure_ascii=False, indent=2))
    else:
        for title in ("clean", "damaged"):
            if title in results:
                print_score(title, results[title])
                if options.breakdown:
                    print_breakdown(results[title])
        if "loss" in results:
            print("loss: " + ", ".join(f"{part} {loss:.3f}" for part, loss in results["loss"].items()))
    good = result["metrics"]["f1"] >= 0.92 and result["initiatives"]["f1"] >= 0.85
    good = good and all(loss <= 0.05 for loss in results.get("loss", {}).values())
    return 0 if good or not options.require else 1


if __name__ == "__main__":
    sys.exit(main())
