#!/usr/bin/env python3
"""Workload 2 with other libraries: what an analyst writes today.

    python3 bench/peers/w2_peers.py PEER WORKSPACE OUT.xlsx

The work: the observations of a workspace in (`seeds/tables/observations-*.csv`), the
number taken out of each printed value, and three sheets out, indicators by zones:
the value for the latest period, its change against the period before, and its rank
(1 is the largest, equal ones share the better place). Bold header row and column,
both frozen, a number format for each sheet. Of values that stand twice the last counts.

gaoxin's edition is more: every sheet, in two languages, with sources, links, what is
like for like and what is not.
"""
import glob
import os
import sys

COLUMNS = ["zone", "indicator", "period", "status", "value"]
NUMBER = r"(\d+(?:\.\d+)?)"
# Words before a number that make it negative.
FALL = "下降|减少"
SHEETS = {"value": "#,##0.00", "change": "+#,##0.00;-#,##0.00;0.00", "rank": "0"}


def tables(workspace):
    return sorted(glob.glob(os.path.join(workspace, "seeds", "tables", "observations-*.csv")))


def pandas_(workspace, out):
    import pandas as pd

    data = pd.concat([pd.read_csv(path, usecols=COLUMNS) for path in tables(workspace)], ignore_index=True)
    data = data[data["status"] == "actual"]
    data["number"] = pd.to_numeric(data["value"].str.extract(NUMBER, expand=False))
    data.loc[data["value"].str.contains(FALL), "number"] *= -1
    zones, indicators = data["zone"].unique(), data["indicator"].unique()
    before, latest = sorted(data["period"].unique())[-2:]

    def matrix(period):
        rows = data[data["period"] == period].drop_duplicates(["indicator", "zone"], keep="last")
        return rows.pivot(index="indicator", columns="zone", values="number").reindex(indicators, columns=zones)

    value = matrix(latest)
    matrices = {
        "value": value, "change": value - matrix(before), "rank": value.rank(axis=1, ascending=False, method="min")}
    with pd.ExcelWriter(out, engine="xlsxwriter") as writer:
        bold = writer.book.add_format({"bold": True})
        for name, number_format in SHEETS.items():
            matrices[name].to_excel(writer, sheet_name=name, freeze_panes=(1, 1), index_label=latest)
            sheet = writer.sheets[name]
            sheet.set_column(1, len(zones), None, writer.book.add_format({"num_format": number_format}))
            sheet.write_row(0, 1, zones, bold)
            sheet.write_column(1, 0, indicators, bold)


def polars_(workspace, out):
    import polars as pl
    import xlsxwriter

    number = pl.col("value").str.extract(NUMBER).cast(pl.Float64)
    data = (
        pl.concat([pl.read_csv(path, columns=COLUMNS, infer_schema=False) for path in tables(workspace)])
        .filter(pl.col("status") == "actual")
        .with_columns(number=pl.when(pl.col("value").str.contains(FALL)).then(-number).otherwise(number)))
    zones = data["zone"].unique(maintain_order=True)
    indicators = data["indicator"].unique(maintain_order=True)
    before, latest = data["period"].unique().sort()[-2:]
    grid = indicators.to_frame().join(zones.to_frame(), how="cross")

    def cells(period):
        rows = data.filter(pl.col("period") == period).unique(["indicator", "zone"], keep="last")
        return grid.join(
            rows.select("indicator", "zone", "number"), on=["indicator", "zone"], how="left", maintain_order="left")

    value = cells(latest)
    rank = value.select(pl.col("number").rank("min", descending=True).over("indicator").cast(pl.Float64))
    columns = {
        "value": value["number"], "change": value["number"] - cells(before)["number"], "rank": rank["number"]}
    names = zones.to_list()
    with xlsxwriter.Workbook(out) as book:
        bold = book.add_format({"bold": True})
        for name, number_format in SHEETS.items():
            sheet = book.add_worksheet(name)
            format_ = book.add_format({"num_format": number_format})
            sheet.freeze_panes(1, 1)
            sheet.write_string(0, 0, latest, bold)
            sheet.write_row(0, 1, names, bold)
            numbers = iter(columns[name].to_list())
            for row, indicator in enumerate(indicators, 1):
                sheet.write_string(row, 0, indicator, bold)
                for column in range(1, len(names) + 1):
                    number_ = next(numbers)
                    if number_ is not None:
                        sheet.write_number(row, column, number_, format_)


PEERS = {"pandas": pandas_, "polars": polars_}

if __name__ == "__main__":
    PEERS[sys.argv[1]](sys.argv[2], sys.argv[3])
