// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/compare/charts_levels.h"

#include "cli/common/money.h"
#include "cli/common/output_words.h"
#include "cli/compare/titles_compare.h"
#include "plots/groups.h"
#include "studies/comparison.h"

#include <math.h>

static const studies_comparison_t *comparison_of(const cli_sheet_t *sheet) {
  return sheet->subject;
}

static size_t cells_of(const cli_sheet_t *sheet) {
  return comparison_of(sheet)->scenarios.count * sheet->facts.years;
}

/* P5, median and P95 of an output of every scenario by year; NaN where there is none. */
static plots_band_t *levels(cli_sheet_t *sheet, models_series_id_t output) {
  const size_t years = sheet->facts.years, count = cells_of(sheet);
  const double none = (double)NAN;
  plots_band_t *bands = cli_sheet_array(sheet, count, sizeof *bands);
  for (size_t i = 0; bands && i < count; i++) {
    const sim_summary_t *s =
        studies_comparison_level(comparison_of(sheet), i / years, models_series_name(output),
                                 sheet->facts.first_year + (int)(i % years));
    bands[i] = (plots_band_t){none, none, none, none, none};
    if (!s)
      continue;
    bands[i].low = sim_histogram_quantile(&s->histogram, 0.05);
    bands[i].median = sim_histogram_quantile(&s->histogram, 0.50);
    bands[i].high = sim_histogram_quantile(&s->histogram, 0.95);
  }
  return bands;
}

static const double *medians(cli_sheet_t *sheet, const plots_band_t *bands) {
  const size_t count = cells_of(sheet);
  double *values = bands ? cli_sheet_array(sheet, count, sizeof *values) : NULL;
  for (size_t i = 0; values && i < count; i++)
    values[i] = bands[i].median;
  return values;
}

static double highest(const cli_sheet_t *sheet, const plots_band_t *bands) {
  double most = 0.0;
  for (size_t i = 0; bands && i < cells_of(sheet); i++)
    most = fmax(most, bands[i].median);
  return most;
}

static int decimals_of(const cli_sheet_t *sheet, const double *amounts) {
  return amounts ? cli_money_decimals(sheet, words_amounts_decimals(amounts, cells_of(sheet))) : 0;
}

static const char *const *names_of(cli_sheet_t *sheet) {
  const studies_comparison_t *self = comparison_of(sheet);
  const char **names = cli_sheet_array(sheet, self->scenarios.count, sizeof *names);
  for (size_t i = 0; names && i < self->scenarios.count; i++)
    names[i] = cli_sheet_scenario(sheet, self->scenarios.items[i].name);
  return names;
}

int cli_chart_compare_levels(cli_sheet_t *sheet) {
  plots_band_t *required = levels(sheet, MODELS_S_REQUIRED),
               *ceiling = levels(sheet, MODELS_S_CEILING);
  const double unit = cli_money_unit(sheet, highest(sheet, required));
  cli_money_scale(required, cells_of(sheet), unit);
  cli_money_scale(ceiling, cells_of(sheet), unit);
  const plots_groups_panel_t panels[] = {
      {cli_sheet_text(sheet, WORDS_MSG_COMPARE_CHART_YEAR,
                      WORDS_ARGS(cli_output_label(MODELS_S_REQUIRED, sheet->lang),
                                 cli_money_word(sheet, unit))),
       required, medians(sheet, ceiling), decimals_of(sheet, medians(sheet, required))},
      {cli_sheet_text(sheet, WORDS_MSG_COMPARE_CHART_YEAR,
                      WORDS_ARGS(cli_output_label(MODELS_S_BENEFICIARIES, sheet->lang),
                                 cli_sheet_unit(sheet))),
       levels(sheet, MODELS_S_BENEFICIARIES), medians(sheet, levels(sheet, MODELS_S_PLACES)), 0}};
  const char *const *names = names_of(sheet);
  const plots_groups_t chart = {
      .caption = cli_sheet_caption(sheet, "scenarios", cli_title_compare_levels(sheet),
                                   words_message(WORDS_MSG_COMPARE_LEVELS_SUBTITLE, sheet->lang),
                                   WORDS_MSG_COMPARE_LEVELS_ABOUT),
      .format = {.lang = sheet->lang},
      .years = cli_sheet_years(sheet),
      .count = sheet->facts.years,
      .groups = names,
      .group_count = comparison_of(sheet)->scenarios.count,
      .panels = panels,
      .panel_count = sizeof panels / sizeof panels[0],
      .level = words_message(WORDS_MSG_COMPARE_LEVELS_LINE, sheet->lang),
      .interval = words_message(WORDS_MSG_COMPARE_LEVELS_INTERVAL, sheet->lang),
      .behind = names ? cli_sheet_text(sheet, WORDS_MSG_COMPARE_LEVELS_BEHIND, WORDS_ARGS(names[0]))
                      : NULL};
  return sheet->lost ? PLOTS_ERR_NO_MEMORY : plots_groups_write(&chart, &sheet->target);
}
