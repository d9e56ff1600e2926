// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef INPUTS_TABLE_H
#define INPUTS_TABLE_H

#include "inputs/number/number.h"
#include "words/report.h"

#include <stdbool.h>
#include <stddef.h>

/* A table as it was read, from a CSV file or from a sheet of a workbook: cells with their places.
 */

enum {
  INPUTS_CSV_BYTES_MAX = 16 * 1024 * 1024,
  INPUTS_CSV_CELL_MAX = 4096, /* bytes of a cell */
  INPUTS_CSV_ROWS_MAX = 100000,
  INPUTS_DIGEST_SIZE = 65 /* SHA-256 in lower-case hex, with its end */
};

typedef struct {
  char *text;    /* UTF-8, without the spaces around it */
  char *printed; /* a figure as its document prints it; NULL: none */
  char *shown;   /* as its reader sees it: of a sheet, its number in the report's language; a name
                    that was not written in English; NULL: as `text` */
  size_t line, column;
  bool is_bad;     /* already reported: do not report it again */
  bool is_number;  /* of a sheet: a cell that is a number, not a text that looks like one */
  bool is_formula; /* of a sheet: its value is computed there */
} inputs_cell_t;

typedef struct {
  inputs_cell_t *cells;
  size_t count;
} inputs_record_t;

typedef struct {
  char *path;               /* as given */
  inputs_record_t *records; /* with a header: records[0] is the header, its empty end cut off */
  size_t count, capacity;
  char separator; /* ';' or ','; of a sheet by the language of its name */
  bool is_sheet;
  char digest[INPUTS_DIGEST_SIZE];
  size_t bytes;
} inputs_table_t;

/* How to read: separator 0 means: `;` if the first line has one, else `,`. */
typedef struct {
  char separator;
  bool is_headless;    /* no header: rows of any length */
  bool allows_no_rows; /* a header alone is a table */
} inputs_csv_options_t;

/* Adds a record to the table, which takes what it holds; one of nothing but empty cells is dropped.
   SIM_OK, SIM_ERR_DOMAIN (reported: too many rows) or SIM_ERR_NO_MEMORY. */
int inputs_table_add(inputs_table_t *self, inputs_record_t *record, words_report_t *report);

void inputs_record_free(inputs_record_t *record);

/* True when the cells from `from` on are empty. */
bool inputs_record_is_blank(const inputs_record_t *self, size_t from);

/* What is refused in every table alike, once all its records are there: see inputs_csv_read. Bad
   cells are reported and marked, rows of another length reported and left out. SIM_OK, or
   SIM_ERR_DOMAIN (reported) for a table without a header or without rows. */
int inputs_table_check(inputs_table_t *table, const inputs_csv_options_t *how,
                       words_report_t *report);

void inputs_table_free(inputs_table_t *self);

/* The column whose header is `name`, to the byte; (size_t)-1 when there is none. */
size_t inputs_table_column(const inputs_table_t *self, const char *name);

/* Finds the columns `names` in the header, in any order, each by that name or by its Spanish one
   (models/table/names.def): index[i] is the column of names[i]. The
   first `required` of them must be there; an absent other gets (size_t)-1. Unknown and doubled
   columns are errors. Returns SIM_OK, SIM_ERR_DOMAIN (reported) or SIM_ERR_NO_MEMORY. */
int inputs_csv_columns(const inputs_table_t *self, const char *const *names, size_t count,
                       size_t required, size_t *index, words_report_t *report);

/* True when some column is called by its Spanish name. */
bool inputs_table_is_spanish(const inputs_table_t *self);

/* Reports a heading that is none of those expected, a list; with a hint, "" or led by a space. */
void inputs_csv_unknown(const inputs_table_t *self, const inputs_cell_t *cell, const char *expected,
                        const char *hint, words_report_t *report);

/* Puts the columns of every record in the order of index[0 … count − 1], as inputs_csv_columns
   found them; the others follow in the order they had. `count` is at most INPUTS_CSV_ARRANGED. */
enum { INPUTS_CSV_ARRANGED = 16 };
void inputs_csv_arrange(inputs_table_t *self, const size_t *index, size_t count);

/* Reports every row whose cells index[0 … count − 1] are those of a row above it, once each. Rows
   with a bad or an empty cell among them are left out. Returns SIM_OK or SIM_ERR_NO_MEMORY. */
int inputs_csv_unique(const inputs_table_t *self, const size_t *index, size_t count,
                      words_report_t *report);

/* True when the cell says something; when it is empty that is reported, and when it is bad it was.
   `column` names it. */
bool inputs_csv_filled(const inputs_table_t *self, const inputs_cell_t *cell, const char *column,
                       words_report_t *report);

/* The style of numbers that goes with the separator. */
inputs_number_style_t inputs_csv_style(const inputs_table_t *self);

/* The style of a cell's number. In a sheet a number has a point, and a text that looks like one the
   style that its marks show; where it may be read in two ways, its reader refuses it. */
inputs_number_style_t inputs_cell_style(const inputs_table_t *self, const inputs_cell_t *cell);

#endif
