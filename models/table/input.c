// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/table/input.h"

#include "sim/status.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const char *const distributions[MODELS_DISTRIBUTION_COUNT] = {
    [MODELS_CONSTANT] = "constant",     [MODELS_PROPORTION] = "proportion",
    [MODELS_COUNT] = "count",           [MODELS_NORMAL] = "normal",
    [MODELS_LOGNORMAL] = "lognormal",   [MODELS_UNIFORM] = "uniform",
    [MODELS_TRIANGULAR] = "triangular", [MODELS_PERT] = "pert",
    [MODELS_WEIGHT] = "weight",         [MODELS_EMPIRICAL] = "empirical",
    [MODELS_QUANTILES] = "quantiles",   [MODELS_MIXTURE] = "mixture",
    [MODELS_JOINT] = "joint",
};

static const char *const grades[MODELS_GRADE_COUNT] = {
    [MODELS_STATED] = "stated", [MODELS_OFFICIAL] = "official",   [MODELS_SURVEY] = "survey",
    [MODELS_STUDY] = "study",   [MODELS_JUDGEMENT] = "judgement",
};

const char *models_distribution_name(models_distribution_t distribution) {
  return (unsigned)distribution < MODELS_DISTRIBUTION_COUNT ? distributions[distribution] : NULL;
}

const char *models_grade_name(models_grade_t grade) {
  return (unsigned)grade < MODELS_GRADE_COUNT ? grades[grade] : NULL;
}

models_grade_t models_input_spread_grade(const models_input_t *row) {
  return row->has_spread_grade ? row->spread_grade : row->grade;
}

bool models_input_is_cut(const models_input_t *row) {
  return row->has_min || row->has_max;
}

static void *copy_of(const void *items, size_t bytes) {
  void *copy = bytes ? malloc(bytes) : NULL;
  return copy ? memcpy(copy, items, bytes) : NULL;
}

int models_input_copy(const models_input_t *row, models_input_t *out) {
  const size_t sample = row->sample_count * sizeof *row->sample;
  const size_t points = row->point_count * sizeof *row->points;
  *out = *row;
  out->name = strdup(row->name);
  out->unit = strdup(row->unit ? row->unit : "");
  out->source = strdup(row->source ? row->source : "");
  out->sample = copy_of(row->sample, sample);
  out->points = copy_of(row->points, points);
  if (out->name && out->unit && out->source && (out->sample || !sample) && (out->points || !points))
    return SIM_OK;
  models_input_free(out);
  *out = (models_input_t){0};
  return SIM_ERR_NO_MEMORY;
}

void models_input_hold(models_input_t *row, double value) {
  row->distribution = MODELS_CONSTANT;
  row->value = value;
  row->low = row->high = row->n = (double)NAN;
  row->sample = NULL;
  row->sample_count = 0;
  row->points = NULL;
  row->point_count = 0;
  row->has_min = row->has_max = false;
}

size_t models_inputs_find(const models_inputs_t *self, const char *name, int year) {
  size_t i = 0;
  while (i < self->count && (self->rows[i].year != year || strcmp(self->rows[i].name, name) != 0))
    i++;
  return i;
}

typedef struct {
  const models_input_t *input;
  size_t row;
} named_t;

static int compare_names(const void *a, const void *b) {
  const named_t *x = a, *y = b;
  const int names = strcmp(x->input->name, y->input->name);
  if (names != 0)
    return names;
  if (x->input->year != y->input->year)
    return x->input->year < y->input->year ? -1 : 1;
  return (x->row > y->row) - (x->row < y->row);
}

size_t *models_inputs_by_name(const models_inputs_t *self) {
  size_t *order = malloc((self->count + 1) * sizeof *order);
  named_t *named = malloc((self->count + 1) * sizeof *named);
  if (!order || !named) {
    free(order);
    free(named);
    return NULL;
  }
  for (size_t i = 0; i < self->count; i++)
    named[i] = (named_t){&self->rows[i], i};
  qsort(named, self->count, sizeof *named, compare_names);
  for (size_t i = 0; i < self->count; i++)
    order[i] = named[i].row;
  free(named);
  return order;
}

int models_inputs_append(models_inputs_t *self, const models_input_t *row) {
  if (self->count == self->capacity) {
    const size_t capacity = self->capacity ? 2 * self->capacity : 64;
    models_input_t *rows = realloc(self->rows, capacity * sizeof *rows);
    if (!rows)
      return SIM_ERR_NO_MEMORY;
    self->rows = rows;
    self->capacity = capacity;
  }
  self->rows[self->count++] = *row;
  return SIM_OK;
}

size_t models_correlation_find(const models_inputs_t *self, size_t a, size_t b) {
  size_t k = 0;
  for (; k < self->correlation_count; k++) {
    const models_correlation_t *pair = &self->correlations[k];
    if ((pair->a == a && pair->b == b) || (pair->a == b && pair->b == a))
      break;
  }
  return k;
}

int models_inputs_correlate(models_inputs_t *self, size_t a, size_t b, double rank) {
  const size_t k = models_correlation_find(self, a, b);
  if (k == self->correlation_capacity) {
    const size_t capacity = k ? 2 * k : 16;
    models_correlation_t *pairs = realloc(self->correlations, capacity * sizeof *pairs);
    if (!pairs)
      return SIM_ERR_NO_MEMORY;
    self->correlations = pairs;
    self->correlation_capacity = capacity;
  }
  self->correlations[k] = (models_correlation_t){a, b, rank};
  self->correlation_count += k == self->correlation_count;
  return SIM_OK;
}

/* The place among the kept rows. */
static size_t kept_place(const bool *kept, size_t row) {
  size_t place = 0;
  for (size_t i = 0; i < row; i++)
    place += !kept || kept[i] ? 1 : 0;
  return place;
}

int models_inputs_copy(const models_inputs_t *from, const bool *kept, models_inputs_t *out) {
  int status = SIM_OK;
  out->events = from->events;
  out->event_count = from->event_count;
  for (size_t i = 0; !status && i < from->count; i++) {
    models_input_t row;
    if (kept && !kept[i])
      continue;
    status = models_input_copy(&from->rows[i], &row);
    if (!status && (status = models_inputs_append(out, &row)))
      models_input_free(&row);
  }
  for (size_t k = 0; !status && k < from->correlation_count; k++) {
    const models_correlation_t *pair = &from->correlations[k];
    if (!kept || (kept[pair->a] && kept[pair->b]))
      status = models_inputs_correlate(out, kept_place(kept, pair->a), kept_place(kept, pair->b),
                                       pair->rank);
  }
  return status;
}

void models_input_free(models_input_t *row) {
  free(row->name);
  free(row->unit);
  free(row->source);
  free(row->sample);
  free(row->points);
}

void models_inputs_free(models_inputs_t *self) {
  for (size_t i = 0; i < self->count; i++)
    models_input_free(&self->rows[i]);
  free(self->rows);
  free(self->correlations);
  *self = (models_inputs_t){0};
}
