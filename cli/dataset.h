// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLI_DATASET_H
#define CLI_DATASET_H

#include "cli/csv.h"
#include "cli/inputs.h"
#include "cli/report.h"
#include "models/figure.h"

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
  models_figure_t figure;
  size_t line;
} cli_figure_t;

enum { CLI_DECIMALS_WRITTEN = -1 };

/* A numeric column of a table. */
typedef struct {
  const char *id, *unit, *label[CLI_LANG_COUNT];
  const cli_figure_t *stated; /* the figure in which the document says its total; NULL: none */
  models_figure_t *figures;   /* one per row */
  models_figure_t total;      /* of those not missing; its half is the sum of theirs */
  size_t cell;                /* its place in a record of the file */
  int decimals;               /* of the document; CLI_DECIMALS_WRITTEN: as written */
} cli_sheet_column_t;

/* A table of the document: the column `id`, wherever it stands in the file, comes first. */
typedef struct {
  const char *name;
  cli_table_t file;
  size_t row_count, column_count;
  cli_sheet_column_t *columns;
} cli_document_table_t;

typedef struct cli_dataset cli_dataset_t;
struct cli_dataset {
  char name[CLI_NAME_SIZE]; /* last component of the folder */
  char *folder;
  cli_table_t figure_file, column_file, label_file, neighbour_file;
  cli_figure_t *figures;
  size_t figure_count;
  cli_document_table_t *tables;
  size_t table_count;
  cli_inputs_t *inputs;           /* of the forecast; NULL: the dataset has none */
  models_figure_t *input_figures; /* the value of each of their rows */
  cli_dataset_t *neighbours;      /* themselves without neighbours */
  const char **neighbour_names;
  size_t neighbour_count;
  bool is_read;   /* every table was looked for */
  bool is_broken; /* something in them was refused: what seems unknown may not be */
};

/* Reads a dataset; one wrong table does not keep the others from being read. Returns SIM_OK;
   SIM_ERR_DOMAIN with every problem in the report, by file, line and column; SIM_ERR_NO_MEMORY.
   *out is initialised always: free it with cli_dataset_free. */
int cli_dataset_load(const char *folder, cli_dataset_t *out, cli_report_t *report);
void cli_dataset_free(cli_dataset_t *self);

/* Where a name of a formula leads. */
typedef struct {
  const models_figure_t *figure;
  const char *text; /* as printed; NULL for the total of a column */
  const char *unit;
} cli_reference_t;

/* Resolves `name`: a figure; NEIGHBOUR.figure; TABLE.ROW.COLUMN; TABLE.COLUMN, the total of a
   column; input.NAME and input.NAME.YEAR, the stated value of an input of the forecast; and, with
   `table` and `row`, a column of that row. Returns false when there is no such thing. */
bool cli_dataset_resolve(const cli_dataset_t *self, const char *name,
                         const cli_document_table_t *table, size_t row, cli_reference_t *out);

const cli_document_table_t *cli_dataset_table(const cli_dataset_t *self, const char *name,
                                              size_t length);

/* Column by id; NULL when the table has none. */
const cli_sheet_column_t *cli_table_column(const cli_document_table_t *self, const char *id);

/* True when the figure is the total of a column of one of the tables. */
bool cli_dataset_is_total(const cli_dataset_t *self, const models_figure_t *figure);

/* Adds up `total` again after a change of `figures`; row_count of them. */
void cli_column_total(cli_sheet_column_t *self, size_t row_count);

/* The cell of a row: its text, a figure as the document prints it; column 0 is the row's id. */
const char *cli_table_text(const cli_document_table_t *self, size_t row, size_t cell);

/* The place of a text column ("name", "line"); (size_t)-1 when there is none. */
size_t cli_table_cell(const cli_document_table_t *self, const char *id);

/* The name that labels.csv gives to `name` (`dataset`, `region.nuble`, `line.centros`); `name`
   itself when it gives none. */
const char *cli_dataset_label(const cli_dataset_t *self, const char *name, cli_lang_t lang);

/* The path of a file of the dataset, for messages and reading. The caller frees. */
char *cli_dataset_path(const cli_dataset_t *self, const char *file);

#endif
