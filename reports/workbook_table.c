// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/workbook_paper.h"
#include "words/cell.h"
#include "words/grid.h"
#include "words/messages.h"
#include "words/numeral.h"

#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* One table on one sheet. */

enum {
  NARROW = 9, /* widths in characters */
  WIDE = 46,
  NOTE = 120,
  ENDS = 2, /* columns after those of the table */
  HEADING_LINES = 3,
  LINE_HEIGHT = 15, /* in points */
  LINES_MOST = 20
};

typedef struct {
  int decimals;    /* of its amounts */
  bool is_printed; /* one of them is a figure of a document, and all are written as it is */
  size_t lines;    /* of its longest text */
} row_t;

typedef struct {
  reports_book_t *book;
  lxw_worksheet *sheet;
  const words_table_t *table;
  row_t *rows;
  size_t *widths; /* of the columns of the sheet, in characters */
  size_t at;      /* the column of the sheet that comes next */
  size_t width;   /* of what is in it */
  size_t most;    /* that it may be */
} place_t;

/* A share of 1 is shown in %, unless a document writes it otherwise. */
static bool is_share(const place_t *self, size_t row, size_t column) {
  const words_kind_t kind = words_column_kind(&self->table->columns[column]);
  return kind == WORDS_SHARE || (kind == WORDS_AMOUNT && !self->rows[row].is_printed &&
                                 words_unit_is_share(words_table_unit(self->table, row, column)));
}

/* Errors and differences are by far smaller than what they are of, and have their own decimals. */
static bool is_small(const words_column_t *column) {
  char name[WORDS_COLUMN_NAME];
  const char *end = strrchr(words_column_name(column, name), '_');
  return column->id == WORDS_COLUMN_DIFFERENCE || (end && strcmp(end, "_se") == 0);
}

/* Whether they are whole, as counts are: 26, not 26.0. */
static bool are_whole(const double *amounts, size_t count) {
  for (size_t i = 0; i < count; i++)
    if (amounts[i] != rint(amounts[i]))
      return false;
  return true;
}

/* How the amounts of a row are written, alike: with what the smallest needs, and with the decimals
   of a document. */
static row_t row_of(const words_table_t *table, size_t row) {
  double amounts[64];
  size_t count = 0;
  int printed = -1;
  for (size_t c = 0; c < table->column_count && count < 64; c++) {
    const words_column_t *column = &table->columns[c];
    const words_cell_t *cell = words_table_cell(table, row, c);
    if (words_column_kind(column) != WORDS_AMOUNT || cell->text)
      continue;
    printed = cell->decimals > printed && !words_cell_is_empty(cell) ? cell->decimals : printed;
    if (!is_small(column) && !column->unit)
      amounts[count++] = cell->number;
  }
  const int decimals = are_whole(amounts, count) ? 0 : words_amounts_decimals(amounts, count);
  return (row_t){.decimals = decimals > printed ? decimals : printed, .is_printed = printed >= 0};
}

/* A year has no thousands. */
static bool is_year(const place_t *self, size_t row, size_t column, double x) {
  const words_kind_t kind = words_column_kind(&self->table->columns[column]);
  return kind == WORDS_YEAR || (kind == WORDS_AMOUNT && x == rint(x) && fabs(x) < 1e4 &&
                                strcmp(words_table_unit(self->table, row, column), "year") == 0);
}

static void put_number(const place_t *self, size_t row, size_t column, double x) {
  const words_column_t *head = &self->table->columns[column];
  const words_kind_t kind = words_column_kind(head);
  reports_look_t look = REPORTS_PLAIN;
  int decimals = kind == WORDS_COUNTED ? 0 : words_amount_decimals(x);
  if (is_year(self, row, column, x)) {
    look = REPORTS_YEAR;
    decimals = 0;
  } else if (is_share(self, row, column)) {
    look = REPORTS_PERCENT;
    decimals = reports_percent_decimals(x);
  } else if (kind == WORDS_AMOUNT && !is_small(head) && !head->unit) {
    decimals = self->rows[row].decimals;
  }
  reports_book_number(self->book, self->sheet, row + 1, self->at, x, look, decimals);
}

/* A long one is shown in several lines. */
static void put_text(place_t *self, size_t row, const char *text) {
  const size_t width = words_text_width(text) + 1;
  const size_t lines = reports_paper_lines(text, self->most);
  row_t *seen = &self->rows[row];
  self->width = width > self->width ? width : self->width;
  seen->lines = lines > seen->lines ? lines : seen->lines;
  reports_book_text(self->book, self->sheet, row + 1, self->at, text,
                    lines > 1 ? self->book->wrapped : NULL);
}

/* What stands for a unit whose numbers are shown in %. */
static const char *shown_unit(const place_t *self, size_t row, const char *unit,
                              char buffer[WORDS_SHOWN]) {
  const words_lang_t lang = self->book->naming->lang;
  if (strcmp(unit, "event") == 0)
    return words_message(WORDS_MSG_WORKBOOK_EVENT, lang);
  if (words_unit_is_share(unit) && !self->rows[row].is_printed)
    return "%";
  return words_naming_cell(self->book->naming, WORDS_UNIT, unit, buffer);
}

/* The numbers of the table for programs, to their last digit. */
static void put_cell(place_t *self, size_t row, size_t column) {
  const words_cell_t *cell = words_table_cell(self->table, row, column);
  const words_kind_t kind = words_column_kind(&self->table->columns[column]);
  char digits[WORDS_CELL_BYTES], buffer[WORDS_SHOWN];
  if (words_cell_is_empty(cell))
    return;
  if (cell->text && kind == WORDS_UNIT)
    put_text(self, row, shown_unit(self, row, cell->text, buffer));
  else if (cell->text)
    put_text(self, row, words_naming_cell(self->book->naming, kind, cell->text, buffer));
  else if (kind == WORDS_FLAG)
    put_text(self, row, words_naming_flag(self->book->naming, cell->number != 0.0));
  else {
    words_cell_digits(digits, cell->number, self->table->digits, cell->decimals);
    put_number(self, row, column, strtod(digits, NULL));
  }
}

static void begin_column(place_t *self, size_t most) {
  self->width = 0;
  self->most = most;
}

/* The longest word of a text, in letters. */
static size_t longest_word(const char *text) {
  size_t longest = 0;
  for (size_t length; *text; text += length + (text[length] == ' ')) {
    length = strcspn(text, " ");
    char word[WORDS_SHOWN];
    snprintf(word, sizeof word, "%.*s", (int)length, text);
    const size_t width = words_text_width(word);
    longest = width > longest ? width : longest;
  }
  return longest;
}

/* Ends a column: its heading, and as wide as it needs, long headings in three lines and no word of
   them broken, which are bold. */
static void end_column(place_t *self, const char *heading, lxw_format *format) {
  const size_t lines = (words_text_width(heading) + HEADING_LINES - 1) / HEADING_LINES + 4;
  const size_t word = longest_word(heading) + 1, head = lines > word ? lines : word;
  const size_t needed = head > self->width ? head : self->width;
  const size_t width = (needed < NARROW ? NARROW : needed > self->most ? self->most : needed) + 1;
  reports_book_text(self->book, self->sheet, 0, self->at, heading, format);
  reports_book_note(self->book, worksheet_set_column(self->sheet, (lxw_col_t)self->at,
                                                     (lxw_col_t)self->at, (double)width, NULL));
  self->widths[self->at++] = width;
}

static void put_column(place_t *self, size_t column) {
  const words_column_t *head = &self->table->columns[column];
  const words_kind_t kind = words_column_kind(head);
  const bool is_number = kind >= WORDS_COUNTED;
  char heading[WORDS_SHOWN];
  if (kind == WORDS_SHARE || (head->unit && words_unit_is_share(head->unit)))
    words_naming_heading(self->book->naming, head, heading);
  else
    words_naming_heading_unit(self->book->naming, head, heading);
  begin_column(self, WIDE);
  for (size_t row = 0; row < words_table_rows(self->table); row++)
    put_cell(self, row, column);
  end_column(self, heading, is_number ? self->book->heading_number : self->book->heading);
}

/* The name of the row in the data, and its notes. */
static void put_ends(place_t *self) {
  const words_lang_t lang = self->book->naming->lang;
  const size_t named = words_table_named(self->table);
  char notes[WORDS_TABLE_NOTES];
  if (named != SIZE_MAX) {
    begin_column(self, WIDE);
    for (size_t row = 0; row < words_table_rows(self->table); row++) {
      const char *name = words_table_cell(self->table, row, named)->text;
      put_text(self, row, name ? name : "");
    }
    end_column(self, words_table_end(WORDS_TABLE_NAMED, lang), self->book->heading);
  }
  if (self->table->note_count == 0)
    return;
  begin_column(self, NOTE);
  for (size_t row = 0; row < words_table_rows(self->table); row++) {
    words_table_notes(self->table, row, lang, notes);
    put_text(self, row, notes);
  }
  end_column(self, words_table_end(WORDS_TABLE_NOTED, lang), self->book->heading);
}

static void set_heights(place_t *self) {
  reports_book_note(self->book,
                    worksheet_set_row(self->sheet, 0, HEADING_LINES * LINE_HEIGHT, NULL));
  for (size_t row = 0; row < words_table_rows(self->table); row++) {
    const size_t lines = self->rows[row].lines;
    if (lines > 1)
      reports_book_note(
          self->book, worksheet_set_row(
                          self->sheet, (lxw_row_t)(row + 1),
                          (double)(LINE_HEIGHT * (lines < LINES_MOST ? lines : LINES_MOST)), NULL));
  }
}

/* Head and names stay in sight. */
static void set_page(place_t *self) {
  const size_t rows = words_table_rows(self->table);
  worksheet_freeze_panes(self->sheet, 1, 1);
  if (rows > 0)
    reports_book_note(self->book, worksheet_autofilter(self->sheet, 0, 0, (lxw_row_t)rows,
                                                       (lxw_col_t)(self->at - 1)));
  reports_paper_table(self->book, self->sheet, rows + 1, self->widths, self->at);
}

static void put_table(place_t *self) {
  const words_table_t *table = self->table;
  for (size_t row = 0; row < words_table_rows(table); row++)
    self->rows[row] = row_of(table, row);
  for (size_t c = 0; !self->book->error && c < table->column_count; c++)
    if (words_column_kind(&table->columns[c]) != WORDS_HIDDEN)
      put_column(self, c);
  if (self->book->error)
    return;
  put_ends(self);
  set_heights(self);
  set_page(self);
}

void reports_book_table(reports_book_t *self, const words_table_t *table) {
  const size_t rows = words_table_rows(table);
  place_t place = {.book = self,
                   .table = table,
                   .rows = calloc(rows + 1, sizeof *place.rows),
                   .widths = calloc(table->column_count + ENDS, sizeof *place.widths)};
  place.sheet = reports_book_sheet(self, words_table_sheet(table->id, self->naming->lang));
  if (!place.rows || !place.widths)
    reports_book_note(self, LXW_ERROR_MEMORY_MALLOC_FAILED);
  if (!self->error)
    put_table(&place);
  free(place.rows);
  free(place.widths);
}
