// SPDX-License-Identifier: GPL-3.0-or-later
/* From what was observed to rows of the programme. */
#include "studies/update.h"

#include "models/table/components.h"
#include "sim/status.h"
#include "words/list.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
  studies_update_t *out;
  const models_inputs_t *inputs;
  const inputs_observed_t *observed;
  words_report_t *report;
  bool is_scored; /* not learned from: what only learning asks for is not refused */
} making_t;

/* What can be learned from: outputs of a year, those of a round, the row of each, and that which
   its `of` says; NULL: it is out of nothing. */
static const struct {
  const char *output, *row, *of;
  bool by_round;
} known[] = {{"applicants", "observed.applicants", NULL, false},
             {"admissible", "observed.admissible", "observed.applicants", false},
             {"beneficiaries", "observed.beneficiaries", "observed.admissible", false},
             {"participants", "observed.participants", "observed.beneficiaries", false},
             {"spending", "observed.spending", NULL, false},
             {"budget.final", "observed.budget.final", NULL, false},
             {"inflation", "observed.inflation", NULL, false},
             {"participants", "firms", NULL, true},
             {"linked.contact", "contact", "firms", true},
             {"linked.deal", "deal", "contact", true}};

enum { KNOWN = sizeof known / sizeof known[0] };

static int refuse(const making_t *self, size_t line, words_message_t id, const char *const *args) {
  if (self->is_scored && id != WORDS_MSG_UPDATE_TWICE)
    return SIM_OK;
  words_report_error(self->report, &(words_place_t){.file = self->observed->path, .line = line}, id,
                     args);
  return SIM_OK;
}

static bool is_money(const char *row) {
  return strcmp(row, "observed.spending") == 0 || strcmp(row, "observed.budget.final") == 0;
}

static const char *unit_of(const making_t *self, const char *name) {
  if (is_money(name))
    return "M$nominal";
  if (strcmp(name, "observed.inflation") == 0)
    return "1/year";
  for (size_t i = 0; i < self->inputs->count; i++)
    if (strcmp(self->inputs->rows[i].name, "population.potential") == 0)
      return self->inputs->rows[i].unit;
  return "";
}

/* P95 of a normal law, in standard deviations. */
static const double z95 = 1.6448536269514722;

/* Where a row comes from: what its file says of it, the file and the line. A name that a
   spreadsheet would take for a formula does not come first. NULL: out of memory. */
static char *source_of(const making_t *self, const inputs_observed_row_t *seen) {
  const char *slash = strrchr(self->observed->path, '/'), *marks = "=@+-";
  char *file = words_escape(slash ? slash + 1 : self->observed->path, 0), *source = NULL;
  const int length =
      !file ? -1
      : seen->source
          ? asprintf(&source, "%s (%s:%zu)", seen->source, file, seen->line)
          : asprintf(&source, "%s%s:%zu", strchr(marks, *file) ? "./" : "", file, seen->line);
  free(file);
  return length < 0 ? NULL : source;
}

static int append(making_t *self, const char *name, const inputs_observed_row_t *seen, double value,
                  size_t place) {
  studies_update_t *out = self->out;
  const bool has_error = isfinite(seen->error) && is_money(name);
  models_input_t row = {.name = strdup(name),
                        .year = seen->year,
                        .distribution = has_error ? MODELS_NORMAL : MODELS_CONSTANT,
                        .value = has_error ? (double)NAN : value,
                        .low = has_error ? value - z95 * seen->error : (double)NAN,
                        .high = has_error ? value + z95 * seen->error : (double)NAN,
                        .n = (double)NAN,
                        .unit = strdup(unit_of(self, name)),
                        .grade = MODELS_OFFICIAL,
                        .source = source_of(self, seen)};
  size_t *places = realloc(out->places, (out->given.count - out->first + 1) * sizeof *out->places);
  out->places = places ? places : out->places;
  if (!row.name || !row.unit || !row.source || !places || models_inputs_append(&out->given, &row)) {
    models_input_free(&row);
    return SIM_ERR_NO_MEMORY;
  }
  places[out->given.count - out->first - 1] = place;
  return SIM_OK;
}

/* A row that is said twice, by `of` of one outcome and by another, must be the same both times. */
static int append_once(making_t *self, const char *name, const inputs_observed_row_t *seen,
                       double value, size_t place) {
  const models_inputs_t *given = &self->out->given;
  const size_t i = models_inputs_find(given, name, seen->year);
  char line[24], year[16];
  if (i == given->count)
    return append(self, name, seen, value, place);
  if (i >= self->out->first && given->rows[i].value == value)
    return SIM_OK;
  snprintf(year, sizeof year, "%d", seen->year);
  snprintf(line, sizeof line, "%zu",
           i < self->out->first
               ? 0
               : self->observed->rows[self->out->places[i - self->out->first]].line);
  return i < self->out->first
             ? refuse(self, seen->line, WORDS_MSG_UPDATE_KNOWN, WORDS_ARGS(seen->name, year))
             : refuse(self, seen->line, WORDS_MSG_UPDATE_TWICE, WORDS_ARGS(seen->name, year, line));
}

static int refuse_of(const making_t *self, const inputs_observed_row_t *seen) {
  return refuse(self, seen->line, WORDS_MSG_UPDATE_OF, WORDS_ARGS(seen->name));
}

static int add_round(making_t *self, size_t k, const inputs_observed_row_t *seen, int round,
                     size_t place) {
  char name[64];
  snprintf(name, sizeof name, "observed.round_%d.%s", round, known[k].row);
  const int status = append_once(self, name, seen, seen->value, place);
  if (status || isnan(seen->of))
    return status;
  if (!known[k].of)
    return refuse_of(self, seen);
  snprintf(name, sizeof name, "observed.round_%d.%s", round, known[k].of);
  return append_once(self, name, seen, seen->of, place);
}

static int add_year(making_t *self, size_t k, const inputs_observed_row_t *seen, size_t place) {
  char year[16];
  snprintf(year, sizeof year, "%d", seen->year);
  if (is_money(known[k].row) && isnan(seen->error))
    return refuse(self, seen->line, WORDS_MSG_UPDATE_ERROR, WORDS_ARGS(seen->name, year));
  const int status = append_once(self, known[k].row, seen, seen->value, place);
  if (status || isnan(seen->of))
    return status;
  return known[k].of ? append_once(self, known[k].of, seen, seen->of, place)
                     : refuse_of(self, seen);
}

static double rounds_in(const making_t *self, int year) {
  size_t row = models_inputs_find(self->inputs, "rounds.per_year", year);
  if (row == self->inputs->count)
    row = models_inputs_find(self->inputs, "rounds.per_year", 0);
  return row < self->inputs->count ? self->inputs->rows[row].value : 0.0;
}

static int refuse_name(const making_t *self, const inputs_observed_row_t *seen) {
  char list[256] = "";
  for (size_t k = 0; k < KNOWN; k++)
    if (!known[k].by_round || strcmp(known[k].output, "participants") != 0)
      words_list_add(list, sizeof list, known[k].output);
  return refuse(self, seen->line, WORDS_MSG_UPDATE_NAME, WORDS_ARGS(seen->name, list));
}

/* Who had a result, and out of how many. */
static int add_result(making_t *self, const inputs_observed_row_t *seen, size_t place) {
  char name[MODELS_NAME_MAX + 32];
  snprintf(name, sizeof name, "observed.%.*s", MODELS_NAME_MAX, seen->name);
  const int status = append_once(self, name, seen, seen->value, place);
  return status || isnan(seen->of)
             ? status
             : append_once(self, "observed.participants", seen, seen->of, place);
}

static bool is_result(const char *name) {
  return strncmp(name, "result.", 7) == 0 && !strchr(name + 7, '.');
}

static bool is_produced(const char *name) {
  return strncmp(name, "produced.", 9) == 0;
}

/* What a component produced: out of what the one before it had; of the last it is who took part. */
static int add_produced(making_t *self, const inputs_observed_row_t *seen, size_t place) {
  char name[MODELS_NAME_MAX + 32], before[MODELS_BEFORE_SIZE];
  const bool is_last = models_component_is_last(self->inputs, seen->name + 9, before);
  snprintf(name, sizeof name, "observed.%.*s", MODELS_NAME_MAX, seen->name);
  int status = append_once(self, name, seen, seen->value, place);
  if (!status && is_last)
    status = append_once(self, "observed.participants", seen, seen->value, place);
  return status || isnan(seen->of) ? status : append_once(self, before, seen, seen->of, place);
}

static int add_row(making_t *self, size_t place) {
  const inputs_observed_row_t *seen = &self->observed->rows[place];
  const bool is_only = rounds_in(self, seen->year) == 1.0;
  char year[16];
  snprintf(year, sizeof year, "%d", seen->year);
  if (seen->year == 0)
    return refuse(self, seen->line, WORDS_MSG_UPDATE_TOTAL, WORDS_ARGS(seen->name));
  if (is_result(seen->name) && !seen->round)
    return add_result(self, seen, place);
  if (is_produced(seen->name) && !seen->round)
    return add_produced(self, seen, place);
  for (size_t k = 0; k < KNOWN; k++) {
    if (strcmp(seen->name, known[k].output) != 0)
      continue;
    if (known[k].by_round && (seen->round || is_only))
      return add_round(self, k, seen, seen->round ? seen->round : 1, place);
    if (!known[k].by_round && !seen->round)
      return add_year(self, k, seen, place);
    if (known[k].by_round && strcmp(seen->name, "participants") != 0)
      return refuse(self, seen->line, WORDS_MSG_UPDATE_ROUND, WORDS_ARGS(seen->name, year));
  }
  return seen->round ? refuse(self, seen->line, WORDS_MSG_UPDATE_NO_ROUND, WORDS_ARGS(seen->name))
                     : refuse_name(self, seen);
}

/* The rows of what was observed, behind those of the programme. */
static int add_rows(making_t *self) {
  int status = models_inputs_copy(self->inputs, NULL, &self->out->given);
  self->out->first = self->inputs->count;
  for (size_t i = 0; !status && i < self->observed->count; i++)
    if (self->observed->rows[i].year == 0 || !self->observed->rows[i].is_before)
      status = add_row(self, i);
  return status;
}

int studies_update_rows(studies_update_t *self, const models_inputs_t *inputs,
                        const inputs_observed_t *observed, words_report_t *report) {
  const size_t before = report->errors;
  making_t making = {self, inputs, observed, report, false};
  const int status = add_rows(&making);
  if (!status && report->errors == before && self->given.count == self->first)
    refuse(&making, 0, WORDS_MSG_UPDATE_NOTHING, NULL);
  if (!status && report->errors == before)
    studies_update_check(self, observed, false, report);
  return !status && report->errors > before ? SIM_ERR_DOMAIN : status;
}

int studies_observed_check(const models_inputs_t *inputs, const inputs_observed_t *observed,
                           words_report_t *report) {
  const size_t before = report->errors;
  studies_update_t update = {0};
  making_t making = {&update, inputs, observed, report, true};
  const int status = add_rows(&making);
  if (!status)
    studies_update_check(&update, observed, true, report);
  studies_update_free(&update);
  return !status && report->errors > before ? SIM_ERR_DOMAIN : status;
}
