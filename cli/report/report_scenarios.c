// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/common/outlook.h"
#include "cli/common/scenario.h"
#include "cli/compare/comparison_grid.h"
#include "cli/report/report.h"
#include "reports/page_board.h"

#include <stdlib.h>
#include <string.h>

/* The scenario and those named beside it: levels side by side, then what differs. */

/* What those are called that the command line names otherwise. */
static int put_names(const cli_report_t *self, reports_page_t *page) {
  int lost = 0;
  for (size_t i = 0; i < self->comparison.scenarios.count; i++) {
    const char *name = self->comparison.scenarios.items[i].name;
    char *label = cli_scenario_label(&self->inputs, name, self->options->lang);
    char *text = label && strcmp(label, name) != 0
                     ? words_message_format(WORDS_MSG_REPORT_CALLED, self->options->lang,
                                            WORDS_ARGS(name, label))
                     : NULL;
    lost |= !label || (strcmp(label, name) != 0 && !text) ? -1 : 0;
    if (text)
      reports_page_item(page, text);
    free(text);
    free(label);
  }
  return lost;
}

static int put_levels(const cli_report_t *self, reports_page_t *page) {
  const words_lang_t lang = self->options->lang;
  const reports_board_t *boards = self->side.answer.boards;
  reports_page_says(page, &self->side.answer);
  return reports_page_board(page, words_message(WORDS_MSG_REPORT_SIDE_EVENTS, lang), &boards[0],
                            lang) |
         reports_page_board(page, words_message(WORDS_MSG_REPORT_SIDE, lang), &boards[1], lang);
}

static int put_differences(const cli_report_t *self, const studies_contrast_t *contrast,
                           reports_page_t *page) {
  static const bool left[CLI_OUTLOOK_YEARS + 2] = {true};
  const words_lang_t lang = self->options->lang;
  words_grid_t grid = cli_comparison_grid(contrast, lang);
  char *variant = cli_scenario_label(&self->inputs, contrast->variant->name, lang),
       *reference = cli_scenario_label(&self->inputs, contrast->reference->name, lang);
  char *text = variant && reference ? words_message_format(grid.count ? WORDS_MSG_REPORT_DIFFERENCES
                                                                      : WORDS_MSG_REPORT_SAME,
                                                           lang, WORDS_ARGS(variant, reference))
                                    : NULL;
  if (text && grid.count)
    reports_page_table(page, text, &grid, left, NULL);
  else if (text)
    reports_page_text(page, text);
  const int lost = !text || grid.lost ? -1 : 0;
  words_grid_free(&grid);
  free(text);
  free(variant);
  free(reference);
  return lost;
}

int cli_report_scenarios(const cli_report_t *self, reports_page_t *page) {
  int lost = put_names(self, page) | put_levels(self, page);
  for (size_t k = 0; k + 1 < self->comparison.scenarios.count; k++)
    lost |= put_differences(self, &self->comparison.contrasts[k], page);
  return lost;
}
