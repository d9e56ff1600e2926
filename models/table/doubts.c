// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/table/doubts.h"

#include "models/table/describe.h"
#include "models/table/schema_check.h"
#include "models/table/yearly.h"
#include "sim/elementary.h"
#include "sim/status.h"

#include <math.h>
#include <string.h>

/* A thousand times is M$ (thousands of pesos) against pesos: 20 is far from it and from any plan.
 */
static const double far_off = 20.0;

/* 0.05 to 0.95 of a uniform on the whole range spans 0.9 of it, but for rounding. */
static const double wide = 0.9 - 1e-9;

/* No price index and no count of firms of a country moves by a fifth in a year without being news:
   a rate written as a percentage without its sign does. */
static const double fast = 0.2;

/* Of year_sd: on the log scale, and on that of the log odds. */
static const double varied_years = 0.5, odd_years = 1.5;

typedef struct {
  const models_inputs_t *inputs;
  models_doubt_fn report;
  void *context;
} doubts_t;

static void emit(const doubts_t *self, const models_doubt_t *doubt) {
  self->report(self->context, doubt);
}

static bool is_one_value(const models_input_t *row) {
  for (size_t i = 1; i < row->sample_count; i++)
    if (row->sample[i] != row->sample[0])
      return false;
  return true;
}

/* Zero weights of the split of row i: how many, and whether row i is the first. */
static size_t zero_parts(const doubts_t *self, size_t i, bool *is_first) {
  size_t count = 0;
  *is_first = true;
  for (size_t j = 0; j < self->inputs->count; j++) {
    const models_input_t *row = &self->inputs->rows[j];
    if (row->distribution != MODELS_WEIGHT || row->value != 0.0 ||
        !models_is_same_split(row->name, self->inputs->rows[i].name))
      continue;
    *is_first = *is_first && (count > 0 || j == i);
    count++;
  }
  return count;
}

static void doubt_certainty(const doubts_t *self, size_t i) {
  const models_input_t *row = &self->inputs->rows[i];
  bool is_first;
  if (row->distribution == MODELS_PROPORTION && (row->value == 0.0 || row->value == 1.0)) {
    emit(self, &(models_doubt_t){.code = MODELS_DOUBT_SURE, .row = i, .number = row->n});
  } else if (row->distribution == MODELS_EMPIRICAL && is_one_value(row)) {
    emit(self, &(models_doubt_t){.code = MODELS_DOUBT_SURE_SAMPLE,
                                 .row = i,
                                 .number = (double)row->sample_count});
  } else if (row->distribution == MODELS_WEIGHT && row->value == 0.0) {
    const size_t count = zero_parts(self, i, &is_first);
    if (is_first)
      emit(self, &(models_doubt_t){.code = MODELS_DOUBT_SURE_PART, .row = i, .years = count});
  }
}

/* Only where the name has a range to fill: a share. */
static int doubt_width(const doubts_t *self, size_t i) {
  const models_input_t *row = &self->inputs->rows[i];
  const models_spec_t *spec = models_schema_find(row->name);
  models_range_t range;
  if (!spec || spec->low != 0.0 || spec->high != 1.0 || row->distribution == MODELS_CONSTANT)
    return SIM_OK;
  const int status = models_input_range(self->inputs, i, &range);
  if (!status && range.high - range.low >= wide)
    emit(self, &(models_doubt_t){
                   .code = MODELS_DOUBT_WIDE, .row = i, .number = range.low, .other = range.high});
  return status;
}

/* Rates of a year. */
static int doubt_rate(const doubts_t *self, size_t i) {
  const models_spec_t *spec = models_schema_find(self->inputs->rows[i].name);
  models_range_t range;
  if (!spec || strcmp(spec->units[0], "1/year") != 0)
    return SIM_OK;
  const int status = models_input_range(self->inputs, i, &range);
  if (!status && fabs(range.central) >= fast)
    emit(self, &(models_doubt_t){.code = MODELS_DOUBT_RATE,
                                 .row = i,
                                 .number = range.central,
                                 .other = 100.0 * range.central});
  return status;
}

/* A year in ten is exp(1.2816 s) times the usual one, or as likely the other way: 1.9 at 0.5. */
static void doubt_years(const doubts_t *self, size_t i) {
  const models_input_t *row = &self->inputs->rows[i];
  if (row->year_sd > (models_yearly_is_odds(row) ? odd_years : varied_years))
    emit(self, &(models_doubt_t){.code = MODELS_DOUBT_YEARS,
                                 .row = i,
                                 .number = row->year_sd,
                                 .other = sim_exp(1.2815515655446004 * row->year_sd)});
}

/* Central cost of one place, with its part of the administration; 0 when it costs nothing. *largest
   is the component that costs far more than the others together, or MODELS_NO_ROW. */
static int place_cost(const doubts_t *self, double *out, size_t *largest) {
  double sum = 0.0, kept = 1.0, most = 0.0;
  models_range_t range;
  for (size_t i = 0; i < self->inputs->count; i++) {
    const char *name = self->inputs->rows[i].name;
    const models_spec_t *spec = models_schema_find(name);
    if (!spec || strncmp(name, "cost.", 5) != 0 ||
        strcmp(spec->pattern, "cost.<component>.fixed_share") == 0)
      continue;
    const int status = models_input_range(self->inputs, i, &range);
    if (status)
      return status;
    if (strcmp(name, "cost.admin_share") == 0)
      kept = 1.0 - range.central;
    else
      sum += range.central;
    if (strcmp(name, "cost.admin_share") == 0 || range.central <= most)
      continue;
    most = range.central;
    *largest = i;
  }
  if (!(sum > most) || most < far_off * (sum - most))
    *largest = MODELS_NO_ROW;
  *out = kept > 0.0 ? sum / kept : 0.0;
  return SIM_OK;
}

/* The row of the ceiling of a year; the number of rows when there is none. */
static size_t ceiling_of(const doubts_t *self, int year) {
  const size_t own = models_inputs_find(self->inputs, "budget.ceiling", year);
  return own < self->inputs->count ? own : models_inputs_find(self->inputs, "budget.ceiling", 0);
}

/* Central values, without inflation: it is the magnitude that is judged. A ceiling of 0 is meant.
 */
static int doubt_ceiling(const doubts_t *self) {
  models_doubt_t doubts[2] = {{.code = MODELS_DOUBT_CEILING_HIGH, .cost = MODELS_NO_ROW},
                              {.code = MODELS_DOUBT_CEILING_LOW, .cost = MODELS_NO_ROW}};
  double cost;
  size_t largest = MODELS_NO_ROW;
  int status = place_cost(self, &cost, &largest);
  for (size_t i = 0; !status && i < self->inputs->count; i++) {
    const models_input_t *row = &self->inputs->rows[i];
    models_range_t ceiling;
    if (strcmp(row->name, "plan.places") != 0)
      continue;
    const size_t at = ceiling_of(self, row->year);
    const double required = row->value * cost;
    if (at == self->inputs->count || (status = models_input_range(self->inputs, at, &ceiling)) ||
        !(required > 0.0) || !(ceiling.central > 0.0))
      continue;
    const double times = ceiling.central / required;
    models_doubt_t *doubt = &doubts[times < 1.0];
    if (times <= far_off && times >= 1.0 / far_off)
      continue;
    if (doubt->years++ == 0) {
      doubt->row = at;
      doubt->number = times > 1.0 ? times : 1.0 / times;
      doubt->other = required;
    }
  }
  doubts[1].cost = largest;
  for (size_t k = 0; !status && k < 2; k++)
    if (doubts[k].years > 0)
      emit(self, &doubts[k]);
  return status;
}

int models_doubts(const models_inputs_t *inputs, models_doubt_fn report, void *context) {
  const doubts_t self = {inputs, report, context};
  int status = SIM_OK;
  for (size_t i = 0; !status && i < inputs->count; i++) {
    doubt_certainty(&self, i);
    status = doubt_width(&self, i);
    if (!status)
      status = doubt_rate(&self, i);
    doubt_years(&self, i);
  }
  return status ? status : doubt_ceiling(&self);
}
