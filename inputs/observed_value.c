// SPDX-License-Identifier: GPL-3.0-or-later
#include "inputs/observed_value.h"

#include "inputs/number/percent.h"
#include "models/table/outputs.h"
#include "models/table/translate.h"

#include <ctype.h>
#include <math.h>
#include <string.h>

static const double rate_most = 0.5; /* of a year: beyond it a sign of percent was forgotten */

/* What an output can be. */
typedef struct {
  double low, high;
  bool is_whole, keeps_percent;
} range_t;

/* Things that are counted are whole, whatever the model makes of them. */
static range_t range_of(const models_output_t *output) {
  const bool is_indicator = strncmp(output->name, "indicator.", 10) == 0;
  if (strcmp(output->unit, "event") == 0)
    return (range_t){0.0, 1.0, true, false};
  if (strcmp(output->unit, "%") == 0)
    return (range_t){0.0, is_indicator ? 100.0 : 1e6, false, true};
  if (strcmp(output->unit, "share") == 0)
    return (range_t){0.0, 1.0, false, false};
  if (strcmp(output->unit, "1/year") == 0)
    return (range_t){-0.9, 10.0, false, false};
  if (strcmp(output->unit, "ratio") == 0)
    return (range_t){0.0, 1e6, false, false};
  if (strncmp(output->unit, "M$", 2) == 0)
    return (range_t){0.0, 1e15, false, false};
  if (models_series_find(output->name) == MODELS_S_NET) /* a difference */
    return (range_t){-1e9, 1e9, false, false};
  return (range_t){0.0, 1e9, true, false};
}

/* sí, si, yes, no in any letters; −1: none of them. */
static int answer_of(const char *text) {
  char plain[8];
  size_t length = 0;
  while (*text && length + 1 < sizeof plain) {
    char letter;
    text += models_plain_letter(text, &letter);
    plain[length++] = (char)tolower((unsigned char)letter);
  }
  plain[length] = '\0';
  if (*text)
    return -1;
  return strcmp(plain, "si") == 0 || strcmp(plain, "yes") == 0 ? 1 : strcmp(plain, "no") ? -1 : 0;
}

static bool refuse(const inputs_number_place_t *cell, words_message_t id, const char *const *args) {
  words_report_error(cell->report, &cell->place, id, args);
  return false;
}

static bool refuse_range(const inputs_number_place_t *cell, const models_output_t *output,
                         const range_t *range) {
  char low[INPUTS_NUMBER_SIZE], high[INPUTS_NUMBER_SIZE];
  inputs_number_write(range->low, 6, cell->told, low);
  inputs_number_write(range->high, 6, cell->told, high);
  return refuse(cell, range->is_whole ? WORDS_MSG_HISTORY_WHOLE : WORDS_MSG_HISTORY_VALUE,
                WORDS_ARGS(cell->shown, output->name, low, high));
}

/* A rate of inflation without its percent sign: 3,6 would be 360 %. */
static bool refuse_percent(const inputs_number_place_t *cell, const models_output_t *output,
                           double x) {
  char said[INPUTS_NUMBER_SIZE], all[INPUTS_NUMBER_SIZE], share[INPUTS_NUMBER_SIZE];
  char percent[2][INPUTS_NUMBER_SIZE + 8];
  const char *space = cell->report->lang == WORDS_ES ? " " : "";
  inputs_number_write(x, 6, cell->told, said);
  inputs_number_write(100.0 * x, 6, cell->told, all);
  inputs_number_write(0.01 * x, 6, cell->told, share);
  snprintf(percent[0], sizeof percent[0], "%s%s%%", all, space);
  snprintf(percent[1], sizeof percent[1], "%s%s%%", said, space);
  return refuse(cell, WORDS_MSG_OBSERVED_PERCENT,
                WORDS_ARGS(cell->shown, output->name, percent[0], percent[1], share));
}

bool inputs_observed_value(const inputs_number_place_t *cell, const char *text,
                           const models_output_t *output, double *out) {
  const range_t range = range_of(output);
  const bool is_event = strcmp(output->unit, "event") == 0;
  const int answer = is_event ? answer_of(text) : -1;
  inputs_number_place_t place = *cell;
  place.unit = output->unit;
  place.keeps_percent = range.keeps_percent;
  *out = answer;
  if (answer >= 0)
    return true;
  if (is_event && strcmp(text, "0") != 0 && strcmp(text, "1") != 0)
    return refuse(cell, WORDS_MSG_OBSERVED_EVENT, WORDS_ARGS(cell->shown, output->name));
  if (!inputs_number_read(&place, text, out, NULL))
    return false;
  if (*out < range.low || *out > range.high || (range.is_whole && *out != floor(*out)))
    return refuse_range(cell, output, &range);
  if (strcmp(output->unit, "1/year") == 0 && fabs(*out) > rate_most && !strchr(text, '%'))
    return refuse_percent(cell, output, *out);
  return true;
}
