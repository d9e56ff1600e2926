// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/sheets.h"

#include "reports/workbook_file.h"
#include "reports/workbook_paper.h"
#include "words/draft.h"
#include "words/grid.h"
#include "words/loose.h"

#include <stdio.h>
#include <stdlib.h>

enum {
  WIDEST = 48,
  NARROWEST = 9,
  NUMBER = 8,
  PAGE_WIDTH = 92, /* of the texts of a page, in characters */
  LINE_HEIGHT = 15,
  COMMENT_WIDTH = 260, /* in pixels */
  COMMENT_HEIGHT = 90,
  SPARE_ROWS = 200 /* below the last, with lists and shades of their own */
};

enum { YELLOW = 0xfff8dc, GREY = 0xd9d9d9, DIM = 0x5f6b76, BAND = 0xe8eef4, LINE = 0xd5c9a0 };

typedef struct {
  const reports_sheet_t *sheets;
  size_t count;
  reports_book_t *book;
  lxw_format *styles[REPORTS_STYLES][2]; /* of texts and plain numbers; of amounts */
} sheets_t;

static void make_style(sheets_t *self, reports_style_t style, bool is_grouped) {
  lxw_format *format = reports_book_format(self->book);
  self->styles[style][is_grouped] = format;
  if (!format)
    return;
  if (is_grouped)
    format_set_num_format(format, "#,##0");
  switch (style) {
  case REPORTS_AS_INPUT:
    format_set_bg_color(format, YELLOW);
    format_set_border(format, LXW_BORDER_THIN);
    format_set_border_color(format, LINE);
    format_set_text_wrap(format);
    break;
  case REPORTS_AS_LABEL:
    format_set_bold(format);
    break;
  case REPORTS_AS_ASIDE:
    format_set_font_color(format, DIM);
    format_set_text_wrap(format);
    break;
  case REPORTS_AS_SECTION:
    format_set_bold(format);
    format_set_bg_color(format, BAND);
    break;
  case REPORTS_AS_COMMAND:
    format_set_font_name(format, "Courier New");
    break;
  case REPORTS_AS_TITLE:
    format_set_bold(format);
    format_set_font_size(format, 16);
    break;
  case REPORTS_AS_IT_IS:
  case REPORTS_STYLES:
    break;
  }
}

static lxw_format *format_of(const sheets_t *self, const reports_sheet_t *what, size_t row,
                             const reports_cell_t *cell) {
  if (row == 0 && !what->is_page)
    return self->book->heading;
  if (cell->style == REPORTS_AS_IT_IS && !cell->is_grouped)
    return cell->text ? self->book->wrapped : self->book->general;
  return self->styles[cell->style][cell->is_grouped];
}

static void put_comment(sheets_t *self, lxw_worksheet *sheet, size_t row, size_t column,
                        const char *text) {
  char author[] = "exante"; /* the library copies it */
  lxw_comment_options options = {
      .author = author, .width = COMMENT_WIDTH, .height = COMMENT_HEIGHT};
  reports_book_note(self->book, worksheet_write_comment_opt(sheet, (lxw_row_t)row,
                                                            (lxw_col_t)column, text, &options));
}

static void put_cell(sheets_t *self, lxw_worksheet *sheet, const reports_sheet_t *what, size_t row,
                     size_t column) {
  const reports_cell_t *cell = &what->cells[row * what->columns + column];
  lxw_format *format = format_of(self, what, row, cell);
  if (cell->formula)
    reports_book_note(self->book,
                      worksheet_write_formula_num(sheet, (lxw_row_t)row, (lxw_col_t)column,
                                                  cell->formula, format, cell->number));
  else if (!cell->text)
    reports_book_note(self->book, worksheet_write_number(sheet, (lxw_row_t)row, (lxw_col_t)column,
                                                         cell->number, format));
  else if (*cell->text)
    reports_book_text(self->book, sheet, row, column, cell->text, format);
  else if (cell->style != REPORTS_AS_IT_IS)
    reports_book_note(self->book,
                      worksheet_write_blank(sheet, (lxw_row_t)row, (lxw_col_t)column, format));
  if (cell->comment)
    put_comment(self, sheet, row, column, cell->comment);
}

/* Characters, not bytes. */
static size_t width_of(const reports_cell_t *cell) {
  const size_t letters = cell->text ? words_text_width(cell->text) : NUMBER;
  return cell->style == REPORTS_AS_COMMAND ? letters * 4 / 3 : letters; /* of one width, wide */
}

/* What explains a row stands over the cells beside it. */
static bool runs_over(const reports_cell_t *cell) {
  return cell->style == REPORTS_AS_SECTION || cell->style == REPORTS_AS_TITLE;
}

static size_t width_of_column(const reports_sheet_t *what, size_t column) {
  const bool is_text = what->is_page && column == what->columns - 1;
  const size_t most = what->is_page ? PAGE_WIDTH : WIDEST;
  size_t widest = is_text ? PAGE_WIDTH : NARROWEST;
  for (size_t r = 0; !is_text && r < what->rows; r++) {
    const reports_cell_t *cell = &what->cells[r * what->columns + column];
    const size_t width = width_of(cell) + 2;
    if (!runs_over(cell))
      widest = width > widest ? width : widest;
  }
  return widest < most ? widest : most;
}

static size_t lines_of(const reports_sheet_t *what, size_t row, const size_t *widths) {
  size_t lines = 1;
  for (size_t c = 0; c < what->columns; c++) {
    const reports_cell_t *cell = &what->cells[row * what->columns + c];
    const size_t own =
        cell->text && !runs_over(cell) ? reports_paper_lines(cell->text, widths[c] - 1) : 1;
    lines = own > lines ? own : lines;
  }
  return lines;
}

/* Columns as wide as what is in them, long texts in lines. */
static void set_sizes(sheets_t *self, lxw_worksheet *sheet, const reports_sheet_t *what) {
  size_t *widths = calloc(what->columns + 1, sizeof *widths);
  if (!widths)
    reports_book_note(self->book, LXW_ERROR_MEMORY_MALLOC_FAILED);
  for (size_t c = 0; widths && c < what->columns; c++) {
    widths[c] = width_of_column(what, c);
    reports_book_note(self->book, worksheet_set_column(sheet, (lxw_col_t)c, (lxw_col_t)c,
                                                       (double)widths[c], NULL));
  }
  for (size_t r = 0; widths && r < what->rows; r++) {
    const size_t lines = lines_of(what, r, widths);
    if (lines > 1)
      reports_book_note(
          self->book, worksheet_set_row(sheet, (lxw_row_t)r, (double)(LINE_HEIGHT * lines), NULL));
  }
  free(widths);
}

static void put_choice(sheets_t *self, lxw_worksheet *sheet, const reports_sheet_t *what,
                       const reports_choice_t *choice) {
  char **list = calloc(choice->count + 1, sizeof *list);
  lxw_data_validation rule = {.validate = LXW_VALIDATION_TYPE_LIST,
                              .ignore_blank = LXW_VALIDATION_ON,
                              .dropdown = LXW_VALIDATION_ON,
                              .value_list = list};
  for (size_t i = 0; list && i < choice->count; i++)
    list[i] = words_loose(choice->words[i]); /* the library reads it */
  reports_book_note(self->book,
                    list ? worksheet_data_validation_range(sheet, 1, (lxw_col_t)choice->column,
                                                           (lxw_row_t)(what->rows + SPARE_ROWS),
                                                           (lxw_col_t)choice->column, &rule)
                         : LXW_ERROR_MEMORY_MALLOC_FAILED);
  free(list);
}

/* OR($D2="normal",$D2="uniforme") */
static char *shade_formula(const reports_shade_t *shade) {
  words_draft_t text;
  FILE *stream = words_draft_begin(&text);
  for (size_t i = 0; stream && i < shade->count; i++)
    fprintf(stream, "%s$%c2=\"%s\"", i ? "," : "=OR(", (char)('A' + shade->by), shade->words[i]);
  if (stream)
    fputc(')', stream);
  return words_draft_end(&text);
}

static void put_shade(sheets_t *self, lxw_worksheet *sheet, const reports_sheet_t *what,
                      const reports_shade_t *shade) {
  lxw_format *grey = workbook_add_format(self->book->book);
  char *formula = shade_formula(shade);
  lxw_conditional_format rule = {
      .type = LXW_CONDITIONAL_TYPE_FORMULA, .value_string = formula, .format = grey};
  if (grey) {
    format_set_pattern(grey, LXW_PATTERN_SOLID);
    format_set_bg_color(grey, GREY);
  }
  reports_book_note(self->book, grey && formula ? worksheet_conditional_format_range(
                                                      sheet, 1, (lxw_col_t)shade->column,
                                                      (lxw_row_t)(what->rows + SPARE_ROWS),
                                                      (lxw_col_t)shade->column, &rule)
                                                : LXW_ERROR_MEMORY_MALLOC_FAILED);
  free(formula);
}

static void put_sheet(sheets_t *self, const reports_sheet_t *what) {
  lxw_worksheet *sheet = reports_book_sheet(self->book, what->name);
  if (!sheet)
    return;
  for (size_t r = 0; r < what->rows; r++)
    for (size_t c = 0; c < what->columns; c++)
      put_cell(self, sheet, what, r, c);
  for (size_t i = 0; i < what->choice_count; i++)
    put_choice(self, sheet, what, &what->choices[i]);
  for (size_t i = 0; i < what->shade_count; i++)
    put_shade(self, sheet, what, &what->shades[i]);
  set_sizes(self, sheet, what);
  reports_paper(self->book, sheet);
  if (what->is_page) {
    worksheet_gridlines(sheet, LXW_HIDE_ALL_GRIDLINES);
  } else {
    worksheet_freeze_panes(sheet, 1, 1);
    reports_book_note(self->book, worksheet_repeat_rows(sheet, 0, 0));
  }
}

static void put_sheets(const void *what, reports_book_t *book) {
  sheets_t self = *(const sheets_t *)what;
  self.book = book;
  for (int style = 0; style < REPORTS_STYLES; style++) {
    make_style(&self, (reports_style_t)style, false);
    make_style(&self, (reports_style_t)style, true);
  }
  for (size_t i = 0; !book->error && i < self.count; i++)
    put_sheet(&self, &self.sheets[i]);
}

int reports_sheets_write(const reports_sheet_t *sheets, size_t count, const char *path,
                         const char *folder) {
  const words_naming_t naming = {.lang = WORDS_ES}; /* nothing is named: the cells say it all */
  const sheets_t self = {.sheets = sheets, .count = count};
  size_t cells = 0;
  for (size_t i = 0; i < count; i++)
    cells += sheets[i].columns * sheets[i].rows;
  return reports_book_write(path, folder, &naming, cells, put_sheets, &self);
}
