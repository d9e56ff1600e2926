// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/fit/fit.h"
#include "plots/dots.h"

#include <stdlib.h>
#include <string.h>

/* The share of each year, the level of all, and a year to come. */

enum { ROWS = 38 };

static const cli_fit_t *fit_of(const cli_sheet_t *sheet) {
  return sheet->subject;
}

static plots_dot_t dot_of(cli_sheet_t *sheet, words_message_t id, double low, double middle,
                          double high) {
  char text[WORDS_NUMBER_BYTES];
  words_numeral_percent(text, 100.0 * middle, 1, sheet->lang);
  return (plots_dot_t){.label = words_message(id, sheet->lang),
                       .value = 100.0 * middle,
                       .low = 100.0 * low,
                       .high = 100.0 * high,
                       .text = cli_sheet_keep(sheet, strdup(text))};
}

/* The last years, then the level and a year to come. */
static size_t add_dots(cli_sheet_t *sheet, plots_dot_t *dots) {
  const cli_fit_t *self = fit_of(sheet);
  const fits_data_t *data = &self->data;
  size_t count = 0;
  for (size_t i = data->count > ROWS ? data->count - ROWS : 0; i < data->count; i++) {
    char year[16];
    snprintf(year, sizeof year, "%d", data->years[i]);
    const char *label = cli_sheet_text(sheet, WORDS_MSG_FIT_CHART_YEARLY_ROW,
                                       WORDS_ARGS(year, cli_sheet_number(sheet, data->values[i], 0),
                                                  cli_sheet_number(sheet, data->of[i], 0)));
    dots[count++] = cli_fit_dot(sheet, label, data->values[i], data->of[i]);
  }
  dots[count++] =
      dot_of(sheet, WORDS_MSG_FIT_CHART_YEARLY_LEVEL, self->ends[0], self->ends[1], self->ends[2]);
  dots[count++] =
      dot_of(sheet, WORDS_MSG_FIT_CHART_YEARLY_NEXT, fits_yearly_quantile(&self->yearly, 0.05),
             fits_yearly_quantile(&self->yearly, 0.50), fits_yearly_quantile(&self->yearly, 0.95));
  return count;
}

int cli_fit_draw_yearly(cli_sheet_t *sheet) {
  plots_script_t script;
  plots_dot_t *dots = cli_sheet_array(sheet, ROWS + 2, sizeof *dots);
  const size_t count = dots ? add_dots(sheet, dots) : 0;
  if (!dots || sheet->lost)
    return PLOTS_ERR_NO_MEMORY;
  const plots_dots_t chart = {
      .caption = cli_sheet_caption(sheet, "fit", cli_fit_title(sheet),
                                   words_message(WORDS_MSG_FIT_CHART_YEARLY_SUBTITLE, sheet->lang),
                                   WORDS_MSG_FIT_CHART_YEARLY_ABOUT),
      .unit = words_message(WORDS_MSG_FIT_CHART_COUNTS_UNIT, sheet->lang),
      .format = {.decimals = 0, .percent = true, .lang = sheet->lang},
      .dots = dots,
      .count = count,
      .reference = dots[count - 2].value,
      .reference_label = words_message(WORDS_MSG_FIT_CHART_YEARLY_LEVEL, sheet->lang)};
  return sheet->lost ? PLOTS_ERR_NO_MEMORY
                     : plots_chart_finish(plots_dots_script(&chart, &script), &script,
                                          &chart.caption, &sheet->target);
}
