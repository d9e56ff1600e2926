// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/account_page.h"
#include "plots/dots.h"
#include "sim/beta.h"

#include <math.h>

/* The share of new businesses led by women, by region, with its interval. */

static const char *region_of(const cli_account_page_t *page, size_t row) {
  return cli_account_region(page->account, row, page->sheet.lang);
}

/* A share x/n in % with the central 90 % of Beta(x + 1/2, n − x + 1/2), Jeffreys' interval, which
   ends at 0 and 100 where x does (Brown, Cai & DasGupta 2001, Statistical Science 16:101). */
typedef struct {
  double share, low, high;
} share_t;

static share_t share_of(double x, double n) {
  const double none = (double)NAN;
  if (!(n > 0) || !(x >= 0) || x > n)
    return (share_t){none, none, none};
  const double a = x + 0.5, b = n - x + 0.5;
  return (share_t){100.0 * x / n, x > 0 ? 100.0 * sim_beta_quantile(0.05, a, b) : 0.0,
                   x < n ? 100.0 * sim_beta_quantile(0.95, a, b) : 100.0};
}

static void mark_share(cli_account_page_t *page, const char *item, const share_t *share,
                       const char *source) {
  const cli_mark_t mark = {
      "women", page->account->women->id, item, share->share, share->low, share->high, "%", source};
  cli_account_mark(page, &mark);
}

/* "69,2 % (54 de 78)" */
static const char *share_text(cli_account_page_t *page, double x, double n, double share) {
  const plots_format_t format = {1, true, cli_sheet_lang(&page->sheet)};
  char percent[PLOTS_NUMBER_BYTES];
  plots_format_number(percent, share, &format);
  return cli_sheet_text(&page->sheet, CLI_MSG_ACCOUNT_WOMEN_ROW,
                        CLI_ARGS(percent, cli_sheet_number(&page->sheet, x, 0),
                                 cli_sheet_number(&page->sheet, n, 0)));
}

/* What all regions that state both come to. */
static share_t national_share(const cli_account_t *account) {
  double x = 0.0, n = 0.0;
  for (size_t r = 0; r < account->regions->row_count; r++) {
    const double women = cli_account_cell(account->women, r),
                 all = cli_account_cell(account->new_businesses, r);
    if (isfinite(women) && isfinite(all)) {
      x += women;
      n += all;
    }
  }
  return share_of(x, n);
}

static plots_dot_t women_dot(cli_account_page_t *page, size_t row) {
  const cli_account_t *account = page->account;
  const double x = cli_account_cell(account->women, row),
               n = cli_account_cell(account->new_businesses, row);
  const share_t share = share_of(x, n);
  mark_share(page, cli_table_text(account->regions, row, 0), &share,
             cli_account_quotient(
                 page, cli_account_source(page, account->regions, row, account->women),
                 cli_account_source(page, account->regions, row, account->new_businesses)));
  return (plots_dot_t){region_of(page, row), share.share, share.low,
                       share.high,           0,           share_text(page, x, n, share.share)};
}

/* Whether the regions differ by more than their sizes explain. */
static const char *women_subtitle(cli_account_page_t *page, const plots_dot_t *dots, size_t count,
                                  double national) {
  size_t known = 0, outside = 0;
  for (size_t i = 0; i < count; i++)
    if (isfinite(dots[i].value)) {
      known++;
      outside += dots[i].low > national || dots[i].high < national;
    }
  if (known < 2)
    return NULL;
  const char *all = cli_sheet_number(&page->sheet, (double)known, 0);
  if (outside == 0)
    return cli_sheet_text(&page->sheet, CLI_MSG_ACCOUNT_WOMEN_ALIKE, CLI_ARGS(all));
  return cli_sheet_text(&page->sheet, CLI_MSG_ACCOUNT_WOMEN_APART,
                        CLI_ARGS(cli_sheet_number(&page->sheet, (double)outside, 0), all));
}

int cli_account_draw_women(cli_account_page_t *page) {
  static const char *const known[] = {NULL};
  const cli_account_t *account = page->account;
  const cli_lang_t lang = page->sheet.lang;
  const size_t count = account->regions->row_count;
  const share_t national = national_share(account);
  plots_dot_t *dots = cli_sheet_array(&page->sheet, count, sizeof *dots);
  for (size_t i = 0; dots && i < count; i++)
    dots[i] = women_dot(page, account->order[i]);
  if (!dots || isnan(national.share))
    return dots ? PLOTS_ERR_EMPTY : PLOTS_ERR_NO_MEMORY;
  mark_share(page, "all", &national, "sum(regions.women_led) / sum(regions.new_businesses)");
  const char *share = cli_sheet_number(&page->sheet, national.share, 1);
  /* the data's own note says why it is a minimum */
  const cli_message_t title = cli_account_label(account, "note", "women", lang)
                                  ? CLI_MSG_ACCOUNT_WOMEN_TITLE
                                  : CLI_MSG_ACCOUNT_WOMEN_PLAIN;
  const char *extra[] = {cli_message(CLI_MSG_ACCOUNT_WOMEN_NOTE, lang)};
  cli_account_caption(page, "women", cli_sheet_text(&page->sheet, title, CLI_ARGS(share)),
                      women_subtitle(page, dots, count, national.share),
                      CLI_MSG_ACCOUNT_WOMEN_ABOUT);
  const plots_dots_t chart = {.caption = page->caption,
                              .foot = cli_account_foot(page, "women", known, extra, 1),
                              .unit = cli_message(CLI_MSG_ACCOUNT_WOMEN_UNIT, lang),
                              .format = {.percent = true, .lang = cli_sheet_lang(&page->sheet)},
                              .dots = dots,
                              .count = count,
                              .heading = cli_message(CLI_MSG_ACCOUNT_WOMEN_HEADING, lang),
                              .mark = cli_message(CLI_MSG_ACCOUNT_WOMEN_MARK, lang),
                              .interval = cli_message(CLI_MSG_ACCOUNT_WOMEN_INTERVAL, lang),
                              .reference = national.share,
                              .reference_label = cli_sheet_text(
                                  &page->sheet, CLI_MSG_ACCOUNT_WOMEN_REFERENCE, CLI_ARGS(share))};
  return page->sheet.lost ? PLOTS_ERR_NO_MEMORY : plots_dots_script(&chart, &page->script);
}
