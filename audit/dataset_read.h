// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef AUDIT_DATASET_READ_H
#define AUDIT_DATASET_READ_H

#include "audit/dataset.h"

/* What the files of a dataset are read with; errors go to the report. */

#define AUDIT_ABSENT ((size_t)-1)

/* Reads folder/file; an optional file that is not there gives an empty table. */
int audit_read_table(const audit_dataset_t *self, const char *file, bool optional,
                     inputs_table_t *out, words_report_t *report);

/* Says what is wrong with a cell. */
void audit_read_complain(words_report_t *report, const inputs_table_t *table,
                         const inputs_cell_t *cell, words_message_t id, const char *const *args);

/* An id: one segment of a name. And a cell of that column: the id is there and is one. */
bool audit_read_is_id(const char *text);
bool audit_read_id(const inputs_table_t *table, const inputs_cell_t *cell, const char *column,
                   words_report_t *report);

/* From here on what is said of the table calls units by their Spanish names, where its header has
   such and the report is Spanish. */
void audit_read_tell_units(const inputs_table_t *table, words_report_t *report);

/* Puts a unit that has its Spanish name into English. Complains of an unknown one, which would lose
   the rounding of its figures without a word. `value` is a figure in it; NULL: it is of a whole
   column. SIM_OK or SIM_ERR_NO_MEMORY. */
int audit_read_unit(const inputs_table_t *table, inputs_cell_t *cell, const inputs_cell_t *value,
                    words_report_t *report);

/* How many decimals the document prints, where the column `at` says so: AUDIT_ABSENT or empty, as
   many as are written (AUDIT_DECIMALS_WRITTEN). */
int audit_read_decimals(const inputs_table_t *table, const inputs_record_t *record, size_t at,
                        words_report_t *report);

/* figures.csv; columns.csv, and the tables that it describes. A status of sim/. */
int audit_dataset_read_figures(audit_dataset_t *self, words_report_t *report);
int audit_dataset_read_tables(audit_dataset_t *self, words_report_t *report);

#endif
