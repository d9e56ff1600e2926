// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLI_ACCOUNT_CHARTS_ACCOUNT_H
#define CLI_ACCOUNT_CHARTS_ACCOUNT_H

#include "audit/account.h"
#include "cli/common/charts.h"
#include "words/table.h"

#include <stdio.h>

/* The charts of a yearly public account. */

typedef struct {
  const audit_account_t *account;
  words_lang_t lang;
  const char *folder;                  /* an existing one; NULL: only the numbers */
  words_table_t *marks;                /* the numbers behind every mark: account_page.h begins it */
  FILE *list;                          /* name and title of each chart; NULL: not wanted */
  const inputs_theme_t *theme;         /* NULL: none */
  const volatile sig_atomic_t *cancel; /* not 0: stop */
} cli_account_set_t;

/* Draws budget, beneficiaries, cost, support, investment, map, before, women and totals, each as
   SVG and PNG, and all as the pages of account.pdf; one that the account has no figures for is left
   out. Errors of the stream are left to ferror, and of the table in it. Returns PLOTS_OK or a
   status of plots/, with what happened, a sentence fit to print, in `detail`. */
int cli_charts_account(const cli_account_set_t *set, char detail[CLI_CHARTS_DETAIL]);

#endif
