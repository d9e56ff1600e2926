// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/account/account_words.h"

#include "cli/account/account_say.h"

#include <math.h>
#include <string.h>

static const char *instrument(const cli_account_page_t *page, size_t row) {
  return audit_account_instrument(page->account, row, page->sheet.lang);
}

/* What a group of `counts` counts: "empresas". */
static const char *counted(cli_account_page_t *page, size_t group) {
  const char *id = page->account->counts.ids[group];
  const char *label = audit_account_label(page->account, "counts", id, page->sheet.lang);
  return label ? label : id;
}

const char *cli_words_amount(cli_account_page_t *page, double value) {
  return cli_sheet_number(&page->sheet, value, words_amount_decimals(value));
}

const char *cli_words_percent(cli_account_page_t *page, double percent) {
  const words_format_t format = {1, true, page->sheet.lang};
  char *text = cli_sheet_array(&page->sheet, WORDS_NUMBER_BYTES, 1);
  if (!text)
    return "";
  words_format_chance(text, percent, &format);
  return text;
}

/* One instrument leads: several have an amount, and none has the same. */
const char *cli_words_budget(cli_account_page_t *page) {
  const audit_account_t *account = page->account;
  const cli_facts_t facts = cli_facts_of_column(account->budget, account->instruments->row_count);
  const char *plain = words_message(WORDS_MSG_ACCOUNT_BUDGET_PLAIN, page->sheet.lang);
  if (facts.known < 2 || facts.highest == CLI_ACCOUNT_NONE)
    return plain;
  return cli_account_either(
      cli_account_say(page, WORDS_MSG_ACCOUNT_BUDGET_TITLE,
                      WORDS_ARGS(instrument(page, facts.highest),
                                 cli_words_percent(page, 100.0 * facts.high / facts.sum),
                                 cli_account_whole(page, (double)facts.known))),
      plain);
}

/* All rows have an amount; or some, whose sum is theirs only. */
const char *cli_words_budget_sum(cli_account_page_t *page) {
  const audit_account_t *account = page->account;
  const audit_sheet_column_t *budget = account->budget;
  const cli_facts_t facts = cli_facts_of_column(budget, account->instruments->row_count);
  const char *name = cli_account_column(page, budget), *unit = cli_account_unit(page, budget);
  const char *sum = cli_sheet_number(&page->sheet, facts.sum, budget->total.decimals);
  if (facts.known < 2)
    return cli_account_say(page, WORDS_MSG_ACCOUNT_BUDGET_ONE, WORDS_ARGS(name, unit));
  if (facts.known == facts.count)
    return cli_account_say(
        page, WORDS_MSG_ACCOUNT_BUDGET_SUBTITLE,
        WORDS_ARGS(name, unit, cli_account_whole(page, (double)facts.count), budget->unit, sum));
  return cli_account_say(page, WORDS_MSG_ACCOUNT_BUDGET_SOME,
                         WORDS_ARGS(name, unit, cli_account_whole(page, (double)facts.known),
                                    budget->unit, sum,
                                    cli_account_whole(page, (double)(facts.count - facts.known))));
}

/* In the group with most figures one leads; "firms" needs more than one of them. */
const char *cli_words_beneficiaries(cli_account_page_t *page, const double *values) {
  const size_t group = cli_facts_main_group(page->account, values);
  const cli_facts_t facts = group == CLI_ACCOUNT_NONE
                                ? (cli_facts_t){.highest = CLI_ACCOUNT_NONE}
                                : cli_facts_of_group(page->account, values, group);
  const char *plain = words_message(WORDS_MSG_ACCOUNT_BENEFICIARIES_PLAIN, page->sheet.lang);
  if (facts.highest == CLI_ACCOUNT_NONE || !(facts.high > 1))
    return plain;
  return cli_account_either(
      cli_account_say(page,
                      facts.known == facts.count ? WORDS_MSG_ACCOUNT_BENEFICIARIES_TITLE
                                                 : WORDS_MSG_ACCOUNT_BENEFICIARIES_SOME,
                      WORDS_ARGS(instrument(page, facts.highest),
                                 cli_account_whole(page, facts.high), counted(page, group),
                                 cli_account_whole(page, facts.second))),
      plain);
}

/* The names of rows, "a; b"; NULL: none. */
static const char *named(cli_account_page_t *page, const double *values, bool (*is_one)(double)) {
  const char *names = NULL;
  for (size_t r = 0; r < page->account->instruments->row_count; r++)
    if (is_one(values[r])) {
      const char *name = instrument(page, r);
      names = names ? cli_account_say(page, WORDS_MSG_ACCOUNT_AND, WORDS_ARGS(names, name)) : name;
    }
  return names;
}

static bool is_zero(double value) {
  return value <= 0 && value >= 0;
}

static bool is_absent(double value) {
  return isnan(value) != 0;
}

const char *cli_words_no_mark(cli_account_page_t *page, const double *values) {
  const char *names = named(page, values, is_zero);
  return names ? cli_account_say(page, WORDS_MSG_ACCOUNT_NO_MARK, WORDS_ARGS(names)) : NULL;
}

const char *cli_words_no_cost(cli_account_page_t *page, const double *costs) {
  const char *names = named(page, costs, is_absent);
  return names ? cli_account_say(page, WORDS_MSG_ACCOUNT_NO_COST, WORDS_ARGS(names)) : NULL;
}

/* "M$ 706 (Centros)"; without the name where several stand or none is wanted. */
static const char *end_of_costs(cli_account_page_t *page, const char *amount, size_t row,
                                bool is_named) {
  const char *unit = page->account->budget->unit;
  if (row == CLI_ACCOUNT_NONE || !is_named)
    return cli_account_say(page, WORDS_MSG_ACCOUNT_COST_END, WORDS_ARGS(unit, amount));
  return cli_account_say(page, WORDS_MSG_ACCOUNT_COST_NAMED,
                         WORDS_ARGS(unit, amount, instrument(page, row)));
}

/* In the group with most costs, two at least and not all printed alike: the ends, with the names of
   those that stand there alone. Of the instruments with a cost, when one of the group has none. */
const char *cli_words_cost(cli_account_page_t *page, const double *costs) {
  const audit_account_t *account = page->account;
  const size_t group = cli_facts_main_group(account, costs);
  const char *said = words_message(WORDS_MSG_ACCOUNT_COST_PLAIN, page->sheet.lang);
  if (group == CLI_ACCOUNT_NONE)
    return said;
  const cli_facts_t facts = cli_facts_of_group(account, costs, group);
  const char *low = cli_words_amount(page, facts.low), *high = cli_words_amount(page, facts.high);
  const char *one =
      audit_account_label(account, "one", account->counts.ids[group], page->sheet.lang);
  const bool is_complete = facts.known == facts.count;
  for (int named = 0; named < 2 && strcmp(low, high) != 0; named++)
    said = cli_account_either(
        cli_account_say(page,
                        !one          ? WORDS_MSG_ACCOUNT_COST_BARE
                        : is_complete ? WORDS_MSG_ACCOUNT_COST_TITLE
                                      : WORDS_MSG_ACCOUNT_COST_SOME,
                        WORDS_ARGS(one ? one : counted(page, group),
                                   end_of_costs(page, low, facts.lowest, named),
                                   end_of_costs(page, high, facts.highest, named))),
        said);
  return said;
}

static const char *total_name(cli_account_page_t *page, size_t t) {
  const audit_account_t *account = page->account;
  return cli_account_column(page, t == account->total_count ? account->budget : account->totals[t]);
}

/* Every total is stated: all add up; one does not, and by how much; several do not. */
const char *cli_words_totals(cli_account_page_t *page) {
  const audit_account_t *account = page->account;
  size_t stated = 0, wrong = 0, which = 0;
  for (size_t t = 0; t <= account->total_count; t++) {
    const cli_total_state_t state = cli_facts_total(account, t).state;
    stated += state != CLI_TOTAL_UNSTATED;
    if (state == CLI_TOTAL_SHORT || state == CLI_TOTAL_OVER) {
      wrong++;
      which = t;
    }
  }
  const char *count = cli_account_whole(page, (double)stated);
  const char *plain = words_message(WORDS_MSG_ACCOUNT_TOTALS_TITLE, page->sheet.lang);
  if (stated <= account->total_count || stated < 2)
    return plain;
  if (wrong == 0)
    return cli_account_say(page, WORDS_MSG_ACCOUNT_TOTALS_ADD, WORDS_ARGS(count));
  if (wrong > 1)
    return cli_account_say(page, WORDS_MSG_ACCOUNT_TOTALS_WRONG,
                           WORDS_ARGS(cli_account_whole(page, (double)wrong), count));
  const cli_total_fact_t fact = cli_facts_total(account, which);
  const audit_sheet_column_t *column =
      which == account->total_count ? account->budget : account->beneficiaries;
  const char *gap =
      cli_sheet_number(&page->sheet, fabs(fact.stated - fact.sum), column->total.decimals);
  if (which == account->total_count)
    gap = cli_account_say(page, WORDS_MSG_ACCOUNT_COST_END, WORDS_ARGS(column->unit, gap));
  return cli_account_either(cli_account_say(page,
                                            fact.state == CLI_TOTAL_SHORT
                                                ? WORDS_MSG_ACCOUNT_TOTALS_SHORT
                                                : WORDS_MSG_ACCOUNT_TOTALS_OVER,
                                            WORDS_ARGS(total_name(page, which), gap)),
                            plain);
}
