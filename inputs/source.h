// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef INPUTS_SOURCE_H
#define INPUTS_SOURCE_H

#include "inputs/csv.h"
#include "inputs/held.h"

#include <stdbool.h>

/* Where a programme is read from: a folder of CSV files, or a workbook, whose sheets are its files.
   A path through a workbook (programa.xlsx/labels.csv) is that of a sheet; nobody else needs to
   know which of the two it is. */

/* Reads the table at `path`: see inputs_csv_read. */
int inputs_source_read(const char *path, const inputs_csv_options_t *options, inputs_table_t *out,
                       words_report_t *report);

/* Whether there is a file, or a sheet, at `path`. SIM_OK or SIM_ERR_NO_MEMORY. */
int inputs_source_find(const char *path, bool *is_there);

/* The same, for who takes what memory is short for as not there. */
bool inputs_source_exists(const char *path);

/* inputs_source_read and inputs_source_find among files in memory; on the disk for `held` NULL. */
int inputs_source_read_in(const inputs_held_t *held, const char *path,
                          const inputs_csv_options_t *options, inputs_table_t *out,
                          words_report_t *report);
int inputs_source_find_in(const inputs_held_t *held, const char *path, bool *is_there);

#endif
