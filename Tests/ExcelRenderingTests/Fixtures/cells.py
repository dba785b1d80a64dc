"""Everything that a reader sees of a workbook, one line a thing: python3 cells.py BOOK.xlsx"""
import sys

import openpyxl



def text(value):
    """openpyxl takes the shield of `_x0041_` off shared strings, and leaves it on inline ones."""
    return repr(value.replace("x005F_", "") if isinstance(value, str) else value)


book = openpyxl.load_workbook(sys.argv[1])
values = openpyxl.load_workbook(sys.argv[1], data_only=True)
print([sheet.title for sheet in book], book.defined_names)
for sheet in book:
    print(sheet.title, sheet.dimensions, sheet.freeze_panes, sheet.auto_filter.ref, sheet.print_title_rows)
    print(sheet.title, [(t.displayName, t.ref, [c.name for c in t.tableColumns]) for t in sheet.tables.values()])
    print(sheet.title, sorted((k, d.width) for k, d in sheet.column_dimensions.items()))
    print(sheet.title, [(k, d.height and round(d.height, 6)) for k, d in sorted(sheet.row_dimensions.items())])
    for row in sheet.iter_rows():
        for cell in row:
            link = cell.hyperlink and (cell.hyperlink.target, cell.hyperlink.location)
            look = (
                cell.font.name, cell.font.sz, cell.font.b, cell.font.i, cell.font.u,
                cell.font.color and cell.font.color.rgb, cell.fill.fgColor.rgb, cell.alignment.horizontal,
                cell.alignment.vertical, cell.alignment.wrap_text, cell.border.top.style, cell.border.bottom.style,
            )
            shown = values[sheet.title][cell.coordinate].value
            print(sheet.title, cell.coordinate, cell.data_type, text(cell.value), text(shown), cell.number_format, look, link)
