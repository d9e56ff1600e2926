// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/account/account_words.h"
#include "plots/bars.h"

#include <math.h>

/* How much of the new businesses of each region is of the lines for women. No interval: the counts
   are complete, and how they divide follows from the grants given to each line. */

enum { LED, REST, PARTS };

static double share_of(double x, double n) {
  return n > 0 ? 100.0 * x / n : (double)NAN;
}

static void mark_share(cli_account_page_t *page, const char *item, double share,
                       const char *source) {
  const double none = (double)NAN;
  const cli_mark_t mark = {"women", page->account->women->id, item, share, none, none, "%", source};
  cli_account_mark(page, &mark);
}

/* "54 de 78" behind a bar of two parts; no bar where there is nothing to divide. */
static plots_bar_t women_bar(cli_account_page_t *page, size_t row) {
  const audit_account_t *account = page->account;
  const double x = audit_account_cell(account->women, row),
               n = audit_account_cell(account->new_businesses, row), share = share_of(x, n);
  double *parts = cli_sheet_array(&page->sheet, PARTS, sizeof *parts);
  if (parts) {
    parts[LED] = share;
    parts[REST] = 100.0 - share;
  }
  mark_share(page, audit_table_text(account->regions, row, 0), share,
             cli_account_quotient(
                 page, cli_account_source(page, account->regions, row, account->women),
                 cli_account_source(page, account->regions, row, account->new_businesses)));
  return (plots_bar_t){audit_account_region(account, row, page->sheet.lang), parts,
                       cli_sheet_text(&page->sheet, WORDS_MSG_ACCOUNT_WOMEN_ROW,
                                      WORDS_ARGS(cli_sheet_number(&page->sheet, x, 0),
                                                 cli_sheet_number(&page->sheet, n, 0)))};
}

static const char *women_subtitle(cli_account_page_t *page, const cli_women_t *women) {
  return cli_sheet_text(&page->sheet, WORDS_MSG_ACCOUNT_WOMEN_SUBTITLE,
                        WORDS_ARGS(cli_sheet_number(&page->sheet, women->women, 0),
                                   cli_sheet_number(&page->sheet, women->all, 0),
                                   cli_words_percent(page, share_of(women->women, women->all))));
}

int cli_account_draw_women(cli_account_page_t *page) {
  static const char *const known[] = {NULL};
  const audit_account_t *account = page->account;
  const words_lang_t lang = page->sheet.lang;
  const size_t count = account->regions->row_count;
  const cli_women_t women = cli_facts_women(account);
  plots_bar_t *bars = cli_sheet_array(&page->sheet, count, sizeof *bars);
  if (!bars)
    return PLOTS_ERR_NO_MEMORY;
  if (!(women.all > 0))
    return PLOTS_ERR_EMPTY;
  for (size_t i = 0; i < count; i++)
    bars[i] = women_bar(page, account->order[i]);
  mark_share(page, "all", share_of(women.women, women.all),
             "sum(regions.women_led) / sum(regions.new_businesses)");
  const char *rest = audit_account_label(account, "rest", account->women->id, lang);
  const char *parts[PARTS] = {cli_account_column(page, account->women),
                              rest ? rest : words_message(WORDS_MSG_ACCOUNT_WOMEN_REST, lang)};
  cli_account_caption(page, "women", cli_words_women(page, &women), women_subtitle(page, &women),
                      WORDS_MSG_ACCOUNT_WOMEN_ABOUT);
  const plots_bars_t chart = {.caption = page->caption,
                              .foot = cli_account_foot(page, "women", known, NULL, 0),
                              .unit = words_message(WORDS_MSG_ACCOUNT_WOMEN_UNIT, lang),
                              .format = {.decimals = 1, .percent = true, .lang = page->sheet.lang},
                              .parts = parts,
                              .part_count = PARTS,
                              .bars = bars,
                              .count = count};
  return page->sheet.lost ? PLOTS_ERR_NO_MEMORY : plots_bars_script(&chart, &page->script);
}
