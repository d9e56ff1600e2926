// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef INPUTS_CSV_H
#define INPUTS_CSV_H

#include "inputs/held.h"
#include "inputs/table.h"

/* CSV files as Excel writes them in Chile and elsewhere, read into cells with their places. */

/* Reads a table, on the disk for `held` NULL. UTF-8 with or without BOM, otherwise Windows-1252
   with a note; ends CR, LF, CRLF; an Excel line `sep=;`; rows of nothing but separators are
   skipped, and cells beyond the header if they are empty. `options` may be NULL. Only regular files
   are read, and opening never blocks. Refused in every table alike: a header without rows, rows of
   another length, characters that cannot be seen or that XML forbids, and cells that a spreadsheet
   would take for a formula.

   Returns SIM_OK, also when single cells or rows are refused: those are reported, bad cells marked
   and bad rows left out. SIM_ERR_DOMAIN when the file as a whole cannot be read: reported.
   SIM_ERR_NO_MEMORY. `out` is always initialised; free it with inputs_table_free. */
int inputs_csv_read(const inputs_held_t *held, const char *path,
                    const inputs_csv_options_t *options, inputs_table_t *out,
                    words_report_t *report);

/* Reads bytes that are already in memory; `path` only names them. For inputs_csv_read and tests. */
int inputs_csv_parse(const char *path, const char *bytes, size_t size,
                     const inputs_csv_options_t *options, inputs_table_t *out,
                     words_report_t *report);

#endif
