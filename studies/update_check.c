// SPDX-License-Identifier: GPL-3.0-or-later
/* What the rows of what was observed say together, with the line of each outcome. */
#include "studies/update.h"

#include "models/table/schema.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum { PLAIN_MAX = 2 * MODELS_NAME_MAX }; /* bytes of a name as it is told */

typedef struct {
  const studies_update_t *update;
  const inputs_observed_t *observed;
  bool is_scored;
  words_report_t *report;
} check_t;

static void refuse(const check_t *self, size_t line, words_message_t id, const char *const *args) {
  words_report_error(self->report, &(words_place_t){.file = self->observed->path, .line = line}, id,
                     args);
}

/* The outcome that row i comes from; NULL: none, it is one of the programme. */
static const inputs_observed_row_t *seen_of(const check_t *self, size_t i) {
  const studies_update_t *update = self->update;
  return i != MODELS_NO_ROW && i >= update->first
             ? &self->observed->rows[update->places[i - update->first]]
             : NULL;
}

/* A row as the table of what was observed calls it: observed.round_2.firms is `of` of its contacts.
 */
static void plain_name(const char *name, char out[PLAIN_MAX]) {
  static const char *const outputs[][2] = {
      {"firms", "of"}, {"contact", "linked.contact"}, {"deal", "linked.deal"}};
  const char *plain = strncmp(name, "observed.", 9) == 0 ? name + 9 : name;
  const char *last = strrchr(plain, '.');
  snprintf(out, PLAIN_MAX, "%.100s", plain);
  if (strncmp(plain, "round_", 6) != 0 || !last)
    return;
  for (size_t k = 0; k < sizeof outputs / sizeof outputs[0]; k++)
    if (strcmp(last + 1, outputs[k][0]) == 0)
      snprintf(out, PLAIN_MAX, "%s", outputs[k][1]);
}

/* A count without that which it is out of: of deals the contacts of their round, of contacts how
   many took part in it. */
static void refuse_need(const check_t *self, const inputs_observed_row_t *seen, const char *other,
                        const char *year) {
  char plain[PLAIN_MAX];
  plain_name(other, plain);
  const bool is_deal = strcmp(seen->name, "linked.deal") == 0;
  if (strcmp(plain, "of") == 0 || strcmp(plain, "linked.contact") == 0)
    refuse(self, seen->line, is_deal ? WORDS_MSG_UPDATE_DEALS : WORDS_MSG_UPDATE_OF_WHOM,
           WORDS_ARGS(seen->name, year));
  else
    refuse(self, seen->line, WORDS_MSG_UPDATE_NEEDS, WORDS_ARGS(seen->name, plain, year));
}

/* More than that which it is a part of. */
static void refuse_above(const check_t *self, const models_problem_t *problem,
                         const inputs_observed_row_t *seen, const char *year) {
  const models_inputs_t *given = &self->update->given;
  const inputs_observed_row_t *of = seen_of(self, problem->other);
  char number[32], high[32], plain[PLAIN_MAX], line[24];
  snprintf(number, sizeof number, "%.0f", problem->number);
  snprintf(high, sizeof high, "%.0f", problem->high);
  plain_name(given->rows[problem->other].name, plain);
  snprintf(line, sizeof line, "%zu", of ? of->line : 0);
  if (of)
    refuse(self, seen->line, WORDS_MSG_UPDATE_ABOVE_LINE,
           WORDS_ARGS(seen->name, year, number, plain, high, line));
  else
    refuse(self, seen->line, WORDS_MSG_UPDATE_ABOVE,
           WORDS_ARGS(seen->name, year, number, plain, high));
}

static void refuse_range(const check_t *self, const inputs_observed_row_t *seen, const char *year) {
  refuse(self, seen->line, WORDS_MSG_UPDATE_RANGE, WORDS_ARGS(seen->name, year));
}

/* An error so large that the money could have been below 0: a draw goes as far as 8.3 of them. */
static void refuse_error(const check_t *self, const inputs_observed_row_t *seen, const char *year) {
  if (!(seen->value > 0.0)) {
    refuse_range(self, seen, year);
    return;
  }
  const double most = 0.12;
  char error[32], share[32], value[32], admitted[32];
  snprintf(error, sizeof error, "%.0f", seen->error);
  snprintf(share, sizeof share, "%.0f", 100.0 * seen->error / seen->value);
  snprintf(value, sizeof value, "%.0f", seen->value);
  snprintf(admitted, sizeof admitted, "%.0f", floor(most * seen->value));
  refuse(self, seen->line, WORDS_MSG_UPDATE_ERROR_LARGE,
         WORDS_ARGS(seen->name, year, error, share, value, admitted));
}

/* Whether the rows that were observed contradict each other, by themselves. */
static bool is_contradiction(const check_t *self, const models_problem_t *problem) {
  return problem->code == MODELS_PROBLEM_SEEN_FIRMS || problem->code == MODELS_PROBLEM_SEEN_LEFT ||
         (problem->code == MODELS_PROBLEM_SEEN_ABOVE && seen_of(self, problem->other));
}

static void say_problem(void *context, const models_problem_t *problem) {
  const check_t *self = context;
  const inputs_observed_row_t *seen = seen_of(self, problem->row);
  char year[16], number[32], high[32];
  snprintf(year, sizeof year, "%d", problem->year ? problem->year : seen ? seen->year : 0);
  snprintf(number, sizeof number, "%.0f", problem->number);
  snprintf(high, sizeof high, "%.0f", problem->high);
  if (!seen || (self->is_scored && !is_contradiction(self, problem)))
    return;
  switch (problem->code) {
  case MODELS_PROBLEM_SEEN_ABOVE:
    refuse_above(self, problem, seen, year);
    break;
  case MODELS_PROBLEM_SEEN_NEEDS:
    refuse_need(self, seen, problem->name, year);
    break;
  case MODELS_PROBLEM_SEEN_ROUND:
    refuse(self, seen->line, WORDS_MSG_UPDATE_ROUNDS, WORDS_ARGS(seen->name, year, high));
    break;
  case MODELS_PROBLEM_SEEN_FIRMS:
    refuse(self, seen->line, WORDS_MSG_UPDATE_FIRMS, WORDS_ARGS(seen->name, year, number, high));
    break;
  case MODELS_PROBLEM_SEEN_LEFT:
    refuse(self, seen->line, WORDS_MSG_UPDATE_LEFT, WORDS_ARGS(seen->name, year, number, high));
    break;
  case MODELS_PROBLEM_TAIL:
    refuse_error(self, seen, year);
    break;
  default:
    refuse_range(self, seen, year);
  }
}

/* What became of the firms of a round is told of how many took part in all: else the shares of the
   year would be of participants that were drawn, and pass 100 %. */
static void check_rounds(const check_t *self) {
  const models_inputs_t *given = &self->update->given;
  for (size_t i = self->update->first; i < given->count; i++) {
    const models_input_t *row = &given->rows[i];
    char year[16];
    snprintf(year, sizeof year, "%d", row->year);
    if (strncmp(row->name, "observed.round_", 15) != 0 ||
        models_inputs_find(given, "observed.participants", row->year) < given->count)
      continue;
    refuse(self, seen_of(self, i)->line, WORDS_MSG_UPDATE_NEEDS,
           WORDS_ARGS(seen_of(self, i)->name, "participants", year));
    return;
  }
}

void studies_update_check(const studies_update_t *self, const inputs_observed_t *observed,
                          bool is_scored, words_report_t *report) {
  const size_t before = report->errors;
  check_t check = {self, observed, is_scored, report};
  models_schema_check(&self->given, say_problem, &check);
  if (report->errors == before && !is_scored)
    check_rounds(&check);
}
