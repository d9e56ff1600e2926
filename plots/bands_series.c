// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/bands_series.h"

#include "plots/layout.h"
#include "plots/marks.h"

#include <math.h>
#include <stdio.h>

double plots_bands_at(const double *values, size_t i) {
  return values ? values[i] : NAN;
}

static void describe_value(plots_script_t *script, const char *label, double value,
                           const words_format_t *format) {
  const plots_band_t sure = {NAN, NAN, value, NAN, NAN};
  plots_layout_describe(script, label, &sure, format);
}

/* For the alternative text. */
static void describe(const plots_bands_t *chart, const plots_series_t *series,
                     plots_script_t *script) {
  for (size_t i = 0; i < chart->count; i++) {
    char label[128];
    snprintf(label, sizeof label, "%.100s %d", series->title ? series->title : "", chart->years[i]);
    plots_layout_describe(script, label, &series->bands[i], &chart->format);
    describe_value(script, chart->plan_label, plots_bands_at(series->plan, i), &chart->format);
    describe_value(script, chart->goal_label, plots_bands_at(series->goal, i), &chart->format);
  }
}

/* A planned value or a goal, of that series. */
static void record_value(const plots_bands_t *chart, plots_script_t *script, const char *year,
                         const char *label, double value) {
  char text[WORDS_NUMBER_BYTES];
  plots_mark_t mark = plots_mark(label, year, value, chart->unit);
  words_format_number(text, value, &chart->format);
  mark.label = text;
  plots_marks_add(script, &chart->caption, &mark);
}

static void record(const plots_bands_t *chart, const plots_series_t *series,
                   plots_script_t *script) {
  for (size_t i = 0; i < chart->count; i++) {
    char year[16];
    snprintf(year, sizeof year, "%d", chart->years[i]);
    const plots_mark_t mark = plots_mark(series->title, year, (double)NAN, chart->unit);
    plots_marks_band(script, &chart->caption, &mark, &series->bands[i], &chart->format);
    record_value(chart, script, year, chart->plan_label, plots_bands_at(series->plan, i));
    record_value(chart, script, year, chart->goal_label, plots_bands_at(series->goal, i));
  }
}

void plots_bands_tell(const plots_bands_t *chart, const plots_series_t *series,
                      plots_script_t *script) {
  describe(chart, series, script);
  record(chart, series, script);
}
