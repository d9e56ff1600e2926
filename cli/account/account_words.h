// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLI_ACCOUNT_ACCOUNT_WORDS_H
#define CLI_ACCOUNT_ACCOUNT_WORDS_H

#include "cli/account/account_page.h"
#include "cli/account/account_rate.h"

/* The bank of sentences of the account: titles and what stands under them. Each function tries its
   sentences in order and returns the first whose conditions hold; the last one only names what is
   drawn, and asserts nothing. The conditions stand beside each sentence in the source. A sentence
   that ranks is not said over a tie, nor of more rows than have a figure; one that compares speaks
   of instruments that count the same thing; what is missing is counted or named; one that would be
   cut is not said. Texts are owned by the sheet. */

/* Who has the greatest part of the budget, and of how many amounts. */
const char *cli_words_budget(cli_account_page_t *page);
/* What the amounts add to, and how many are missing. */
const char *cli_words_budget_sum(cli_account_page_t *page);

/* The instrument that reaches most, among those that count the same. */
const char *cli_words_beneficiaries(cli_account_page_t *page, const double *values);
/* The instruments whose 0 has no mark on a logarithmic axis; NULL: none. `values` by row. */
const char *cli_words_no_mark(cli_account_page_t *page, const double *values);

/* From what to what a beneficiary costs, among instruments that count the same. */
const char *cli_words_cost(cli_account_page_t *page, const double *costs);
/* The instruments without a cost; NULL: none. */
const char *cli_words_no_cost(cli_account_page_t *page, const double *costs);

/* The region with most firms. */
const char *cli_words_support(cli_account_page_t *page);
/* The three regions that receive most; else what all receive. `sums` by row, NaN where a line is
   missing; `total` of what is stated. */
const char *cli_words_investment(cli_account_page_t *page, const double *sums, double total,
                                 int decimals);
/* From what rate to what, and where; without a rate from how many firms to how many. */
const char *cli_words_map(cli_account_page_t *page, const cli_rate_t *rate);
/* In how many regions the rate is more than the year before, and in how many less, as they are
   shown; and where it changed most. */
const char *cli_words_before(cli_account_page_t *page, const cli_rate_t *before,
                             const cli_rate_t *after);
/* How much of the new businesses. */
const char *cli_words_women(cli_account_page_t *page, const cli_women_t *women);
/* Which totals add up. */
const char *cli_words_totals(cli_account_page_t *page);

/* A quotient of two figures, with the decimals of its size (words_amount_decimals). */
const char *cli_words_amount(cli_account_page_t *page, double value);

/* "36,3 %"; what is neither 0 nor 100 is never written as either (words_format_chance). */
const char *cli_words_percent(cli_account_page_t *page, double percent);

#endif
