// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef INPUTS_WORKBOOK_H
#define INPUTS_WORKBOOK_H

#include "inputs/csv.h"
#include "words/report.h"

#include <stdbool.h>

/* A workbook (.xlsx) as the folder of a programme: its sheets are the files (inputs/sheets.def).

     programa.xlsx                     programa/
       Datos                             inputs.csv
       Variantes: column "variante"      variants/NAME.csv, the rows whose first column says NAME
       Rótulos                           labels.csv

   A table is what stands in a sheet but for its explanations: rows whose first cell begins with #,
   columns whose name does. The first row left is the header. With `held` the workbook is one of
   the files in memory; NULL: on the disk. */

/* True for a path that ends in .xlsx or .xlsm and is no folder. */
bool inputs_workbook_is(const char *path);

/* Where `path` goes through a workbook ("programa.xlsx/labels.csv"): the length of the workbook's
   own path; 0 when it does not. */
size_t inputs_workbook_within(const inputs_held_t *held, const char *path);

/* Whether the workbook has a sheet for the file of a path through it, and, for a variant, rows.
   SIM_OK or SIM_ERR_NO_MEMORY. */
int inputs_workbook_find(const inputs_held_t *held, const char *path, bool *is_there);

/* Reads the table that a path through a workbook names, as inputs_csv_read does for a file. Places
   are told as "programa.xlsx: Datos!D7". */
int inputs_workbook_read(const inputs_held_t *held, const char *path,
                         const inputs_csv_options_t *options, inputs_table_t *out,
                         words_report_t *report);

/* The variants of a workbook, sorted, at most `most`; the caller frees each. */
size_t inputs_workbook_variants(const inputs_held_t *held, const char *path, char **names,
                                size_t most);

#endif
