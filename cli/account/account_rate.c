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

/* Of firms among those that there are, else of what was invested among firms. */
static cli_rate_t rate_of(cli_account_page_t *page, const audit_sheet_column_t *base,
                          const audit_sheet_column_t *invested, const audit_sheet_column_t *firms) {
  const size_t count = page->account->regions->row_count;
  cli_rate_t rate = {.kind = base       ? CLI_RATE_THOUSAND
                             : invested ? CLI_RATE_INVESTMENT
                                        : CLI_RATE_NONE,
                     .over = base ? firms : invested,
                     .under = base ? base : firms};
  double *values = rate.kind ? cli_sheet_array(&page->sheet, count, sizeof *values) : NULL;
  for (size_t row = 0; values && row < count; row++) {
    const double over = audit_account_cell(rate.over, row),
                 under = audit_account_cell(rate.under, row);
    /* More firms supported than there are is no rate. */
    const bool is_one = under > 0.0 && !(base && over > under);
    values[row] = is_one ? (base ? 1000.0 : 1.0) * over / under : (double)NAN;
  }
  rate.values = values;
  rate.decimals = values ? words_amounts_decimals(values, count) : 0;
  return rate;
}

static size_t known_of(const cli_account_page_t *page, const cli_rate_t *rate) {
  size_t known = 0;
  for (size_t row = 0; rate->values && row < page->account->regions->row_count; row++)
    known += isfinite(rate->values[row]) ? 1 : 0;
  return known;
}

cli_rate_t cli_account_rate(cli_account_page_t *page) {
  const audit_account_t *account = page->account;
  const cli_rate_t rate = rate_of(page, column_of(account, "firms_base"),
                                  column_of(account, "investment_firms"), account->firms);
  return known_of(page, &rate) < 2 ? (cli_rate_t){.kind = CLI_RATE_NONE} : rate;
}

bool cli_account_rates(cli_account_page_t *page, cli_rate_t *before, cli_rate_t *after) {
  const audit_account_t *account = page->account;
  const audit_sheet_column_t *base = column_of(account, "firms_base"),
                             *base_before = column_of(account, "firms_base_before"),
                             *invested = column_of(account, "investment_firms"),
                             *invested_before = column_of(account, "investment_firms_before"),
                             *firms_before = column_of(account, "firms_before");
  const bool by_base = base && base_before, by_investment = invested && invested_before;
  *before = *after = (cli_rate_t){.kind = CLI_RATE_NONE};
  if (!firms_before || !(by_base || by_investment))
    return false;
  *before = rate_of(page, by_base ? base_before : NULL, invested_before, firms_before);
  *after = rate_of(page, by_base ? base : NULL, invested, account->firms);
  before->decimals = after->decimals =
      before->decimals > after->decimals ? before->decimals : after->decimals;
  return known_of(page, before) > 0 && known_of(page, after) > 0;
}
