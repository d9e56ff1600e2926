// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/common/amount.h"
#include "cli/fit/fit.h"
#include "plots/curve.h"
#include "plots/dots.h"
#include "sim/laws/dist.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* A sample against its distribution; the shares of counts, and of all. */

enum { CURVE = 201, SHOWN = 1000, ROWS = 40 };

static const cli_fit_t *fit_of(const cli_sheet_t *sheet) {
  return sheet->subject;
}

/* The values, at the middle of their steps; of many, evenly spaced ones. */
static plots_point_t *data_of(cli_sheet_t *sheet, double factor, size_t *count) {
  const fits_data_t *data = &fit_of(sheet)->data;
  *count = data->count < SHOWN ? data->count : SHOWN;
  plots_point_t *points = cli_sheet_array(sheet, *count, sizeof *points);
  for (size_t i = 0; points && i < *count; i++) {
    const size_t at = *count == data->count ? i : i * (data->count - 1) / (*count - 1);
    points[i] = (plots_point_t){factor * data->values[at],
                                100.0 * ((double)at + 0.5) / (double)data->count};
  }
  return points;
}

/* The curve over the values and a little further. */
static void fill_curve(const fits_sample_t *sample, double factor, double *x, double *below) {
  const double wide = sample->most - sample->least;
  const double low =
      sample->family == FITS_LOGNORMAL ? sample->least / 1.3 : sample->least - 0.15 * wide;
  for (int i = 0; i < CURVE; i++) {
    const double at = low + (sample->most + 0.15 * wide - low) * i / (CURVE - 1);
    x[i] = factor * at;
    below[i] = 100.0 * fits_sample_below(sample, at);
  }
}

static words_format_t format_of(const cli_sheet_t *sheet, double size) {
  const bool is_percent = !fits_target_is_amount(&fit_of(sheet)->target);
  return (words_format_t){.decimals = is_percent ? 1 : words_amount_decimals(fabs(size)),
                          .percent = is_percent,
                          .lang = sheet->lang};
}

int cli_fit_draw_sample(cli_sheet_t *sheet) {
  const cli_fit_t *self = fit_of(sheet);
  const fits_sample_t *sample = &self->sample;
  const double factor = cli_amount_factor(self->target.unit);
  char name[WORDS_SHOWN], unit[CLI_AMOUNT_BYTES];
  size_t count;
  double *x = cli_sheet_array(sheet, CURVE, sizeof *x);
  double *below = cli_sheet_array(sheet, CURVE, sizeof *below);
  plots_point_t *data = data_of(sheet, factor, &count);
  if (sheet->lost)
    return PLOTS_ERR_NO_MEMORY;
  fill_curve(sample, factor, x, below);
  const char *called = cli_fit_name(self, name);
  cli_amount_unit(&self->none, self->target.unit, sheet->lang, unit);
  const plots_curve_t chart = {
      .caption = cli_sheet_caption(sheet, "fit", cli_fit_title(sheet),
                                   words_message(WORDS_MSG_FIT_CHART_SAMPLE_SUBTITLE, sheet->lang),
                                   WORDS_MSG_FIT_CHART_SAMPLE_ABOUT),
      .x_unit = cli_sheet_keep(sheet, strdup(unit[0] ? unit : called)),
      .y_unit = words_message(WORDS_MSG_FIT_CHART_BELOW, sheet->lang),
      .format = format_of(sheet, factor * sample->mean),
      .x = x,
      .probability = below,
      .count = CURVE,
      .reference = factor * sample->mean,
      .reference_label = words_message(WORDS_MSG_FIT_CHART_MEAN, sheet->lang),
      .data = data,
      .data_count = count,
      .data_label = words_message(WORDS_MSG_FIT_CHART_VALUES, sheet->lang)};
  return sheet->lost ? PLOTS_ERR_NO_MEMORY : plots_curve_write(&chart, &sheet->target);
}

plots_dot_t cli_fit_dot(cli_sheet_t *sheet, const char *label, double successes, double cases) {
  sim_dist_t beta;
  double ends[3] = {(double)NAN, (double)NAN, (double)NAN};
  char text[WORDS_NUMBER_BYTES];
  if (sim_dist_init_beta(&beta, successes + 0.5, cases - successes + 0.5) == 0) {
    for (int i = 0; i < 3; i++)
      ends[i] = 100.0 * sim_dist_quantile(&beta, 0.05 + 0.45 * i);
    sim_dist_free(&beta);
  }
  words_numeral_percent(text, 100.0 * successes / cases, 1, sheet->lang);
  return (plots_dot_t){.label = label,
                       .value = 100.0 * successes / cases,
                       .low = ends[0],
                       .high = ends[2],
                       .text = cli_sheet_keep(sheet, strdup(text))};
}

/* The first rows, and the fit at the end. */
static size_t add_dots(cli_sheet_t *sheet, plots_dot_t *dots) {
  const cli_fit_t *self = fit_of(sheet);
  size_t count = 0;
  for (size_t i = 0; i < self->data.count && i < ROWS; i++) {
    const double k = self->data.values[i], n = self->data.of[i];
    const char *label =
        cli_sheet_text(sheet, WORDS_MSG_FIT_CHART_COUNTS_ROW,
                       WORDS_ARGS(cli_sheet_number(sheet, k, 0), cli_sheet_number(sheet, n, 0)));
    dots[count++] = cli_fit_dot(sheet, label, k, n);
  }
  plots_dot_t *all = &dots[count++];
  *all = cli_fit_dot(sheet, words_message(WORDS_MSG_FIT_CHART_COUNTS_ALL, sheet->lang),
                     self->counts.successes, self->counts.cases);
  all->low = 100.0 * self->ends[0];
  all->high = 100.0 * self->ends[2];
  return count;
}

int cli_fit_draw_counts(cli_sheet_t *sheet) {
  plots_script_t script;
  plots_dot_t *dots = cli_sheet_array(sheet, ROWS + 1, sizeof *dots);
  const size_t count = dots ? add_dots(sheet, dots) : 0;
  if (!dots || sheet->lost)
    return PLOTS_ERR_NO_MEMORY;
  const plots_dot_t *all = &dots[count - 1];
  const plots_dots_t chart = {
      .caption = cli_sheet_caption(sheet, "fit", cli_fit_title(sheet),
                                   words_message(WORDS_MSG_FIT_CHART_COUNTS_SUBTITLE, sheet->lang),
                                   WORDS_MSG_FIT_CHART_COUNTS_ABOUT),
      .unit = words_message(WORDS_MSG_FIT_CHART_COUNTS_UNIT, sheet->lang),
      .format = {.decimals = 0, .percent = true, .lang = sheet->lang},
      .dots = dots,
      .count = count,
      .reference = all->value,
      .reference_label = words_message(WORDS_MSG_FIT_CHART_COUNTS_ALL, sheet->lang)};
  return sheet->lost ? PLOTS_ERR_NO_MEMORY
                     : plots_chart_finish(plots_dots_script(&chart, &script), &script,
                                          &chart.caption, &sheet->target);
}
