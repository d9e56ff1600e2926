// SPDX-License-Identifier: GPL-3.0-or-later
/* Sentences of the account on regions. */
#include "cli/account/account_say.h"
#include "cli/account/account_words.h"

#include <ctype.h>
#include <math.h>
#include <string.h>

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

/* One region leads whichever reading of its row is right; of those with a figure. */
const char *cli_words_support(cli_account_page_t *page) {
  const audit_account_t *account = page->account;
  const cli_facts_t facts = cli_facts_of_column(account->firms, account->regions->row_count);
  const size_t top = cli_facts_leader(account);
  const char *firms = cli_account_column(page, account->firms);
  const char *plain = cli_account_say(page, WORDS_MSG_ACCOUNT_SUPPORT_PLAIN, WORDS_ARGS(firms));
  if (top == CLI_ACCOUNT_NONE || facts.known < 2 || !(facts.high > 1))
    return plain;
  return cli_account_either(
      cli_account_say(
          page,
          facts.known == facts.count ? WORDS_MSG_ACCOUNT_SUPPORT_TITLE
                                     : WORDS_MSG_ACCOUNT_SUPPORT_SOME,
          WORDS_ARGS(region(page, top), cli_account_whole(page, facts.high), lowered(page, firms))),
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
  const char *plain = cli_account_say(
      page, is_complete ? WORDS_MSG_ACCOUNT_INVESTMENT_PLAIN : WORDS_MSG_ACCOUNT_INVESTMENT_SOME,
      WORDS_ARGS(page->account->investment[0]->unit,
                 cli_sheet_number(&page->sheet, total, decimals)));
  if (!rows || !is_complete || count < FEW || !(sums[rows[2]] > sums[rows[3]]))
    return plain;
  const double share = 100.0 * (sums[rows[0]] + sums[rows[1]] + sums[rows[2]]) / facts.sum;
  return cli_account_either(
      cli_account_say(page, WORDS_MSG_ACCOUNT_INVESTMENT_TITLE,
                      WORDS_ARGS(region(page, rows[0]), region(page, rows[1]),
                                 region(page, rows[2]), cli_words_percent(page, share))),
      plain);
}

/* "4.300 M$"; a rate of firms has no unit. */
static const char *rate_text(cli_account_page_t *page, const cli_rate_t *rate, double value) {
  const char *number = cli_sheet_number(&page->sheet, value, rate->decimals);
  return rate->kind == CLI_RATE_THOUSAND ? number
                                         : cli_account_say(page, WORDS_MSG_ACCOUNT_RATE_AMOUNT,
                                                           WORDS_ARGS(number, rate->over->unit));
}

/* The regions are named where one is lowest and one highest, of those with a figure. */
static const char *rate_words(cli_account_page_t *page, const cli_rate_t *rate) {
  const cli_facts_t facts = cli_facts_of(rate->values, page->account->regions->row_count);
  const bool thousand = rate->kind == CLI_RATE_THOUSAND;
  const char *low = rate_text(page, rate, facts.low), *high = rate_text(page, rate, facts.high);
  const char *known = cli_account_whole(page, (double)facts.known);
  if (strcmp(low, high) == 0)
    return cli_account_say(
        page, thousand ? WORDS_MSG_ACCOUNT_RATE_PLAIN : WORDS_MSG_ACCOUNT_RATE_PLAIN_MONEY, NULL);
  const char *said = cli_account_say(
      page, thousand ? WORDS_MSG_ACCOUNT_RATE_RANGE : WORDS_MSG_ACCOUNT_RATE_RANGE_MONEY,
      WORDS_ARGS(low, high));
  if (facts.lowest != CLI_ACCOUNT_NONE && facts.highest != CLI_ACCOUNT_NONE)
    said = cli_account_either(
        cli_account_say(
            page, thousand ? WORDS_MSG_ACCOUNT_RATE_TITLE : WORDS_MSG_ACCOUNT_RATE_TITLE_MONEY,
            WORDS_ARGS(low, region(page, facts.lowest), high, region(page, facts.highest))),
        said);
  return facts.known == facts.count
             ? said
             : cli_account_either(
                   cli_account_say(page, WORDS_MSG_ACCOUNT_RATE_SOME, WORDS_ARGS(said, known)),
                   said);
}

/* Several regions that differ: from, to, and of how many when some have no figure. */
const char *cli_words_map(cli_account_page_t *page, const cli_rate_t *rate) {
  const audit_account_t *account = page->account;
  if (rate->kind != CLI_RATE_NONE)
    return rate_words(page, rate);
  const cli_facts_t facts = cli_facts_of_column(account->firms, account->regions->row_count);
  const char *firms = cli_account_column(page, account->firms);
  if (facts.known < 2 || !(facts.high > facts.low))
    return cli_account_say(page, WORDS_MSG_ACCOUNT_MAP_PLAIN, WORDS_ARGS(firms));
  return cli_account_say(
      page, facts.known == facts.count ? WORDS_MSG_ACCOUNT_MAP_TITLE : WORDS_MSG_ACCOUNT_MAP_SOME,
      WORDS_ARGS(firms, cli_account_whole(page, facts.low), cli_account_whole(page, facts.high),
                 cli_account_whole(page, (double)facts.known)));
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
    said = cli_account_say(page, WORDS_MSG_ACCOUNT_WOMEN_TENTHS,
                           WORDS_ARGS(cli_account_whole(page, tenths), phrase));
  else if (phrase)
    said = cli_account_say(page, WORDS_MSG_ACCOUNT_WOMEN_SHARE, WORDS_ARGS(percent, phrase));
  else
    said = cli_account_say(page, WORDS_MSG_ACCOUNT_WOMEN_PLAIN,
                           WORDS_ARGS(cli_account_column(page, account->new_businesses), percent,
                                      lowered(page, cli_account_column(page, account->women))));
  return women->missing == 0
             ? said
             : cli_account_say(page, WORDS_MSG_ACCOUNT_WOMEN_SOME,
                               WORDS_ARGS(said, cli_account_whole(page, (double)women->known)));
}
