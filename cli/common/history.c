// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/common/history.h"

#include "cli/common/money.h"
#include "cli/common/naming.h"
#include "cli/common/output_words.h"
#include "cli/common/rounded.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Of money the pesos of its own year. */
static bool is_comparable(const inputs_history_row_t *row) {
  return row->base == 0 || row->base == row->year;
}

static bool is_drawn(const cli_sheet_t *sheet, const inputs_history_row_t *row) {
  const bool is_known = strcmp(row->name, "spending") == 0 ||
                        strcmp(row->name, "beneficiaries") == 0 ||
                        strncmp(row->name, "indicator.", strlen("indicator.")) == 0;
  return is_known && row->year < sheet->facts.first_year;
}

static int by_year(const void *a, const void *b) {
  const int x = *(const int *)a, y = *(const int *)b;
  return (x > y) - (x < y);
}

static void find_years(cli_sheet_t *sheet, cli_history_t *self) {
  const inputs_programme_t *inputs = sheet->inputs;
  int *years = cli_sheet_array(sheet, inputs->history_count, sizeof *years);
  size_t count = 0, kept = 0;
  for (size_t i = 0; years && i < inputs->history_count; i++) {
    const bool drawn = is_drawn(sheet, &inputs->history[i]);
    if (drawn && is_comparable(&inputs->history[i]))
      years[count++] = inputs->history[i].year;
    else
      self->left_out = self->left_out || drawn;
  }
  if (years && count)
    qsort(years, count, sizeof *years, by_year);
  for (size_t i = 0; i < count; i++)
    if (kept == 0 || years[kept - 1] != years[i])
      years[kept++] = years[i];
  const size_t extra = kept > PLOTS_FAN_YEARS ? kept - PLOTS_FAN_YEARS : 0;
  self->years = years ? years + extra : NULL;
  self->year_count = kept - extra;
}

static const double *past_of(cli_sheet_t *sheet, const cli_history_t *self, const char *name) {
  const inputs_programme_t *inputs = sheet->inputs;
  double *values = cli_sheet_array(sheet, self->year_count, sizeof *values);
  for (size_t y = 0; values && y < self->year_count; y++) {
    values[y] = (double)NAN;
    for (size_t i = 0; i < inputs->history_count; i++)
      if (inputs->history[i].year == self->years[y] && is_comparable(&inputs->history[i]) &&
          strcmp(inputs->history[i].name, name) == 0)
        values[y] = inputs->history[i].value;
  }
  return values;
}

static double largest(const double *values, size_t count) {
  double most = 0.0;
  for (size_t i = 0; values && i < count; i++)
    most = fmax(most, isfinite(values[i]) ? values[i] : 0.0);
  return most;
}

static const char *title_of(cli_sheet_t *sheet, const char *name, double unit, bool is_money) {
  char buffer[WORDS_SHOWN];
  const models_series_id_t id = models_series_find(name);
  if (is_money)
    return cli_sheet_text(
        sheet, WORDS_MSG_COMPARE_CHART_YEAR,
        WORDS_ARGS(cli_output_label(id, sheet->lang), cli_money_word(sheet, unit)));
  if (id == MODELS_S_BENEFICIARIES)
    return cli_sheet_text(sheet, WORDS_MSG_COMPARE_CHART_YEAR,
                          WORDS_ARGS(cli_output_label(id, sheet->lang), cli_sheet_unit(sheet)));
  cli_output_name(sheet->inputs, name, sheet->lang, buffer);
  return cli_sheet_keep(sheet, strdup(buffer));
}

static void add(cli_sheet_t *sheet, cli_history_t *self, const char *name,
                models_series_id_t level) {
  const double *past = past_of(sheet, self, name);
  const bool is_money = strcmp(name, "spending") == 0;
  bool any = false;
  for (size_t y = 0; past && y < self->year_count; y++)
    any = any || isfinite(past[y]);
  if (!any || self->count == PLOTS_FAN_PANELS)
    return;
  const double unit = is_money ? cli_money_unit(sheet, largest(past, self->year_count)) : 1.0;
  self->panels[self->count++] =
      (cli_history_panel_t){.output = name,
                            .title = title_of(sheet, name, unit, is_money),
                            .past = past,
                            .level = level,
                            .unit = unit,
                            .is_money = is_money,
                            .is_share = strncmp(name, "indicator.", strlen("indicator.")) == 0};
}

static bool is_added(const cli_history_t *self, const char *name) {
  for (size_t i = 0; i < self->count; i++)
    if (strcmp(self->panels[i].output, name) == 0)
      return true;
  return false;
}

cli_history_t cli_history(cli_sheet_t *sheet) {
  cli_history_t self = {.count = 0};
  const inputs_programme_t *inputs = sheet->inputs;
  find_years(sheet, &self);
  if (!self.year_count)
    return self;
  add(sheet, &self, models_series_name(MODELS_S_SPENDING), MODELS_S_CEILING);
  add(sheet, &self, models_series_name(MODELS_S_BENEFICIARIES), MODELS_S_PLACES);
  for (size_t i = 0; i < inputs->history_count; i++)
    if (is_drawn(sheet, &inputs->history[i]) && !is_added(&self, inputs->history[i].name))
      add(sheet, &self, inputs->history[i].name, MODELS_S_COUNT);
  return self;
}

static bool any_to_come(const plots_band_t *bands, size_t count) {
  for (size_t i = 0; bands && i < count; i++)
    if (isfinite(bands[i].median))
      return true;
  return false;
}

static const plots_band_t *bands_of(cli_sheet_t *sheet, const cli_history_panel_t *panel,
                                    cli_history_band_t band) {
  const size_t years = sheet->facts.years;
  plots_band_t *bands = cli_sheet_array(sheet, years, sizeof *bands);
  for (size_t i = 0; bands && i < years; i++)
    bands[i] = band(sheet, panel->output, sheet->facts.first_year + (int)i);
  cli_money_scale(bands, years, panel->unit);
  return bands;
}

static const double *levels_of(cli_sheet_t *sheet, const cli_history_panel_t *panel,
                               cli_history_band_t band) {
  const size_t years = sheet->facts.years;
  double *levels =
      panel->level < MODELS_S_COUNT ? cli_sheet_array(sheet, years, sizeof *levels) : NULL;
  for (size_t i = 0; levels && i < years; i++)
    levels[i] =
        band(sheet, models_series_name(panel->level), sheet->facts.first_year + (int)i).median /
        panel->unit;
  return levels;
}

static const double *scaled(cli_sheet_t *sheet, const cli_history_t *self,
                            const cli_history_panel_t *panel) {
  double *past = cli_sheet_array(sheet, self->year_count, sizeof *past);
  for (size_t y = 0; past && y < self->year_count; y++)
    past[y] = panel->past[y] / panel->unit;
  return past;
}

static int decimals_of(const cli_sheet_t *sheet, const cli_history_panel_t *panel,
                       const plots_band_t *bands, size_t count) {
  double medians[PLOTS_FAN_YEARS];
  size_t n = 0;
  for (size_t i = 0; bands && i < count && n < PLOTS_FAN_YEARS; i++)
    if (isfinite(bands[i].median))
      medians[n++] = bands[i].median;
  return panel->is_share   ? 1
         : panel->is_money ? cli_money_decimals(sheet, words_amounts_decimals(medians, n))
                           : 0;
}

/* "$205 millones", "360", "41,5 %". */
static const char *amount(cli_sheet_t *sheet, const cli_history_panel_t *panel, double value,
                          double spread) {
  char text[CLI_PESOS_BYTES];
  if (panel->is_money)
    cli_pesos(text, value, spread, sheet->lang);
  else if (panel->is_share)
    words_numeral_percent(text, value, 1, sheet->lang);
  else
    cli_rounded(text, value, spread, sheet->lang);
  return cli_sheet_keep(sheet, strdup(text));
}

static const char *label_of(cli_sheet_t *sheet, const cli_history_panel_t *panel) {
  char buffer[WORDS_SHOWN];
  cli_output_name(sheet->inputs, panel->output, sheet->lang, buffer);
  return cli_sheet_keep(sheet, strdup(buffer));
}

const char *cli_history_title(cli_sheet_t *sheet, const cli_history_t *history,
                              cli_history_band_t band) {
  const cli_history_panel_t *panel = &history->panels[0];
  size_t last = history->year_count - 1, i = 0;
  char past_year[16], year[16];
  while (last > 0 && !isfinite(panel->past[last]))
    last--;
  plots_band_t b = band(sheet, panel->output, sheet->facts.first_year);
  while (!isfinite(b.median) && ++i < sheet->facts.years)
    b = band(sheet, panel->output, sheet->facts.first_year + (int)i);
  const double spread = b.high - b.low;
  snprintf(past_year, sizeof past_year, "%d", history->years[last]);
  snprintf(year, sizeof year, "%d", sheet->facts.first_year + (int)i);
  const char *interval = cli_sheet_text(
      sheet, WORDS_MSG_VALUE_INTERVAL,
      WORDS_ARGS(amount(sheet, panel, b.low, spread), amount(sheet, panel, b.high, spread)));
  return cli_sheet_title(
      cli_sheet_text(sheet, WORDS_MSG_TITLE_HISTORY,
                     WORDS_ARGS(label_of(sheet, panel),
                                amount(sheet, panel, panel->past[last], spread), past_year, year,
                                amount(sheet, panel, b.median, spread), interval)),
      words_message(WORDS_MSG_HISTORY_SUBTITLE, sheet->lang));
}

plots_fan_t cli_history_chart(cli_sheet_t *sheet, cli_history_t *history, cli_history_band_t band) {
  plots_fan_panel_t *panels = cli_sheet_array(sheet, PLOTS_FAN_PANELS, sizeof *panels);
  size_t count = 0;
  for (size_t i = 0; panels && i < history->count; i++) {
    const cli_history_panel_t *panel = &history->panels[i];
    const plots_band_t *bands = bands_of(sheet, panel, band);
    if (!any_to_come(bands, sheet->facts.years))
      continue;
    panels[count] =
        (plots_fan_panel_t){.title = panel->title,
                            .past = scaled(sheet, history, panel),
                            .bands = bands,
                            .levels = levels_of(sheet, panel, band),
                            .decimals = decimals_of(sheet, panel, bands, sheet->facts.years)};
    history->panels[count++] = *panel;
  }
  history->count = count;
  if (!count || sheet->lost)
    return (plots_fan_t){.panel_count = 0};
  plots_fan_t chart = {
      .caption = cli_sheet_caption(sheet, "history", cli_history_title(sheet, history, band),
                                   words_message(WORDS_MSG_HISTORY_SUBTITLE, sheet->lang),
                                   WORDS_MSG_HISTORY_ABOUT),
      .format = {.lang = sheet->lang},
      .past_years = history->years,
      .past_count = history->year_count,
      .years = cli_sheet_years(sheet),
      .count = sheet->facts.years,
      .panels = panels,
      .panel_count = count,
      .past = words_message(WORDS_MSG_HISTORY_PAST, sheet->lang),
      .level = words_message(WORDS_MSG_COMPARE_LEVELS_LINE, sheet->lang)};
  if (history->left_out)
    chart.caption.note = words_message(WORDS_MSG_HISTORY_LEFT_OUT, sheet->lang);
  return chart;
}
