#!/usr/bin/env python3
"""Write a deterministic workspace of many zones for benchmarks.

    python3 bench/make_workspace.py ROWS DIR [--zones 178] [--indicators 120] [--seed S]

The zones, indicators, themes and templates are the project's own; the figures are made up. Observations stand in
seeds/tables/observations-YEAR.csv, a source for each zone and quarter in sources.csv. The quarters end with 2025-Q2;
there are as many as the rows need, at least 5, so that every size has the quarter and the year before to compare.
Surplus rows are dropped evenly, as real collections have gaps. Nothing breaks a rule of `gaoxin check`.

Only integer hashing is used, so the same arguments give the same bytes on every Python.
"""
import argparse
import pathlib
import re
import shutil

ROOT = pathlib.Path(__file__).resolve().parent.parent
MASK = (1 << 64) - 1
LAST = 2025 * 4 + 1
OBSERVATIONS = ("zone,indicator,subject,subject_en,value,period,growth,status,printed,source,place,confidence,"
                "span_kind,note,note_en\n")
SOURCES = ("id,title,title_en,publisher,publisher_en,published,published_basis,url,access,language,confidence,"
           "note,note_en\n")
NOTES = (("快报数", "A flash estimate."), ("初步核算数,以年报为准", "Preliminary, subject to the annual report."),
         ("含托管园区", "Parks under trust are included."), ("按“四上”企业统计", 'Of firms "above size" only.'),
         ("R&D<500万元的企业未计入", "Firms with R&D < 5 million yuan are left out."))
PLACES = ("第1页", "第2页", "表1", "表3", "excerpt: 经济运行")
FLOWS = ("flow_amount", "flow_count", "event_count")
STOCKS = ("stock_count", "stock_amount")


def mix(x):
    """splitmix64: a 64-bit integer hash."""
    x = (x + 0x9E3779B97F4A7C15) & MASK
    x = ((x ^ (x >> 30)) * 0xBF58476D1CE4E5B9) & MASK
    x = ((x ^ (x >> 27)) * 0x94D049BB133111EB) & MASK
    return x ^ (x >> 31)


def quoted(s):
    return '"' + s.replace('"', '""') + '"' if "," in s or '"' in s or "\n" in s else s


def fixed(scaled, decimals):
    sign, scaled = ("-", -scaled) if scaled < 0 else ("", scaled)
    if decimals == 0:
        return f"{sign}{scaled}"
    whole, part = divmod(scaled, 10 ** decimals)
    return f"{sign}{whole}.{part:0{decimals}d}"


def entries(path):
    """The entries of a list of the project's seeds, each a mapping of its plain keys: no YAML library is needed."""
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        start = re.match(r"  - id: (\S+)$", line)
        if start:
            found.append({"id": start[1]})
        pair = re.match(r"    (\w+): (\S.*)$", line)
        if pair and found:
            found[-1][pair[1]] = pair[2].strip('"')
    return found


def indicators(count):
    every = [e for e in entries(ROOT / "seeds/indicators.yaml") if "kind" in e]
    holders = {e.get("growth") for e in every}
    kinds = FLOWS + STOCKS + ("share", "growth", "intensity")
    # A growth rate that another indicator's growth column gives would stand twice.
    return [e for e in every if e["kind"] in kinds and e["id"] not in holders][:count]


def period(index, kind):
    year, quarter = divmod(index, 4)
    if kind in STOCKS:
        return f"{year}-{quarter * 3 + 3:02d}"
    return f"{year}-{('Q1', 'H1', '9M', '12M')[quarter]}"


class Figures:
    """The value of each zone, indicator and quarter, in units of the last decimal."""

    def __init__(self, seed):
        self.seed = seed
        self.levels = {}

    def base(self, zone, item):
        key = (zone, item)
        if key not in self.levels:
            level = mix(self.seed ^ 0xABCD ^ (zone << 8) ^ (item << 32))
            self.levels[key] = 300 + level // 7 % (1000 * 10 ** (level % 3))
        return self.levels[key]

    def value(self, zone, item, index, indicator):
        noise = mix(self.seed ^ (index << 44) ^ (zone << 20) ^ item)
        kind = indicator["kind"]
        base = self.base(zone, item)
        year, quarter = divmod(index, 4)
        if kind in ("share", "growth"):
            return (base % 60) * 10 + noise % 120 - (200 if kind == "growth" else 0) + (index % 4)
        trend = 1000 + (year - 2010) * 45
        if kind in FLOWS:
            # Each year's four quarters add up, so that a cumulative figure never falls.
            parts = [mix(self.seed ^ ((year * 4 + q) << 40) ^ (zone << 16) ^ (item << 4)) % 60 + 220
                     for q in range(quarter + 1)]
            return max(base * trend * sum(parts) // 1_000_000, 1) + quarter + 1
        return base * (trend + noise % 40 + quarter * 11) // 1000 + 1


def decimals_of(indicator):
    if "decimals" in indicator:
        return int(indicator["decimals"])
    return {"share": 1, "growth": 1}.get(indicator["kind"], 2 if indicator["unit"].startswith(("亿", "万")) else 0)


def row(figures, zone, zi, item, indicator, index):
    kind, unit = indicator["kind"], indicator["unit"]
    decimals = decimals_of(indicator)
    scaled = figures.value(zi, item, index, indicator)
    noise = mix(figures.seed ^ 0x77 ^ (index << 40) ^ (zi << 16) ^ item)
    word = "" if kind != "growth" else "增长" if scaled >= 0 else "下降"
    number = fixed(abs(scaled) if word else scaled, decimals)
    bound = ("超", "约")[noise % 2] if noise % 97 == 0 and not word else ""
    growth = ""
    if kind in FLOWS and noise % 3 == 0:
        before = figures.value(zi, item, index - 4, indicator)
        rate = (scaled - before) * 1000 // before
        growth = f"{'增长' if rate >= 0 else '下降'}{fixed(abs(rate), 1)}%"
    note, note_en = NOTES[(noise >> 17) % len(NOTES)] if noise % 10 < 3 else ("", "")
    if noise % 101 == 7:
        note, note_en = f"核定单号{noise >> 40}\n已复核", f"Approved as no. {noise >> 40}."
    return (f"{zone},{indicator['id']},,,{word}{bound}{number}{unit},{period(index, kind)},{growth},actual,,"
            f"{zone}-{index // 4}q{index % 4 + 1},{PLACES[(noise >> 25) % len(PLACES)]},high,"
            f"{'point' if kind in STOCKS else 'cumulative'},{quoted(note)},{quoted(note_en)}\n")


def source(zone, index):
    year, quarter = divmod(index, 4)
    day = (f"{year}-04-24", f"{year}-07-24", f"{year}-10-24", f"{year + 1}-01-24")[quarter]
    name = zone.replace("-", " ").title()
    return (f"{zone}-{year}q{quarter + 1},{name}高新区{year}年{quarter + 1}季度主要指标,"
            f"{name}: main indicators of {year}-Q{quarter + 1},{name}高新区管委会,{name} committee,{day},stated,"
            f"https://example.org/{zone}/{day}.html,original,zh,high,,\n")


def main():
    ap = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ap.add_argument("rows", type=int)
    ap.add_argument("dir", type=pathlib.Path)
    ap.add_argument("--zones", type=int, default=178)
    ap.add_argument("--indicators", type=int, default=120)
    ap.add_argument("--seed", type=int, default=20251231)
    a = ap.parse_args()
    zones = [e["id"] for e in entries(ROOT / "seeds/zones.yaml")][:a.zones]
    items = indicators(a.indicators)
    quarters = max(5, -(-a.rows // (len(zones) * len(items))))
    items = items[:-(-a.rows // (len(zones) * quarters))]
    grid = len(zones) * len(items) * quarters
    drop = grid - a.rows
    tables = a.dir / "seeds/tables"
    tables.mkdir(parents=True, exist_ok=True)
    for name in ("zones.yaml", "indicators.yaml", "themes.yaml"):
        shutil.copy(ROOT / "seeds" / name, a.dir / "seeds" / name)
    shutil.copytree(ROOT / "Templates", a.dir / "Templates", dirs_exist_ok=True)
    (a.dir / "gaoxin.yaml").write_text("zones:\n" + "".join(f"  - {z}\n" for z in zones), encoding="utf-8")
    figures = Figures(a.seed)
    first = LAST - quarters + 1
    with open(tables / "sources.csv", "w", encoding="utf-8", newline="") as f:
        f.write(SOURCES + "".join(source(z, i) for i in range(first, LAST + 1) for z in zones))
    seen = dropped = written = 0
    year, out = None, None
    for index in range(first, LAST + 1):
        if index // 4 != year:
            year = index // 4
            if out:
                out.close()
            out = open(tables / f"observations-{year}.csv", "w", encoding="utf-8", newline="")
            out.write(OBSERVATIONS)
        block = []
        for zi, zone in enumerate(zones):
            for item, indicator in enumerate(items):
                # As many rows are dropped as the grid has too many, spread over all of it.
                isDropped = dropped < drop and (seen + 1) * drop // grid > dropped
                seen += 1
                if isDropped:
                    dropped += 1
                    continue
                block.append(row(figures, zone, zi, item, indicator, index))
                written += 1
        out.write("".join(block))
    out.close()
    print(f"{written} rows, {len(zones)} zones x {len(items)} indicators x {quarters} quarters")


if __name__ == "__main__":
    main()
