// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/fit/fit.h"

/* One chart, by the kind of the data. */

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
