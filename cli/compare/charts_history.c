// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/compare/charts_history.h"

#include "cli/common/history.h"
#include "studies/comparison.h"

#include <math.h>

static const studies_comparison_t *comparison_of(const cli_sheet_t *sheet) {
  return sheet->subject;
}

static plots_band_t band_of(const cli_sheet_t *sheet, size_t scenario, const char *output,
                            int year) {
  const double none = (double)NAN;
  const sim_summary_t *s = studies_comparison_level(comparison_of(sheet), scenario, output, year);
  if (!s)
    return (plots_band_t){none, none, none, none, none};
  return (plots_band_t){.low = sim_histogram_quantile(&s->histogram, 0.05),
                        .lower = sim_histogram_quantile(&s->histogram, 0.25),
                        .median = sim_histogram_quantile(&s->histogram, 0.50),
                        .upper = sim_histogram_quantile(&s->histogram, 0.75),
                        .high = sim_histogram_quantile(&s->histogram, 0.95)};
}

static plots_band_t reference_band(const cli_sheet_t *sheet, const char *output, int year) {
  return band_of(sheet, 0, output, year);
}

/* The medians of the others in a panel, scenario by scenario. */
static const double *lines_of(cli_sheet_t *sheet, const cli_history_panel_t *panel) {
  const size_t others = comparison_of(sheet)->scenarios.count - 1, years = sheet->facts.years;
  double *lines = cli_sheet_array(sheet, others * years, sizeof *lines);
  for (size_t i = 0; lines && i < others * years; i++)
    lines[i] =
        band_of(sheet, 1 + i / years, panel->output, sheet->facts.first_year + (int)(i % years))
            .median /
        panel->unit;
  return lines;
}

int cli_chart_compare_history(cli_sheet_t *sheet) {
  const studies_alternatives_t *scenarios = &comparison_of(sheet)->scenarios;
  cli_history_t history = cli_history(sheet);
  plots_fan_t chart = cli_history_chart(sheet, &history, reference_band);
  const char **names = cli_sheet_array(sheet, scenarios->count, sizeof *names);
  const char *notes[1];
  if (sheet->lost)
    return PLOTS_ERR_NO_MEMORY;
  if (!chart.panel_count)
    return PLOTS_ERR_EMPTY;
  for (size_t i = 1; i < scenarios->count; i++)
    names[i - 1] = cli_sheet_scenario(sheet, scenarios->items[i].name);
  plots_fan_panel_t *panels = cli_sheet_array(sheet, chart.panel_count, sizeof *panels);
  for (size_t p = 0; panels && p < chart.panel_count; p++) {
    panels[p] = chart.panels[p];
    panels[p].lines = lines_of(sheet, &history.panels[p]);
  }
  notes[0] = cli_sheet_text(sheet, WORDS_MSG_HISTORY_MEDIANS,
                            WORDS_ARGS(cli_sheet_scenario(sheet, scenarios->items[0].name)));
  chart.panels = panels;
  chart.lines = names;
  chart.line_count = scenarios->count - 1;
  chart.foot = (plots_foot_t){.notes = notes, .count = 1};
  return sheet->lost ? PLOTS_ERR_NO_MEMORY : plots_fan_write(&chart, &sheet->target);
}
