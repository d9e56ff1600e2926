// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/common/say.h"
#include "cli/fit/fit.h"
#include "fits/alike.h"
#include "models/table/yearly.h"
#include "sim/status.h"
#include "words/grid.h"

#include <stdlib.h>

/* Counts by year → the row that they make, and what the terminal shows of them. */

static int refuse(const cli_fit_t *self, fits_yearly_verdict_t verdict, words_report_t *report) {
  char count[24], least[24];
  snprintf(count, sizeof count, "%zu", self->data.count);
  snprintf(least, sizeof least, "%d", FITS_YEARLY_LEAST);
  switch (verdict) {
  case FITS_YEARLY_FEW:
    return cli_fit_refuse(self, WORDS_MSG_FIT_YEARLY_FEW, WORDS_ARGS(count, least), report);
  case FITS_YEARLY_RARE:
    return cli_fit_refuse(self, WORDS_MSG_FIT_YEARLY_RARE, WORDS_ARGS(least), report);
  case FITS_YEARLY_WIDE:
  case FITS_YEARLY_OK:
  default:
    return cli_fit_refuse(self, WORDS_MSG_FIT_COUNTS_FEW, NULL, report);
  }
}

/* From the first year to the last. */
static void period_of(const cli_fit_t *self, char out[WORDS_PERIOD_BYTES]) {
  const int first = self->data.years[0], last = self->data.years[self->data.count - 1];
  words_period(out, first, (size_t)(last - first) + 1);
}

static int make_source(cli_fit_t *self) {
  const words_lang_t lang = self->options->lang;
  char a[WORDS_NUMBER_BYTES], b[WORDS_NUMBER_BYTES], count[24], period[WORDS_PERIOD_BYTES];
  words_numeral(a, self->yearly.successes, 0, lang);
  words_numeral(b, self->yearly.cases, 0, lang);
  snprintf(count, sizeof count, "%zu", self->data.count);
  period_of(self, period);
  self->source = words_message_format(WORDS_MSG_FIT_YEARLY_SOURCE, lang,
                                      WORDS_ARGS(cli_fit_file(self), a, b, count, period));
  return self->source ? SIM_OK : SIM_ERR_NO_MEMORY;
}

int cli_fit_yearly(cli_fit_t *self, words_report_t *report) {
  const fits_data_t *data = &self->data;
  if (!fits_target_is_share(&self->target))
    return cli_fit_refuse(self, WORDS_MSG_FIT_NO_COUNTS, WORDS_ARGS(self->target.name), report);
  const fits_yearly_verdict_t verdict =
      fits_yearly_fit(data->years, data->values, data->of, data->count, &self->yearly);
  if (verdict != FITS_YEARLY_OK)
    return refuse(self, verdict, report);
  if (self->yearly.sd > models_yearly_limit(self->target.name))
    return cli_fit_refuse(self, WORDS_MSG_FIT_WIDE, WORDS_ARGS(self->target.name), report);
  int status = make_source(self);
  if (!status)
    status = fits_rows_of_yearly(&self->yearly, &self->target, self->source, &self->rows);
  if (!status)
    status = cli_fit_find_ends(self);
  return status == SIM_ERR_DOMAIN
             ? cli_fit_refuse(self, WORDS_MSG_FIT_WIDE, WORDS_ARGS(self->target.name), report)
             : status;
}

static int print_years(const cli_fit_t *self, FILE *stream) {
  static const bool left[4] = {true};
  static const words_message_t heads[] = {WORDS_MSG_FIT_COL_YEAR, WORDS_MSG_FIT_COL_VALUE,
                                          WORDS_MSG_FIT_COL_OF, WORDS_MSG_FIT_COL_SHARE};
  const words_lang_t lang = self->options->lang;
  char text[WORDS_NUMBER_BYTES];
  words_grid_t grid;
  words_grid_init(&grid, 4);
  for (size_t i = 0; i < 4; i++)
    words_grid_add(&grid, words_message(heads[i], lang));
  for (size_t i = 0; i < self->data.count; i++) {
    snprintf(text, sizeof text, "%d", self->data.years[i]);
    words_grid_add(&grid, text);
    words_numeral(text, self->data.values[i], 0, lang);
    words_grid_add(&grid, text);
    words_numeral(text, self->data.of[i], 0, lang);
    words_grid_add(&grid, text);
    words_numeral_percent(text, 100.0 * self->data.values[i] / self->data.of[i], 1, lang);
    words_grid_add(&grid, text);
  }
  const int lost = words_grid_print(&grid, left, stream);
  words_grid_free(&grid);
  return lost;
}

/* P5, P50 and P95 of the level, which is the row, and of a year to come. */
static int print_ends(const cli_fit_t *self, FILE *stream) {
  const words_lang_t lang = self->options->lang;
  char text[6][WORDS_NUMBER_BYTES];
  for (int i = 0; i < 3; i++) {
    cli_fit_value(self, self->ends[i], text[i]);
    cli_fit_value(self, fits_yearly_quantile(&self->yearly, 0.05 + 0.45 * i), text[3 + i]);
  }
  return cli_say_folded(stream, lang, WORDS_MSG_FIT_YEARLY_ENDS,
                        WORDS_ARGS(text[0], text[1], text[2], text[3], text[4], text[5]));
}

static words_message_t did(const fits_yearly_t *yearly) {
  return !yearly->differs                    ? WORDS_MSG_FIT_DID_NO_YEARLY
         : yearly->chance < FITS_ALIKE_LEVEL ? WORDS_MSG_FIT_DID_YEARLY
                                             : WORDS_MSG_FIT_DID_YEARLY_MAYBE;
}

int cli_fit_print_yearly(const cli_fit_t *self, FILE *stream) {
  const words_lang_t lang = self->options->lang;
  const fits_yearly_t *yearly = &self->yearly;
  char name[WORDS_SHOWN], count[24], dispersion[WORDS_NUMBER_BYTES], sd[WORDS_NUMBER_BYTES];
  char chance[WORDS_NUMBER_BYTES];
  snprintf(count, sizeof count, "%zu", yearly->years);
  words_numeral(dispersion, yearly->dispersion, 1, lang);
  words_numeral(sd, yearly->sd, 2, lang);
  words_numeral_chance(chance, yearly->chance, 1, lang);
  int lost =
      cli_say(stream, lang, WORDS_MSG_FIT_YEARLY_HEAD, WORDS_ARGS(cli_fit_name(self, name), count));
  fputc('\n', stream);
  lost |= cli_say_folded(stream, lang, did(yearly), WORDS_ARGS(dispersion, sd, chance));
  if (yearly->trend > 1.0)
    lost |= cli_say_folded(stream, lang, WORDS_MSG_FIT_YEARLY_TREND, NULL);
  fputc('\n', stream);
  lost |= print_years(self, stream);
  fputc('\n', stream);
  return lost | print_ends(self, stream);
}

int cli_fit_end_yearly(const cli_fit_t *self, FILE *stream) {
  char period[WORDS_PERIOD_BYTES], least[24];
  period_of(self, period);
  snprintf(least, sizeof least, "%d", FITS_ERRORS_WELL);
  int lost =
      cli_say_folded(stream, self->options->lang, WORDS_MSG_FIT_UNKNOWN_SERIES, WORDS_ARGS(period));
  if (self->rows.rows[0].has_spread_grade)
    lost |= cli_say_folded(stream, self->options->lang, WORDS_MSG_FIT_UNKNOWN_YEARLY,
                           WORDS_ARGS(least));
  return lost;
}
