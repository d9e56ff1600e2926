// SPDX-License-Identifier: GPL-3.0-or-later
#include "inputs/load.h"
#include "models/table/describe.h"
#include "models/table/doubts.h"
#include "models/table/schema.h"
#include "models/table/spread.h"
#include "models/table/yearly.h"
#include "sim/status.h"

#include "tests/numbers_support.h"
#include "tests/programme_support.h"

/* What the rules of a table say of the programmes of the tests with one row at a time changed in
   every way that a row can be; spreads that are narrowed and widened. */

static models_point_t at(double p, double value) {
  return (models_point_t){p, MODELS_CONSTANT, value, (double)NAN, (double)NAN, (double)NAN};
}

static models_point_t part(double weight, models_distribution_t kind, double value, double low,
                           double high, double n) {
  return (models_point_t){weight, kind, value, low, high, n};
}

/* Points of quantiles (false) or of a mixture, of which each case but the first is wrong. */
static size_t points(size_t which, bool is_mixture, models_point_t out[25]) {
  const double none = (double)NAN;
  size_t count = 3;
  out[0] = is_mixture ? part(0.25, MODELS_NORMAL, none, 0.3, 0.5, none) : at(0.0, 0.1);
  out[1] = is_mixture ? part(0.25, MODELS_PERT, 0.5, 0.2, 0.6, none) : at(0.5, 0.4);
  out[2] = is_mixture ? part(0.5, MODELS_PROPORTION, 0.4, none, none, 20.0) : at(1.0, 0.6);
  switch (which) {
  case 1:
    count = 1;
    break;
  case 2:
    out[0].p = 0.1;
    break;
  case 3:
    out[2].p = 0.9;
    break;
  case 4:
    out[1].p = out[0].p;
    break;
  case 5:
    out[2].value = out[0].value - 0.05;
    break;
  case 6:
    out[0].value = out[1].value = out[2].value = 0.3;
    break;
  case 7:
    out[2].value = 1e12;
    break;
  case 8:
    out[1].low = 0.7;
    break;
  case 9:
    count = 25;
    for (size_t i = 3; i < 25; i++)
      out[i] = out[2];
    break;
  case 10:
    out[1].distribution = MODELS_EMPIRICAL;
    break;
  default:
    break;
  }
  return count;
}

enum { CHANGES = 78 };

/* Change number `c` of a row; false when there is none such. */
static bool change(models_input_t *row, size_t c, models_point_t room[25], char name[160]) {
  static const double values[] = {0.0, 1.0, -1.0, 0.5, 2.5, 1e9, (double)NAN};
  static const double counts[] = {0.0, 0.001, 3.0, 2.5, 1e7, 1.1e7, (double)NAN};
  static const int years[] = {0, 1989, 1990, 2026, 2031, 2150, 2151};
  static char units[][10] = {"share", "M$2030", "M$1900", "firm", "", "M$nominal", "1/year"};
  static const double ends[][2] = {{0.1, 0.9}, {0.9, 0.1},   {0.3, 0.3}, {-1.0, 2.0},
                                   {0.0, 1.0}, {0.95, 0.99}, {1.0, 1e6}};
  const size_t kind = c / 7, i = c % 7;
  if (kind == 0)
    row->value = values[i];
  else if (kind == 1)
    row->n = counts[i];
  else if (kind == 2)
    row->year = years[i];
  else if (kind == 3)
    row->unit = units[i];
  else if (kind == 4)
    row->low = ends[i][0], row->high = ends[i][1];
  else if (kind == 5)
    row->has_min = i != 3, row->has_max = i != 4, row->min = ends[i][0], row->max = ends[i][1];
  else if (kind == 6 || (kind == 7 && i < 6))
    row->distribution = (models_distribution_t)(c - 42);
  else if (kind == 8)
    row->year_sd = i == 6 ? -0.1 : 0.02 * (double)(1u << (i + i / 2));
  else if (kind == 9 || (kind == 10 && i < 4)) {
    row->distribution = MODELS_QUANTILES;
    row->points = room;
    row->point_count = points(c - 63, false, room);
  } else if (kind == 10)
    snprintf(name, 160,
             i == 4   ? "%.*sx"
             : i == 5 ? "%.*s"
                      : "%.*s.",
             (int)strlen(row->name) - (i == 5), row->name);
  else
    return false;
  if (kind == 10 && i >= 4)
    row->name = name;
  return true;
}

static void add_problem(void *context, const models_problem_t *p) {
  numbers_t *numbers = context;
  const double own[] = {p->code,      (double)(p->row + 1),
                        p->field,     p->year,
                        p->number,    p->low,
                        p->high,      p->low_open,
                        p->high_open, (double)(p->other + 1)};
  numbers_add_all(numbers, sizeof own / sizeof own[0], own);
  numbers_text(numbers, p->name);
  numbers_text(numbers, p->text);
}

static void add_doubt(void *context, const models_doubt_t *doubt) {
  numbers_t *numbers = context;
  const double own[] = {doubt->code, (double)doubt->row, doubt->number, doubt->other,
                        (double)doubt->years};
  numbers_add_all(numbers, sizeof own / sizeof own[0], own);
}

static void judge(numbers_t *numbers, const models_inputs_t *inputs) {
  const size_t found = models_schema_check(inputs, add_problem, numbers);
  numbers_add(numbers, (double)found);
  if (found == 0)
    numbers_add(numbers, models_doubts(inputs, add_doubt, numbers));
}

/* Every STEP-th of all changes of all rows; mixtures besides; and the table without each row. */
static void change_rows(numbers_t *numbers, models_inputs_t *inputs, size_t step) {
  models_point_t room[25];
  char name[160];
  judge(numbers, inputs);
  for (size_t i = 0; i < inputs->count; i++) {
    const models_input_t kept = inputs->rows[i];
    for (size_t c = i % step; c < CHANGES; c += step) {
      if (change(&inputs->rows[i], c, room, name))
        judge(numbers, inputs);
      inputs->rows[i] = kept;
    }
    inputs->rows[i].distribution = MODELS_MIXTURE;
    inputs->rows[i].points = room;
    inputs->rows[i].point_count = points(i % 11, true, room);
    judge(numbers, inputs);
    inputs->rows[i] = inputs->rows[inputs->count - 1];
    inputs->count--;
    judge(numbers, inputs);
    inputs->rows[i] = kept;
    inputs->count++;
  }
}

static void tables(void **state) {
  (void)state;
  static const struct {
    const char *folder, *variant, *name;
    size_t step;
  } cases[] = {{"tests/programmes/taller", NULL, "rules of taller", 1},
               {"tests/programmes/capacitacion", NULL, "rules of capacitacion", 3},
               {"tests/programmes/fondo", NULL, "rules of fondo", 2},
               {"scenarios/redes", NULL, "rules of redes", 9}};
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    inputs_programme_t inputs;
    numbers_t numbers = numbers_begin(cases[i].name);
    programme_load(cases[i].folder, cases[i].variant, &inputs);
    change_rows(&numbers, &inputs.inputs, cases[i].step);
    numbers_end(&numbers);
    inputs_programme_free(&inputs);
  }
}

static void add_row(numbers_t *numbers, const models_input_t *row) {
  double low, high;
  const double own[] = {row->distribution, row->value,   row->low,     row->high, row->n,
                        row->year_sd,      row->has_min, row->has_max, row->min,  row->max};
  numbers_text(numbers, row->name);
  numbers_add_all(numbers, sizeof own / sizeof own[0], own);
  numbers_add_all(numbers, row->sample_count, row->sample);
  for (size_t i = 0; i < row->point_count; i++)
    numbers_add_all(numbers, 5,
                    (double[]){row->points[i].p, row->points[i].value, row->points[i].low,
                               row->points[i].high, row->points[i].n});
  models_input_extremes(row, &low, &high);
  numbers_add(numbers, low);
  numbers_add(numbers, high);
  numbers_add(numbers, models_yearly_reach(row));
  numbers_add(numbers, models_yearly_limit(row->name));
}

static void spreads(void **state) {
  (void)state;
  static const char *const folders[] = {"tests/programmes/taller", "tests/programmes/nacional",
                                        "scenarios/redes"};
  static const double times[] = {0.5, 1.0, 2.0, 5.0};
  numbers_t numbers = numbers_begin("spreads");
  for (size_t f = 0; f < 3; f++) {
    inputs_programme_t inputs;
    programme_load(folders[f], NULL, &inputs);
    for (size_t i = 0; i < inputs.inputs.count; i++) {
      models_range_t range;
      assert_int_equal(models_input_range(&inputs.inputs, i, &range), SIM_OK);
      numbers_add_all(&numbers, 3, (double[]){range.central, range.low, range.high});
      numbers_text(&numbers, models_range_unit(&inputs.inputs.rows[i]));
      inputs.inputs.rows[i].has_spread_grade = true; /* all are judged */
      inputs.inputs.rows[i].spread_grade = MODELS_JUDGEMENT;
    }
    for (size_t t = 0; t < 4; t++) {
      models_inputs_t out = {0};
      models_problem_code_t why = MODELS_PROBLEM_CODE_COUNT;
      double factors[256];
      const int status = models_inputs_respread(&inputs.inputs, times[t], &out, factors, &why);
      numbers_add(&numbers, status);
      numbers_add(&numbers, why);
      for (size_t i = 0; i < out.count; i++)
        add_row(&numbers, &out.rows[i]);
      if (!status)
        numbers_add_all(&numbers, out.count, factors);
      models_inputs_free(&out);
    }
    inputs_programme_free(&inputs);
  }
  numbers_end(&numbers);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(tables), cmocka_unit_test(spreads)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
