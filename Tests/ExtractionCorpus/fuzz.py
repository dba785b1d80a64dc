#!/usr/bin/env python3
"""Feeds mutated documents to an extractor for some minutes and checks every answer.

No crash, no hang, an answer to every line and in order, every place within the text, every printed form at its place.
fuzz.py --minutes 60 --findings DIR -- .build/release/gaoxin extract --jsonl-input --format jsonl
"""

import argparse
import hashlib
import json
import pathlib
import random
import subprocess
import sys
import time
from collections import Counter

import canonical
import check
import mutate

FOLDER = pathlib.Path(__file__).parent
NUMERALS = set("零〇一二两三四五六七八九十百千万亿成半几数翻壹贰叁肆伍陆柒捌玖拾廿卅卌点")


class Finding(Exception):
    """What went wrong: its kind, and a sentence."""

    def __init__(self, kind, sentence):
        super().__init__(sentence)
        self.kind = kind


def run(command, lines, seconds):
    """The answers to some lines. Raises what makes the whole run bad: a crash, a hang, too few answers."""
    try:
        done = subprocess.run(
            command, input=b"\n".join(lines) + b"\n", capture_output=True, timeout=seconds, check=False
        )
    except subprocess.TimeoutExpired as expired:
        raise Finding("hang", f"no end after {seconds} seconds") from expired
    trouble = done.stderr.decode("utf-8", "replace")
    if done.returncode < 0 or done.returncode >= 128 or "Fatal error" in trouble:
        raise Finding("crash", f"exit code {done.returncode}: {trouble[:600]}")
    answers = done.stdout.split(b"\n")
    if answers.pop() != b"" or len(answers) != len(lines):
        raise Finding("count", f"{len(answers)} answers to {len(lines)} lines")
    return answers


def is_subsequence(short, long):
    rest = iter(long)
    return all(c in rest for c in short)


def follows(figure, printed):
    """Whether a value may be read from a printed form: a whole number that stands there, a numeral, 成, or 5K."""
    flat = bare(printed)
    if any(c in NUMERALS for c in flat) or flat.count(".") > 1 or "分之" in flat or flat[-1:] in tuple("kKMGTB"):
        return True
    stated = canonical.number(figure)
    above, bar, below = flat.partition("/")
    if stated is not None and bar and above.isdigit() and below.isdigit() and int(below):
        return abs(stated - type(stated)(int(above)) / int(below)) < type(stated)("1e-9")
    return stated is not None and abs(stated) in check.printed_numbers("0" + flat) | check.printed_numbers(flat)


def bare(text):
    """A text as it reads when breaks, spaces and widths are repaired: nothing else may be."""
    return "".join(c for c in canonical.half_width(text) if c.isprintable() and not c.isspace() and c != ",")


def ungrounded(part, fact, text):
    """The kind of mistake, and a sentence, where a fact does not stand where it says; else None."""
    start, length = fact.get("start"), fact.get("length")
    if (
        not isinstance(start, int)
        or not isinstance(length, int)
        or start < 0
        or length < 0
        or start + length > len(text)
    ):
        return "place", f"place {start}, {length} is not within the text's {len(text)} scalars"
    printed = text[start : start + length]
    if "text" in fact and bare(fact["text"]) != bare(printed):
        return "text", f"says {fact['text'][:60]!r}, the text there is {printed[:60]!r}"
    if part == "initiatives" and not is_subsequence(canonical.name(fact["name"]), canonical.name(printed)):
        return "name", f"name {fact['name'][:60]!r} is not in {printed[:60]!r}"
    if part in ("metrics", "quantities") and length < 2000:
        figure = fact.get("value") or fact.get("low") or (fact.get("growth") or {}).get("value")
        if figure and not follows(figure, printed):
            return "value", f"value {figure} is not in {printed[:60]!r}"
    return None


def inspect(line, name, text, answer, counts):
    """Checks one answer; `name` and `text` are None where the line may be refused."""
    try:
        given = json.loads(answer)
    except (ValueError, RecursionError) as error:
        raise Finding("answer", f"no JSON: {error}: {answer[:200]!r}") from error
    if not isinstance(given, dict):
        raise Finding("answer", f"no object: {answer[:200]!r}")
    if "error" in given:
        counts["refused"] += 1
        if name is not None:
            raise Finding("refused", f"a good line is refused: {given['error']}")
        return
    counts["read"] += 1
    if name is None:
        return
    if given.get("id") != name:
        raise Finding("order", f"id {given.get('id')!r} in the place of {name!r}")
    for part in ("articles", "metrics", "ranks", "initiatives", "quantities", "periods", "unplaced"):
        for fact in given.get(part, []):
            counts[part] += 1
            counts["repaired texts"] += (
                "text" in fact and text[fact["start"] : fact["start"] + fact["length"]] != fact["text"]
            )
            wrong = ungrounded(part, fact, text)
            if wrong:
                raise Finding(wrong[0], f"{part}: {wrong[1]}")


def minimal(command, line, kind, seconds, until):
    """A shorter text with the same kind of finding, as far as the time goes."""
    try:
        fields = json.loads(line)
        text = fields["text"]
    except (ValueError, KeyError, TypeError, RecursionError):
        return line

    def still(candidate):
        changed = json.dumps({**fields, "text": candidate}).encode()
        try:
            inspect(changed, fields["id"], candidate, run(command, [changed], seconds)[0], Counter())
        except Finding as found:
            return found.kind == kind
        return False

    size = max(1, len(text) // 2)
    while size and time.monotonic() < until:
        place = 0
        while place < len(text) and time.monotonic() < until:
            candidate = text[:place] + text[place + size :]
            if still(candidate):
                text = candidate
            else:
                place += size
        size //= 2
    return json.dumps({**fields, "text": text}, ensure_ascii=False).encode("utf-8", "replace")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0], epilog=__doc__.splitlines()[-1])
    parser.add_argument("--minutes", type=float, default=1)
    parser.add_argument("--seed", type=int, default=None, help="of the first batch; the clock without it")
    parser.add_argument("--broken", type=float, default=0.12, help="share of lines that are no document")
    parser.add_argument("--batch", type=int, default=40, help="lines in a batch")
    parser.add_argument("--seconds", type=float, default=30, help="after which a batch hangs")
    parser.add_argument("--shrink", type=float, default=20, help="seconds to look for a shorter text of a finding")
    parser.add_argument("--findings", type=pathlib.Path, help="a folder for the lines that went wrong")
    parser.add_argument("command", nargs="+")
    options = parser.parse_args()

    corpus = [path.read_bytes().decode("utf-8") for path in sorted((FOLDER / "documents").glob("*.txt"))]
    seed = int(time.time()) if options.seed is None else options.seed
    end = time.monotonic() + options.minutes * 60
    counts, findings = Counter(), Counter()
    if options.findings:
        options.findings.mkdir(parents=True, exist_ok=True)

    def report(found, line, batch_seed):
        findings[found.kind] += 1
        if findings[found.kind] > 20:
            return
        small = minimal(options.command, line, found.kind, options.seconds, min(end, time.monotonic() + options.shrink))
        print(f"{found.kind} (seed {batch_seed}): {found}\n    {small[:400].decode('utf-8', 'replace')}", flush=True)
        if options.findings:
            key = hashlib.sha256(line).hexdigest()[:10]
            (options.findings / f"{found.kind}-{key}.jsonl").write_bytes(small + b"\n")
            (options.findings / f"{found.kind}-{key}.txt").write_text(f"seed {batch_seed}\n{found}\n", encoding="utf-8")

    while time.monotonic() < end:
        dice = random.Random(seed)
        asked = []
        for number in range(options.batch):
            if dice.random() < options.broken:
                asked.append((mutate.broken_request(dice, corpus, number), None, None))
            else:
                line, name, text = mutate.request(dice, corpus, number)
                asked.append((line, name if text.strip() else None, text))
        lines = [line for line, _, _ in asked]
        counts["batches"] += 1
        counts["lines"] += len(lines)
        counts["bytes"] += sum(map(len, lines))
        try:
            answers = run(options.command, lines, options.seconds)
        except Finding as found:
            alone = False
            for line in lines:
                try:
                    run(options.command, [line], options.seconds)
                except Finding as single:
                    alone = True
                    report(single, line, seed)
            if not alone:
                report(found, b"\n".join(lines), seed)
            answers = []
        for (line, name, text), answer in zip(asked, answers, strict=False):
            try:
                inspect(line, name, text, answer, counts)
            except Finding as found:
                report(found, line, seed)
        seed += 1
    print(", ".join(f"{n} {what}" for what, n in counts.items()))
    print("found: " + (", ".join(f"{n} {kind}" for kind, n in sorted(findings.items())) or "nothing"))
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
