// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/common/say.h"
#include "cli/fit/fit.h"
#include "sim/elementary.h"
#include "words/grid.h"

#include <stdlib.h>
#include <string.h>

static const char *const model_names[FITS_MODELS] = {"level", "growth", "mean"};

/* What the rule supposes, in a sentence. */
static int print_rule(const cli_fit_t *self, FILE *stream) {
  const fits_series_t *s = &self->series;
  const words_lang_t lang = self->options->lang;
  char last[WORDS_NUMBER_BYTES], mean[WORDS_NUMBER_BYTES], share[WORDS_NUMBER_BYTES];
  cli_fit_value(self, s->last_value, last);
  if (s->how.model == FITS_LEVEL)
    return cli_say_folded(stream, lang, WORDS_MSG_FIT_DID_LEVEL, WORDS_ARGS(last));
  if (s->how.model == FITS_GROWTH) {
    cli_fit_error(self, s->change, mean);
    return cli_say_folded(stream, lang, WORDS_MSG_FIT_DID_GROWTH, WORDS_ARGS(last, mean));
  }
  cli_fit_value(self, s->how.is_log ? sim_exp(s->mean) : s->mean, mean);
  words_numeral_percent(share, 100.0 * s->persistence, 0, lang);
  return cli_say_folded(stream, lang, WORDS_MSG_FIT_DID_MEAN, WORDS_ARGS(last, mean, share));
}

static void add_year(const cli_fit_t *self, const fits_year_t *year, words_grid_t *grid) {
  const double ends[] = {year->middle, year->low, year->high};
  char text[WORDS_NUMBER_BYTES];
  snprintf(text, sizeof text, "%d", year->year);
  words_grid_add(grid, text);
  for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++) {
    cli_fit_value(self, ends[i], text);
    words_grid_add(grid, text);
  }
  snprintf(text, sizeof text, "%zu", year->errors);
  words_grid_add(grid, text);
  cli_fit_error(self, year->error, text);
  words_grid_add(grid, text);
}

static int print_years(const cli_fit_t *self, FILE *stream) {
  static const bool left[6] = {true};
  const words_lang_t lang = self->options->lang;
  words_grid_t grid;
  words_grid_init(&grid, 6);
  words_grid_add(&grid, words_message(WORDS_MSG_FIT_COL_YEAR, lang));
  words_grid_add(&grid, "P50");
  words_grid_add(&grid, "P5");
  words_grid_add(&grid, "P95");
  words_grid_add(&grid, words_message(WORDS_MSG_FIT_COL_COMPARED, lang));
  words_grid_add(&grid, words_message(WORDS_MSG_FIT_COL_ERROR, lang));
  for (int year = self->first; year <= self->last; year++)
    add_year(self, &self->series.years[year - self->series.last - 1], &grid);
  const int lost = words_grid_print(&grid, left, stream);
  words_grid_free(&grid);
  return lost;
}

static int print_rivals(const cli_fit_t *self, FILE *stream) {
  const fits_series_t *s = &self->series;
  char errors[FITS_MODELS][WORDS_NUMBER_BYTES], horizon[24];
  for (int model = 0; model < FITS_MODELS; model++)
    cli_fit_error(self, s->rivals[model], errors[model]);
  snprintf(horizon, sizeof horizon, "%zu", s->horizons);
  return cli_say_folded(stream, self->options->lang, WORDS_MSG_FIT_RIVALS,
                        WORDS_ARGS(horizon, errors[FITS_LEVEL], errors[FITS_GROWTH],
                                   errors[FITS_MEAN], model_names[s->how.model]));
}

int cli_fit_end_series(const cli_fit_t *self, FILE *stream) {
  const words_lang_t lang = self->options->lang;
  char years[WORDS_PERIOD_BYTES], few[24];
  words_period(years, self->data.first, self->data.count);
  snprintf(few, sizeof few, "%d", FITS_ERRORS_WELL);
  int lost = cli_say_folded(stream, lang, WORDS_MSG_FIT_UNKNOWN_SERIES, WORDS_ARGS(years));
  if (self->options->grade &&
      self->series.years[self->series.horizons - 1].errors < FITS_ERRORS_WELL)
    lost |= cli_say_folded(stream, lang, WORDS_MSG_FIT_UNKNOWN_SPREAD, WORDS_ARGS(few));
  return lost;
}

int cli_fit_print_series(const cli_fit_t *self, FILE *stream) {
  const words_lang_t lang = self->options->lang;
  char name[WORDS_SHOWN], count[24], years[WORDS_PERIOD_BYTES];
  words_period(years, self->data.first, self->data.count);
  snprintf(count, sizeof count, "%zu", self->data.count);
  int lost =
      cli_say(stream, lang, WORDS_MSG_FIT_HEAD, WORDS_ARGS(cli_fit_name(self, name), count, years));
  fputc('\n', stream);
  lost |= print_rule(self, stream);
  lost |= cli_say_folded(stream, lang, WORDS_MSG_FIT_DID_WIDTH, NULL);
  fputc('\n', stream);
  lost |= print_years(self, stream);
  fputc('\n', stream);
  return lost | print_rivals(self, stream);
}
