// SPDX-License-Identifier: GPL-3.0-or-later
/* What was observed: which outcomes weigh, and the rounds of which something is known. Roles of a
   whole year are those of models/compile/rows.c. */
#include "models/compile/structure.h"

#include "sim/status.h"

#include <stdio.h>
#include <string.h>

static int add(models_programme_t *self, size_t *capacity, const char *name, size_t y, int round,
               size_t *index) {
  if (self->evidence_count == *capacity) {
    const size_t more = *capacity ? 2 * *capacity : 16;
    models_evidence_t *evidence = models_arena_alloc(&self->arena, more, sizeof *evidence);
    if (!evidence)
      return SIM_ERR_NO_MEMORY;
    if (self->evidence_count)
      memcpy(evidence, self->evidence, self->evidence_count * sizeof *evidence);
    self->evidence = evidence;
    *capacity = more;
  }
  *index = self->evidence_count;
  self->evidence[self->evidence_count++] =
      (models_evidence_t){.name = name, .year = self->first_year + (int)y, .round = round};
  return SIM_OK;
}

static const struct {
  models_role_t role;
  const char *output;
} kinds[MODELS_EVIDENCE_KINDS] = {
    [MODELS_EVIDENCE_INFLATION] = {MODELS_SEEN_INFLATION, "inflation"},
    [MODELS_EVIDENCE_APPLICANTS] = {MODELS_SEEN_APPLICANTS, "applicants"},
    [MODELS_EVIDENCE_ADMISSIBLE] = {MODELS_SEEN_ADMISSIBLE, "admissible"},
    [MODELS_EVIDENCE_SPENDING] = {MODELS_SEEN_SPENDING, "spending"},
    [MODELS_EVIDENCE_FINAL] = {MODELS_SEEN_FINAL, "budget.final"},
};

/* Money without an error stands, and says nothing. */
static bool says_nothing(const models_programme_t *self, models_evidence_kind_t kind, size_t row) {
  const bool is_money = kind == MODELS_EVIDENCE_SPENDING || kind == MODELS_EVIDENCE_FINAL;
  return row == MODELS_NONE || (is_money && self->dists[row].kind == SIM_DIST_CONSTANT);
}

/* The row of `what` in a round, marked as used; MODELS_NONE when there is none. */
static size_t row_of(models_programme_t *self, const models_inputs_t *inputs, size_t round,
                     const char *what, size_t y) {
  char name[64];
  snprintf(name, sizeof name, "observed.round_%zu.%s", round, what);
  const size_t row = models_inputs_find(inputs, name, self->first_year + (int)y);
  if (row == inputs->count)
    return MODELS_NONE;
  self->used[row] = true;
  return row;
}

static int compile_rounds(models_programme_t *self, const models_inputs_t *inputs, size_t y,
                          size_t *capacity) {
  const size_t count = self->rounds[y];
  self->seen_rounds[y] = models_arena_alloc(&self->arena, count, sizeof **self->seen_rounds);
  int status = self->seen_rounds[y] ? SIM_OK : SIM_ERR_NO_MEMORY;
  for (size_t i = 0; !status && i < count; i++) {
    models_seen_round_t *round = &self->seen_rounds[y][i];
    round->firms = row_of(self, inputs, i + 1, "firms", y);
    round->contact = row_of(self, inputs, i + 1, "contact", y);
    round->deal = row_of(self, inputs, i + 1, "deal", y);
    round->evidence = MODELS_NONE;
    if (round->contact != MODELS_NONE && round->firms == MODELS_NONE)
      return SIM_ERR_DOMAIN;
    if (round->contact != MODELS_NONE)
      status = add(self, capacity, "linked.contact", y, (int)i + 1, &round->evidence);
  }
  return status;
}

/* An output that the programme names was observed in some years: the rows, and their evidence. */
static int compile_named(models_programme_t *self, const models_inputs_t *inputs, const char *name,
                         size_t **seen, size_t **evidence, size_t *capacity) {
  const char *row_name = name ? models_arena_format(&self->arena, "observed.%s", name) : NULL;
  *seen = models_arena_alloc(&self->arena, self->years, sizeof **seen);
  *evidence = models_arena_alloc(&self->arena, self->years, sizeof **evidence);
  int status = row_name && *seen && *evidence ? SIM_OK : SIM_ERR_NO_MEMORY;
  for (size_t y = 0; !status && y < self->years; y++) {
    const size_t row = models_inputs_find(inputs, row_name, self->first_year + (int)y);
    (*seen)[y] = (*evidence)[y] = MODELS_NONE;
    if (row == inputs->count)
      continue;
    (*seen)[y] = row;
    self->used[row] = true;
    status = add(self, capacity, name, y, 0, &(*evidence)[y]);
  }
  return status;
}

static int compile_result(models_programme_t *self, const models_inputs_t *inputs,
                          models_result_t *result, size_t *capacity) {
  const char *name = models_arena_format(&self->arena, "result.%s", result->name);
  const int status = compile_named(self, inputs, name, &result->seen, &result->evidence, capacity);
  for (size_t y = 0; !status && y < self->years; y++)
    self->has_seen = self->has_seen || result->seen[y] != MODELS_NONE;
  return status;
}

static int compile_component(models_programme_t *self, const models_inputs_t *inputs,
                             models_component_t *component, size_t *capacity) {
  const char *name = models_arena_format(&self->arena, "produced.%s", component->name);
  return compile_named(self, inputs, name, &component->seen, &component->evidence, capacity);
}

static bool has_rounds(const models_inputs_t *inputs) {
  for (size_t i = 0; i < inputs->count; i++)
    if (strncmp(inputs->rows[i].name, "observed.round_", 15) == 0)
      return true;
  return false;
}

int models_compile_observed(models_programme_t *self, const models_inputs_t *inputs) {
  const bool by_round = models_has_links(self) && has_rounds(inputs);
  size_t capacity = 0;
  for (int k = 0; k < MODELS_EVIDENCE_KINDS; k++) {
    self->evidence_of[k] = models_arena_alloc(&self->arena, self->years, sizeof(size_t));
    if (!self->evidence_of[k])
      return SIM_ERR_NO_MEMORY;
  }
  if (by_round && !(self->seen_rounds =
                        models_arena_alloc(&self->arena, self->years, sizeof *self->seen_rounds)))
    return SIM_ERR_NO_MEMORY;
  int status = SIM_OK;
  for (size_t y = 0; !status && y < self->years; y++) {
    for (int k = 0; !status && k < MODELS_EVIDENCE_KINDS; k++) {
      const size_t row = self->roles[kinds[k].role][y];
      self->evidence_of[k][y] = MODELS_NONE;
      if (!says_nothing(self, (models_evidence_kind_t)k, row))
        status = add(self, &capacity, kinds[k].output, y, 0, &self->evidence_of[k][y]);
    }
    if (!status && by_round)
      status = compile_rounds(self, inputs, y, &capacity);
  }
  self->has_seen = by_round;
  for (size_t c = 0; !status && c < self->component_count; c++)
    status = compile_component(self, inputs, &self->components[c], &capacity);
  for (size_t k = 0; !status && k < self->result_count; k++)
    status = compile_result(self, inputs, &self->results[k], &capacity);
  return status;
}
