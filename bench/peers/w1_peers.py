#!/usr/bin/env python3
"""Workload 1 with other writers: the table in CSV becomes one long sheet.

    python3 bench/peers/w1_peers.py PEER IN.csv OUT.xlsx

The work: 8 columns, bold header, frozen top row, autofilter, '#,##0.00' on the
value column, numbers as numbers, empty fields as no cell. A peer that cannot do
part of it says so in MISSING; its figure is then for less work.
"""
import csv
import sys

FMT = "#,##0.00"
SHEET = "observations"
MISSING = {
    "excelize": "no bold header, no number format (its Python stream takes no style), no autofilter",
    "duckdb": "no bold header, no frozen row, no autofilter, no number format",
    "fastxlsx": "no bold header, no frozen row, no autofilter, no number format",
    "xlsxturbo-csv": "no bold header, no frozen row, no autofilter, no number format",
    "xlsxturbo-csv-par": "no bold header, no frozen row, no autofilter, no number format",
    "compactxlsx": "no frozen row, no autofilter, no number format; its own header style",
}


def rows(path):
    with open(path, encoding="utf-8", newline="") as f:
        r = csv.reader(f)
        header = next(r)
        yield header
        for row in r:
            if row[3]:
                row[3] = float(row[3])
            yield row


def xlsxwriter_(src, dst, const):
    import xlsxwriter
    wb = xlsxwriter.Workbook(dst, {"constant_memory": const})
    ws = wb.add_worksheet(SHEET)
    bold = wb.add_format({"bold": True})
    num = wb.add_format({"num_format": FMT})
    ws.freeze_panes(1, 0)
    n = -1
    string, number = ws.write_string, ws.write_number
    for n, row in enumerate(rows(src)):
        if n == 0:
            for c, v in enumerate(row):
                string(0, c, v, bold)
            continue
        for c, v in enumerate(row):
            if v == "":
                continue
            if c == 3:
                number(n, 3, v, num)
            else:
                string(n, c, v)
    ws.autofilter(0, 0, n, 7)
    wb.close()


def openpyxl_like(mod, src, dst):
    from importlib import import_module
    wb = import_module(mod).Workbook(write_only=True)
    cell_mod = import_module(mod + ".cell")
    Font = import_module(mod + ".styles").Font
    ws = wb.create_sheet(SHEET)
    ws.freeze_panes = "A2"
    WriteOnlyCell = cell_mod.WriteOnlyCell
    it = rows(src)
    head = []
    for v in next(it):
        c = WriteOnlyCell(ws, value=v)
        c.font = Font(bold=True)
        head.append(c)
    ws.append(head)
    n = 1
    for row in it:
        n += 1
        out = [None if v == "" else v for v in row]
        if out[3] is not None:
            c = WriteOnlyCell(ws, value=out[3])
            c.number_format = FMT
            out[3] = c
        ws.append(out)
    ws.auto_filter.ref = f"A1:H{n}"
    wb.save(dst)


def wolfxl_(src, dst):
    # the ordinary workbook: its write-only sheet takes neither styled cells nor a filter
    from wolfxl import Workbook
    from wolfxl.styles import Font
    wb = Workbook()
    ws = wb.active
    ws.title = SHEET
    n = 0
    for n, row in enumerate(rows(src), 1):
        ws.append([None if v == "" else v for v in row])
        if n > 1 and row[3] != "":
            ws.cell(n, 4).number_format = FMT
    for c in range(1, 9):
        ws.cell(1, c).font = Font(bold=True)
    ws.freeze_panes = "A2"
    ws.auto_filter.ref = f"A1:H{n}"
    wb.save(dst)


def pyexcelerate_(src, dst):
    from pyexcelerate import Font, Format, Panes, Style, Workbook
    data = [[None if v == "" else v for v in row] for row in rows(src)]
    wb = Workbook()
    ws = wb.new_sheet(SHEET, data=data)
    ws.set_row_style(1, Style(font=Font(bold=True)))
    ws.set_col_style(4, Style(format=Format(FMT)))
    ws.panes = Panes(x=0, y=1, freeze=True)
    ws.auto_filter = f"A1:H{len(data)}"
    wb.save(dst)


def read_pandas(src):
    import pandas as pd
    return pd.read_csv(src, keep_default_na=False, na_values={"value": [""]})


def pandas_(src, dst, engine):
    import pandas as pd
    df = read_pandas(src)
    df = df.replace("", None)
    with pd.ExcelWriter(dst, engine=engine) as w:
        df.to_excel(w, sheet_name=SHEET, index=False, freeze_panes=(1, 0))
        ws = w.sheets[SHEET]
        if engine == "xlsxwriter":
            ws.set_column(3, 3, None, w.book.add_format({"num_format": FMT}))
            bold = w.book.add_format({"bold": True})
            for c, v in enumerate(df.columns):
                ws.write_string(0, c, v, bold)
            ws.autofilter(0, 0, len(df), 7)
        else:
            from openpyxl.styles import Font
            for c in ws[1]:
                c.font = Font(bold=True)
            for (c,) in ws.iter_rows(min_row=2, min_col=4, max_col=4):
                c.number_format = FMT
            ws.auto_filter.ref = f"A1:H{len(df) + 1}"


def read_polars(src):
    import polars as pl
    # as the other peers: text stays text, only value is a number
    return pl.read_csv(src, schema_overrides={"value": pl.Float64, "period": pl.String, "note": pl.String})


def polars_(src, dst):
    import xlsxwriter
    df = read_polars(src)
    with xlsxwriter.Workbook(dst) as wb:
        df.write_excel(wb, worksheet=SHEET, column_formats={"value": FMT}, header_format={"bold": True},
                       freeze_panes=(1, 0), autofilter=True)


def rustpy_polars(src, dst, dedupe):
    from rustpy_xlsxwriter import write_worksheet
    write_worksheet(read_polars(src), dst, sheet_name=SHEET, freeze_row=1, float_format=FMT, bold_headers=True,
                    autofilter=True, dedupe_strings=dedupe)


def rustpy_records(src, dst):
    from rustpy_xlsxwriter import write_worksheet

    def records():
        it = rows(src)
        head = next(it)
        for row in it:
            yield {k: (None if v == "" else v) for k, v in zip(head, row)}
    write_worksheet(records(), dst, sheet_name=SHEET, freeze_row=1, float_format=FMT, bold_headers=True,
                    autofilter=True)


def rvgs(src, dst, const):
    from rvgsrust_xlsxwriter import Workbook
    df = read_polars(src)
    wb = Workbook(dst)
    ws = wb.add_worksheet(SHEET, constant_memory=const)
    bold = wb.add_format()
    bold.set_bold()
    num = wb.add_format()
    num.set_num_format(FMT)
    ws.freeze_panes(1, 0)
    ws.autofilter(0, 0, df.height, 7)
    ws.write_dataframe(0, 0, df.to_arrow(), header_format=bold, column_formats={"value": num})
    wb.close()


def xlsxturbo_df(src, dst, const):
    import xlsxturbo
    xlsxturbo.df_to_xlsx(read_polars(src), dst, sheet_name=SHEET, freeze_panes=True, autofilter=True,
                         header_format={"bold": True}, column_formats={"value": {"num_format": FMT}},
                         constant_memory=const)


def xlsxturbo_csv(src, dst, parallel):
    import xlsxturbo
    xlsxturbo.csv_to_xlsx(src, dst, sheet_name=SHEET, parallel=parallel)


def fastxlsx_(src, dst):
    from fastxlsx import DType, WriteOnlyWorkbook
    wb = WriteOnlyWorkbook()
    ws = wb.create_sheet(SHEET)
    for n, row in enumerate(rows(src)):
        for c, v in enumerate(row):
            if v != "":
                ws.write_cell((n, c), v, dtype=DType.Any)
    wb.save(dst)


def excelize_(src, dst):
    import excelize
    f = excelize.new_file()
    f.set_sheet_name("Sheet1", SHEET)
    sw = f.new_stream_writer(SHEET)
    sw.set_panes(excelize.Panes(freeze=True, split=False, x_split=0, y_split=1, top_left_cell="A2",
                                active_pane="bottomLeft"))
    n = 0
    for n, row in enumerate(rows(src), 1):
        sw.set_row(f"A{n}", [None if v == "" else v for v in row])
    sw.flush()
    f.auto_filter(SHEET, f"A1:H{n}", [])
    f.save_as(dst)
    f.close()


def duckdb_(src, dst):
    import duckdb
    from duckdb_extensions import import_extension
    con = duckdb.connect()
    import_extension("excel", con=con)
    con.execute("LOAD excel")
    con.execute(f"COPY (SELECT * FROM read_csv('{src}', header=true, all_varchar=false, "
                f"types={{'value':'DOUBLE','period':'VARCHAR','note':'VARCHAR'}})) "
                f"TO '{dst}' WITH (FORMAT xlsx, HEADER true, SHEET '{SHEET}')")


def compactxlsx_(src, dst):
    from compactxlsx import write_xlsx
    write_xlsx({SHEET: read_pandas(src).replace("", None)}, dst, compression=6)


PEERS = {
    "xlsxwriter": lambda s, d: xlsxwriter_(s, d, False),
    "xlsxwriter-const": lambda s, d: xlsxwriter_(s, d, True),
    "openpyxl": lambda s, d: openpyxl_like("openpyxl", s, d),
    "fastpyxl": lambda s, d: openpyxl_like("fastpyxl", s, d),
    "wolfxl": wolfxl_,
    "pyexcelerate": pyexcelerate_,
    "pandas-xlsxwriter": lambda s, d: pandas_(s, d, "xlsxwriter"),
    "pandas-openpyxl": lambda s, d: pandas_(s, d, "openpyxl"),
    "polars": polars_,
    "rustpy-polars": lambda s, d: rustpy_polars(s, d, False),
    "rustpy-polars-sst": lambda s, d: rustpy_polars(s, d, True),
    "rustpy-records": rustpy_records,
    "rvgs": lambda s, d: rvgs(s, d, False),
    "rvgs-const": lambda s, d: rvgs(s, d, True),
    "xlsxturbo-df": lambda s, d: xlsxturbo_df(s, d, False),
    "xlsxturbo-df-const": lambda s, d: xlsxturbo_df(s, d, True),
    "xlsxturbo-csv": lambda s, d: xlsxturbo_csv(s, d, False),
    "xlsxturbo-csv-par": lambda s, d: xlsxturbo_csv(s, d, True),
    "fastxlsx": fastxlsx_,
    "excelize": excelize_,
    "duckdb": duckdb_,
    "compactxlsx": compactxlsx_,
}

if __name__ == "__main__":
    PEERS[sys.argv[1]](sys.argv[2], sys.argv[3])
