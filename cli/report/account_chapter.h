// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLI_REPORT_ACCOUNT_CHAPTER_H
#define CLI_REPORT_ACCOUNT_CHAPTER_H

#include "audit/account.h"
#include "cli/report/report.h"
#include "words/table.h"

/* The chapter of figures of a yearly account. */
typedef struct cli_chapter {
  cli_report_t of; /* options, and the check of the document; nothing of a programme */
  audit_account_t account;
  words_table_t marks; /* charts: the numbers behind every mark */
  inputs_theme_t theme;
  char *list; /* a line for each chart, its name and its title; owned */
} cli_chapter_t;

/* Writes the page, as cli_report_write_t; the subject is a cli_chapter_t. */
int cli_chapter_write(const void *subject, const char *charts, bool is_plain, FILE *file);

#endif
