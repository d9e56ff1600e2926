// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/report/report_view.h"

/* What would be worth finding out before choosing between the scenarios. */

static const char *const value_charts[] = {"value"};

static int write_criterion(const cli_report_view_t *view, FILE *stream) {
  return cli_value_criterion_words(&view->self->value, stream);
}

static int write_worth(const cli_report_view_t *view, FILE *stream) {
  return cli_value_best_words(&view->self->value, stream) ||
         cli_value_rest_words(&view->self->value, stream);
}

void cli_report_worth(cli_report_view_t *view) {
  static const bool left[6] = {true};
  const cli_report_t *self = view->self;
  if (!self->has_value) {
    reports_page_text(&view->page,
                      cli_report_word(view, self->has_comparison ? WORDS_MSG_REPORT_WORTH_UNDEFINED
                                                                 : WORDS_MSG_REPORT_WORTH_NONE));
    return;
  }
  words_grid_t decisions = cli_value_decisions_grid(&self->value);
  words_grid_t gains = cli_value_gains_grid(&self->value);
  cli_report_lines(view, write_criterion);
  cli_report_grid(view, cli_report_word(view, WORDS_MSG_REPORT_DECISIONS), &decisions, left);
  cli_report_grid(view, cli_report_word(view, WORDS_MSG_REPORT_GAINS), &gains, left);
  cli_report_lines(view, write_worth);
  cli_report_pictures(view, value_charts, 1);
}
