// SPDX-License-Identifier: GPL-3.0-or-later
#include "models_support.h"
#include "sim/design/stream.h"
#include "tests/support.h"

#include <gsl/gsl_cdf.h>

/* Effects of years: what the model reads in a year, against the formulas of docs/model-2.md (§2)
   computed with GSL's normal quantile and the C library's exponential from the uniforms of the
   stream NAME.year.YEAR; and each stage, that it reads that and not the level. */

enum { N = 2000 };

static void vary(world_t *world, const char *name, int year, double sd) {
  const size_t i = models_inputs_find(&world->inputs, name, year);
  assert_true(i < world->inputs.count);
  world->inputs.rows[i].year_sd = sd;
}

/* Evaluates N replicates, inputs recorded. */
static void run(world_t *world) {
  assert_int_equal(models_programme_init(&world->programme, &world->inputs, 1, true), 0);
  const sim_model_t model = models_programme_model(world->programme);
  void *workspace = model.workspace_alloc(model.self, N);
  world->replicates = N;
  world->storage = calloc(model.output_count * N, sizeof *world->storage);
  world->columns = calloc(model.output_count, sizeof *world->columns);
  for (size_t i = 0; i < model.output_count; i++)
    world->columns[i] = world->storage + i * N;
  model.evaluate(model.self, workspace, 0, N, world->columns);
  model.workspace_free(workspace);
}

/* The column of an output or of a recorded input. */
static const double *column(const world_t *world, const char *name, int year) {
  const models_output_t *outputs = models_programme_outputs(world->programme);
  const size_t count =
      models_programme_output_count(world->programme) + models_programme_recorded(world->programme);
  for (size_t i = 0; i < count; i++)
    if (outputs[i].year == year && strcmp(outputs[i].name, name) == 0)
      return world->columns[i];
  return NULL;
}

static void normals(const char *stream_name, double *z) {
  sim_stream_t stream;
  sim_stream_init(&stream, 1, stream_name);
  sim_stream_uniforms(&stream, 0, N, z);
  for (size_t r = 0; r < N; r++)
    z[r] = gsl_cdf_ugaussian_Pinv(z[r]);
}

static void assert_near(double x, double expected) {
  if (!(fabs(x - expected) <= 1e-12 * fabs(expected)))
    fail_msg("%.17g, expected %.17g", x, expected);
}

static void test_amount(void **unused) {
  (void)unused;
  world_t world;
  double z[N];
  world_init(&world);
  vary(&world, "cost.course", 0, 0.3);
  run(&world);
  for (int year = 2026; year <= 2027; year++) {
    char name[64];
    snprintf(name, sizeof name, "cost.course.year.%d", year);
    normals(name, z);
    const double *value = column(&world, "input.cost.course.year", year);
    const double *required = column(&world, "budget.required.real", year);
    assert_non_null(value);
    for (size_t r = 0; r < N; r++) {
      assert_near(value[r], 100.0 * exp(0.3 * z[r] - 0.045));
      assert_near(required[r], (value[r] + 300.0) * (year == 2026 ? 100.0 : 120.0) / 0.8);
      assert_near(column(&world, "input.cost.course", 0)[r], 100.0);
    }
  }
  world_free(&world);
}

static void test_share(void **unused) {
  (void)unused;
  world_t world;
  double z[N];
  world_init(&world);
  vary(&world, "criterion.first", 0, 0.8);
  vary(&world, "completion.fair", 0, 2.0); /* 1 stays 1 */
  run(&world);
  normals("criterion.first.year.2027", z);
  const double *value = column(&world, "input.criterion.first.year", 2027);
  const double *after = column(&world, "population.after.first", 2027);
  for (size_t r = 0; r < N; r++) {
    assert_near(value[r], 1.0 / (1.0 + exp(-0.8 * z[r])));
    assert_near(after[r], 100000.0 * value[r]);
    assert_true(column(&world, "input.completion.fair.year", 2026)[r] == 1.0);
  }
  world_free(&world);
}

/* The level grows, the effect of a year acts on that year. */
static void test_potential(void **unused) {
  (void)unused;
  world_t world;
  double z[2][N];
  world_init(&world);
  world_set(&world, "population.growth", 0, 0.1, "1/year");
  vary(&world, "population.potential", 2025, 0.2);
  run(&world);
  normals("population.potential.year.2026", z[0]);
  normals("population.potential.year.2027", z[1]);
  for (size_t r = 0; r < N; r++) {
    assert_near(column(&world, "population.potential", 2026)[r],
                110000.0 * exp(0.2 * z[0][r] - 0.02));
    assert_near(column(&world, "population.potential", 2027)[r],
                121000.0 * exp(0.2 * z[1][r] - 0.02));
  }
  world_free(&world);
}

/* A row of one year has an effect in that year alone; the other keeps its own. */
static void test_rows_of_years(void **unused) {
  (void)unused;
  world_t world;
  double z[N];
  world_init(&world);
  world_set(&world, "budget.ceiling", 2027, 60000.0, "M$nominal");
  vary(&world, "budget.ceiling", 2027, 0.1);
  run(&world);
  normals("budget.ceiling.year.2027", z);
  assert_null(column(&world, "input.budget.ceiling.year", 2026));
  for (size_t r = 0; r < N; r++) {
    assert_near(column(&world, "budget.ceiling", 2026)[r], 50000.0);
    assert_near(column(&world, "budget.ceiling", 2027)[r], 60000.0 * exp(0.1 * z[r] - 0.005));
  }
  world_free(&world);
}

/* Parts, the weight of one of which differs by year: given the weights, participants of a part are
   binomial, so that those of all replicates differ from their expectation by a sum of known
   variance. Five standard errors: a false alarm in 1.7 million for each of the four. */
static void test_split(void **unused) {
  (void)unused;
  world_t world;
  world_init(&world);
  world_set(&world, "region.a", 0, 2.0, "share");
  world_set(&world, "region.b", 0, 3.0, "share");
  vary(&world, "region.b", 0, 0.7);
  run(&world);
  for (int year = 2026; year <= 2027; year++) {
    const double *weight = column(&world, "input.region.b.year", year);
    const double *all = column(&world, "participants", year);
    const double *a = column(&world, "participants.region.a", year);
    const double *b = column(&world, "participants.region.b", year);
    double difference = 0.0, variance = 0.0;
    for (size_t r = 0; r < N; r++) {
      const double share = 2.0 / (2.0 + weight[r]);
      difference += a[r] - all[r] * share;
      variance += all[r] * share * (1.0 - share);
      assert_true(a[r] + b[r] == all[r]);
    }
    assert_true(fabs(difference) <= 5.0 * sqrt(variance));
    assert_true(weight[0] != column(&world, "input.region.b", 0)[0]);
  }
  world_free(&world);
}

/* What asks for nothing gets nothing: no quantity, no column; and each effect is one dimension. */
static void test_counts(void **unused) {
  (void)unused;
  world_t plain, varied;
  world_init(&plain);
  world_init(&varied);
  vary(&varied, "link.contact", 0, 0.1);
  run(&plain);
  run(&varied);
  assert_int_equal(models_programme_quantities(varied.programme),
                   models_programme_quantities(plain.programme) + 2);
  assert_int_equal(models_programme_dimensions(varied.programme),
                   models_programme_dimensions(plain.programme) + 2);
  assert_int_equal(models_programme_recorded(varied.programme),
                   models_programme_recorded(plain.programme) + 2);
  assert_int_equal(models_programme_output_count(varied.programme),
                   models_programme_output_count(plain.programme));
  const double *before = column(&plain, "applicants", 2027);
  const double *after = column(&varied, "applicants", 2027);
  for (size_t r = 0; r < N; r++)
    assert_true(before[r] == after[r]);
  world_free(&plain);
  world_free(&varied);
}

/* Names that take no year_sd, as an unchecked table may still have it. */
static void test_refused(void **unused) {
  (void)unused;
  static const char *const names[] = {"rounds.per_year", "inflation.mean", "inflation.sd",
                                      "inflation.persistence"};
  for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
    world_t world;
    world_init(&world);
    vary(&world, names[i], 0, 0.1);
    assert_true(models_programme_init(&world.programme, &world.inputs, 1, false) != 0);
    world_free(&world);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_amount),    cmocka_unit_test(test_share),
      cmocka_unit_test(test_potential), cmocka_unit_test(test_rows_of_years),
      cmocka_unit_test(test_split),     cmocka_unit_test(test_counts),
      cmocka_unit_test(test_refused),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
