// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/sheets.h"

#include <errno.h>
#include <string.h>
#include <xlsxwriter.h>

enum { WIDEST = 60, NARROWEST = 9, GUIDED_ROWS = 2000 };

typedef struct {
  lxw_workbook *book;
  lxw_format *head, *grouped, *wrapped;
  lxw_error error; /* the first */
} book_t;

static void note(book_t *self, lxw_error error) {
  if (self->error == LXW_NO_ERROR)
    self->error = error;
}

static void put_cell(book_t *self, lxw_worksheet *sheet, size_t row, size_t column,
                     const reports_cell_t *cell, lxw_format *format) {
  const lxw_row_t r = (lxw_row_t)row;
  const lxw_col_t c = (lxw_col_t)column;
  if (!cell->text)
    note(self, worksheet_write_number(sheet, r, c, cell->number,
                                      cell->is_grouped ? self->grouped : format));
  else if (cell->text[0])
    note(self, worksheet_write_string(sheet, r, c, cell->text, format));
}

/* Characters, not bytes. */
static size_t width_of(const reports_cell_t *cell) {
  size_t width = cell->text ? 0 : 8;
  for (const char *at = cell->text; at && *at; at++)
    width += (*at & 0xc0) != 0x80;
  return width;
}

static void set_widths(book_t *self, lxw_worksheet *sheet, const reports_sheet_t *what) {
  for (size_t c = 0; c < what->columns; c++) {
    size_t widest = NARROWEST;
    for (size_t r = 0; r < what->rows; r++) {
      const size_t width = width_of(&what->cells[r * what->columns + c]) + 2;
      widest = width > widest ? width : widest;
    }
    const size_t limit = what->is_text ? 2 * WIDEST : WIDEST;
    note(self, worksheet_set_column(sheet, (lxw_col_t)c, (lxw_col_t)c,
                                    (double)(widest < limit ? widest : limit), NULL));
  }
}

static void put_guide(book_t *self, lxw_worksheet *sheet, size_t column,
                      const reports_guide_t *guide) {
  const lxw_col_t c = (lxw_col_t)column;
  lxw_data_validation list = {.validate = LXW_VALIDATION_TYPE_LIST,
                              .error_type = LXW_VALIDATION_ERROR_TYPE_WARNING,
                              .value_list = (char **)(uintptr_t)guide->choices};
  if (guide->choices)
    note(self, worksheet_data_validation_range(sheet, 1, c, GUIDED_ROWS, c, &list));
  if (guide->comment)
    note(self, worksheet_write_comment(sheet, 0, c, guide->comment));
}

static void put_sheet(book_t *self, const reports_sheet_t *what) {
  lxw_worksheet *sheet = workbook_add_worksheet(self->book, what->name);
  if (!sheet) {
    note(self, LXW_ERROR_SHEETNAME_ALREADY_USED);
    return;
  }
  for (size_t r = 0; r < what->rows; r++)
    for (size_t c = 0; c < what->columns; c++)
      put_cell(self, sheet, r, c, &what->cells[r * what->columns + c],
               what->is_text ? self->wrapped
               : r == 0      ? self->head
                             : NULL);
  for (size_t c = 0; what->guides && c < what->columns; c++)
    put_guide(self, sheet, c, &what->guides[c]);
  if (!what->is_text)
    worksheet_freeze_panes(sheet, 1, 1);
  else
    worksheet_gridlines(sheet, LXW_HIDE_ALL_GRIDLINES);
  set_widths(self, sheet, what);
}

static void make_formats(book_t *self) {
  self->head = workbook_add_format(self->book);
  self->grouped = workbook_add_format(self->book);
  self->wrapped = workbook_add_format(self->book);
  format_set_bold(self->head);
  format_set_bg_color(self->head, 0xE4ECF4);
  format_set_bottom(self->head, LXW_BORDER_THIN);
  format_set_num_format(self->grouped, "#,##0");
  format_set_text_wrap(self->wrapped);
  format_set_align(self->wrapped, LXW_ALIGN_VERTICAL_TOP);
}

/* A time in the document would make each writing another file: the day of the format's standard. */
static void set_properties(book_t *self) {
  const lxw_doc_properties properties = {.company = (char *)(uintptr_t) "exante",
                                         .created = 1167609600};
  note(self, workbook_set_properties(self->book, (lxw_doc_properties *)(uintptr_t)&properties));
}

static int error_number(lxw_error error) {
  return error == LXW_NO_ERROR                            ? 0
         : error == LXW_ERROR_MEMORY_MALLOC_FAILED        ? ENOMEM
         : error == LXW_ERROR_CREATING_XLSX_FILE && errno ? errno
                                                          : EIO;
}

int reports_sheets_write(const reports_sheet_t *sheets, size_t count, const char *path) {
  book_t self = {.book = workbook_new(path)};
  if (!self.book)
    return ENOMEM;
  make_formats(&self);
  set_properties(&self);
  for (size_t i = 0; i < count; i++)
    put_sheet(&self, &sheets[i]);
  errno = 0;
  const lxw_error closed = workbook_close(self.book);
  note(&self, closed);
  return error_number(self.error);
}
