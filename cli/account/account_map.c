// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/account/account_rate.h"
#include "cli/account/account_words.h"
#include "plots/tiles.h"

#include <math.h>

/* The map: a tile for each region, shaded by its rate, or, where there is none, by how many. */

static const char *region_of(const cli_account_page_t *page, size_t row) {
  return audit_account_region(page->account, row, page->sheet.lang);
}

/* "315 empresas": what the rate is of, under it. */
static const char *detail_of(cli_account_page_t *page, size_t row) {
  const audit_sheet_column_t *firms = page->account->firms;
  const double value = audit_account_cell(firms, row);
  return isfinite(value) ? cli_sheet_text(&page->sheet, WORDS_MSG_ACCOUNT_MAP_DETAIL,
                                          WORDS_ARGS(cli_sheet_number(&page->sheet, value,
                                                                      firms->total.decimals)))
                         : NULL;
}

/* A region whose parts do not add to its total; NULL: they do. */
static const char *mismatch_of(cli_account_page_t *page, size_t row) {
  const audit_account_t *account = page->account;
  const int decimals = account->firms->total.decimals;
  const cli_parts_t parts = cli_facts_parts(account, row);
  return parts.differs
             ? cli_sheet_text(&page->sheet, WORDS_MSG_ACCOUNT_MAP_MISMATCH,
                              WORDS_ARGS(region_of(page, row),
                                         cli_sheet_number(&page->sheet, parts.whole, decimals),
                                         cli_sheet_number(&page->sheet, parts.sum, decimals)))
             : NULL;
}

static void mark(cli_account_page_t *page, const cli_rate_t *rate, size_t row) {
  const double none = (double)NAN;
  const audit_document_table_t *regions = page->account->regions;
  const audit_sheet_column_t *firms = page->account->firms;
  const char *id = audit_table_text(regions, row, 0);
  cli_account_mark(page,
                   &(cli_mark_t){"map", firms->id, id, audit_account_cell(firms, row), none, none,
                                 firms->unit, cli_account_source(page, regions, row, firms)});
  if (!rate->kind)
    return;
  const char *source =
      cli_account_quotient(page, cli_account_source(page, regions, row, rate->over),
                           cli_account_source(page, regions, row, rate->under));
  cli_account_mark(
      page, &(cli_mark_t){"map", "rate", id, rate->values[row], none, none,
                          rate->kind == CLI_RATE_INVESTMENT ? rate->over->unit : "1/1000", source});
}

static const char *subtitle_of(cli_account_page_t *page, const cli_rate_t *rate) {
  if (rate->kind == CLI_RATE_NONE)
    return words_message(WORDS_MSG_ACCOUNT_MAP_SUBTITLE, page->sheet.lang);
  return cli_sheet_text(&page->sheet,
                        rate->kind == CLI_RATE_THOUSAND ? WORDS_MSG_ACCOUNT_RATE_THOUSAND
                                                        : WORDS_MSG_ACCOUNT_RATE_INVESTMENT,
                        WORDS_ARGS(cli_account_column(page, rate->over),
                                   cli_account_column(page, rate->under), rate->over->unit));
}

int cli_account_draw_map(cli_account_page_t *page) {
  static const char *const known[] = {NULL};
  const audit_account_t *account = page->account;
  const words_lang_t lang = page->sheet.lang;
  const size_t count = account->regions->row_count;
  const cli_rate_t rate = cli_account_rate(page);
  double *values = cli_sheet_array(&page->sheet, count, sizeof *values);
  const char **labels = cli_sheet_array(&page->sheet, count, sizeof *labels);
  const char **details = cli_sheet_array(&page->sheet, count, sizeof *details);
  const char **notes = cli_sheet_array(&page->sheet, count, sizeof *notes);
  size_t noted = 0;
  for (size_t i = 0; values && labels && details && notes && i < count; i++) {
    const size_t row = account->order[i];
    values[i] = rate.kind ? rate.values[row] : audit_account_cell(account->firms, row);
    labels[i] = region_of(page, row);
    details[i] = rate.kind ? detail_of(page, row) : NULL;
    mark(page, &rate, row);
    const char *mismatch = mismatch_of(page, row);
    if (mismatch)
      notes[noted++] = mismatch;
  }
  cli_account_caption(page, "map", cli_words_map(page, &rate), subtitle_of(page, &rate),
                      WORDS_MSG_ACCOUNT_MAP_ABOUT);
  const plots_tiles_t chart = {
      .caption = page->caption,
      .foot = cli_account_foot(page, "map", known, notes, noted),
      .format = {.decimals = rate.kind ? rate.decimals : account->firms->total.decimals,
                 .lang = lang},
      .labels = labels,
      .values = values,
      .details = details,
      .count = count,
      .order = words_message(WORDS_MSG_ACCOUNT_MAP_ORDER, lang),
      .key =
          words_message(rate.kind ? WORDS_MSG_ACCOUNT_RATE_KEY : WORDS_MSG_ACCOUNT_MAP_KEY, lang),
      .none = words_message(WORDS_MSG_ACCOUNT_MAP_NONE, lang)};
  return page->sheet.lost ? PLOTS_ERR_NO_MEMORY : plots_tiles_script(&chart, &page->script);
}
