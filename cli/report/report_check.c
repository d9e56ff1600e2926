// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/report/report_view.h"
#include "words/numeral.h"

/* The check of the figures of the document. */

static int write_counts(const cli_report_view_t *view, FILE *stream) {
  cli_check_print_counts(&view->self->audit, stream);
  return 0;
}

static void add_contradiction(words_grid_t *grid, const audit_check_t *check, words_lang_t lang) {
  char stated[WORDS_NUMBER_BYTES], recomputed[WORDS_NUMBER_BYTES];
  cli_check_stated(check, lang, stated);
  cli_check_recomputed(check, check->judgement.recomputed, lang, recomputed);
  words_grid_add(grid, check->claim->section);
  words_grid_add(grid, check->claim->claim[lang]);
  words_grid_add(grid, stated);
  words_grid_add(grid, recomputed);
}

bool cli_report_has_check(const cli_report_view_t *view) {
  return view->self->has_check;
}

void cli_report_check(cli_report_view_t *view) {
  static const words_message_t heads[] = {WORDS_MSG_REPORT_SECTION, WORDS_MSG_REPORT_CLAIM,
                                          WORDS_MSG_REPORT_STATED, WORDS_MSG_REPORT_RECOMPUTED};
  static const bool left[] = {true, true, false, false};
  const audit_claims_t *claims = &view->self->claims;
  words_grid_t grid;
  words_grid_init(&grid, 4);
  for (size_t c = 0; c < 4; c++)
    words_grid_add(&grid, cli_report_word(view, heads[c]));
  for (size_t i = 0; i < claims->check_count; i++)
    if (claims->checks[i].judgement.verdict == AUDIT_CONTRADICTS &&
        !claims->checks[i].claim->is_own && !cli_check_is_repeat(claims, i))
      add_contradiction(&grid, &claims->checks[i], view->lang);
  cli_report_lines(view, write_counts);
  if (grid.count > 4) /* none: the counts say so */
    reports_page_table(&view->page, cli_report_word(view, WORDS_MSG_REPORT_CONTRADICTIONS), &grid,
                       left, NULL);
  view->lost |= grid.lost;
  words_grid_free(&grid);
}
