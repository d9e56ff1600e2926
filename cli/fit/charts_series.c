// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/common/amount.h"
#include "cli/fit/fit.h"
#include "plots/fan.h"

#include <stdlib.h>
#include <string.h>

/* One chart: the data, and what follows. */

static const cli_fit_t *fit_of(const cli_sheet_t *sheet) {
  return sheet->subject;
}

static plots_band_t band_of(const fits_year_t *year, double factor) {
  return (plots_band_t){.low = factor * year->low,
                        .lower = factor * year->lower,
                        .median = factor * year->middle,
                        .upper = factor * year->upper,
                        .high = factor * year->high};
}

/* The last years of a long series: what the picture has room for. */
static size_t shown_from(const fits_data_t *data) {
  return data->count > PLOTS_FAN_YEARS ? data->count - PLOTS_FAN_YEARS : 0;
}

static plots_fan_t fan_of(cli_sheet_t *sheet, plots_fan_panel_t *panel) {
  const cli_fit_t *self = fit_of(sheet);
  const fits_series_t *series = &self->series;
  const double factor = cli_amount_factor(self->target.unit);
  const size_t from = shown_from(&self->data), count = self->data.count - from;
  int *past_years = cli_sheet_array(sheet, count, sizeof *past_years);
  int *years = cli_sheet_array(sheet, series->horizons, sizeof *years);
  double *past = cli_sheet_array(sheet, count, sizeof *past);
  plots_band_t *bands = cli_sheet_array(sheet, series->horizons, sizeof *bands);
  for (size_t i = 0; !sheet->lost && i < count; i++) {
    past_years[i] = self->data.first + (int)(from + i);
    past[i] = factor * self->data.values[from + i];
  }
  for (size_t h = 0; !sheet->lost && h < series->horizons; h++) {
    years[h] = series->years[h].year;
    bands[h] = band_of(&series->years[h], factor);
  }
  const bool is_percent = !fits_target_is_amount(&self->target);
  *panel =
      (plots_fan_panel_t){.title = "",
                          .past = past,
                          .bands = bands,
                          .decimals = is_percent ? 1 : words_amount_decimals(series->last_value)};
  return (plots_fan_t){
      .format = {.decimals = panel->decimals, .percent = is_percent, .lang = sheet->lang},
      .past_years = past_years,
      .past_count = count,
      .years = years,
      .count = series->horizons,
      .panels = panel,
      .panel_count = 1,
      .past = words_message(WORDS_MSG_FIT_CHART_PAST, sheet->lang)};
}

int cli_fit_draw_series(cli_sheet_t *sheet) {
  const cli_fit_t *self = fit_of(sheet);
  char name[WORDS_SHOWN], unit[CLI_AMOUNT_BYTES];
  plots_fan_panel_t panel;
  plots_fan_t chart = fan_of(sheet, &panel);
  const char *called = cli_fit_name(self, name);
  cli_amount_unit(&self->none, self->target.unit, sheet->lang, unit);
  panel.title = cli_sheet_keep(sheet, strdup(unit[0] ? unit : called));
  chart.caption = cli_sheet_caption(sheet, "fit", cli_fit_title(sheet),
                                    words_message(WORDS_MSG_FIT_CHART_SUBTITLE, sheet->lang),
                                    WORDS_MSG_FIT_CHART_ABOUT);
  return sheet->lost ? PLOTS_ERR_NO_MEMORY : plots_fan_write(&chart, &sheet->target);
}
