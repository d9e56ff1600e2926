// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/run/charts_components.h"

#include "cli/common/money.h"
#include "cli/common/rounded.h"
#include "cli/run/title_parts.h"
#include "plots/bars.h"
#include "plots/pattern.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* What money goes to. */
typedef struct {
  const char *outputs[PLOTS_PATTERNS], *labels[PLOTS_PATTERNS];
  size_t count;
  bool is_whole; /* all of them are here */
} parts_t;

static void add(parts_t *self, const char *output, const char *label) {
  if (self->count < PLOTS_PATTERNS) {
    self->outputs[self->count] = output;
    self->labels[self->count++] = label;
  } else {
    self->is_whole = false;
  }
}

static parts_t parts_of(cli_sheet_t *sheet) {
  static const char stem[] = "spending.component.";
  const studies_forecast_t *f = sheet->forecast;
  parts_t self = {.is_whole = true};
  for (size_t i = 0; i < f->count; i++) {
    char name[128];
    const char *output = f->estimates[i].output;
    if (f->estimates[i].year != f->first_year || strncmp(output, stem, strlen(stem)) != 0)
      continue;
    snprintf(name, sizeof name, "component.%s", output + strlen(stem));
    add(&self, output, cli_sheet_label(sheet, name));
  }
  add(&self, models_series_name(MODELS_S_SPENDING_ADMIN),
      cli_title_word(sheet, WORDS_MSG_COMPONENTS_ADMIN));
  return self;
}

static double mean_of(const cli_sheet_t *sheet, const char *output, int year) {
  const studies_estimate_t *e = cli_title_find(sheet, output, year);
  return e ? e->mean : 0.0;
}

/* Over all years. */
static double sum_of(const cli_sheet_t *sheet, const char *output) {
  double sum = 0.0;
  for (size_t i = 0; i < sheet->facts.years; i++)
    sum += mean_of(sheet, output, sheet->facts.first_year + (int)i);
  return sum;
}

const char *cli_title_components(cli_sheet_t *sheet) {
  const parts_t parts = parts_of(sheet);
  double whole = 0.0, most = 0.0;
  size_t largest = 0, spent = 0;
  for (size_t k = 0; k < parts.count; k++) {
    const double sum = sum_of(sheet, parts.outputs[k]);
    whole += sum;
    spent += sum > 0.0;
    if (sum > most) {
      most = sum;
      largest = k;
    }
  }
  const double all = sum_of(sheet, models_series_name(MODELS_S_SPENDING));
  if (!parts.is_whole || spent < 2 || fabs(whole - all) > 1e-6 * all)
    return NULL; /* of some parts no shares are known */
  const words_format_t format = {.percent = true, .lang = sheet->lang};
  char share[WORDS_NUMBER_BYTES];
  words_format_chance(share, 100.0 * most / whole, &format);
  return cli_sheet_text(sheet, WORDS_MSG_TITLE_COMPONENTS,
                        WORDS_ARGS(parts.labels[largest], share, cli_sheet_period(sheet)));
}

/* Amounts are drawn in millions of pesos from one million on, in M$ below. */
static const plots_bar_t *bars_of(cli_sheet_t *sheet, const parts_t *parts, double most,
                                  double unit) {
  const size_t years = sheet->facts.years;
  plots_bar_t *bars = cli_sheet_array(sheet, years, sizeof *bars);
  double *values = cli_sheet_array(sheet, years * parts->count, sizeof *values);
  for (size_t i = 0; bars && values && i < years; i++) {
    const int year = sheet->facts.first_year + (int)i;
    char *total = cli_sheet_array(sheet, CLI_PESOS_BYTES, 1);
    double *row = values + i * parts->count;
    for (size_t k = 0; k < parts->count; k++)
      row[k] = mean_of(sheet, parts->outputs[k], year) / unit;
    if (total)
      cli_pesos(total, mean_of(sheet, models_series_name(MODELS_S_SPENDING), year), 0.05 * most,
                sheet->lang); /* to three figures */
    bars[i] = (plots_bar_t){cli_title_year(sheet, year), row, total};
  }
  return bars;
}

static double largest_year(const cli_sheet_t *sheet) {
  double most = 0.0;
  for (size_t i = 0; i < sheet->facts.years; i++)
    most = fmax(most, mean_of(sheet, models_series_name(MODELS_S_SPENDING),
                              sheet->facts.first_year + (int)i));
  return most;
}

int cli_chart_components(cli_sheet_t *sheet) {
  const parts_t parts = parts_of(sheet);
  const char *title = cli_title_components(sheet);
  const double most = largest_year(sheet), unit = cli_money_unit(sheet, most);
  if (!title)
    return sheet->lost ? PLOTS_ERR_NO_MEMORY : PLOTS_ERR_EMPTY;
  const plots_bars_t chart = {
      .caption = cli_sheet_caption(
          sheet, "components", title,
          cli_sheet_text(sheet, WORDS_MSG_COMPONENTS_SUBTITLE, WORDS_ARGS(cli_sheet_period(sheet))),
          WORDS_MSG_COMPONENTS_ABOUT),
      .unit = cli_money_word(sheet, unit),
      .format = {.decimals = cli_money_decimals(sheet, words_amount_decimals(most / unit)),
                 .lang = sheet->lang},
      .parts = parts.labels,
      .part_count = parts.count,
      .bars = bars_of(sheet, &parts, most, unit),
      .count = sheet->facts.years};
  return sheet->lost ? PLOTS_ERR_NO_MEMORY : plots_bars_write(&chart, &sheet->target);
}
