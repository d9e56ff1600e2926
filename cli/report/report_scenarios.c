// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/common/outlook.h"
#include "cli/common/outlook_rows.h"
#include "cli/compare/comparison.h"
#include "cli/report/report.h"
#include "words/numeral.h"

#include <math.h>
#include <stdlib.h>

/* The scenario and those named beside it: levels side by side, then what differs. */

enum { CELL = 3 * WORDS_NUMBER_BYTES + 8 };

/* What an output is in a scenario: "1.970 (1.477–2.306)", or a probability. */
static void level_text(const cli_report_t *self, size_t scenario, const cli_outlook_row_t *row,
                       int year, bool is_event, char out[CELL]) {
  const words_lang_t lang = self->options->lang;
  const sim_summary_t *level =
      studies_comparison_level(&self->comparison, scenario, row->output, year);
  char middle[WORDS_NUMBER_BYTES], low[WORDS_NUMBER_BYTES], high[WORDS_NUMBER_BYTES];
  snprintf(out, CELL, "–");
  if (!level || level->moments.count == 0)
    return;
  if (is_event) {
    words_numeral_chance(middle, level->moments.mean, 1, lang);
    snprintf(out, CELL, "%s", middle);
    return;
  }
  words_numeral(middle, sim_histogram_quantile(&level->histogram, 0.50), row->decimals, lang);
  words_numeral(low, sim_histogram_quantile(&level->histogram, 0.05), row->decimals, lang);
  words_numeral(high, sim_histogram_quantile(&level->histogram, 0.95), row->decimals, lang);
  snprintf(out, CELL, row->interval ? "%s (%s–%s)" : "%s", middle, low, high);
}

/* The total over the years where the plans have the same, else the first year. */
static int year_of(const cli_report_t *self, const char *output) {
  const sim_summary_t *all = studies_comparison_level(&self->comparison, 0, output, 0);
  return all && all->moments.count ? 0 : self->forecast.first_year;
}

static void add_row(const cli_report_t *self, words_grid_t *grid, const cli_outlook_row_t *row,
                    const char *label, bool is_event) {
  const int year = year_of(self, row->output);
  char text[WORDS_SHOWN + WORDS_PERIOD_BYTES], period[WORDS_PERIOD_BYTES], cell[CELL];
  if (!studies_comparison_level(&self->comparison, 0, row->output, year))
    return;
  words_period(period, self->forecast.first_year, year ? 1 : self->forecast.years);
  snprintf(text, sizeof text, "%s, %s", label, period);
  words_grid_add(grid, text);
  for (size_t i = 0; i < self->comparison.scenarios.count; i++) {
    level_text(self, i, row, year, is_event, cell);
    words_grid_add(grid, cell);
  }
}

static int put_levels(const cli_report_t *self, reports_page_t *page) {
  static const bool left[STUDIES_ALTERNATIVES_MAX + 1] = {true};
  const words_lang_t lang = self->options->lang;
  const cli_outlook_rows_t levels = cli_outlook_quantities(&self->inputs.inputs);
  const cli_outlook_rows_t events = cli_outlook_events(&self->inputs.inputs);
  char buffer[WORDS_SHOWN];
  words_grid_t grid;
  words_grid_init(&grid, self->comparison.scenarios.count + 1);
  words_grid_add(&grid, words_message(WORDS_MSG_REPORT_OUTPUT, lang));
  for (size_t i = 0; i < self->comparison.scenarios.count; i++)
    words_grid_add(&grid, self->comparison.scenarios.items[i].name);
  for (size_t i = 0; i < levels.count; i++)
    add_row(self, &grid, &levels.rows[i],
            cli_outlook_title(&levels.rows[i], &self->inputs, lang, buffer), false);
  for (size_t i = 0; i < events.count; i++) {
    const char *label = cli_outlook_event_label(&events.rows[i], &self->inputs, lang, buffer);
    if (label)
      add_row(self, &grid, &events.rows[i], label, true);
  }
  reports_page_table(page, words_message(WORDS_MSG_REPORT_SIDE, lang), &grid, left, NULL);
  const int lost = grid.lost ? -1 : 0;
  words_grid_free(&grid);
  return lost;
}

static int put_differences(const cli_report_t *self, const studies_contrast_t *contrast,
                           reports_page_t *page) {
  static const bool left[CLI_OUTLOOK_YEARS + 2] = {true};
  words_grid_t grid = cli_comparison_grid(contrast, self->options->lang);
  char *text = words_message_format(
      grid.count ? WORDS_MSG_REPORT_DIFFERENCES : WORDS_MSG_REPORT_SAME, self->options->lang,
      WORDS_ARGS(contrast->variant->name, contrast->reference->name));
  if (text && grid.count)
    reports_page_table(page, text, &grid, left, NULL);
  else if (text)
    reports_page_text(page, text);
  const int lost = !text || grid.lost ? -1 : 0;
  words_grid_free(&grid);
  free(text);
  return lost;
}

int cli_report_scenarios(const cli_report_t *self, reports_page_t *page) {
  int lost = put_levels(self, page);
  for (size_t k = 0; k + 1 < self->comparison.scenarios.count; k++)
    lost |= put_differences(self, &self->comparison.contrasts[k], page);
  return lost;
}
