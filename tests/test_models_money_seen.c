// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/status.h"
#include "tests/support.h"
#include "update_support.h"

/* The final budget that was observed, but for an error: it stands and weighs, and teaches how a
   budget is revised. */

static const double z95 = 1.6448536269514722;
static const double ceiling = 50000.0, seen_final = 46000.0, error_of = 600.0;

static void begin_revised(case_t *self) {
  begin(self);
  world_set(&self->world, "budget.ceiling", 2026, ceiling, "M$nominal");
  world_set(&self->world, "budget.revision", 0, 1.0, "ratio");
  law(self, "budget.revision", MODELS_LOGNORMAL, (double)NAN, 0.8, 1.25, (double)NAN);
  see(self, "budget.final", seen_final, 0, (double)NAN, error_of);
}

/* Lognormal level, normal error: by midpoints of the level's score. To 4.5 standard errors of the
   lines (one false alarm in 150,000). */
static void test_learned(void **unused) {
  (void)unused;
  const double sigma = log(1.25 / 0.8) / (2.0 * z95);
  double sum = 0.0, mean = 0.0, squares = 0.0, lines = 0.0;
  case_t one;
  begin_revised(&one);
  assert_int_equal(learn(&one, 2000, 8000, 1), SIM_OK);
  assert_int_equal(one.update.learned_count, 1);
  for (int i = 0; i < 40000; i++) {
    const double z = -8.0 + 16.0 * (i + 0.5) / 40000.0, revision = exp(sigma * z);
    const double d = (ceiling * revision - seen_final) / error_of;
    const double weight = exp(-0.5 * z * z - 0.5 * d * d);
    sum += weight;
    mean += weight * revision;
    squares += weight * revision * revision;
  }
  mean /= sum;
  const double sd = sqrt(squares / sum - mean * mean);
  const studies_learned_t *of = learned(&one, "budget.revision", false);
  assert_non_null(of);
  for (size_t i = 0; i < STUDIES_UPDATE_LINES; i++)
    lines += of->lines[i] / STUDIES_UPDATE_LINES;
  if (fabs(lines - mean) > 4.5 * sd * sqrt(2.0 / STUDIES_UPDATE_LINES))
    fail_msg("mean %.6f, known %.6f", lines, mean);
  assert_true(fabs(of->after.sd / sd - 1.0) < 0.08);
  end(&one);
}

/* What was observed stands, and what it pays for follows; without an error it says nothing. */
static void test_stands(void **unused) {
  (void)unused;
  enum { N = 2000 };
  case_t one;
  begin_revised(&one);
  assert_int_equal(learn(&one, 1000, 1000, 1), SIM_OK);
  world_t world = {.inputs = one.update.given};
  assert_int_equal(world_run(&world, N), SIM_OK);
  assert_true(fabs(world_mean(&world, "budget.final", 2026) - seen_final) <
              5.0 * error_of / sqrt(N));
  assert_true(fabs(world_sd(&world, "budget.final", 2026) / error_of - 1.0) < 5.0 / sqrt(2.0 * N));
  const double *final = world_column(&world, "budget.final", 2026);
  const double *affordable = world_column(&world, "affordable", 2026);
  for (size_t r = 0; r < N; r++)
    assert_true(affordable[r] == floor(final[r] * 0.8 / 400.0 * (1.0 + 1e-12)));
  assert_true(world_mean(&world, "budget.initial", 2026) == ceiling);
  assert_int_equal(models_programme_evidence_count(world.programme), 1);
  models_input_t *row =
      &world.inputs.rows[models_inputs_find(&world.inputs, "observed.budget.final", 2026)];
  row->distribution = MODELS_CONSTANT;
  row->value = seen_final;
  world_t constant = {.inputs = world.inputs};
  assert_int_equal(world_run(&constant, 10), SIM_OK);
  assert_int_equal(models_programme_evidence_count(constant.programme), 0);
  assert_true(world_mean(&constant, "budget.final", 2026) == seen_final);
  one.update.given = (models_inputs_t){0};
  constant.inputs = (models_inputs_t){0};
  world_free(&constant);
  world_free(&world);
  end(&one);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_learned), cmocka_unit_test(test_stands)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
