// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef INPUTS_CSV_H
#define INPUTS_CSV_H

#include "inputs/number.h"
#include "words/report.h"

#include <stdbool.h>
#include <stddef.h>

/* CSV files as Excel writes them in Chile and elsewhere, read into cells with their places. */

enum {
  INPUTS_CSV_BYTES_MAX = 16 * 1024 * 1024,
  INPUTS_CSV_CELL_MAX = 4096, /* bytes of a cell */
  INPUTS_CSV_ROWS_MAX = 100000,
  INPUTS_DIGEST_SIZE = 65 /* SHA-256 in lower-case hex, with its end */
};

typedef struct {
  char *text;    /* UTF-8, without the spaces around it */
  char *printed; /* a figure as its document prints it; NULL: none */
  size_t line, column;
  bool is_bad; /* already reported: do not report it again */
} inputs_cell_t;

typedef struct {
  inputs_cell_t *cells;
  size_t count;
} inputs_record_t;

typedef struct {
  char *path;               /* as given */
  inputs_record_t *records; /* with a header: records[0] is the header, its empty end cut off */
  size_t count, capacity;
  char separator; /* ';' or ',' */
  char digest[INPUTS_DIGEST_SIZE];
  size_t bytes;
} inputs_table_t;

/* How to read: separator 0 means: `;` if the first line has one, else `,`. */
typedef struct {
  char separator;
  bool is_headless;    /* no header: rows of any length */
  bool allows_no_rows; /* a header alone is a table */
} inputs_csv_options_t;

/* Reads a table. UTF-8 with or without BOM, otherwise Windows-1252 with a note; ends CR, LF, CRLF;
   an Excel line `sep=;`; rows of nothing but separators are skipped, and cells beyond the header if
   they are empty. `options` may be NULL. Only regular files are read, and opening never blocks.
   Refused in every table alike: a header without rows, rows of another length, characters that
   cannot be seen or that XML forbids, and cells that a spreadsheet would take for a formula.

   Returns SIM_OK, also when single cells or rows are refused: those are reported, bad cells marked
   and bad rows left out. SIM_ERR_DOMAIN when the file as a whole cannot be read: reported.
   SIM_ERR_NO_MEMORY. `out` is always initialised; free it with inputs_table_free. */
int inputs_csv_read(const char *path, const inputs_csv_options_t *options, inputs_table_t *out,
                    words_report_t *report);

void inputs_table_free(inputs_table_t *self);

/* Finds the columns `names` in the header, in any order: index[i] is the column of names[i]. The
   first `required` of them must be there; an absent other gets (size_t)-1. Unknown and doubled
   columns are errors. Returns SIM_OK, or SIM_ERR_DOMAIN (reported). */
int inputs_csv_columns(const inputs_table_t *self, const char *const *names, size_t count,
                       size_t required, size_t *index, words_report_t *report);

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

/* Reads bytes that are already in memory; `path` only names them. For inputs_csv_read and tests. */
int inputs_csv_parse(const char *path, const char *bytes, size_t size,
                     const inputs_csv_options_t *options, inputs_table_t *out,
                     words_report_t *report);

#endif
