// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/common/say.h"
#include "cli/fit/fit.h"
#include "models/table/law.h"
#include "sim/status.h"

#include <stdlib.h>

/* A sample or counts → the row that they make. */

static int make_source(cli_fit_t *self) {
  char a[WORDS_NUMBER_BYTES], b[WORDS_NUMBER_BYTES];
  const words_lang_t lang = self->options->lang;
  const bool is_counts = self->data.kind == FITS_COUNTS;
  words_numeral(a, is_counts ? self->counts.successes : (double)self->data.count, 0, lang);
  words_numeral(b, self->counts.cases, 0, lang);
  self->source =
      words_message_format(is_counts ? WORDS_MSG_FIT_COUNTS_SOURCE : WORDS_MSG_FIT_SAMPLE_SOURCE,
                           lang, WORDS_ARGS(cli_fit_file(self), a, b));
  return self->source ? SIM_OK : SIM_ERR_NO_MEMORY;
}

/* What a verdict other than OK says. */
static int refuse_sample(const cli_fit_t *self, fits_sample_verdict_t verdict,
                         words_report_t *report) {
  char count[24], needed[24];
  snprintf(count, sizeof count, "%zu", self->data.count);
  snprintf(needed, sizeof needed, "%zu", fits_sample_needs(self->sample.how));
  switch (verdict) {
  case FITS_SAMPLE_FEW:
    return cli_fit_refuse(self, WORDS_MSG_FIT_SAMPLE_FEW, WORDS_ARGS(count, needed), report);
  case FITS_SAMPLE_EQUAL:
    return cli_fit_refuse(self, WORDS_MSG_FIT_SAMPLE_EQUAL, NULL, report);
  case FITS_SAMPLE_SHAPE:
    return cli_fit_refuse(self, WORDS_MSG_FIT_SAMPLE_SHAPE, NULL, report);
  case FITS_SAMPLE_ZERO:
    return cli_fit_refuse(self, WORDS_MSG_FIT_SAMPLE_ZERO, WORDS_ARGS(self->target.name), report);
  case FITS_SAMPLE_OK:
  case FITS_SAMPLE_MEMORY:
  default:
    return SIM_ERR_NO_MEMORY;
  }
}

static int fit_values(cli_fit_t *self, words_report_t *report) {
  const fits_sample_how_t how = {.is_amount = fits_target_is_amount(&self->target),
                                 .is_share = fits_target_is_share(&self->target),
                                 .is_new_value = self->options->new_value};
  if (how.is_share && how.is_new_value)
    return cli_fit_refuse(self, WORDS_MSG_FIT_SHARE_NEW, NULL, report);
  const fits_sample_verdict_t verdict =
      fits_sample_fit(self->data.values, self->data.count, how, &self->sample);
  if (verdict != FITS_SAMPLE_OK)
    return refuse_sample(self, verdict, report);
  const int status = make_source(self);
  return status ? status
                : fits_rows_of_sample(&self->sample, &self->target, self->source, &self->rows);
}

static int fit_counts(cli_fit_t *self, words_report_t *report) {
  if (!fits_target_is_share(&self->target))
    return cli_fit_refuse(self, WORDS_MSG_FIT_NO_COUNTS, WORDS_ARGS(self->target.name), report);
  if (!fits_counts_fit(self->data.values, self->data.of, self->data.count, &self->counts))
    return cli_fit_refuse(self, WORDS_MSG_FIT_COUNTS_FEW, NULL, report);
  const int status = make_source(self);
  return status ? status
                : fits_rows_of_counts(&self->counts, &self->target, self->source, &self->rows);
}

/* What the row's law says. */
int cli_fit_find_ends(cli_fit_t *self) {
  static const double at[] = {0.05, 0.50, 0.95, 0.25, 0.75};
  sim_dist_t law;
  const int status = models_row_distribution(&law, &self->rows.rows[0], 1.0);
  for (size_t i = 0; !status && i < sizeof at / sizeof at[0]; i++)
    self->ends[i] = sim_dist_quantile(&law, at[i]);
  if (!status)
    sim_dist_free(&law);
  return status;
}

int cli_fit_sample(cli_fit_t *self, words_report_t *report) {
  if (self->target.is_inflation || self->target.spec->years == MODELS_YEAR_REQUIRED)
    return cli_fit_refuse(self, WORDS_MSG_FIT_NO_SAMPLE, WORDS_ARGS(self->target.name), report);
  int status = self->data.kind == FITS_COUNTS ? fit_counts(self, report) : fit_values(self, report);
  if (!status)
    status = cli_fit_find_ends(self);
  /* A row that could leave the range of its input was said nothing of. */
  return status == SIM_ERR_DOMAIN && self->source
             ? cli_fit_refuse(self, WORDS_MSG_FIT_WIDE, WORDS_ARGS(self->target.name), report)
             : status;
}
