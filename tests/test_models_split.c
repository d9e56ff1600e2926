// SPDX-License-Identifier: GPL-3.0-or-later
#include "models_support.h"
#include "tests/support.h"

/* Weights 1 : 0 : 3 over 100 firms: 25, 0, 75, always summing to the whole; five standard errors.
 */
static void test_fixed_weights(void **unused) {
  (void)unused;
  enum { N = 50000 };
  world_t w;
  world_init(&w);
  world_set(&w, "completion.course", 0, 1.0, "share");
  world_set(&w, "region.north", 0, 1.0, "firms");
  world_set(&w, "region.none", 0, 0.0, "firms");
  world_set(&w, "region.south", 0, 3.0, "firms");
  assert_int_equal(world_run(&w, N), 0);
  for (size_t r = 0; r < N; r++)
    assert_true(world_column(&w, "participants.region.north", 2026)[r] +
                    world_column(&w, "participants.region.none", 2026)[r] +
                    world_column(&w, "participants.region.south", 2026)[r] ==
                world_column(&w, "participants", 2026)[r]);
  assert_true(fabs(world_mean(&w, "participants.region.north", 2026) - 25.0) <
              5.0 * sqrt(18.75 / N));
  near(world_mean(&w, "participants.region.none", 2026), 0.0, 0.0);
  world_free(&w);
}

/* Dirichlet(5, 15) mixes the binomial: variance n p (1 − p) (n + 20) / 21 (beta-binomial). */
static void test_dirichlet_weights(void **unused) {
  (void)unused;
  enum { N = 50000 };
  world_t w;
  world_init(&w);
  world_set(&w, "completion.course", 0, 1.0, "share");
  world_set(&w, "region.north", 0, 1.0, "firms");
  world_set(&w, "region.south", 0, 3.0, "firms");
  for (size_t i = 0; i < w.inputs.count; i++)
    if (strncmp(w.inputs.rows[i].name, "region.", 7) == 0) {
      w.inputs.rows[i].distribution = MODELS_WEIGHT;
      w.inputs.rows[i].n = 20.0;
    }
  assert_int_equal(world_run(&w, N), 0);
  const double variance = 100.0 * 0.25 * 0.75 * 120.0 / 21.0;
  const double sd = world_sd(&w, "participants.region.north", 2026);
  assert_true(fabs(world_mean(&w, "participants.region.north", 2026) - 25.0) <
              5.0 * sqrt(variance / N));
  assert_true(fabs(sd * sd / variance - 1.0) < 5.0 * sqrt(2.2 / N));
  world_free(&w);
}

static void add_weight(world_t *w, const char *name, double value, const char *unit) {
  world_set(w, name, 0, value, unit);
  models_input_t *row = &w->inputs.rows[models_inputs_find(&w->inputs, name, 0)];
  row->distribution = MODELS_WEIGHT;
  row->n = 20.0;
}

/* The rows of a table back to front, but for the components, which follow one another. */
static void turn(models_inputs_t *inputs) {
  for (size_t i = 0, j = inputs->count - 1; i < j; i++, j--) {
    while (i < j && strncmp(inputs->rows[i].name, "completion.", 11) == 0)
      i++;
    while (i < j && strncmp(inputs->rows[j].name, "completion.", 11) == 0)
      j--;
    const models_input_t row = inputs->rows[i];
    inputs->rows[i] = inputs->rows[j];
    inputs->rows[j] = row;
  }
}

/* Names rule, not places in the file: every output keeps its bits. The criteria may be multiplied
   in another order only where each stage of the population is shown. */
static void test_the_order_of_rows_changes_nothing(void **unused) {
  (void)unused;
  enum { N = 400 };
  world_t worlds[2];
  for (size_t k = 0; k < 2; k++) {
    world_t *w = &worlds[k];
    world_init(w);
    world_set(w, "goal.deal", 0, 0.3, "share");
    world_set(w, "criterion.third", 0, 0.7, "share");
    world_set(w, "population.potential", 2025, 1009.0, "firms");
    add_weight(w, "region.south", 0.3, "firms");
    add_weight(w, "region.north", 0.1, "firms");
    add_weight(w, "region.east", 1e-3, "firms");
    add_weight(w, "association.sell.shops", 0.2, "share");
    add_weight(w, "association.sell.banks", 0.7, "share");
    add_weight(w, "association.learn.shops", 0.1, "share");
    add_weight(w, "association.learn.banks", 0.4, "share");
    if (k == 1)
      turn(&w->inputs);
    assert_int_equal(world_run(w, N), 0);
  }
  const models_output_t *outputs = models_programme_outputs(worlds[0].programme);
  for (size_t i = 0; i < models_programme_output_count(worlds[0].programme); i++) {
    if (strncmp(outputs[i].name, "population.after.", 17) == 0)
      continue;
    const double *a = worlds[0].columns[i];
    const double *b = world_column(&worlds[1], outputs[i].name, outputs[i].year);
    for (size_t r = 0; r < N; r++)
      if (!(a[r] == b[r] || (isnan(a[r]) && isnan(b[r]))))
        fail_msg("%s.%d: %.17g, turned %.17g", outputs[i].name, outputs[i].year, a[r], b[r]);
  }
  world_free(&worlds[0]);
  world_free(&worlds[1]);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_fixed_weights),
      cmocka_unit_test(test_dirichlet_weights),
      cmocka_unit_test(test_the_order_of_rows_changes_nothing),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
