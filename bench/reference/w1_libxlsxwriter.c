/* Workload 1 in plain C on libxlsxwriter, in its constant-memory mode: the table in
 * CSV becomes one long sheet with a bold header, the top row frozen, a filter and
 * #,##0.00 on the value column. An empty field is no cell.
 *   w1_libxlsxwriter IN.csv OUT.xlsx */
#include <xlsxwriter.h>
#include "csv.h"

int main(int argc, char **argv)
{
    if (argc != 3) return 2;
    size_t size;
    char *text = csv_load(argv[1], &size);
    csv_reader r = {text, text + size};
    csv_field f[COLUMNS];
    double v;
    lxw_workbook_options options = {.constant_memory = LXW_TRUE};
    lxw_workbook *book = workbook_new_opt(argv[2], &options);
    lxw_worksheet *sheet = workbook_add_worksheet(book, "observations");
    lxw_format *bold = workbook_add_format(book);
    format_set_bold(bold);
    lxw_format *number = workbook_add_format(book);
    format_set_num_format(number, "#,##0.00");
    worksheet_freeze_panes(sheet, 1, 0);
    lxw_row_t row = 0;
    int n = csv_next(&r, f);
    for (int c = 0; c < n && c < COLUMNS; c++) worksheet_write_string(sheet, 0, (lxw_col_t)c, f[c].s, bold);
    while ((n = csv_next(&r, f)) > 0) {
        row++;
        for (int c = 0; c < n && c < COLUMNS; c++) {
            if (!f[c].len) continue;
            if (c == 3 && parse_number(f[c].s, &v)) worksheet_write_number(sheet, row, 3, v, number);
            else worksheet_write_string(sheet, row, (lxw_col_t)c, f[c].s, NULL);
        }
    }
    worksheet_autofilter(sheet, 0, 0, row, COLUMNS - 1);
    lxw_error error = workbook_close(book);
    if (error) fprintf(stderr, "%s: %s\n", argv[2], lxw_strerror(error));
    free(text);
    return error != 0;
}
