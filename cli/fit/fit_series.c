// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/fit/fit.h"
#include "sim/status.h"

#include <stdlib.h>

/* A series → its forecast and its rows. */

static int check_length(const cli_fit_t *self, size_t horizon, words_report_t *report) {
  char count[24], ahead[24], needed[24];
  snprintf(count, sizeof count, "%zu", self->data.count);
  snprintf(ahead, sizeof ahead, "%zu", horizon);
  snprintf(needed, sizeof needed, "%zu", fits_series_needs(horizon));
  if (self->data.count < fits_series_needs(horizon))
    return cli_fit_refuse(self, WORDS_MSG_FIT_FEW, WORDS_ARGS(count, ahead, needed), report);
  snprintf(needed, sizeof needed, "%d", FITS_YEARS_MAX);
  if (self->data.count > FITS_YEARS_MAX)
    return cli_fit_refuse(self, WORDS_MSG_FIT_MANY, WORDS_ARGS(count, needed), report);
  return SIM_OK;
}

static int make_source(cli_fit_t *self) {
  char years[WORDS_PERIOD_BYTES], count[24];
  words_period(years, self->data.first, self->data.count);
  snprintf(count, sizeof count, "%zu", self->data.count);
  self->source = words_message_format(WORDS_MSG_FIT_SOURCE, self->options->lang,
                                      WORDS_ARGS(cli_fit_file(self), count, years));
  return self->source ? SIM_OK : SIM_ERR_NO_MEMORY;
}

int cli_fit_series(cli_fit_t *self, words_report_t *report) {
  fits_series_model_t how;
  const bool has_model = cli_fit_model(self, &how, report);
  if (!cli_fit_years(self, report) || !has_model)
    return SIM_ERR_DOMAIN;
  const size_t horizon = (size_t)(self->last - self->data.first + 1) - self->data.count;
  int status = check_length(self, horizon, report);
  if (status)
    return status;
  status = fits_series_fit(self->data.values, self->data.count, self->data.first, how, horizon,
                           &self->series);
  if (status == SIM_ERR_DOMAIN)
    return cli_fit_refuse(self, WORDS_MSG_FIT_NO_ERROR, NULL, report);
  if (!status)
    status = make_source(self);
  if (!status)
    status = fits_rows_of_series(&self->series, &self->target, self->first, self->last,
                                 self->source, &self->rows);
  return status == SIM_ERR_DOMAIN
             ? cli_fit_refuse(self, WORDS_MSG_FIT_WIDE, WORDS_ARGS(self->target.name), report)
             : status;
}
