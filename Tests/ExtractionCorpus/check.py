#!/usr/bin/env python3
"""Holds every label against its document: the place, the printed form, the value, the unit, the period's code."""

import json
import pathlib
import re
import sys

import canonical

FOLDER = pathlib.Path(__file__).parent
SETS = [FOLDER, *sorted(FOLDER.glob("blind-*"))]
COMPARATORS = {"=", ">", "<", ">=", "<=", "~"}
STATUSES = {"actual", "plan", "target", "forecast"}

# What words without a numeral stand for: 几十名 is more than 10, 上万家 more than 1 万, 翻番 is twice.
ROUND_WORDS = {"几十": (10,), "上万": (1, 10**4), "百亿": (100, 1), "翻番": (1, 2), "翻一番": (1, 2), "一半": (50, 0.5)}


def printed_numbers(text):
    """Every number that a printed form may stand for."""
    text = canonical.half_width(text)
    flat = re.sub(r"[\s,]", "", text)
    found = {canonical.number(run) for run in re.findall(r"[0-9]+(?:\.[0-9]+)?", text)}
    found |= {canonical.number(run) for run in re.findall(r"[0-9]+(?:\.[0-9]+)?", flat)}
    found |= {canonical.number(run) for run in re.findall(r"[\d.零〇一二两三四五六七八九十百千万亿点]+", flat)}
    found |= {canonical.number(run) for run in re.findall(r"[零〇一二两三四五六七八九十百千点]+", flat)}
    for numerator, denominator in re.findall(r"(\d+)/(\d+)", flat):
        found.add(canonical.number(f"{numerator}/{denominator}"))
    for denominator, numerator in re.findall(r"([一二三四五六七八九十百]+)分之([一二三四五六七八九十百]+)", flat):
        bottom, top = canonical.number(denominator), canonical.number(numerator)
        found |= {top / bottom, top}
    for word, numbers in ROUND_WORDS.items():
        found |= set(numbers) if word in flat else set()
    for first, second in re.findall(r"([一二三四五六七八九])([一二三四五六七八九])十", flat):
        found |= {canonical.number(first + "十"), canonical.number(second + "十")}
    for tens, ones in re.findall(r"([一二三四五六七八九])成([一二三四五六七八九])", flat):
        found.add(canonical.number(f"{tens}点{ones}"))
    return found - {None}


def metric_mistakes(metric):
    numbers = printed_numbers(metric["text"])
    growth = metric["growth"]
    own = metric["value"] is not None or metric["low"] is not None or metric["high"] is not None
    for key in ("value", "low", "high") if own else ():
        stated = canonical.number(metric[key])
        if metric[key] is not None and stated is None:
            yield f"{key} {metric[key]!r} is no number"
        elif stated is not None and abs(stated) not in {abs(n) for n in numbers}:
            yield f"{key} {metric[key]} is not printed in {metric['text']!r}"
    if not own:
        if growth is None:
            yield "neither a value nor a growth"
        elif abs(canonical.number(growth["value"])) not in numbers:
            yield f"growth {growth['value']} is not printed in {metric['text']!r}"
    for code in [metric["period"], *metric.get("period_also", [])]:
        if code not in (None, "*") and not canonical.PERIOD_FORM.fullmatch(code):
            yield f"period {code!r} is no code"
    for comparator in [metric["comparator"], *metric.get("comparator_also", [])]:
        if comparator not in COMPARATORS:
            yield f"comparator {comparator!r}"
    if metric["status"] not in STATUSES:
        yield f"status {metric['status']!r}"
    if growth and (growth["kind"] not in ("yoy", "qoq", "pp") or growth["form"] not in ("change", "ratio")):
        yield f"growth {growth!r}"


def attached_growth_mistakes(metric, text):
    """A growth given beside a value stands in the same sentence or the next lines, after or before the value."""
    growth = metric["growth"]
    if not growth or metric["value"] is None:
        return
    around = text[max(0, metric["start"] - 40) : metric["start"] + metric["length"] + 160]
    if abs(canonical.number(growth["value"])) not in printed_numbers(around):
        yield f"growth {growth['value']} is not printed near {metric['text']!r}"


def unit_mistakes(metric, text):
    """The unit's letters stand in the printed form, or near it where a table names the unit once."""
    unit = canonical.half_width(metric["unit"] or "")
    near = canonical.half_width(text[max(0, metric["start"] - 400) : metric["start"] + metric["length"] + 400])
    if any(c not in near for c in unit):
        yield f"unit {unit!r} is not printed near {metric['text']!r}"


def mistakes(label, text):
    end = 0
    for article in label["articles"]:
        if article["start"] < end:
            yield f"article {article['zone']}: starts at {article['start']}, before the one above it ends at {end}"
        end = article["start"] + article["length"]
    if end != len(text):
        yield f"the last article ends at {end}, the text at {len(text)}"
    for part in ("metrics", "ranks", "initiatives"):
        for entry in label[part]:
            place = f"{part} at {entry['start']}"
            printed = text[entry["start"] : entry["start"] + entry["length"]]
            if printed != entry["text"] or not printed:
                yield f"{place}: the text there is {printed!r}, not {entry['text']!r}"
    for metric in label["metrics"]:
        for rule in (metric_mistakes(metric), attached_growth_mistakes(metric, text), unit_mistakes(metric, text)):
            for mistake in rule:
                yield f"metric at {metric['start']}: {mistake}"
    for initiative in label["initiatives"]:
        names = [initiative["name"], *initiative["aliases"]]
        printed = canonical.name(initiative["text"])
        if not any(canonical.name(n) == printed for n in names):
            yield f"initiative {initiative['name']}: {initiative['text']!r} is none of its names"


def main():
    documents = {path.stem: path for folder in SETS for path in (folder / "documents").glob("*.txt")}
    labels = {path.stem: path for folder in SETS for path in (folder / "labels").glob("*.json")}
    found = [f"{stem}: a document without a label" for stem in sorted(documents.keys() - labels.keys())]
    found += [f"{stem}: a label without a document" for stem in sorted(labels.keys() - documents.keys())]
    metrics = initiatives = 0
    for stem in sorted(documents.keys() & labels.keys()):
        label = json.loads(labels[stem].read_text(encoding="utf-8"))
        text = documents[stem].read_bytes().decode("utf-8")
        if label["id"] != stem:
            found.append(f"{stem}: its id is {label['id']}")
        found += [f"{stem}: {mistake}" for mistake in mistakes(label, text)]
        metrics += len(label["metrics"])
        initiatives += len(label["initiatives"])
    print(*found, sep="\n", end="\n" if found else "")
    print(f"{len(documents)} documents, {metrics} metrics, {initiatives} initiatives, {len(found)} mistakes")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
