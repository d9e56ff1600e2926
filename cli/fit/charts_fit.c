// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/fit/fit.h"
#include "fits/alike.h"

#include <math.h>
#include <stdio.h>

/* One chart, by the kind of the data. */

static const char *title_of_series(cli_sheet_t *sheet, const char *called) {
  const cli_fit_t *self = sheet->subject;
  const fits_year_t *last = &self->series.years[self->series.horizons - 1];
  char low[WORDS_NUMBER_BYTES], high[WORDS_NUMBER_BYTES], year[16];
  cli_fit_value(self, last->low, low);
  cli_fit_value(self, last->high, high);
  snprintf(year, sizeof year, "%d", last->year);
  return cli_sheet_text(sheet, WORDS_MSG_FIT_CHART_TITLE, WORDS_ARGS(called, low, high, year));
}

static const char *title_of_counts(cli_sheet_t *sheet, const char *called) {
  const fits_counts_t *counts = &((const cli_fit_t *)sheet->subject)->counts;
  char share[WORDS_NUMBER_BYTES];
  words_numeral_percent(share, 100.0 * counts->successes / counts->cases, 1, sheet->lang);
  return cli_sheet_text(sheet, WORDS_MSG_FIT_CHART_COUNTS, WORDS_ARGS(called, share));
}

static const char *title_of_experts(cli_sheet_t *sheet, const char *called) {
  static const double levels[] = {0.05, 0.5, 0.95};
  const cli_fit_t *self = sheet->subject;
  char texts[3][WORDS_NUMBER_BYTES];
  for (int i = 0; i < 3; i++)
    cli_fit_value(self, fits_pool_quantile(&self->experts, self->data.count, levels[i]), texts[i]);
  return cli_sheet_title(
      cli_sheet_text(sheet, WORDS_MSG_FIT_CHART_POOL_FINDING,
                     WORDS_ARGS(called, texts[1], texts[0], texts[2],
                                cli_sheet_number(sheet, (double)self->data.count, 0))),
      cli_sheet_text(sheet, WORDS_MSG_FIT_CHART_POOL, WORDS_ARGS(called)));
}

/* That years differ is said where chance alone hardly parts them as much; else what they are. */
static const char *title_of_yearly(cli_sheet_t *sheet, const char *called) {
  const cli_fit_t *self = sheet->subject;
  const fits_data_t *data = &self->data;
  const bool differ = self->yearly.chance < FITS_ALIKE_LEVEL;
  double least = 1.0, most = 0.0;
  char low[WORDS_NUMBER_BYTES], high[WORDS_NUMBER_BYTES];
  for (size_t i = 0; i < data->count; i++) {
    least = fmin(least, data->values[i] / data->of[i]);
    most = fmax(most, data->values[i] / data->of[i]);
  }
  words_numeral_percent(low, 100.0 * least, 1, sheet->lang);
  words_numeral_percent(high, 100.0 * most, 1, sheet->lang);
  return cli_sheet_title(
      cli_sheet_text(sheet, differ ? WORDS_MSG_FIT_CHART_YEARLY : WORDS_MSG_FIT_CHART_YEARLY_ALIKE,
                     WORDS_ARGS(called, low, high)),
      cli_sheet_text(
          sheet, differ ? WORDS_MSG_FIT_CHART_YEARLY_SHORT : WORDS_MSG_FIT_CHART_YEARLY_ALIKE_SHORT,
          WORDS_ARGS(called)));
}

/* The mean of the values, and what the row says. */
static const char *title_of_sample(cli_sheet_t *sheet, const char *called) {
  const cli_fit_t *self = sheet->subject;
  const fits_sample_t *sample = &self->sample;
  const words_message_t id =
      sample->how.is_new_value ? WORDS_MSG_FIT_CHART_SAMPLE_NEW : WORDS_MSG_FIT_CHART_SAMPLE;
  char mean[WORDS_NUMBER_BYTES], low[WORDS_NUMBER_BYTES], high[WORDS_NUMBER_BYTES];
  cli_fit_value(self, sample->mean, mean);
  cli_fit_value(self, self->ends[0], low);
  cli_fit_value(self, self->ends[2], high);
  const char *count = cli_sheet_number(sheet, (double)sample->count, 0);
  return cli_sheet_title(
      cli_sheet_text(sheet, id, WORDS_ARGS(called, count, mean, low, high)),
      cli_sheet_text(sheet, WORDS_MSG_FIT_CHART_SAMPLE_SHORT, WORDS_ARGS(called, count, mean)));
}

const char *cli_fit_title(cli_sheet_t *sheet) {
  const cli_fit_t *self = sheet->subject;
  char name[WORDS_SHOWN];
  const char *called = cli_fit_name(self, name);
  switch (self->data.kind) {
  case FITS_SERIES:
    return title_of_series(sheet, called);
  case FITS_COUNTS:
    return title_of_counts(sheet, called);
  case FITS_YEARLY:
    return title_of_yearly(sheet, called);
  case FITS_EXPERTS:
    return title_of_experts(sheet, called);
  default:
    return title_of_sample(sheet, called);
  }
}

int cli_charts_fit(const void *subject, const cli_canvas_t *canvas,
                   char detail[CLI_CHARTS_DETAIL]) {
  static const cli_chart_t charts[FITS_KINDS] = {[FITS_SERIES] = cli_fit_draw_series,
                                                 [FITS_SAMPLE] = cli_fit_draw_sample,
                                                 [FITS_COUNTS] = cli_fit_draw_counts,
                                                 [FITS_YEARLY] = cli_fit_draw_yearly,
                                                 [FITS_EXPERTS] = cli_fit_draw_experts};
  const cli_fit_t *self = subject;
  const cli_charts_t set = {
      .facts = {.first_year = self->first, .years = (size_t)(self->last - self->first + 1)},
      .subject = self,
      .inputs = &self->none,
      .head = WORDS_MSG_FIT_CHART_FOOT,
      .scenario = cli_fit_file(self),
      .canvas = canvas,
      .lang = self->options->lang};
  return cli_charts_draw(&set, &charts[self->data.kind], 1, detail);
}
