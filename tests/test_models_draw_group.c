// SPDX-License-Identifier: GPL-3.0-or-later
#include "models_support.h"
#include "sim/status.h"
#include "tests/support.h"

/* Correlated inputs through the model: which draws change, and how. */

enum { N = 20000 };

static size_t row(const models_inputs_t *inputs, const char *name) {
  const size_t i = models_inputs_find(inputs, name, 0);
  assert_true(i < inputs->count);
  return i;
}

static void uniform(world_t *w, const char *name, double low, double high) {
  models_input_t *input = &w->inputs.rows[row(&w->inputs, name)];
  input->distribution = MODELS_UNIFORM;
  input->value = (double)NAN;
  input->low = low;
  input->high = high;
}

static void correlate(world_t *w, const char *a, const char *b, double rank) {
  assert_int_equal(
      models_inputs_correlate(&w->inputs, row(&w->inputs, a), row(&w->inputs, b), rank), SIM_OK);
}

static void world_uncertain(world_t *w) {
  world_init(w);
  uniform(w, "criterion.first", 0.0, 1.0);
  uniform(w, "criterion.second", 0.0, 1.0);
  uniform(w, "admissibility.clean", 0.0, 1.0);
  uniform(w, "meetings.kept", 0.0, 1.0);
}

/* The draws of every input and the outputs of N replicates, with these shifts. */
static void draw(world_t *w, const uint64_t *shifts) {
  assert_int_equal(models_programme_init(&w->programme, &w->inputs, 1, true), SIM_OK);
  const sim_model_t model = models_programme_model(w->programme);
  void *workspace = model.workspace_alloc(model.self, N);
  w->replicates = N;
  w->storage = calloc(model.output_count * N, sizeof *w->storage);
  w->columns = calloc(model.output_count, sizeof *w->columns);
  assert_true(workspace && w->storage && w->columns);
  for (size_t i = 0; i < model.output_count; i++)
    w->columns[i] = w->storage + i * N;
  models_programme_evaluate(w->programme, workspace, shifts, 0, N, w->columns);
  model.workspace_free(workspace);
}

static const double *drawn(const world_t *w, const char *name) {
  char full[64];
  snprintf(full, sizeof full, "input.%s", name);
  const models_output_t *outputs = models_programme_outputs(w->programme);
  const size_t count = models_programme_output_count(w->programme);
  for (size_t i = count; i < count + models_programme_recorded(w->programme); i++)
    if (strcmp(outputs[i].name, full) == 0)
      return w->columns[i];
  fail_msg("%s is not recorded", name);
  return NULL;
}

static bool same(const world_t *a, const world_t *b, const char *name) {
  return memcmp(drawn(a, name), drawn(b, name), N * sizeof(double)) == 0;
}

/* Correlation of uniforms: their rank correlation but for the ranks' own noise. */
static double correlation(const world_t *w, const char *a, const char *b) {
  const double *x = drawn(w, a), *y = drawn(w, b);
  double sum = 0.0;
  for (size_t r = 0; r < N; r++)
    sum += (x[r] - 0.5) * (y[r] - 0.5);
  return 12.0 * sum / N;
}

/* Five standard deviations at N = 20,000, sd of x·y at most 1/12·√(9/5): 6e-7 a comparison. */
static const double tolerance = 0.048;

static void test_draws(void **state) {
  (void)state;
  world_t free_world, w;
  world_uncertain(&free_world);
  draw(&free_world, NULL);
  world_uncertain(&w);
  correlate(&w, "meetings.kept", "criterion.first", 0.8);
  correlate(&w, "criterion.first", "admissibility.clean", -0.5);
  draw(&w, NULL);
  assert_true(same(&w, &free_world, "admissibility.clean")); /* the first by name */
  assert_true(same(&w, &free_world, "criterion.second"));
  assert_false(same(&w, &free_world, "meetings.kept"));
  assert_false(same(&w, &free_world, "criterion.first"));
  assert_true(fabs(correlation(&w, "criterion.first", "meetings.kept") - 0.8) < tolerance);
  assert_true(fabs(correlation(&w, "criterion.first", "admissibility.clean") + 0.5) < tolerance);
  assert_true(fabs(correlation(&w, "admissibility.clean", "meetings.kept")) < tolerance);
  assert_true(fabs(correlation(&w, "criterion.first", "criterion.second")) < tolerance);
  world_free(&w);
  world_free(&free_world);
}

/* A fixed input leaves its partners' draws as they are. */
static void test_fixed(void **state) {
  (void)state;
  world_t w, fixed;
  world_uncertain(&w);
  world_uncertain(&fixed);
  world_set(&fixed, "criterion.first", 0, 0.5, "share");
  world_t *both[] = {&w, &fixed};
  for (int i = 0; i < 2; i++) {
    correlate(both[i], "criterion.first", "meetings.kept", 0.8);
    correlate(both[i], "criterion.second", "meetings.kept", 0.4);
    draw(both[i], NULL);
  }
  assert_true(same(&w, &fixed, "meetings.kept"));
  assert_true(same(&w, &fixed, "criterion.second"));
  assert_true(drawn(&fixed, "criterion.first")[7] == 0.5);
  world_free(&w);
  world_free(&fixed);
}

/* A group of constants only is no group for the draws, but the rows know each other. */
static void test_constants(void **state) {
  (void)state;
  world_t w;
  world_init(&w);
  correlate(&w, "criterion.first", "criterion.second", 0.8);
  draw(&w, NULL);
  assert_true(drawn(&w, "criterion.second")[3] == 0.4);
  world_free(&w);
}

/* A shift of the drawn rows of a group moves the group as a whole, its constants too. */
static void test_shifts(void **state) {
  (void)state;
  enum { SHIFT = 700 };
  world_t w, moved;
  uint64_t shifts[256] = {0};
  world_uncertain(&w);
  world_uncertain(&moved);
  world_t *both[] = {&w, &moved};
  for (int i = 0; i < 2; i++) {
    world_set(both[i], "criterion.first", 0, 0.5, "share");
    correlate(both[i], "criterion.first", "meetings.kept", 0.8);
    correlate(both[i], "criterion.second", "meetings.kept", 0.4);
  }
  shifts[row(&w.inputs, "meetings.kept")] = shifts[row(&w.inputs, "criterion.second")] = SHIFT;
  draw(&w, NULL);
  assert_true(models_programme_quantities(w.programme) < 256);
  draw(&moved, shifts);
  assert_memory_equal(drawn(&moved, "meetings.kept"), drawn(&w, "meetings.kept") + SHIFT,
                      (N - SHIFT) * sizeof(double));
  assert_memory_equal(drawn(&moved, "admissibility.clean"), drawn(&w, "admissibility.clean"),
                      N * sizeof(double));
  world_free(&w);
  world_free(&moved);
}

static void test_dependent(void **state) {
  (void)state;
  world_t w;
  world_uncertain(&w);
  correlate(&w, "meetings.kept", "criterion.second", 0.8);
  assert_int_equal(world_run(&w, 1), 0);
  const size_t second = row(&w.inputs, "criterion.second"), kept = row(&w.inputs, "meetings.kept");
  assert_int_equal(models_programme_dependent(w.programme, kept), second);
  assert_int_equal(models_programme_dependent(w.programme, second), second);
  assert_int_equal(models_programme_dependent(w.programme, kept + 1), kept + 1);
  world_free(&w);
}

/* Correlations that contradict each other do not compile. */
static void test_contradiction(void **state) {
  (void)state;
  world_t w;
  world_uncertain(&w);
  correlate(&w, "criterion.first", "criterion.second", 0.9);
  correlate(&w, "criterion.second", "meetings.kept", 0.9);
  correlate(&w, "criterion.first", "meetings.kept", -0.9);
  assert_int_equal(models_programme_init(&w.programme, &w.inputs, 1, false), SIM_ERR_DOMAIN);
  assert_null(w.programme);
  world_free(&w);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_draws),     cmocka_unit_test(test_fixed),
      cmocka_unit_test(test_constants), cmocka_unit_test(test_shifts),
      cmocka_unit_test(test_dependent), cmocka_unit_test(test_contradiction),
  };
  return cmocka_run_group_tests_name("models_draw_group", tests, NULL, NULL);
}
