// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/status.h"
#include "studies/sensitivity.h"

#include "models_support.h"
#include "tests/support.h"

/* Outputs of a small programme with three drawn inputs, against what a plain run of it gives. */

enum { POINTS = 1200 };

static void uniform(world_t *world, const char *name, double low, double high,
                    models_grade_t grade) {
  models_input_t *row = &world->inputs.rows[models_inputs_find(&world->inputs, name, 0)];
  row->distribution = MODELS_UNIFORM;
  row->low = low;
  row->high = high;
  row->value = (double)NAN;
  row->grade = grade;
}

static void draw_inputs(world_t *world) {
  world_init(world);
  uniform(world, "cost.course", 80.0, 120.0, MODELS_OFFICIAL);
  uniform(world, "cost.fair", 280.0, 320.0, MODELS_JUDGEMENT);
  uniform(world, "criterion.first", 0.4, 0.6, MODELS_SURVEY);
}

static int compute(studies_sensitivity_t *self, world_t *world) {
  static const char *const outputs[] = {"population.target.2026", "budget.required.2026",
                                        "budget.ceiling.2026"};
  words_report_t report;
  words_report_init(&report, WORDS_EN);
  self->request.outputs = outputs;
  self->request.output_count = 3;
  self->request.points = POINTS;
  self->request.seed = 5;
  self->request.threads = 1;
  self->inputs.inputs = world->inputs;
  self->inputs.origins = calloc(world->inputs.count, sizeof *self->inputs.origins);
  world->inputs = (models_inputs_t){0};
  const int status = studies_sensitivity_compute(self, &report);
  words_report_free(&report);
  return status;
}

static size_t set_of(const studies_sensitivity_t *self, const char *name) {
  size_t set = 0;
  while (strcmp(studies_sensitivity_set_name(self, set), name) != 0)
    set++;
  return set;
}

typedef struct {
  size_t columns[4];
  double x[4][POINTS];
} sample_t;

static int keep(void *ctx, uint64_t first, size_t count, double *const *columns) {
  sample_t *sample = ctx;
  for (size_t i = 0; i < 4; i++)
    memcpy(sample->x[i] + first, columns[sample->columns[i]], count * sizeof(double));
  return 0;
}

static size_t column_of(const models_programme_t *programme, const char *name, int year) {
  const models_output_t *list = models_programme_outputs(programme);
  size_t i = 0;
  while (strcmp(list[i].name, name) != 0 || list[i].year != year)
    i++;
  return i;
}

/* Spearman's coefficient from the differences of ranks of distinct numbers: 1 − 6 Σd²/(n³ − n). */
static double spearman(const double *x, const double *y) {
  double squares = 0.0;
  for (size_t i = 0; i < POINTS; i++) {
    double d = 0.0;
    for (size_t j = 0; j < POINTS; j++)
      d += (x[j] < x[i]) - (y[j] < y[i]);
    squares += d * d;
  }
  return 1.0 - 6.0 * squares / ((double)POINTS * POINTS * POINTS - POINTS);
}

/* Every output is ranked against every input that it depends on, and against no other. */
static void ranks(void **state) {
  (void)state;
  static sample_t sample;
  world_t world;
  draw_inputs(&world);
  studies_sensitivity_t self = {0};
  assert_int_equal(compute(&self, &world), SIM_OK);
  studies_forecast_t forecast;
  assert_int_equal(studies_forecast_prepare(&forecast, &self.inputs.inputs, 5, true), SIM_OK);
  sample.columns[0] = column_of(forecast.programme, "population.target", 2026);
  sample.columns[1] = column_of(forecast.programme, "budget.required", 2026);
  sample.columns[2] = column_of(forecast.programme, "input.criterion.first", 0);
  sample.columns[3] = column_of(forecast.programme, "input.cost.fair", 0);
  const sim_run_options_t options = {
      .replicates = POINTS, .threads = 1, .ctx = &sample, .sink = keep};
  assert_int_equal(studies_forecast_simulate(&forecast, &options, SIM_DESIGN_RANDOM), SIM_OK);
  const size_t first = set_of(&self, "criterion.first"), fair = set_of(&self, "cost.fair");
  near(studies_sensitivity_effect(&self, 0, first)->rank.estimate,
       spearman(sample.x[0], sample.x[2]), 1e-12);
  near(studies_sensitivity_effect(&self, 1, fair)->rank.estimate,
       spearman(sample.x[1], sample.x[3]), 1e-12);
  assert_true(isnan(studies_sensitivity_effect(&self, 0, fair)->rank.estimate));
  assert_true(isnan(studies_sensitivity_effect(&self, 1, first)->rank.estimate));
  for (size_t g = 0; g < self.groups.count; g++)
    assert_true(isnan(studies_sensitivity_effect(&self, 2, g)->rank.estimate));
  studies_forecast_free(&forecast);
  studies_sensitivity_free(&self);
}

/* budget.required.2026 = (course + fair) · 100 / 0.8 and the target population is 100,000 · 0.4 ·
   0.8 times the share: P5 and P95 of a uniform are 90 % of its width apart. */
static void swings(void **state) {
  (void)state;
  world_t world;
  draw_inputs(&world);
  studies_sensitivity_t self = {0};
  assert_int_equal(compute(&self, &world), SIM_OK);
  const size_t first = set_of(&self, "criterion.first"), fair = set_of(&self, "cost.fair");
  const studies_swing_t *target = &studies_sensitivity_effect(&self, 0, first)->swing;
  const studies_swing_t *budget = &studies_sensitivity_effect(&self, 1, fair)->swing;
  near(target->difference.mean, 100000.0 * 0.4 * 0.8 * 0.9 * 0.2, 1e-3);
  near(budget->difference.mean, 0.9 * 40.0 * 125.0, 1e-9);
  assert_int_equal(target->low.count, POINTS);
  assert_int_equal(studies_sensitivity_effect(&self, 0, fair)->swing.low.count, 0);
  assert_int_equal(studies_sensitivity_effect(&self, 1, first)->swing.low.count, 0);
  for (size_t g = 0; g < self.groups.count; g++)
    assert_int_equal(studies_sensitivity_effect(&self, 2, g)->swing.low.count, 0);
  studies_sensitivity_free(&self);
}

/* The parts of a split are several rows, and no one input: no rank and no swing. */
static void rows_together(void **state) {
  (void)state;
  world_t world;
  draw_inputs(&world);
  static const double share[] = {3.0, 1.0};
  static const char *const regions[] = {"region.north", "region.south"};
  for (size_t i = 0; i < 2; i++) {
    world_set(&world, regions[i], 0, share[i], "firms");
    models_input_t *row = &world.inputs.rows[world.inputs.count - 1];
    row->distribution = MODELS_WEIGHT;
    row->n = 50.0;
  }
  studies_sensitivity_t self = {0};
  assert_int_equal(compute(&self, &world), SIM_OK);
  const size_t region = set_of(&self, "region.*");
  for (size_t o = 0; o < 3; o++) {
    assert_true(isnan(studies_sensitivity_effect(&self, o, region)->rank.estimate));
    assert_int_equal(studies_sensitivity_effect(&self, o, region)->swing.low.count, 0);
  }
  studies_sensitivity_free(&self);
}

static bool at_once(void *ctx) {
  (void)ctx;
  return true;
}

static void cancelled(void **state) {
  (void)state;
  world_t world;
  draw_inputs(&world);
  studies_sensitivity_t self = {0};
  assert_int_equal(compute(&self, &world), SIM_OK);
  self.request.watch.cancelled = at_once;
  assert_int_equal(studies_sensitivity_swing(&self), SIM_ERR_CANCELLED);
  studies_sensitivity_free(&self);
}

/* Names of outputs with their year, of groups, of chance, of grades in their order. */
static void names(void **state) {
  (void)state;
  world_t world;
  draw_inputs(&world);
  studies_sensitivity_t self = {0};
  assert_int_equal(compute(&self, &world), SIM_OK);
  char text[64];
  studies_sensitivity_output_name(&self, 1, text, sizeof text);
  assert_string_equal(text, "budget.required.2026");
  const size_t total = column_of(self.forecast.programme, "spending", 0);
  self.outputs[0] = total;
  studies_sensitivity_output_name(&self, 0, text, sizeof text);
  assert_string_equal(text, "spending");
  assert_int_equal(self.groups.count, 3);
  assert_string_equal(studies_sensitivity_set_name(&self, 0), "criterion.first");
  assert_string_equal(studies_sensitivity_set_name(&self, 2), "cost.fair");
  assert_string_equal(studies_sensitivity_set_name(&self, 3), "chance");
  assert_int_equal(self.picks.grade_count, 3);
  for (size_t i = 0; i < 3; i++)
    assert_string_equal(studies_sensitivity_set_name(&self, 4 + i),
                        models_grade_name(self.picks.grades[i]));
  studies_sensitivity_free(&self);
}

/* A group whose rows rest on one grade has it; on two, none. */
static void grades(void **state) {
  (void)state;
  models_input_t rows[4] = {0};
  static const models_grade_t own[] = {MODELS_STATED, MODELS_JUDGEMENT, MODELS_STATED,
                                       MODELS_STATED};
  size_t source[] = {0, 1, 2, 3};
  for (size_t i = 0; i < 4; i++) {
    rows[i].distribution = MODELS_UNIFORM;
    rows[i].grade = own[i];
  }
  static const struct {
    size_t of_row[4];
    models_grade_t grade;
  } cases[] = {{{0, 1, 1, 1}, MODELS_STATED},      {{1, 0, 1, 1}, MODELS_JUDGEMENT},
               {{0, 1, 0, 0}, MODELS_STATED},      {{0, 0, 1, 1}, MODELS_GRADE_COUNT},
               {{1, 0, 0, 1}, MODELS_GRADE_COUNT}, {{0, 0, 0, 0}, MODELS_GRADE_COUNT},
               {{1, 1, 1, 1}, MODELS_GRADE_COUNT}, {{0, STUDIES_UNGROUPED, 0, 1}, MODELS_STATED}};
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    size_t of_row[4];
    memcpy(of_row, cases[i].of_row, sizeof of_row);
    studies_sensitivity_t self = {
        .groups = {.of_row = of_row, .source = source, .quantity_count = 4},
        .inputs.inputs = {.rows = rows, .count = 4}};
    assert_int_equal(studies_sensitivity_grade(&self, 0), cases[i].grade);
  }
}

/* Those are shown whose interval reaches 1 %; the rest is at most what it adds up to, or all. */
static void shown(void **state) {
  (void)state;
  sim_set_indices_t sets[4] = {0}, other[4] = {0};
  static const double high[] = {0.01, 0.6, 0.0099, 0.3};
  for (size_t i = 0; i < 4; i++) {
    sets[i].total.high = high[i];
    other[i].total.high = 0.45;
  }
  sim_sensitivity_t results[] = {{.sets = sets}, {.sets = other}};
  size_t ranking[] = {1, 3, 0, 2, 3, 2, 1, 0};
  const studies_sensitivity_t self = {
      .groups.count = 3, .results = results, .ranking = ranking, .output_count = 2};
  assert_int_equal(studies_sensitivity_shown(&self, 0, 10), 3);
  assert_int_equal(studies_sensitivity_shown(&self, 0, 3), 3);
  assert_int_equal(studies_sensitivity_shown(&self, 0, 2), 2);
  assert_int_equal(studies_sensitivity_shown(&self, 0, 1), 1);
  assert_int_equal(studies_sensitivity_shown(&self, 1, 10), 4);
  near(studies_sensitivity_rest(&self, 0, 3), 0.0099, 1e-15);
  near(studies_sensitivity_rest(&self, 0, 1), 0.3199, 1e-12);
  near(studies_sensitivity_rest(&self, 0, 2), 0.0199, 1e-12);
  assert_true(studies_sensitivity_rest(&self, 0, 4) == 0.0);
  near(studies_sensitivity_rest(&self, 1, 2), 0.9, 1e-12);
  assert_true(studies_sensitivity_rest(&self, 1, 1) == 1.0);
  for (size_t i = 0; i < 4; i++)
    sets[i].total.high = 0.001; /* the first is shown all the same */
  assert_int_equal(studies_sensitivity_shown(&self, 0, 10), 1);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(ranks),     cmocka_unit_test(swings), cmocka_unit_test(rows_together),
      cmocka_unit_test(cancelled), cmocka_unit_test(names),  cmocka_unit_test(grades),
      cmocka_unit_test(shown),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
