// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/account/account_facts.h"

#include <math.h>

static const cli_facts_t nothing = {.low = NAN,
                                    .high = NAN,
                                    .second = NAN,
                                    .lowest = CLI_ACCOUNT_NONE,
                                    .highest = CLI_ACCOUNT_NONE};

static void add(cli_facts_t *facts, double value, size_t at) {
  facts->count++;
  if (!isfinite(value))
    return;
  if (facts->known == 0 || value < facts->low)
    facts->lowest = at;
  else if (value <= facts->low)
    facts->lowest = CLI_ACCOUNT_NONE;
  if (facts->known == 0 || value > facts->high)
    facts->highest = at;
  else if (value >= facts->high)
    facts->highest = CLI_ACCOUNT_NONE;
  if (facts->known > 0) /* fmax lets the NaN of none give way */
    facts->second = fmax(facts->second, fmin(value, facts->high));
  facts->low = fmin(facts->low, value);
  facts->high = fmax(facts->high, value);
  facts->sum += value;
  facts->known++;
}

cli_facts_t cli_facts_of(const double *values, size_t count) {
  cli_facts_t facts = nothing;
  for (size_t i = 0; i < count; i++)
    add(&facts, values[i], i);
  return facts;
}

cli_facts_t cli_facts_of_column(const audit_sheet_column_t *column, size_t row_count) {
  cli_facts_t facts = nothing;
  for (size_t r = 0; r < row_count; r++)
    add(&facts, audit_account_cell(column, r), r);
  return facts;
}

cli_facts_t cli_facts_of_group(const audit_account_t *account, const double *values, size_t group) {
  cli_facts_t facts = nothing;
  for (size_t r = 0; r < account->instruments->row_count; r++)
    if (account->counts.of[r] == group)
      add(&facts, values[r], r);
  return facts;
}

size_t cli_facts_main_group(const audit_account_t *account, const double *values) {
  size_t best = CLI_ACCOUNT_NONE, most = 1;
  for (size_t g = 0; g < account->counts.count; g++) {
    const size_t known = cli_facts_of_group(account, values, g).known;
    if (known > most) {
      best = g;
      most = known;
    }
  }
  return best;
}

cli_parts_t cli_facts_parts(const audit_account_t *account, size_t row) {
  cli_parts_t parts = {.whole = audit_account_cell(account->firms, row)};
  for (size_t p = 0; p < account->part_count; p++) {
    const double part = audit_account_cell(account->parts[p], row);
    if (isfinite(part))
      parts.sum += part;
    else
      parts.missing++;
  }
  const double slack = 1e-9 * fmax(1.0, parts.whole), gap = parts.whole - parts.sum;
  parts.differs = parts.missing < account->part_count && isfinite(parts.whole) &&
                  (gap < -slack || (gap > slack && parts.missing == 0));
  return parts;
}

size_t cli_facts_leader(const audit_account_t *account) {
  const size_t count = account->regions->row_count;
  const size_t best = cli_facts_of_column(account->firms, count).highest;
  if (best == CLI_ACCOUNT_NONE)
    return best;
  const cli_parts_t top = cli_facts_parts(account, best);
  const double least = top.differs ? fmin(top.whole, top.sum) : top.whole;
  for (size_t r = 0; r < count; r++) {
    const cli_parts_t parts = cli_facts_parts(account, r);
    const double most =
        isnan(parts.whole) || parts.differs ? fmax(parts.whole, parts.sum) : parts.whole;
    if (r != best && most >= least)
      return CLI_ACCOUNT_NONE;
  }
  return best;
}

cli_women_t cli_facts_women(const audit_account_t *account) {
  cli_women_t out = {0};
  for (size_t r = 0; r < account->regions->row_count; r++) {
    const double women = audit_account_cell(account->women, r),
                 all = audit_account_cell(account->new_businesses, r);
    if (isnan(women) || isnan(all)) {
      out.missing++;
      continue;
    }
    out.women += women;
    out.all += all;
    out.known++;
  }
  return out;
}

bool cli_facts_is_in(const audit_account_t *account, size_t t, size_t row) {
  return t == account->total_count || !account->totals[t]->figures[row].is_missing;
}

cli_total_fact_t cli_facts_total(const audit_account_t *account, size_t t) {
  const bool is_budget = t == account->total_count;
  const audit_sheet_column_t *column = is_budget ? account->budget : account->beneficiaries;
  const audit_figure_row_t *says = is_budget ? column->stated : account->totals[t]->stated;
  cli_total_fact_t fact = {.stated = (double)NAN};
  double half = 0.0;
  size_t known = 0;
  for (size_t r = 0; r < account->instruments->row_count; r++) {
    const audit_figure_t *figure = &column->figures[r];
    if (!cli_facts_is_in(account, t, r))
      continue;
    if (figure->is_missing) {
      fact.missing++;
      continue;
    }
    known++;
    fact.sum += figure->value;
    half += figure->half;
  }
  if (!says || says->figure.is_missing)
    return fact;
  fact.stated = says->figure.value;
  const double gap = fact.stated - fact.sum, slack = half + says->figure.half + 1e-9 * fact.stated;
  if (known > 0)
    fact.state = fabs(gap) <= slack ? CLI_TOTAL_ADDS : gap > 0 ? CLI_TOTAL_SHORT : CLI_TOTAL_OVER;
  return fact;
}
