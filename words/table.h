// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef WORDS_TABLE_H
#define WORDS_TABLE_H

#include "words/language.h"

#include <stdbool.h>
#include <stddef.h>

/* The table that the results of every study become: columns of one kind each, and rows. It knows
   neither language nor file; CSV, workbook and terminal are its writers (words/table_csv.h …). */

/* The tables of the program: one row each in words/tables.def. */
typedef enum {
#define WORDS_TABLE(id, name, file, sheet_es, sheet_en) WORDS_TABLE_##id,
#include "words/tables.def"
  WORDS_TABLE_COUNT
} words_table_id_t;

/* Their columns: one row each in words/columns.def. */
typedef enum {
#define WORDS_COLUMN(id, name, kind, es, en) WORDS_COLUMN_##id,
#include "words/columns.def"
  WORDS_COLUMN_COUNT,
  WORDS_COLUMN_QUANTILE = WORDS_COLUMN_COUNT /* p05, p05_low …: words_table_quantile */
} words_column_id_t;

/* What the cells of a column are, and so how they are shown to people. */
typedef enum {
  WORDS_TEXT,
  WORDS_NAME,    /* of an output, an input, a rule */
  WORDS_UNIT,    /* the unit of the row's amounts */
  WORDS_WORD,    /* a word of the program, such as a grade or a verdict */
  WORDS_FLAG,    /* 0 or 1: no or yes */
  WORDS_SECTION, /* "4.1", of a document */
  WORDS_HIDDEN,  /* for programs only */
  WORDS_YEAR,
  WORDS_COUNTED, /* a whole number of things */
  WORDS_NUMBER,  /* without unit */
  WORDS_SHARE,   /* 0 to 1 */
  WORDS_AMOUNT   /* in the unit of its column, else of its row */
} words_kind_t;

/* What a column by quantile holds of the quantile. */
typedef enum {
  WORDS_QUANTILE,
  WORDS_QUANTILE_SE,
  WORDS_QUANTILE_LOW,
  WORDS_QUANTILE_HIGH
} words_end_t;

typedef struct {
  words_column_id_t id;
  int percent; /* of a quantile */
  words_end_t end;
  char *unit; /* of all its amounts; NULL: the row says */
} words_column_t;

/* A text; a number, when text is NULL; nothing, when that is not finite. */
typedef struct {
  char *text;
  double number;
  int decimals; /* that it is written with; −1: the digits of the table */
} words_cell_t;

/* What must be known of a row. */
typedef struct {
  size_t row;
  char *text[WORDS_LANG_COUNT];
} words_table_note_t;

typedef struct {
  words_table_id_t id;
  int digits; /* significant digits of numbers for programs; 10 unless changed */
  words_column_t *columns;
  size_t column_count;
  words_cell_t *cells; /* row after row */
  size_t cell_count, cell_capacity;
  words_table_note_t *notes; /* by row */
  size_t note_count;
  bool lost; /* something is missing for want of memory: no writer takes the table */
} words_table_t;

/* An empty table; free it in any case. What follows sets `lost` when out of memory, so that it is
   looked at once, at the end. */
void words_table_init(words_table_t *self, words_table_id_t id);
void words_table_free(words_table_t *self);
void words_tables_free(words_table_t *tables, size_t count);

/* Appends columns, before any cell. A `unit` (copied) is that of all the column's amounts; NULL:
   the row's. */
void words_table_columns(words_table_t *self, const words_column_id_t *ids, size_t count);
void words_table_column(words_table_t *self, words_column_id_t id, const char *unit);
void words_table_quantile(words_table_t *self, int percent, words_end_t end);

/* Append a cell; cells fill a row from left to right. A text is copied, with U+FFFD for what is not
   UTF-8 or no character of a text (words_is_control, but for tabs and ends of lines); NULL and ""
   are an empty cell, as are year 0 and a number that is not finite. −0 becomes 0. `decimals`, from
   0 to 30, keeps the number as a document prints it. */
void words_table_text(words_table_t *self, const char *text);
void words_table_number(words_table_t *self, double x);
void words_table_printed(words_table_t *self, double x, int decimals);
void words_table_year(words_table_t *self, int year);

/* Moves the rows of a table of the same columns behind those of this one; their notes are left
   behind. `from` is empty afterwards. */
void words_table_append(words_table_t *self, words_table_t *from);

/* Adds a note (copied) to the row of the last cell. */
void words_table_note(words_table_t *self, const char *const text[WORDS_LANG_COUNT]);

size_t words_table_rows(const words_table_t *self);
const words_cell_t *words_table_cell(const words_table_t *self, size_t row, size_t column);

/* True when nothing stands in it. */
bool words_cell_is_empty(const words_cell_t *self);

/* The unit of an amount: of its column, else of its row; "" when there is none. */
const char *words_table_unit(const words_table_t *self, size_t row, size_t column);

/* True for units of shares of 1: events and shares. */
bool words_unit_is_share(const char *unit);

/* The kind of a column. */
words_kind_t words_column_kind(const words_column_t *self);

/* The name of a column as programs read it, "p05_low"; `buffer` may be used for it. */
enum { WORDS_COLUMN_NAME = 24 };
const char *words_column_name(const words_column_t *self, char buffer[WORDS_COLUMN_NAME]);

/* The name of a table: "summary"; the name of its file for people, "resumen.csv", and of its sheet
   in a workbook. Static. */
const char *words_table_name(words_table_id_t id);
const char *words_table_file(words_table_id_t id, words_lang_t lang);
const char *words_table_sheet(words_table_id_t id, words_lang_t lang);

#endif
