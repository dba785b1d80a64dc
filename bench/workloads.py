"""What is measured. A workload is a dictionary:

    name        unique, with the size: `w1-100k`
    title       one line for the table
    rounds      how many times the runs are made, each round one of every run in turn
    runs        the commands by name: a list of arguments each; `$DATA`, `$OUT` and `$GAOXIN` are replaced
    reference   the run that the others are compared with, pair by pair
    goals       of the run `gaoxin`: `wall ratio`, `cpu ratio`, `cpu s` or `peak MB`, each with its limit
    before      optional: a command made before each run of `gaoxin`, not measured

Add a workload by adding to `workloads()`.
"""

SIZES = {"10k": 10_000, "100k": 100_000, "1m": 1_000_000}


def sheet(size, rounds, goals):
    """Workload 1: the observation table in, one long sheet out."""
    data = f"$DATA/observations-{size}.csv"
    return {
        "name": f"w1-{size}",
        "title": f"{SIZES[size]:,} observations in CSV to one long sheet",
        "rounds": rounds,
        "reference": "C, libxlsxwriter",
        "runs": {
            "gaoxin": ["$GAOXIN", "table", data, f"$OUT/w1-{size}.xlsx", "--sheet-name", "observations", "--quiet"],
            "C, libxlsxwriter": ["bench/build/w1_libxlsxwriter", data, f"$OUT/w1-{size}-reference.xlsx"],
            "gaoxin, 1 thread": [
                "$GAOXIN", "table", data, f"$OUT/w1-{size}-1.xlsx", "--sheet-name", "observations", "--threads", "1", "--quiet"],
        },
        "goals": goals,
    }


def edition(size, rounds, goals, cold=False):
    """Workload 2: the comparison for the latest quarter in, the whole edition of 178 zones out."""
    workspace = f"$DATA/workspace-{size}"
    command = ["$GAOXIN", "report", "--workspace", workspace, "--quiet"]
    return {
        "name": f"w2-{size}" + ("-cold" if cold else ""),
        "title": f"{SIZES[size]:,} observations of 178 zones to the whole edition, in two languages"
        + (", nothing kept" if cold else ""),
        "rounds": rounds,
        "runs": {"gaoxin": command} if cold else {
            "gaoxin": command, "gaoxin, 1 thread": command + ["--threads", "1"],
            "gaoxin, one language": command + ["--language", "en"],
        },
        "goals": goals,
        **({"before": ["rm", "-rf", f"{workspace}/output/.cache"]} if cold else {}),
    }


def command(name, words, goals, before=None):
    """Workload 3: one command on the data set of a million observations."""
    return {
        "name": f"w3-{name}", "title": f"gaoxin {name} on a million observations", "rounds": 3,
        "runs": {"gaoxin": ["$GAOXIN"] + words + ["--workspace", "$DATA/workspace-1m"]}, "goals": goals,
        **({"before": before} if before else {}),
    }


def extract(input_, core=None):
    """Workload 6: bulletins in, one line of JSON for each out; on one core or on all of them."""
    pin = ["taskset", "-c", str(core)] if core is not None else []
    return pin + ["sh", "-c", f"{{ {input_}; }} | $GAOXIN extract --jsonl-input --format jsonl > /dev/null"]


def new_questions(id_):
    """Workload 3, asked for the first time: the tables are kept, the answers are not."""
    forget = ["sh", "-c", "rm -f $DATA/workspace-1m/output/.cache/answer-*"]
    questions = {"check": ["check"], "brief": ["brief", "--quarter", "2025-Q1"], "trace": ["trace", id_]}
    return [
        {**command(f"{name}, not asked before,", words, {"cpu s": 0.3}, forget), "name": f"w3-{name}-new"}
        for name, words in questions.items()
    ]


def workloads():
    id_ = "zhongguancun.gdp.2025-H1.zhongguancun-2025q2"
    each = ["$GAOXIN", "report", "--each-zone", "--workspace", "$DATA/workspace-100k", "--quiet"]
    return [
        edition("100k", 5, {}),
        edition("100k", 3, {}, cold=True),
        edition("1m", 3, {}),
        command("check", ["check"], {"cpu s": 0.3}),
        command("brief", ["brief"], {"cpu s": 0.3}),
        command("trace", ["trace", id_], {"cpu s": 0.3}),
        *new_questions(id_),
        command("run", ["run", "--due", "--as-of", "2025-07-01"], {"cpu s": 0.3}),
        {**command("check, cold", ["check"], {"cpu s": 1.24}, before=["rm", "-rf", "$DATA/workspace-1m/output/.cache"]),
         "name": "w3-check-cold"},
        {
            "name": "w4", "title": "an edition for each of 178 zones, 100,000 observations", "rounds": 2,
            "reference": "gaoxin, 1 thread", "goals": {"wall ratio": 1 / 1.7},
            "runs": {"gaoxin": each, "gaoxin, 1 thread": each + ["--threads", "1"]},
        },
        {
            "name": "w5-brief", "title": "the default data set, cold start", "rounds": 9, "goals": {"cpu s": 0.1},
            "runs": {"gaoxin": ["$GAOXIN", "brief"]},
        },
        {
            "name": "w5-report", "title": "the default data set, its edition", "rounds": 5, "goals": {"cpu s": 0.3},
            "runs": {"gaoxin": ["$GAOXIN", "report", "--workspace", "$DATA/workspace-default", "--quiet"]},
        },
        {
            "name": "w6-extract", "title": "20 MB of bulletins as JSON Lines, read on one core", "rounds": 5,
            "goals": {"cpu s": 1.0},
            "runs": {"gaoxin": extract("cat $DATA/bulletins-20m.jsonl", core=0)},
        },
        {
            "name": "w6-extract-cores", "title": "the same, on every core and on one", "rounds": 5,
            "reference": "gaoxin, 1 core", "goals": {"wall ratio": 0.6},
            "runs": {
                "gaoxin": extract("cat $DATA/bulletins-20m.jsonl"),
                "gaoxin, 1 core": extract("cat $DATA/bulletins-20m.jsonl", core=0),
            },
        },
        {
            "name": "w6-extract-stream", "title": "1 GB of bulletins as JSON Lines", "rounds": 1,
            "goals": {"peak MB": 150},
            "runs": {"gaoxin": extract("for i in $(seq 50); do cat $DATA/bulletins-20m.jsonl; done")},
        },
        sheet("10k", 15, {"wall ratio": 0.6}),
        sheet("100k", 7, {"wall ratio": 0.35}),
        sheet("1m", 5, {"wall ratio": 0.35, "peak MB": 100}),
    ]


# Writers of other projects, for workload 1: names of peers/w1_peers.py, and what each needs from PyPI.
# The slowest are left out at a million rows, where a run takes minutes.
PEER_PACKAGES = [
    "xlsxwriter", "openpyxl", "fastpyxl", "wolfxl", "pyexcelerate", "pandas", "pyarrow", "polars",
    "rustpy-xlsxwriter", "rvgsrust-xlsxwriter", "xlsxturbo", "fastxlsx", "excelize", "compactxlsx",
    "duckdb==1.5.5", "duckdb-extensions==1.5.5", "duckdb-extension-excel==1.5.5", "python-calamine",
]
SLOW_PEERS = {
    "openpyxl", "fastpyxl", "wolfxl", "excelize", "compactxlsx", "pandas-openpyxl", "pandas-xlsxwriter", "polars",
    "xlsxwriter", "xlsxwriter-const", "pyexcelerate", "fastxlsx",
}
