// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/precision.h"

#include "cli/numeral.h"
#include "cli/say.h"
#include "sim/decimal.h"
#include "sim/status.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define OPTION "--precision"

int cli_precision_parse(cli_precision_t *self, const char *text, cli_report_t *report) {
  cli_reader_t reader = cli_reader(OPTION, CLI_MSG_PRECISION_SYNTAX, text, report);
  sim_goal_t *goal = &self->goal;
  *self = (cli_precision_t){.text = text};
  int status = cli_estimand_read(&self->of, &reader);
  if (status)
    return status;
  if (!cli_reader_take(&reader, "="))
    return cli_reader_refuse(&reader);
  status = cli_reader_number(&reader, &goal->tolerance, &goal->relative);
  if (!status && goal->tolerance <= 0.0) {
    cli_report_error(report, NULL, CLI_MSG_PRECISION_POSITIVE, CLI_ARGS(text));
    status = SIM_ERR_DOMAIN;
  }
  goal->statistic = self->of.statistic;
  if (goal->relative)
    goal->tolerance /= 100.0; /* % of the estimate, whatever the unit of the output */
  return status;
}

int cli_precision_bind(cli_precision_t *self, const cli_forecast_t *forecast,
                       cli_report_t *report) {
  const int status =
      cli_output_find(&self->of.output, forecast->programme, OPTION, &self->goal.output, report);
  if (!status)
    self->unit = forecast->estimates[self->goal.output].unit;
  return status;
}

/* Decimals that show two significant digits of the half-width. */
static int decimals_for(double half_width) {
  if (!isfinite(half_width) || half_width <= 0.0)
    return 2;
  const int digits = 1 - sim_decade(half_width);
  return digits < 0 ? 0 : digits > 6 ? 6 : digits;
}

/* Without an estimate there is nothing to be precise about. */
static int print_undefined(const cli_precision_t *self, cli_lang_t lang, FILE *stream) {
  char *text = cli_escape(self->text, 0);
  const int lost = !text || cli_say(stream, lang, CLI_MSG_PRECISION_UNDEFINED, CLI_ARGS(text));
  free(text);
  return lost ? -1 : 0;
}

int cli_precision_print(const cli_precision_t *self, uint64_t replicates, cli_lang_t lang,
                        FILE *stream) {
  const sim_goal_t *goal = &self->goal;
  if (isnan(goal->interval.estimate))
    return print_undefined(self, lang, stream);
  const bool event = goal->statistic.kind == SIM_MEAN && strcmp(self->unit, "event") == 0;
  const bool percent = event || strcmp(self->unit, "%") == 0;
  const double scale = event ? 100.0 : 1.0;
  const int decimals = decimals_for(scale * goal->half_width);
  char half[PLOTS_NUMBER_BYTES], allowed[PLOTS_NUMBER_BYTES], estimate[PLOTS_NUMBER_BYTES];
  char many[PLOTS_NUMBER_BYTES];
  cli_numeral(half, scale * goal->half_width, decimals, lang);
  const int finer = decimals_for(scale * goal->allowed);
  cli_numeral(allowed, scale * goal->allowed, finer > decimals ? finer : decimals, lang);
  (percent ? cli_numeral_percent : cli_numeral)(estimate, scale * goal->interval.estimate, decimals,
                                                lang);
  cli_numeral(many, (double)replicates, 0, lang);
  const char *unit = percent ? cli_message(CLI_MSG_PRECISION_POINTS, lang)
                     : strncmp(self->unit, "M$", 2) == 0 ? self->unit
                                                         : "";
  char error[PLOTS_NUMBER_BYTES + 32];
  snprintf(error, sizeof error, "%s%s%s", half, *unit ? " " : "", unit);
  char *text = cli_escape(self->text, 0);
  const int lost =
      !text ||
      cli_say(stream, lang, goal->reached ? CLI_MSG_PRECISION_REACHED : CLI_MSG_PRECISION_MISSED,
              CLI_ARGS(text, estimate, error, allowed, many));
  free(text);
  return lost ? -1 : 0;
}
