// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/programme.h"
#include "models_support.h"
#include "sim/estimate/replicated.h"
#include "sim/status.h"
#include "tests/support.h"

enum { M = SIM_DESIGN_REPLICATIONS, POINTS = 256, N = M * POINTS };

static void uncertain(world_t *world) {
  models_input_t *row =
      &world->inputs.rows[models_inputs_find(&world->inputs, "criterion.first", 0)];
  row->distribution = MODELS_PROPORTION;
  row->n = 100.0;
  row = &world->inputs.rows[models_inputs_find(&world->inputs, "criterion.second", 0)];
  row->distribution = MODELS_PROPORTION;
  row->n = 200.0;
}

static size_t output(const models_programme_t *programme, const char *name, int year) {
  const models_output_t *outputs = models_programme_outputs(programme);
  size_t i = 0;
  while (strcmp(outputs[i].name, name) != 0 || outputs[i].year != year)
    i++;
  return i;
}

typedef struct {
  double mean, se, chance_mean, chance_se; /* of population.target and of participants in 2026 */
} result_t;

static result_t run(sim_design_kind_t kind) {
  world_t world;
  world_init(&world);
  uncertain(&world);
  models_programme_t *programme;
  assert_int_equal(models_programme_init(&programme, &world.inputs, 1, false), SIM_OK);
  sim_design_t design;
  assert_int_equal(sim_design_init(&design, kind, N), SIM_OK);
  assert_int_equal(models_programme_design(programme, &design), SIM_OK);
  const sim_model_t model = models_programme_model(programme);
  const sim_run_options_t options = {.replicates = N, .threads = 1};
  sim_summary_t *s = calloc(model.output_count, sizeof *s);
  sim_errors_t *errors = calloc(model.output_count, sizeof *errors);
  assert_int_equal(sim_replicated_run(&model, &options, M, 0, NULL, s, errors), SIM_OK);
  const size_t target = output(programme, "population.target", 2026);
  const size_t participants = output(programme, "participants", 2026);
  const result_t result = {s[target].moments.mean, errors[target].mean,
                           s[participants].moments.mean, errors[participants].mean};
  sim_summaries_free(model.output_count, s);
  free(errors);
  free(s);
  models_programme_free(programme);
  world_free(&world);
  return result;
}

/* The target population is a product of independent betas: its mean is the product of theirs,
   100000 · 0.5 · 0.4 · 0.8. Within five standard errors: a false alarm in 2e-6 of the choices of
   the seed, on t with 31 degrees of freedom in 2e-5, for 3 numbers. */
static void test_means_are_right_and_sharper(void **unused) {
  (void)unused;
  const result_t random = run(SIM_DESIGN_RANDOM), lhs = run(SIM_DESIGN_LHS);
  const result_t sobol = run(SIM_DESIGN_SOBOL);
  assert_true(fabs(random.mean - 16000.0) < 5.0 * random.se);
  assert_true(fabs(lhs.mean - 16000.0) < 5.0 * lhs.se);
  assert_true(fabs(sobol.mean - 16000.0) < 5.0 * sobol.se);
  assert_true(lhs.se < random.se / 5.0 && sobol.se < random.se / 10.0);
  /* chance as well: participants are a binomial draw over one */
  assert_true(lhs.chance_se < random.chance_se / 2.0);
  assert_true(sobol.chance_se < random.chance_se / 2.0);
  assert_true(fabs(sobol.chance_mean - random.chance_mean) < 5.0 * random.chance_se);
}

/* Only what is drawn has a dimension: two rows here, and chance. */
static void test_constants_take_no_dimension(void **unused) {
  (void)unused;
  world_t world;
  world_init(&world);
  models_programme_t *plain, *with;
  assert_int_equal(models_programme_init(&plain, &world.inputs, 1, false), SIM_OK);
  uncertain(&world);
  assert_int_equal(models_programme_init(&with, &world.inputs, 1, false), SIM_OK);
  assert_int_equal(models_programme_dimensions(with), models_programme_dimensions(plain) + 2);
  assert_true(models_programme_dimensions(plain) + world.inputs.count ==
              models_programme_quantities(plain));
  models_programme_free(plain);
  models_programme_free(with);
  world_free(&world);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_means_are_right_and_sharper),
      cmocka_unit_test(test_constants_take_no_dimension),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
