#!/usr/bin/env python3
"""Compare every cell of a workbook of workload 1 with its CSV, as three readers see it.

    bench/check.py IN.csv OUT.xlsx ... [--without openpyxl,libreoffice]

openpyxl also says whether the header is bold, the top row frozen, the filter and the
number format set. A reader that is not installed is named and passed over.
"""
import argparse
import csv
import itertools
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile


def wanted(path):
    """The cells that should be there; texts with line feeds, numbers as numbers, None for an empty field."""
    with open(path, encoding="utf-8-sig", newline="") as f:
        rows = csv.reader(f)
        yield [field or None for field in next(rows)]
        for row in rows:
            row = [field.replace("\r\n", "\n") or None for field in row]
            row[3] = float(row[3]) if row[3] else None
            yield row


def plain(rows, count):
    for row in rows:
        row = [None if cell == "" else cell for cell in row[:count]]
        yield row + [None] * (count - len(row))


def by_openpyxl(path):
    import openpyxl
    book = openpyxl.load_workbook(path, read_only=True)
    yield from itertools.chain.from_iterable(sheet.iter_rows(values_only=True) for sheet in book.worksheets)


def by_calamine(path):
    import python_calamine
    book = python_calamine.CalamineWorkbook.from_path(path)
    for name in book.sheet_names:
        yield from book.get_sheet_by_name(name).iter_rows()


def by_libreoffice(path):
    """Converted to CSV and read back: texts as shown, so numbers are compared as numbers."""
    with tempfile.TemporaryDirectory() as folder:
        profile = f"-env:UserInstallation=file://{folder}/profile"
        # 44,34,76: comma, quote, UTF-8; of the last three the second keeps numbers from being shown in their format.
        convert = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false"
        subprocess.run(
            ["soffice", profile, "--headless", "--convert-to", convert, "--outdir", folder, path], check=True,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        name = os.path.splitext(os.path.basename(path))[0] + ".csv"
        yield from wanted(os.path.join(folder, name))


READERS = {"openpyxl": by_openpyxl, "calamine": by_calamine, "libreoffice": by_libreoffice}
MODULES = {"openpyxl": "openpyxl", "calamine": "python_calamine"}


def is_there(reader):
    if reader == "libreoffice":
        return shutil.which("soffice") is not None
    try:
        __import__(MODULES[reader])
        return True
    except ImportError:
        return False


def features(path):
    import openpyxl
    with zipfile.ZipFile(path) as z:
        broken = z.testzip()
        first = z.namelist()[0]
    sheet = next(iter(openpyxl.load_workbook(path, read_only=True).worksheets))
    head = next(sheet.iter_rows(min_row=1, max_row=1))
    second = next(sheet.iter_rows(min_row=2, max_row=2))
    return f"zip {'broken' if broken else 'whole'}, first {first}, bold {bool(head[0].font.b)}, D2 {second[3].number_format}"


def main():
    ap = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ap.add_argument("source")
    ap.add_argument("books", nargs="+")
    ap.add_argument("--without", default="")
    a = ap.parse_args()
    failed = False
    for book in a.books:
        print(book)
        if is_there("openpyxl"):
            print(f"  {features(book)}")
        for reader, read in READERS.items():
            if reader in a.without.split(","):
                continue
            if not is_there(reader):
                print(f"  {reader}: not installed, passed over")
                continue
            rows = differing = 0
            example = None
            for want, got in itertools.zip_longest(wanted(a.source), plain(read(book), 8)):
                rows += 1
                if want != got:
                    differing += 1
                    example = example or (rows, want, got)
            print(f"  {reader}: {rows:,} rows, {differing:,} differ", flush=True)
            if example:
                failed = True
                print(f"    row {example[0]}: wanted {example[1]}\n    got {example[2]}")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
