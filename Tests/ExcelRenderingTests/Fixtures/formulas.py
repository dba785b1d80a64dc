"""Prints each formula whose stored result differs from a freshly computed one, then a line that counts them."""
import sys

import openpyxl

stored, formulas, fresh = (
    openpyxl.load_workbook(path, data_only=only)
    for path, only in ((sys.argv[1], True), (sys.argv[1], False), (sys.argv[2], True)))
count = differ = 0
for sheet in formulas:
    for row in sheet.iter_rows():
        for cell in row:
            if cell.data_type != "f":
                continue
            count += 1
            old = stored[sheet.title][cell.coordinate].value
            new = fresh[sheet.title][cell.coordinate].value
            if isinstance(old, (int, float)) and isinstance(new, (int, float)):
                same = abs(old - new) <= 1e-9 * max(1, abs(old), abs(new))
            else:
                same = old == new
            if not same:
                differ += 1
                print(f"{sheet.title}!{cell.coordinate}: {cell.value} stored {old!r}, computed {new!r}")
print(f"{count} formulas, {differ} differ")
