// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLI_ACCOUNT_ACCOUNT_RATE_H
#define CLI_ACCOUNT_ACCOUNT_RATE_H

#include "cli/account/account_page.h"

/* What of a region may be held against that of another: a rate. Of firms_base, an optional column
   of regions.csv with the firms that there are, firms supported in every thousand; without it,
   investment_firms by firm supported; else there is none, only how many. */
typedef enum { CLI_RATE_NONE, CLI_RATE_THOUSAND, CLI_RATE_INVESTMENT } cli_rate_kind_t;

typedef struct {
  cli_rate_kind_t kind;
  const audit_sheet_column_t *over, *under;
  const double *values; /* by row; NaN: a figure is missing, or nothing to divide by */
  int decimals;
} cli_rate_t;

/* The rate of the account; `values` live as long as the sheet. */
cli_rate_t cli_account_rate(cli_account_page_t *page);

/* The same rate in the year before, from the optional columns firms_before with firms_base_before
   or investment_firms_before, and in that of the account; both of one kind, with the same decimals.
   False: the account has no two years, or no region has a rate in one of them. */
bool cli_account_rates(cli_account_page_t *page, cli_rate_t *before, cli_rate_t *after);

#endif
