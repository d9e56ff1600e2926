// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/sheets.h"

#include "reports/workbook_file.h"

enum { WIDEST = 60, NARROWEST = 9, NUMBER = 8 };

typedef struct {
  const reports_sheet_t *sheets;
  size_t count;
} sheets_t;

static void put_cell(reports_book_t *book, lxw_worksheet *sheet, size_t row, size_t column,
                     const reports_cell_t *cell) {
  if (cell->text)
    reports_book_text(book, sheet, row, column, cell->text, row == 0 ? book->heading : NULL);
  else if (cell->is_grouped)
    reports_book_number(book, sheet, row, column, cell->number, REPORTS_PLAIN, 0);
  else /* as many decimals as there are */
    reports_book_note(
        book, worksheet_write_number(sheet, (lxw_row_t)row, (lxw_col_t)column, cell->number, NULL));
}

/* Characters, not bytes. */
static size_t width_of(const reports_cell_t *cell) {
  size_t width = cell->text ? 0 : NUMBER;
  for (const char *at = cell->text; at && *at; at++)
    width += (*at & 0xc0) != 0x80;
  return width;
}

static void set_widths(reports_book_t *book, lxw_worksheet *sheet, const reports_sheet_t *what) {
  for (size_t c = 0; c < what->columns; c++) {
    size_t widest = NARROWEST;
    for (size_t r = 0; r < what->rows; r++) {
      const size_t width = width_of(&what->cells[r * what->columns + c]) + 2;
      widest = width > widest ? width : widest;
    }
    reports_book_note(book,
                      worksheet_set_column(sheet, (lxw_col_t)c, (lxw_col_t)c,
                                           (double)(widest < WIDEST ? widest : WIDEST), NULL));
  }
}

static void put_sheet(reports_book_t *book, const reports_sheet_t *what) {
  lxw_worksheet *sheet = reports_book_sheet(book, what->name);
  if (!sheet)
    return;
  for (size_t r = 0; r < what->rows; r++)
    for (size_t c = 0; c < what->columns; c++)
      put_cell(book, sheet, r, c, &what->cells[r * what->columns + c]);
  worksheet_freeze_panes(sheet, 1, 1);
  set_widths(book, sheet, what);
}

static void put_sheets(const void *what, reports_book_t *book) {
  const sheets_t *self = what;
  for (size_t i = 0; !book->error && i < self->count; i++)
    put_sheet(book, &self->sheets[i]);
}

int reports_sheets_write(const reports_sheet_t *sheets, size_t count, const char *path,
                         const char *folder) {
  const words_naming_t naming = {.lang = WORDS_ES}; /* nothing is named: the cells say it all */
  const sheets_t self = {sheets, count};
  size_t cells = 0;
  for (size_t i = 0; i < count; i++)
    cells += sheets[i].columns * sheets[i].rows;
  return reports_book_write(path, folder, &naming, cells, put_sheets, &self);
}
