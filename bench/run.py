#!/usr/bin/env python3
"""Run the workloads in turn with their references and print medians and paired ratios.

    bench/run.py [--only PREFIX] [--rounds N] [--json FILE]
    bench/run.py --peers PYTHON [--only PREFIX] [--peer NAME,NAME] [--rounds N]

Figures are of whole processes, start-up included: wall time, user and system time,
largest resident size. A ratio is the median of the ratios of each round, so it
survives a machine whose speed drifts. Standard library only.
"""
import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import time

import workloads as plan

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(HERE)
PLACES = {
    "$DATA": os.path.join("bench", "data"),
    "$OUT": os.path.join("bench", "build", "out"),
    "$GAOXIN": os.environ.get("GAOXIN", os.path.join(".build", "release", "gaoxin")),
}


def filled(command):
    words = []
    for word in command:
        for name, place in PLACES.items():
            word = word.replace(name, place)
        words.append(word)
    return words


def measured(command):
    """Runs a command; wall s, processor s, peak MB."""
    words = filled(command)
    quiet = [(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)]
    start = time.perf_counter()
    pid = os.posix_spawnp(words[0], words, os.environ, file_actions=quiet)
    _, status, usage = os.wait4(pid, 0)
    wall = time.perf_counter() - start
    if status:
        sys.exit(f"{' '.join(words)}: ended with {os.waitstatus_to_exitcode(status)}")
    return {"wall": wall, "cpu": usage.ru_utime + usage.ru_stime, "peak": usage.ru_maxrss * 1024 / 1e6}


def median(values):
    return statistics.median(list(values))


def measure(workload, rounds):
    runs, reference = workload["runs"], workload.get("reference")
    taken = {name: [] for name in runs}
    for round_ in range(rounds + 1):
        for name, command in runs.items():
            if name == "gaoxin" and "before" in workload:
                subprocess.run(filled(workload["before"]), check=True, stdout=subprocess.DEVNULL)
            figures = measured(command)
            # The first round warms caches and is not counted.
            if round_ > 0:
                taken[name].append(figures)
    rows = []
    for name, all_ in taken.items():
        row = {
            "run": name,
            "wall s": median(f["wall"] for f in all_),
            "cpu s": median(f["cpu"] for f in all_),
            "peak MB": median(f["peak"] for f in all_),
        }
        if reference:
            pairs = list(zip(all_, taken[reference]))
            row["wall ratio"] = median(a["wall"] / b["wall"] for a, b in pairs)
            row["cpu ratio"] = median(a["cpu"] / b["cpu"] for a, b in pairs)
        rows.append(row)
    return rows


def shown(value, decimals):
    return "" if value is None else f"{value:.{decimals}f}"


def print_table(rows):
    print(f"  {'':28} {'wall s':>8} {'cpu s':>8} {'peak MB':>8} {'x wall':>7} {'x cpu':>7}")
    for row in rows:
        print(
            f"  {row['run']:28} {shown(row['wall s'], 3):>8} {shown(row['cpu s'], 3):>8} {shown(row['peak MB'], 0):>8}"
            f" {shown(row.get('wall ratio'), 3):>7} {shown(row.get('cpu ratio'), 3):>7}", flush=True)


def machine():
    model = ""
    with open("/proc/cpuinfo", encoding="utf-8") as f:
        for line in f:
            if line.startswith("model name"):
                model = line.split(":", 1)[1].strip()
                break
    return {
        "cpu": model, "cores": os.cpu_count(), "system": f"{platform.system()} {platform.release()}",
        "load at start": round(os.getloadavg()[0], 2),
    }


def table_peers(python, workload, wanted, rounds):
    """Every peer of workload 1 paired with gaoxin and with the C reference."""
    import w1_peers
    results = []
    size = workload["name"].removeprefix("w1-")
    for name in w1_peers.PEERS:
        if name not in wanted if wanted else size == "1m" and name in plan.SLOW_PEERS:
            continue
        command = [
            python, "bench/peers/w1_peers.py", name, f"$DATA/observations-{size}.csv", f"$OUT/w1-{size}-{name}.xlsx"]
        if not runs_here(name, command):
            continue
        trio = {
            "gaoxin": workload["runs"]["gaoxin"], "reference": workload["runs"][workload["reference"]], name: command}
        rows = measure({"runs": trio, "reference": "reference"}, rounds or (3 if size == "1m" else 5))
        row = rows[-1]
        row["gaoxin"] = rows[0]["wall ratio"]
        less = "  (less work: " + w1_peers.MISSING[name] + ")" if name in w1_peers.MISSING else ""
        print(
            f"  {name:28} {row['wall s']:8.3f} s {row['peak MB']:8.0f} MB  {row['wall ratio']:6.2f} x C"
            f"  (gaoxin {row['gaoxin']:.3f} x C){less}", flush=True)
        results.append({"workload": workload["name"], **row})
    return results


def edition_peers(python, workload, wanted, rounds):
    """Every peer of workload 2, which writes three sheets, with gaoxin's whole edition beside it."""
    import w2_peers
    results = []
    size = workload["name"].removeprefix("w2-")
    for name in w2_peers.PEERS:
        if wanted and name not in wanted:
            continue
        command = [python, "bench/peers/w2_peers.py", name, f"$DATA/workspace-{size}", f"$OUT/w2-{size}-{name}.xlsx"]
        if not runs_here(name, command):
            continue
        own = {run: words for run, words in workload["runs"].items() if "thread" not in run}
        rows = measure({"runs": {**own, f"{name}, three sheets": command}, "reference": f"{name}, three sheets"},
                       rounds or workload["rounds"])
        print_table(rows)
        results.append({"workload": workload["name"], "peer": name, "runs": rows})
    return results


def runs_here(name, command):
    if subprocess.run(filled(command), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode == 0:
        return True
    print(f"  {name:28} does not run here")
    return False


def peers(python, only, wanted, rounds):
    sys.path.insert(0, os.path.join(HERE, "peers"))
    results = []
    for workload in plan.workloads():
        kind = {"w1": table_peers, "w2": edition_peers}.get(workload["name"].split("-")[0])
        if kind is None or "before" in workload or (only and not workload["name"].startswith(only)):
            continue
        print(f"{workload['name']}: {workload['title']}")
        results += kind(python, workload, wanted, rounds)
    return results


def main():
    ap = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ap.add_argument("--only", help="workloads whose name starts so")
    ap.add_argument("--rounds", type=int)
    ap.add_argument("--json", default=os.path.join(HERE, "results.json"))
    ap.add_argument("--peers", metavar="PYTHON")
    ap.add_argument("--peer", default="", help="with --peers: these of them only")
    a = ap.parse_args()
    os.chdir(ROOT)
    os.makedirs(PLACES["$OUT"], exist_ok=True)
    about = machine()
    print(", ".join(f"{k}: {v}" for k, v in about.items()))
    if a.peers:
        results = {"machine": about, "peers": peers(a.peers, a.only, set(filter(None, a.peer.split(","))), a.rounds)}
    else:
        results = {"machine": about, "workloads": []}
        for workload in plan.workloads():
            if a.only and not workload["name"].startswith(a.only):
                continue
            print(f"{workload['name']}: {workload['title']}")
            rows = measure(workload, a.rounds or workload["rounds"])
            print_table(rows)
            own = next(row for row in rows if row["run"] == "gaoxin")
            goals = {name: {"limit": limit, "measured": own[name], "met": own[name] <= limit}
                     for name, limit in workload.get("goals", {}).items()}
            for name, goal in goals.items():
                print(f"  goal: {name} at most {goal['limit']}: {goal['measured']:.3f}, {'met' if goal['met'] else 'MISSED'}")
            results["workloads"].append(
                {"name": workload["name"], "title": workload["title"], "runs": rows, "goals": goals})
    path = a.json.replace(".json", "-peers.json") if a.peers else a.json
    with open(path, "w", encoding="utf-8") as f:
        json.dump(results, f, ensure_ascii=False, indent=1)
    print(f"written: {os.path.relpath(path)}")


if __name__ == "__main__":
    main()
