// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/account/account_rate.h"
#include "cli/account/account_say.h"
#include "cli/account/account_words.h"
#include "plots/spans.h"

#include <math.h>
#include <string.h>

/* The rate of each region in the year before and in that of the account. */

/* How the rate changed, as its figures are shown. */
typedef struct {
  size_t known, more, less;
  size_t most;  /* where it changed most; CLI_ACCOUNT_NONE: nowhere, or in several */
  double least; /* that change, without its sign */
} changes_t;

static double shown(double value, int decimals) {
  const double scale = words_ten_to(decimals);
  return rint(value * scale) / scale;
}

static changes_t changes_of(const cli_rate_t *before, const cli_rate_t *after, size_t count) {
  changes_t out = {.most = CLI_ACCOUNT_NONE};
  for (size_t row = 0; row < count; row++) {
    const double change = shown(after->values[row], after->decimals) -
                          shown(before->values[row], before->decimals),
                 size = fabs(change), slack = 0.5 * words_ten_to(-after->decimals);
    if (isnan(change))
      continue;
    out.known++;
    out.more += change > slack ? 1 : 0;
    out.less += change < -slack ? 1 : 0;
    if (size > out.least + slack)
      out.most = row;
    else if (size > slack && size > out.least - slack)
      out.most = CLI_ACCOUNT_NONE;
    out.least = fmax(out.least, size);
  }
  return out;
}

static const char *rate_text(cli_account_page_t *page, const cli_rate_t *rate, size_t row) {
  return isfinite(rate->values[row])
             ? cli_sheet_number(&page->sheet, rate->values[row], rate->decimals)
             : NULL;
}

const char *cli_words_before(cli_account_page_t *page, const cli_rate_t *before,
                             const cli_rate_t *after) {
  const bool thousand = after->kind == CLI_RATE_THOUSAND;
  const changes_t changes = changes_of(before, after, page->account->regions->row_count);
  if (changes.known == 0)
    return cli_account_say(
        page, thousand ? WORDS_MSG_ACCOUNT_BEFORE_PLAIN : WORDS_MSG_ACCOUNT_BEFORE_PLAIN_MONEY,
        NULL);
  const char *said = cli_account_say(
      page, thousand ? WORDS_MSG_ACCOUNT_BEFORE_TITLE : WORDS_MSG_ACCOUNT_BEFORE_TITLE_MONEY,
      WORDS_ARGS(cli_account_whole(page, (double)changes.more),
                 cli_account_whole(page, (double)changes.known),
                 cli_account_whole(page, (double)changes.less)));
  if (changes.most == CLI_ACCOUNT_NONE)
    return said;
  return cli_account_either(
      cli_account_say(
          page, WORDS_MSG_ACCOUNT_BEFORE_WHERE,
          WORDS_ARGS(said, audit_account_region(page->account, changes.most, page->sheet.lang),
                     rate_text(page, before, changes.most), rate_text(page, after, changes.most))),
      said);
}

static void mark(cli_account_page_t *page, const cli_rate_t *rate, const char *series, size_t row) {
  const audit_document_table_t *regions = page->account->regions;
  const char *source =
      cli_account_quotient(page, cli_account_source(page, regions, row, rate->over),
                           cli_account_source(page, regions, row, rate->under));
  const double none = (double)NAN;
  cli_account_mark(
      page,
      &(cli_mark_t){"before", series, audit_table_text(regions, row, 0), rate->values[row], none,
                    none, rate->kind == CLI_RATE_INVESTMENT ? rate->over->unit : "1/1000", source});
}

static const char *unit_of(cli_account_page_t *page, const cli_rate_t *rate) {
  return rate->kind == CLI_RATE_THOUSAND
             ? words_message(WORDS_MSG_ACCOUNT_BEFORE_UNIT, page->sheet.lang)
             : cli_account_say(page, WORDS_MSG_ACCOUNT_BEFORE_UNIT_MONEY,
                               WORDS_ARGS(rate->over->unit));
}

/* The regions that have a rate in both years; of the others a note. */
static size_t fill(cli_account_page_t *page, const cli_rate_t *before, const cli_rate_t *after,
                   plots_span_t *spans, const char **notes, size_t *noted) {
  const audit_account_t *account = page->account;
  size_t kept = 0;
  for (size_t i = 0; i < account->regions->row_count; i++) {
    const size_t row = account->order[i];
    const double a = before->values[row], b = after->values[row], none = (double)NAN;
    const char *region = audit_account_region(account, row, page->sheet.lang);
    mark(page, before, "rate_before", row);
    mark(page, after, "rate", row);
    if (isfinite(a) && isfinite(b) && kept < PLOTS_SPANS)
      spans[kept++] = (plots_span_t){
          region, a,    b,   rate_text(page, before, row), rate_text(page, after, row),
          none,   none, NULL};
    else
      notes[(*noted)++] = cli_account_say(page, WORDS_MSG_ACCOUNT_BEFORE_ONE, WORDS_ARGS(region));
  }
  return kept;
}

int cli_account_draw_before(cli_account_page_t *page) {
  static const char *const known[] = {NULL};
  const words_lang_t lang = page->sheet.lang;
  const size_t count = page->account->regions->row_count;
  cli_rate_t before, after;
  if (!cli_account_rates(page, &before, &after))
    return page->sheet.lost ? PLOTS_ERR_NO_MEMORY : PLOTS_ERR_EMPTY;
  plots_span_t *spans = cli_sheet_array(&page->sheet, count, sizeof *spans);
  const char **notes = cli_sheet_array(&page->sheet, count + 1, sizeof *notes);
  if (!spans || !notes || count > PLOTS_SPANS)
    return count > PLOTS_SPANS ? PLOTS_ERR_EMPTY : PLOTS_ERR_NO_MEMORY;
  size_t noted = 0;
  const size_t kept = fill(page, &before, &after, spans, notes, &noted);
  if (after.kind == CLI_RATE_INVESTMENT)
    notes[noted++] = words_message(WORDS_MSG_ACCOUNT_BEFORE_PRICES, lang);
  if (kept == 0)
    return PLOTS_ERR_EMPTY;
  cli_account_caption(page, "before", cli_words_before(page, &before, &after),
                      cli_sheet_text(&page->sheet,
                                     after.kind == CLI_RATE_THOUSAND
                                         ? WORDS_MSG_ACCOUNT_BEFORE_PLAIN
                                         : WORDS_MSG_ACCOUNT_BEFORE_PLAIN_MONEY,
                                     NULL),
                      WORDS_MSG_ACCOUNT_BEFORE_ABOUT);
  const plots_spans_t chart = {.caption = page->caption,
                               .foot = cli_account_foot(page, "before", known, notes, noted),
                               .unit = unit_of(page, &after),
                               .format = {.decimals = after.decimals, .lang = lang},
                               .reference = (double)NAN,
                               .spans = spans,
                               .count = kept,
                               .a_label = words_message(WORDS_MSG_ACCOUNT_BEFORE_FIRST, lang),
                               .b_label = words_message(WORDS_MSG_ACCOUNT_BEFORE_SECOND, lang)};
  return page->sheet.lost ? PLOTS_ERR_NO_MEMORY : plots_spans_script(&chart, &page->script);
}
