"""Which of an extractor's facts are which of a label's. The rules stand in README.md."""

import re
from dataclasses import dataclass, field

import canonical

BOUNDS = {"value", "low", "high", "comparator"}
GROWTH_WORDS = re.compile("增长|增速|增幅|下降|降幅|提高|提升|回落|加快|收窄|增加|减少|下滑|涨|缩|growth")


@dataclass
class Outcome:
    """Pairs (label, given) that are right; what was given and is in no label; what no answer holds."""

    right: list = field(default_factory=list)
    wrong: list = field(default_factory=list)
    missing: list = field(default_factory=list)


def options(entry, key):
    """What a label accepts for a key: its own value, and those of `key_also`."""
    return [entry.get(key), *entry.get(key + "_also", [])]


def overlap(a, b):
    return min(a["start"] + a["length"], b["start"] + b["length"]) - max(a["start"], b["start"])


def article_at(articles, start):
    return next((i for i, a in enumerate(articles) if a["start"] <= start < a["start"] + a["length"]), None)


# The parts of a metric


def level(metric):
    """(amount, unit, comparator) or ("range", low, high, unit) in base units; None where no level is given."""
    low, high = metric.get("low"), metric.get("high")
    if metric.get("value") is not None:
        return canonical.quantity(metric["value"], metric.get("unit"))
    if low is not None and high is not None:
        return canonical.quantity(low, metric.get("unit")), canonical.quantity(high, metric.get("unit"))
    return None


def level_is(label, given):
    expected = level(label)
    if expected is None:
        return given.get("value") is None
    if label["value"] is None:
        low, high = given.get("low"), given.get("high")
        return expected == tuple(canonical.quantity(v, given.get("unit")) for v in (low, high))
    if given.get("value") is None:
        return False
    found = level(given)
    same = expected == found or (
        expected[1] == "" and found is not None and found[1] == "元" and expected[0] == found[0]
    )
    return same and (given.get("comparator") or "=") in options(label, "comparator")


def growth_is(label, given):
    """Whether a given growth is the label's; both are growth objects or None. An optional one may be left out."""
    if label is None or given is None:
        return given is None and (label is None or label.get("optional", False))
    kinds = options(label, "kind")
    return (
        canonical.quantity(label["value"], label["unit"]) == canonical.quantity(given.get("value"), given.get("unit"))
        and ("*" in kinds or given.get("kind") in kinds)
        and (given.get("comparator") or "=") in options(label, "comparator")
        and (given.get("form") or "change") == label["form"]
    )


def as_growth(given):
    """A given rate that stands as a value (GDP增长 6.7 %) as the growth it is."""
    if given.get("growth") is not None or given.get("value") is None:
        return None
    unit = canonical.unit(given.get("unit"))[1]
    if unit not in ("%", "个百分点", "倍"):
        return None
    value = str(given["value"])
    falls = re.search("降|减|回落|下滑|收窄|缩", given.get("indicator") or "") and not value.startswith("-")
    return {
        "value": "-" + value if falls else value,
        "unit": given.get("unit"),
        "comparator": given.get("comparator"),
        "kind": "pp" if unit == "个百分点" else "yoy",
        "form": "change",
    }


def repeats_growth(given):
    """Whether the given value is the given growth once more (下降 2.5 % as the value -2.5 %, and as a growth)."""
    growth = given["growth"]
    return canonical.quantity(given["value"], given.get("unit")) == canonical.quantity(
        growth.get("value"), growth.get("unit")
    )


def as_level(given):
    """A given growth that stands without a value as the rate that a label reads as a value (增速为 6.7 %)."""
    growth = given.get("growth")
    if growth is None or given.get("value") is not None:
        return None
    return {"value": growth.get("value"), "unit": growth.get("unit"), "comparator": growth.get("comparator")}


def figures_are(label, given):
    """Whether value, unit, bounds and growth are right; says which of "value" and "growth" is not."""
    if label["value"] is None and level(label) is None:
        alone = given.get("growth") is None or given.get("value") is None or repeats_growth(given)
        return [] if alone and growth_is(label["growth"], given.get("growth") or as_growth(given)) else ["growth"]
    differing = [] if level_is(label, given) else ["value"]
    if differing and label["growth"] is None and as_level(given) and GROWTH_WORDS.search(label["indicator"]):
        return [] if level_is(label, as_level(given)) else ["value"]
    return differing + ([] if growth_is(label["growth"], given.get("growth")) else ["growth"])


def period_is(label, given):
    accepted = options(label, "period")
    return "*" in accepted or canonical.period(given.get("period")) in [canonical.period(p) for p in accepted]


class Subjects:
    """Whose figure it is: the body named, or the zone of the article where it stands."""

    def __init__(self, label, answer):
        self.labelled = label["articles"]
        self.given = answer.get("articles") or []

    def agree(self, entry, given):
        stated = given.get("subject")
        accepted = options(entry, "subject")
        place = article_at(self.labelled, entry["start"])
        if stated is None:
            if None in accepted:
                return place is None or article_at(self.labelled, given["start"]) in (place, None)
            where = article_at(self.given, given["start"])
            zone = self.given[where].get("zone") if where is not None else None
            return canonical.zone(zone) in [canonical.zone(s) for s in accepted]
        zones = [self.labelled[place]["zone"]] if place is not None and None in accepted else []
        return canonical.zone(stated) in [canonical.zone(s) for s in [*accepted, *zones] if s]


def differences(entry, given, subjects):
    """Which of subject, value, growth and period of a given metric are not the label's."""
    found = figures_are(entry, given)
    found += [] if period_is(entry, given) else ["period"]
    return found + ([] if subjects.agree(entry, given) else ["subject"])


# Metrics


def take_nearest(entry, pool, fits):
    """Removes and returns the fitting fact that stands nearest to the label."""
    fitting = [g for g in pool if fits(g)]
    if not fitting:
        return None
    best = min(fitting, key=lambda g: abs(g["start"] - entry["start"]))
    pool.remove(best)
    return best


def take_parts(entry, pool, subjects):
    """A value and its growth given as two metrics: removes both, returns the first; None unless both are there."""
    alone = {**entry, "growth": None}
    change = {**entry, "value": None, "low": None, "high": None}
    first = take_nearest(entry, pool, lambda g: not differences(alone, g, subjects))
    if first is None:
        return None
    if take_nearest(entry, pool, lambda g: not differences(change, g, subjects)) is None:
        pool.append(first)
        return None
    return first


def metrics(label, answer):
    """Required labels choose first, then optional ones; what stands on an optional label's place is not counted."""
    subjects = Subjects(label, answer)
    pool = list(answer.get("metrics") or [])
    outcome = Outcome()
    optional = [e for e in label["metrics"] if e.get("optional")]
    for entry in [e for e in label["metrics"] if not e.get("optional")]:
        given = take_nearest(entry, pool, lambda g, e=entry: not differences(e, g, subjects))
        if given is None and entry["growth"] and level(entry) is not None:
            given = take_parts(entry, pool, subjects)
        if given is None:
            outcome.missing.append(entry)
        else:
            outcome.right.append((entry, given))
    for entry in optional:
        take_nearest(entry, pool, lambda g, e=entry: not differences(e, g, subjects))
    outcome.wrong = [g for g in pool if not any(overlap(e, g) > 0 for e in optional)]
    outcome.subjects = subjects
    return outcome


def explain(outcome):
    """Each missing label with the wrong metric on its place, and how they differ."""
    for entry in outcome.missing:
        near = [g for g in outcome.wrong if overlap(entry, g) > 0]
        near = min(near, key=lambda g: len(differences(entry, g, outcome.subjects)), default=None)
        yield entry, near, differences(entry, near, outcome.subjects) if near else []


def same_indicator(expected, given):
    """Whether one name holds the other, or they share more than half of their characters."""
    a, b = canonical.name(expected), canonical.name(given or "")
    shared = sum(min(a.count(c), b.count(c)) for c in set(a))
    return bool(b) and (a in b or b in a or shared > max(len(a), len(b)) / 2)


# Initiatives, ranks, articles


def initiatives(label, answer):
    """By name: exact without quotes and spaces, or an alias; a name that is given twice counts once."""
    pool = {canonical.name(g.get("name") or ""): g for g in reversed(answer.get("initiatives") or [])}
    outcome = Outcome()
    required = {canonical.name(e["name"]): e for e in reversed(label["initiatives"]) if not e.get("optional")}
    optional = [e for e in label["initiatives"] if e.get("optional")]
    for entry in required.values():
        taken = [n for n in {canonical.name(x): 0 for x in [entry["name"], *entry["aliases"]]} if n in pool]
        given = [pool.pop(n) for n in taken]
        if given:
            outcome.right.append((entry, given[0]))
        else:
            outcome.missing.append(entry)
    outcome.wrong = [g for g in pool.values() if not any(overlap(e, g) > 0 for e in optional)]
    return outcome


def rank_number(text):
    digits = re.search(r"\d+", canonical.half_width(str(text)))
    return int(digits[0]) if digits else None


def ranks(label, answer):
    """By the number of the place, where the label's printed form stands."""
    pool = list(answer.get("ranks") or [])
    outcome = Outcome()
    for entry in label["ranks"]:
        number = rank_number(entry["rank"])
        given = take_nearest(
            entry, pool, lambda g, e=entry, n=number: overlap(e, g) > 0 and rank_number(g.get("rank")) == n
        )
        if given is not None:
            outcome.right += [] if entry.get("optional") else [(entry, given)]
        elif not entry.get("optional"):
            outcome.missing.append(entry)
    outcome.wrong = [g for g in pool if not any(e.get("optional") and overlap(e, g) > 0 for e in label["ranks"])]
    return outcome


def articles_right(label, answer):
    """How many of the label's articles were found with their zone: more than half of the longer one is shared."""
    return sum(
        any(
            overlap(a, g) * 2 > max(a["length"], g["length"])
            and canonical.zone(a["zone"]) == canonical.zone(g.get("zone"))
            for g in answer.get("articles") or []
        )
        for a in label["articles"]
    )


# Sentences


def shown_name(entry):
    return entry.get("name") or f"{entry.get('indicator')} {entry.get('rank')} {entry.get('scope')}"


def shown(metric):
    growth = metric.get("growth")
    bound = "" if metric.get("comparator") in (None, "=") else metric["comparator"]
    amount = metric.get("value")
    if amount is None and metric.get("low") is not None:
        amount = f"{metric['low']}~{metric['high']}"
    change = ""
    if growth:
        bounded = "" if growth.get("comparator") in (None, "=") else growth["comparator"]
        change = f" {growth.get('kind')} {growth.get('form')} {bounded}{growth.get('value')}{growth.get('unit')}"
    return (
        f"{metric.get('subject') or 'zone'} | {metric.get('indicator')} | {bound}{amount}{metric.get('unit') or ''}"
        f" | {metric.get('period')} |{change} | {metric.get('status')}"
    )


def around(text, given, width=14):
    start = given.get("start") or 0
    end = start + (given.get("length") or 0)
    return text[max(0, start - width) : end + width].replace("\n", "⏎")
