// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef AUDIT_DATASET_H
#define AUDIT_DATASET_H

#include "audit/figure_cell.h"
#include "inputs/csv.h"
#include "inputs/programme.h"
#include "words/report.h"

#include <stdbool.h>
#include <stddef.h>

/* The figures of a document as data: figures.csv, the tables that columns.csv describes, the inputs
   of a forecast when there is an inputs.csv, and the neighbours that datasets.csv names. Texts are
   owned by the tables read.

   Numbers are written in the convention of their file, as everywhere. A figure carries the decimals
   of its document, for they say how far it was rounded: the optional column `decimals` of
   figures.csv, and of columns.csv for a whole column, holds their number, which survives the
   spreadsheet that turns 6,90 into 6,9. Without it they are the decimals written. */

typedef struct {
  const char *id, *text, *unit, *document, *section, *what;
  audit_figure_t figure;
  size_t line, column; /* of the value */
} audit_figure_row_t;

/* A numeric column of a table. */
typedef struct {
  const char *id, *unit, *label[WORDS_LANG_COUNT];
  const audit_figure_row_t
      *stated;             /* the figure in which the document says its total; NULL: none */
  audit_figure_t *figures; /* one per row */
  audit_figure_t total;    /* of those not missing; its half is the sum of theirs */
  size_t cell;             /* its place in a record of the file */
  int decimals;            /* of the document; AUDIT_DECIMALS_WRITTEN: as written */
} audit_sheet_column_t;

/* A table of the document: the column `id`, wherever it stands in the file, comes first. */
typedef struct {
  const char *name;
  inputs_table_t file;
  size_t row_count, column_count;
  audit_sheet_column_t *columns;
} audit_document_table_t;

typedef struct audit_dataset audit_dataset_t;
struct audit_dataset {
  char name[INPUTS_NAME_SIZE]; /* last component of the folder */
  char *folder;
  inputs_table_t figure_file, column_file, label_file, neighbour_file;
  audit_figure_row_t *figures;
  size_t figure_count;
  audit_document_table_t *tables;
  size_t table_count;
  inputs_programme_t *inputs;    /* of the forecast; NULL: the dataset has none */
  audit_figure_t *input_figures; /* the value of each of their rows */
  audit_dataset_t *neighbours;   /* themselves without neighbours */
  const char **neighbour_names;
  size_t neighbour_count;
  bool is_read;   /* every table was looked for */
  bool is_broken; /* something in them was refused: what seems unknown may not be */
};

/* Reads a dataset; one wrong table does not keep the others from being read. Returns SIM_OK;
   SIM_ERR_DOMAIN with every problem in the report, by file, line and column; SIM_ERR_NO_MEMORY.
   *out is initialised always: free it with audit_dataset_free. */
int audit_dataset_load(const char *folder, audit_dataset_t *out, words_report_t *report);
void audit_dataset_free(audit_dataset_t *self);

/* Where a name of a formula leads. */
typedef struct {
  const audit_figure_t *figure;
  const char *text; /* as printed; NULL for the total of a column */
  const char *unit;
} audit_reference_t;

/* Resolves `name`: a figure; NEIGHBOUR.figure; TABLE.ROW.COLUMN; TABLE.COLUMN, the total of a
   column; input.NAME and input.NAME.YEAR, the stated value of an input of the forecast; and, with
   `table` and `row`, a column of that row. Returns false when there is no such thing. */
bool audit_dataset_resolve(const audit_dataset_t *self, const char *name,
                           const audit_document_table_t *table, size_t row, audit_reference_t *out);

const audit_document_table_t *audit_dataset_table(const audit_dataset_t *self, const char *name,
                                                  size_t length);

/* Column by id; NULL when the table has none. */
const audit_sheet_column_t *audit_table_column(const audit_document_table_t *self, const char *id);

/* True when the figure is the total of a column of one of the tables. */
bool audit_dataset_is_total(const audit_dataset_t *self, const audit_figure_t *figure);

/* Where a figure stands in the files of the dataset. False for those that stand nowhere by
   themselves, or not there: sums, inputs of the forecast, figures of neighbours. */
bool audit_dataset_place(const audit_dataset_t *self, const audit_figure_t *figure,
                         words_place_t *out);

/* Adds up `total` again after a change of `figures`; row_count of them. */
void audit_column_total(audit_sheet_column_t *self, size_t row_count);

/* The cell of a row: its text, a figure as the document prints it; column 0 is the row's id. */
const char *audit_table_text(const audit_document_table_t *self, size_t row, size_t cell);

/* The place of a text column ("name", "line"); (size_t)-1 when there is none. */
size_t audit_table_cell(const audit_document_table_t *self, const char *id);

/* The name that labels.csv gives to `name` (`dataset`, `region.nuble`, `line.centros`); `name`
   itself when it gives none. */
const char *audit_dataset_label(const audit_dataset_t *self, const char *name, words_lang_t lang);

/* The path of a file of the dataset, for messages and reading. The caller frees. */
char *audit_dataset_path(const audit_dataset_t *self, const char *file);

#endif
