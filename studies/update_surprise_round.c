// SPDX-License-Identifier: GPL-3.0-or-later
/* How far the contacts of a round, or its deals, lie from what the inputs let expect. The model
   forecasts years: so it is asked of a year of one round, with those who took part in this one and,
   of deals, with its contacts as they were. */
#include "sim/elementary.h"
#include "sim/engine/work.h"
#include "sim/status.h"
#include "studies/update.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { BLOCK = 512 };

/* Gives a row of a year a value: that of the name and year, or a copy of `like`. */
static int set(models_inputs_t *inputs, const char *name, int year, double value, size_t like) {
  size_t i = models_inputs_find(inputs, name, year);
  if (i == inputs->count) {
    models_input_t row;
    if (models_input_copy(&inputs->rows[like], &row))
      return SIM_ERR_NO_MEMORY;
    free(row.name);
    row.name = strdup(name);
    row.year = year;
    if (!row.name || models_inputs_append(inputs, &row)) {
      models_input_free(&row);
      return SIM_ERR_NO_MEMORY;
    }
  }
  inputs->rows[i].value = value;
  return SIM_OK;
}

static size_t row_of(const studies_update_t *self, const models_evidence_t *what,
                     const char *last) {
  char name[64];
  snprintf(name, sizeof name, "observed.round_%d.%s", what->round, last);
  return models_inputs_find(&self->given, name, what->year);
}

/* The given inputs with that year of one round, and no other round. */
static int one_round(const studies_update_t *self, const models_evidence_t *what,
                     models_inputs_t *to) {
  const models_inputs_t *from = &self->given;
  bool *kept = malloc(from->count * sizeof *kept);
  for (size_t i = 0; kept && i < from->count; i++)
    kept[i] = strncmp(from->rows[i].name, "observed.round_", 15) != 0;
  int status = kept ? models_inputs_copy(from, kept, to) : SIM_ERR_NO_MEMORY;
  free(kept);
  if (status)
    return status;
  const size_t firms = row_of(self, what, "firms"), contact = row_of(self, what, "contact");
  const size_t took_part = models_inputs_find(to, "observed.participants", what->year);
  const size_t rounds = models_inputs_find(to, "rounds.per_year", 0);
  const double count = from->rows[firms].value;
  status = set(to, "observed.participants", what->year, count, took_part);
  if (!status)
    status = set(to, "rounds.per_year", what->year, 1.0, rounds);
  if (!status)
    status = set(to, "observed.round_1.firms", what->year, count, took_part);
  if (!status && studies_update_is_deal(what))
    status = set(to, "observed.round_1.contact", what->year, from->rows[contact].value, took_part);
  return status;
}

/* Weighs of the replicates those with at most the value, and with at least it. */
typedef struct {
  double to, from, all;
} share_t;

static void add(share_t *self, size_t count, const double *x, const double *log_weight,
                double value) {
  for (size_t r = 0; r < count; r++) {
    const double weight = log_weight ? sim_exp(log_weight[r]) : 1.0;
    self->to += x[r] <= value ? weight : 0.0;
    self->from += x[r] >= value ? weight : 0.0;
    self->all += weight;
  }
}

/* Of a deal the evidence is that of its contacts, relative to its most: two passes, the first for
   that alone. */
typedef struct {
  const models_programme_t *programme;
  sim_work_t *work;
  double *storage, **evidence;
  size_t weighing, output; /* weighing: which evidence; their number: none */
} expected_t;

static void expect(const expected_t *self, size_t replicates, const studies_taught_t *taught,
                   share_t *share) {
  const models_taken_t taken = {0};
  const size_t count = models_programme_evidence_count(self->programme);
  double *weights = self->weighing < count ? self->evidence[self->weighing] : NULL, most = 0.0;
  for (int pass = weights ? 0 : 1; pass < 2; pass++)
    for (size_t first = 0; first < replicates; first += BLOCK) {
      const size_t n = replicates - first < BLOCK ? replicates - first : BLOCK;
      models_programme_weigh(self->programme, self->work->workspace, &taken, first, n,
                             self->work->columns, self->evidence);
      for (size_t r = 0; weights && r < n; r++) {
        most = pass == 0 && ((first == 0 && r == 0) || weights[r] > most) ? weights[r] : most;
        weights[r] -= pass == 1 ? most : 0.0;
      }
      if (pass == 1)
        add(share, n, self->work->columns[self->output], weights, taught->value);
    }
}

static int begin(expected_t *self, const models_evidence_t *what,
                 const models_programme_t *programme) {
  const sim_model_t model = models_programme_model(programme);
  const models_evidence_t *evidence = models_programme_evidence(programme);
  const size_t count = models_programme_evidence_count(programme);
  *self = (expected_t){.programme = programme, .weighing = count};
  self->output = models_programme_output(programme, what->name, what->year);
  self->work = sim_work_alloc(&model, BLOCK, BLOCK);
  self->storage = malloc((count + 1) * BLOCK * sizeof *self->storage);
  self->evidence = calloc(count + 1, sizeof *self->evidence);
  if (!self->work || !self->storage || !self->evidence)
    return SIM_ERR_NO_MEMORY;
  for (size_t k = 0; k < count; k++) {
    self->evidence[k] = self->storage + k * BLOCK;
    self->weighing = evidence[k].round ? k : self->weighing;
  }
  return SIM_OK;
}

int studies_update_surprise_round(const studies_update_t *self,
                                  const studies_update_request_t *request,
                                  studies_taught_t *taught) {
  const size_t replicates = request->replicates < STUDIES_UPDATE_EXPECTED
                                ? (size_t)request->replicates
                                : STUDIES_UPDATE_EXPECTED;
  models_inputs_t inputs = {0};
  models_programme_t *programme = NULL;
  expected_t expected = {0};
  int status = one_round(self, &taught->what, &inputs);
  if (!status)
    status = models_programme_init(&programme, &inputs, request->seed, false);
  if (!status)
    status = begin(&expected, &taught->what, programme);
  if (!status) {
    share_t share = {0.0, 0.0, 0.0};
    expect(&expected, replicates, taught, &share);
    const double tail = fmin(share.to, share.from) / share.all;
    taught->surprise = fmin(1.0, fmax(1.0 / (double)replicates, 2.0 * tail));
  }
  sim_work_free(expected.work);
  free(expected.storage);
  free(expected.evidence);
  models_programme_free(programme);
  models_inputs_free(&inputs);
  return status;
}
