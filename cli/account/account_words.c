// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/account/account_words.h"

#include "plots/layout.h"

#include <ctype.h>
#include <math.h>
#include <string.h>

static const char *say(cli_account_page_t *page, words_message_t id, const char *const *args) {
  return cli_sheet_text(&page->sheet, id, args);
}

/* A sentence, or, where it would be cut, one that says less. */
static const char *either(const char *said, const char *less) {
  return plots_layout_title_fits(said) ? said : less;
}

static const char *whole(cli_account_page_t *page, double value) {
  return cli_sheet_number(&page->sheet, value, 0);
}

static const char *instrument(const cli_account_page_t *page, size_t row) {
  return audit_account_instrument(page->account, row, page->sheet.lang);
}

static const char *region(const cli_account_page_t *page, size_t row) {
  return audit_account_region(page->account, row, page->sheet.lang);
}

/* Whether a letter is a small one, accented or not (U+00DF to U+00FF). */
static bool is_small(const char *text) {
  const unsigned char first = (unsigned char)text[0];
  return islower(first) || (first == 0xC3 && (unsigned char)text[1] >= 0x9F);
}

/* A label in the middle of a sentence: "Mipes" and "Líneas" begin in lower case, "UF" does not. */
static const char *lowered(cli_account_page_t *page, const char *text) {
  char *copy = cli_sheet_array(&page->sheet, strlen(text) + 1, 1);
  if (!copy)
    return "";
  strcpy(copy, text);
  if (isupper((unsigned char)copy[0]) && is_small(copy + 1))
    copy[0] = (char)tolower((unsigned char)copy[0]);
  return copy;
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
  return either(say(page, WORDS_MSG_ACCOUNT_BUDGET_TITLE,
                    WORDS_ARGS(instrument(page, facts.highest),
                               cli_words_percent(page, 100.0 * facts.high / facts.sum),
                               whole(page, (double)facts.known))),
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
    return say(page, WORDS_MSG_ACCOUNT_BUDGET_ONE, WORDS_ARGS(name, unit));
  if (facts.known == facts.count)
    return say(page, WORDS_MSG_ACCOUNT_BUDGET_SUBTITLE,
               WORDS_ARGS(name, unit, whole(page, (double)facts.count), budget->unit, sum));
  return say(page, WORDS_MSG_ACCOUNT_BUDGET_SOME,
             WORDS_ARGS(name, unit, whole(page, (double)facts.known), budget->unit, sum,
                        whole(page, (double)(facts.count - facts.known))));
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
  return either(say(page,
                    facts.known == facts.count ? WORDS_MSG_ACCOUNT_BENEFICIARIES_TITLE
                                               : WORDS_MSG_ACCOUNT_BENEFICIARIES_SOME,
                    WORDS_ARGS(instrument(page, facts.highest), whole(page, facts.high),
                               counted(page, group), whole(page, facts.second))),
                plain);
}

/* The names of rows, "a; b"; NULL: none. */
static const char *named(cli_account_page_t *page, const double *values, bool (*is_one)(double)) {
  const char *names = NULL;
  for (size_t r = 0; r < page->account->instruments->row_count; r++)
    if (is_one(values[r])) {
      const char *name = instrument(page, r);
      names = names ? say(page, WORDS_MSG_ACCOUNT_AND, WORDS_ARGS(names, name)) : name;
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
  return names ? say(page, WORDS_MSG_ACCOUNT_NO_MARK, WORDS_ARGS(names)) : NULL;
}

const char *cli_words_no_cost(cli_account_page_t *page, const double *costs) {
  const char *names = named(page, costs, is_absent);
  return names ? say(page, WORDS_MSG_ACCOUNT_NO_COST, WORDS_ARGS(names)) : NULL;
}

/* "M$ 706 (Centros)"; without the name where several stand or none is wanted. */
static const char *end_of_costs(cli_account_page_t *page, const char *amount, size_t row,
                                bool is_named) {
  const char *unit = page->account->budget->unit;
  if (row == CLI_ACCOUNT_NONE || !is_named)
    return say(page, WORDS_MSG_ACCOUNT_COST_END, WORDS_ARGS(unit, amount));
  return say(page, WORDS_MSG_ACCOUNT_COST_NAMED, WORDS_ARGS(unit, amount, instrument(page, row)));
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
    said = either(say(page,
                      !one          ? WORDS_MSG_ACCOUNT_COST_BARE
                      : is_complete ? WORDS_MSG_ACCOUNT_COST_TITLE
                                    : WORDS_MSG_ACCOUNT_COST_SOME,
                      WORDS_ARGS(one ? one : counted(page, group),
                                 end_of_costs(page, low, facts.lowest, named),
                                 end_of_costs(page, high, facts.highest, named))),
                  said);
  return said;
}

/* One region leads whichever reading of its row is right; of those with a figure. */
const char *cli_words_support(cli_account_page_t *page) {
  const audit_account_t *account = page->account;
  const cli_facts_t facts = cli_facts_of_column(account->firms, account->regions->row_count);
  const size_t top = cli_facts_leader(account);
  const char *firms = cli_account_column(page, account->firms);
  const char *plain = say(page, WORDS_MSG_ACCOUNT_SUPPORT_PLAIN, WORDS_ARGS(firms));
  if (top == CLI_ACCOUNT_NONE || facts.known < 2 || !(facts.high > 1))
    return plain;
  return either(say(page,
                    facts.known == facts.count ? WORDS_MSG_ACCOUNT_SUPPORT_TITLE
                                               : WORDS_MSG_ACCOUNT_SUPPORT_SOME,
                    WORDS_ARGS(region(page, top), whole(page, facts.high), lowered(page, firms))),
                plain);
}

/* The three first are told apart from the fourth, nothing is missing, and three are few among them:
   what they receive of the whole. Else the sum, of what the regions state when they do not state
   all. */
const char *cli_words_investment(cli_account_page_t *page, const double *sums, double total,
                                 int decimals) {
  enum { FEW = 9 };
  const size_t count = page->account->regions->row_count;
  const cli_facts_t facts = cli_facts_of(sums, count);
  const size_t *rows = cli_account_sorted(page, sums, count);
  const bool is_complete = facts.known == count;
  const char *plain = say(
      page, is_complete ? WORDS_MSG_ACCOUNT_INVESTMENT_PLAIN : WORDS_MSG_ACCOUNT_INVESTMENT_SOME,
      WORDS_ARGS(page->account->investment[0]->unit,
                 cli_sheet_number(&page->sheet, total, decimals)));
  if (!rows || !is_complete || count < FEW || !(sums[rows[2]] > sums[rows[3]]))
    return plain;
  const double share = 100.0 * (sums[rows[0]] + sums[rows[1]] + sums[rows[2]]) / facts.sum;
  return either(say(page, WORDS_MSG_ACCOUNT_INVESTMENT_TITLE,
                    WORDS_ARGS(region(page, rows[0]), region(page, rows[1]), region(page, rows[2]),
                               cli_words_percent(page, share))),
                plain);
}

/* Several regions that differ: from, to, and of how many when some have no figure. */
/* "4.300 M$"; a rate of firms has no unit. */
static const char *rate_text(cli_account_page_t *page, const cli_rate_t *rate, double value) {
  const char *number = cli_sheet_number(&page->sheet, value, rate->decimals);
  return rate->kind == CLI_RATE_THOUSAND
             ? number
             : say(page, WORDS_MSG_ACCOUNT_RATE_AMOUNT, WORDS_ARGS(number, rate->over->unit));
}

/* The regions are named where one is lowest and one highest, of those with a figure. */
static const char *rate_words(cli_account_page_t *page, const cli_rate_t *rate) {
  const cli_facts_t facts = cli_facts_of(rate->values, page->account->regions->row_count);
  const bool thousand = rate->kind == CLI_RATE_THOUSAND;
  const char *low = rate_text(page, rate, facts.low), *high = rate_text(page, rate, facts.high);
  const char *known = whole(page, (double)facts.known);
  if (strcmp(low, high) == 0)
    return say(page, thousand ? WORDS_MSG_ACCOUNT_RATE_PLAIN : WORDS_MSG_ACCOUNT_RATE_PLAIN_MONEY,
               NULL);
  const char *said =
      say(page, thousand ? WORDS_MSG_ACCOUNT_RATE_RANGE : WORDS_MSG_ACCOUNT_RATE_RANGE_MONEY,
          WORDS_ARGS(low, high));
  if (facts.lowest != CLI_ACCOUNT_NONE && facts.highest != CLI_ACCOUNT_NONE)
    said = either(
        say(page, thousand ? WORDS_MSG_ACCOUNT_RATE_TITLE : WORDS_MSG_ACCOUNT_RATE_TITLE_MONEY,
            WORDS_ARGS(low, region(page, facts.lowest), high, region(page, facts.highest))),
        said);
  return facts.known == facts.count
             ? said
             : either(say(page, WORDS_MSG_ACCOUNT_RATE_SOME, WORDS_ARGS(said, known)), said);
}

const char *cli_words_map(cli_account_page_t *page, const cli_rate_t *rate) {
  const audit_account_t *account = page->account;
  if (rate->kind != CLI_RATE_NONE)
    return rate_words(page, rate);
  const cli_facts_t facts = cli_facts_of_column(account->firms, account->regions->row_count);
  const char *firms = cli_account_column(page, account->firms);
  if (facts.known < 2 || !(facts.high > facts.low))
    return say(page, WORDS_MSG_ACCOUNT_MAP_PLAIN, WORDS_ARGS(firms));
  return say(page,
             facts.known == facts.count ? WORDS_MSG_ACCOUNT_MAP_TITLE : WORDS_MSG_ACCOUNT_MAP_SOME,
             WORDS_ARGS(firms, whole(page, facts.low), whole(page, facts.high),
                        whole(page, (double)facts.known)));
}

/* With words of the data's own (phrase.women_led): a round "7 of 10" within two points, else the
   share. Without them the labels of the two columns. Of the regions that state both. */
const char *cli_words_women(cli_account_page_t *page, const cli_women_t *women) {
  const audit_account_t *account = page->account;
  const double share = 100.0 * women->women / women->all, tenths = round(share / 10.0);
  const char *phrase = audit_account_label(account, "phrase", account->women->id, page->sheet.lang);
  const char *percent = cli_words_percent(page, share);
  const char *said;
  if (phrase && tenths >= 2 && tenths <= 9 && fabs(share - 10.0 * tenths) <= 2.0)
    said = say(page, WORDS_MSG_ACCOUNT_WOMEN_TENTHS, WORDS_ARGS(whole(page, tenths), phrase));
  else if (phrase)
    said = say(page, WORDS_MSG_ACCOUNT_WOMEN_SHARE, WORDS_ARGS(percent, phrase));
  else
    said = say(page, WORDS_MSG_ACCOUNT_WOMEN_PLAIN,
               WORDS_ARGS(cli_account_column(page, account->new_businesses), percent,
                          lowered(page, cli_account_column(page, account->women))));
  return women->missing == 0 ? said
                             : say(page, WORDS_MSG_ACCOUNT_WOMEN_SOME,
                                   WORDS_ARGS(said, whole(page, (double)women->known)));
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
  const char *count = whole(page, (double)stated);
  const char *plain = words_message(WORDS_MSG_ACCOUNT_TOTALS_TITLE, page->sheet.lang);
  if (stated <= account->total_count || stated < 2)
    return plain;
  if (wrong == 0)
    return say(page, WORDS_MSG_ACCOUNT_TOTALS_ADD, WORDS_ARGS(count));
  if (wrong > 1)
    return say(page, WORDS_MSG_ACCOUNT_TOTALS_WRONG, WORDS_ARGS(whole(page, (double)wrong), count));
  const cli_total_fact_t fact = cli_facts_total(account, which);
  const audit_sheet_column_t *column =
      which == account->total_count ? account->budget : account->beneficiaries;
  const char *gap =
      cli_sheet_number(&page->sheet, fabs(fact.stated - fact.sum), column->total.decimals);
  if (which == account->total_count)
    gap = say(page, WORDS_MSG_ACCOUNT_COST_END, WORDS_ARGS(column->unit, gap));
  return either(say(page,
                    fact.state == CLI_TOTAL_SHORT ? WORDS_MSG_ACCOUNT_TOTALS_SHORT
                                                  : WORDS_MSG_ACCOUNT_TOTALS_OVER,
                    WORDS_ARGS(total_name(page, which), gap)),
                plain);
}
