"""Prints each place where a workbook breaks the rules for published statistical spreadsheets; nothing when all hold."""
import re
import sys
import zipfile

import openpyxl
from openpyxl.utils import range_boundaries

path = sys.argv[1]
book = openpyxl.load_workbook(path)


def rule(holds, *words):
    if not holds:
        print(*words)


rule(book.properties.title and book.properties.creator, "title or author is missing")
rule(book.active.title == book.sheetnames[0], "opens on", book.active.title)
tables = set()
for sheet in book.worksheets:
    name = sheet.title
    title = sheet["A1"].value
    rule(isinstance(title, str) and len(title) >= 4, name, "has no descriptive title in A1:", title)
    rule(not sheet.merged_cells.ranges, name, "has merged cells")
    rule(sheet.sheet_state == "visible", name, "is hidden")
    rule(not any(row.hidden for row in sheet.row_dimensions.values()), name, "has hidden rows")
    rule(len(sheet.tables) == 1, name, "has", len(sheet.tables), "tables")
    page = sheet.page_setup
    rule(page.orientation == "landscape" and str(page.paperSize) == "9", name, "is not printed on A4 landscape")
    rule(sheet.sheet_properties.pageSetUpPr.fitToPage and page.fitToHeight == 0, name, "does not fit to the width")
    rule(sheet.oddFooter.right.text and "&P" in sheet.oddFooter.right.text, name, "has no page numbers")
    for table in sheet.tables.values():
        rule(table.displayName.lower() not in tables, name, "repeats the table name", table.displayName)
        tables.add(table.displayName.lower())
        left, top, right, bottom = range_boundaries(table.ref)
        rule(left == 1, name, "has a table that starts at", table.ref)
        rule(sheet.max_row == bottom and sheet.max_column == right, name, "has cells outside its table", table.ref)
        rule(sheet.print_title_rows == f"${top}:${top}", name, "does not repeat its header:", sheet.print_title_rows)
        header = [cell.value for cell in sheet[top]]
        rule(all(isinstance(h, str) and h.strip() for h in header), name, "has a blank header:", header)
        rule(len(set(header)) == len(header), name, "repeats a header:", header)
        for row in sheet.iter_rows(min_row=top + 1, max_row=bottom, max_col=right):
            for cell in row:
                value = cell.value
                rule(value not in (None, ""), name, cell.coordinate, "is empty inside a table")
                if isinstance(value, str):
                    rule(not value.startswith("#"), name, cell.coordinate, "holds", value)
                    number = re.fullmatch(r"-?\d+(\.\d+)?%?", value.strip())
                    rule(not number or re.fullmatch(r"\d{4}", value), name, cell.coordinate, "is a number as text:", value)
                target = cell.hyperlink and cell.hyperlink.target
                rule(not target or re.match("https?://", target), name, cell.coordinate, "links to", target)
                place = cell.hyperlink and not target and cell.hyperlink.location
                if place:
                    other = book[place.rsplit("!", 1)[0].strip("'").replace("''", "'")]
                    rule(other[place.rsplit("!", 1)[1]].value, name, cell.coordinate, "leads to an empty cell:", place)
parts = zipfile.ZipFile(path)
for part in parts.namelist():
    if part.startswith("xl/drawings/drawing"):
        for tag in re.findall(r"<xdr:cNvPr [^>]*>", parts.read(part).decode()):
            rule(re.search(r'descr="[^"]', tag), part, "has a chart without alternative text")
    if part.startswith("xl/charts/chart"):
        chart = parts.read(part).decode()
        for values in re.findall(r"<c:(?:val|yVal)>.*?<c:f>(.*?)</c:f>", chart):
            sheet, cells = values.rsplit("!", 1)
            numbers = [c.value for row in book[sheet.strip("'")][cells.replace("$", "")] for c in (row if isinstance(row, tuple) else [row])]
            rule(numbers and all(isinstance(n, (int, float)) for n in numbers), part, "draws what is no number:", values)
