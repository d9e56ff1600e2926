// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/common/amount.h"
#include "cli/fit/fit.h"
#include "plots/dots.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* What each expert says, and all of them. */

static plots_dot_t dot_of(cli_sheet_t *sheet, const cli_fit_t *self, size_t i) {
  const double factor = cli_amount_factor(self->target.unit);
  char text[WORDS_NUMBER_BYTES];
  const double middle = fits_pool_quantile(&self->experts, i, 0.50);
  cli_fit_value(self, middle, text);
  return (plots_dot_t){.label = i < self->data.count
                                    ? self->data.names[i]
                                    : words_message(WORDS_MSG_FIT_POOL_ALL, sheet->lang),
                       .value = factor * middle,
                       .low = factor * fits_pool_quantile(&self->experts, i, 0.05),
                       .high = factor * fits_pool_quantile(&self->experts, i, 0.95),
                       .text = cli_sheet_keep(sheet, strdup(text))};
}

int cli_fit_draw_experts(cli_sheet_t *sheet) {
  const cli_fit_t *self = sheet->subject;
  const bool is_percent = !fits_target_is_amount(&self->target);
  char name[WORDS_SHOWN], unit[CLI_AMOUNT_BYTES];
  plots_script_t script;
  plots_dot_t *dots = cli_sheet_array(sheet, self->data.count + 1, sizeof *dots);
  for (size_t i = 0; dots && i <= self->data.count; i++)
    dots[i] = dot_of(sheet, self, i);
  if (!dots || sheet->lost)
    return PLOTS_ERR_NO_MEMORY;
  const double middle = dots[self->data.count].value;
  const char *called = cli_fit_name(self, name);
  cli_amount_unit(&self->none, self->target.unit, sheet->lang, unit);
  const plots_dots_t chart = {
      .caption = cli_sheet_caption(sheet, "fit", cli_fit_title(sheet),
                                   words_message(WORDS_MSG_FIT_CHART_POOL_SUBTITLE, sheet->lang),
                                   WORDS_MSG_FIT_CHART_POOL_ABOUT),
      .unit = cli_sheet_keep(sheet, strdup(unit[0] ? unit : called)),
      .format = {.decimals = is_percent ? 0 : words_amount_decimals(fabs(middle)),
                 .percent = is_percent,
                 .lang = sheet->lang},
      .dots = dots,
      .count = self->data.count + 1,
      .reference = middle,
      .reference_label = words_message(WORDS_MSG_FIT_POOL_ALL, sheet->lang)};
  return sheet->lost ? PLOTS_ERR_NO_MEMORY
                     : plots_chart_finish(plots_dots_script(&chart, &script), &script,
                                          &chart.caption, &sheet->target);
}
