// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/account/account_rate.h"

#include <math.h>
#include <string.h>

static const audit_sheet_column_t *column_of(const audit_account_t *account, const char *id) {
  const audit_document_table_t *regions = account->regions;
  for (size_t c = 0; c < regions->column_count; c++)
    if (strcmp(regions->columns[c].id, id) == 0)
      return &regions->columns[c];
  return NULL;
}

cli_rate_t cli_account_rate(cli_account_page_t *page) {
  const audit_account_t *account = page->account;
  const audit_sheet_column_t *base = column_of(account, "firms_base"),
                             *invested = column_of(account, "investment_firms");
  const size_t count = account->regions->row_count;
  cli_rate_t rate = {.kind = base       ? CLI_RATE_THOUSAND
                             : invested ? CLI_RATE_INVESTMENT
                                        : CLI_RATE_NONE,
                     .over = base ? account->firms : invested,
                     .under = base ? base : account->firms};
  double *values = rate.kind ? cli_sheet_array(&page->sheet, count, sizeof *values) : NULL;
  size_t known = 0;
  for (size_t row = 0; values && row < count; row++) {
    const double over = audit_account_cell(rate.over, row),
                 under = audit_account_cell(rate.under, row);
    /* More firms supported than there are is no rate. */
    const bool is_one = under > 0.0 && !(base && over > under);
    values[row] = is_one ? (base ? 1000.0 : 1.0) * over / under : (double)NAN;
    known += isfinite(values[row]) ? 1 : 0;
  }
  rate.values = values;
  rate.decimals = values ? words_amounts_decimals(values, count) : 0;
  if (known < 2)
    rate.kind = CLI_RATE_NONE;
  return rate;
}
