// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/fit/fit.h"
#include "inputs/dated.h"

#include <stdlib.h>
#include <string.h>

/* What the options of a series ask for. */

enum { YEARS_WITHOUT = 4 };

/* Rates and ratios move around a level; what counts, and money, grow. */
static fits_model_t usual_model(const fits_target_t *target) {
  return fits_target_is_rate(target) || strcmp(target->unit, "ratio") == 0 ? FITS_MEAN
                                                                           : FITS_GROWTH;
}

static bool takes_years(const fits_target_t *target) {
  return target->is_inflation || strcmp(target->name, "population.potential") == 0 ||
         (target->spec->years == MODELS_YEAR_OPTIONAL && !fits_target_is_share(target));
}

bool cli_fit_model(const cli_fit_t *self, fits_series_model_t *how, words_report_t *report) {
  static const char *const names[FITS_MODELS][WORDS_LANG_COUNT] = {
      {"nivel", "level"}, {"crecimiento", "growth"}, {"media", "mean"}};
  const char *text = self->options->model;
  const fits_target_t *target = &self->target;
  if (!takes_years(target)) {
    words_report_error(report, &(words_place_t){.file = self->data.path}, WORDS_MSG_FIT_NO_SERIES,
                       WORDS_ARGS(target->name));
    return false;
  }
  *how = (fits_series_model_t){usual_model(target), fits_target_is_amount(target)};
  if (target->is_inflation && !text)
    return true;
  for (int model = 0; text && model < FITS_MODELS; model++)
    for (int lang = 0; lang < WORDS_LANG_COUNT; lang++)
      if (strcmp(text, names[model][lang]) == 0 && (!target->is_inflation || model == FITS_MEAN)) {
        how->model = (fits_model_t)model;
        return true;
      }
  if (!text)
    return true;
  words_report_error(report, NULL,
                     target->is_inflation ? WORDS_MSG_FIT_MODEL_MEAN : WORDS_MSG_FIT_MODEL,
                     WORDS_ARGS(text));
  return false;
}

/* "2027-2030", "2027–2030" or "2027". */
static bool parse_years(const char *text, int *first, int *last) {
  static const char dash[] = "\u2013";
  char start[5];
  snprintf(start, sizeof start, "%.4s", text);
  *first = *last = inputs_dated_year(start);
  if (!*first || text[4] == '\0')
    return *first > 0;
  const char *rest = strncmp(text + 4, dash, strlen(dash)) == 0 ? text + 4 + strlen(dash)
                     : text[4] == '-'                           ? text + 5
                                                                : "";
  *last = inputs_dated_year(rest);
  return *last >= *first;
}

bool cli_fit_years(cli_fit_t *self, words_report_t *report) {
  const int end = self->data.first + (int)self->data.count - 1;
  const int most = end + FITS_HORIZONS < MODELS_YEAR_MAX ? end + FITS_HORIZONS : MODELS_YEAR_MAX;
  const char *text = self->options->years;
  char first[16], last[16], example[32];
  self->first = end + 1;
  self->last = end + YEARS_WITHOUT;
  if (!text
          ? self->last <= most
          : parse_years(text, &self->first, &self->last) && self->first > end && self->last <= most)
    return true;
  snprintf(first, sizeof first, "%d", end);
  snprintf(last, sizeof last, "%d", most);
  snprintf(example, sizeof example, "%d-%d", end + 1, end + YEARS_WITHOUT);
  words_report_error(report, NULL, WORDS_MSG_FIT_YEARS,
                     WORDS_ARGS(text ? text : example, first, last, example));
  return false;
}
