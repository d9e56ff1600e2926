// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef AUDIT_ACCOUNT_CHECK_H
#define AUDIT_ACCOUNT_CHECK_H

#include "audit/dataset.h"

/* What is refused of the tables of an account; part of audit_account_find. What is wrong goes to
   the report. */

void audit_account_complain(const audit_document_table_t *table, size_t line, size_t column,
                            words_message_t id, const char *const *args, words_report_t *report);

/* A numeric column has no negative cells and, when it counts, no fractions. */
void audit_account_cells(const audit_document_table_t *table, const audit_sheet_column_t *column,
                         words_report_t *report);

/* No cell of `part` is more than that of `whole`, which includes it; either may be NULL. */
void audit_account_part(const audit_document_table_t *table, const audit_sheet_column_t *part,
                        const audit_sheet_column_t *whole, words_report_t *report);

/* Columns that are added up are in one unit. */
void audit_account_units(const audit_sheet_column_t *first,
                         const audit_sheet_column_t *const *others, size_t count,
                         const audit_dataset_t *dataset, words_report_t *report);

/* Whether a column, X_before, is of the year before; such columns hold what those of the account
   may. */
bool audit_account_is_before(const char *id);
void audit_account_before(const audit_document_table_t *table, words_report_t *report);

#endif
