// SPDX-License-Identifier: GPL-3.0-or-later
#include "inputs/load.h"
#include "models/programme.h"
#include "models_support.h"
#include "sim/status.h"
#include "tests/support.h"

/* An outline has what the programme to be run has: outputs, years, quantities. */
static void check_outline(const models_inputs_t *inputs) {
  models_programme_t *whole, *outline;
  size_t years, outlined;
  assert_int_equal(models_programme_init(&whole, inputs, 7, false), SIM_OK);
  assert_int_equal(models_programme_outline(&outline, inputs), SIM_OK);
  const size_t count = models_programme_output_count(whole);
  const models_output_t *outputs = models_programme_outputs(whole);
  const models_output_t *again = models_programme_outputs(outline);
  assert_int_equal(models_programme_output_count(outline), count);
  for (size_t i = 0; i < count; i++) {
    assert_string_equal(again[i].name, outputs[i].name);
    assert_int_equal(again[i].year, outputs[i].year);
    assert_string_equal(again[i].unit, outputs[i].unit);
    assert_int_equal(again[i].whole, outputs[i].whole);
  }
  assert_int_equal(models_programme_first_year(outline, &outlined),
                   models_programme_first_year(whole, &years));
  assert_int_equal(outlined, years);
  assert_int_equal(models_programme_quantities(outline), models_programme_quantities(whole));
  assert_int_equal(models_programme_dimensions(outline), models_programme_dimensions(whole));
  for (size_t i = 0; i < inputs->count; i++)
    assert_int_equal(models_programme_is_drawn(outline, i), models_programme_is_drawn(whole, i));
  models_programme_free(whole);
  models_programme_free(outline);
}

static void test_an_outline_lists_what_the_programme_has(void **unused) {
  (void)unused;
  static const char *const folders[] = {"scenarios/redes", "tests/programmes/curso",
                                        "tests/programmes/escaso", "tests/programmes/taller"};
  for (size_t i = 0; i < sizeof folders / sizeof folders[0]; i++) {
    inputs_programme_t inputs;
    words_report_t report;
    words_report_init(&report, WORDS_EN);
    assert_int_equal(inputs_load(&(inputs_request_t){.folder = folders[i]}, &inputs, &report), 0);
    check_outline(&inputs.inputs);
    inputs_programme_free(&inputs);
    words_report_free(&report);
  }
}

/* One like another, of which it shares most laws, draws what it draws by itself, to the bit. */
static void test_like_another_is_itself(void **unused) {
  (void)unused;
  enum { COUNT = 2000 };
  static const char *const changed[] = {"completion.course", "link.contact"};
  double *alone = NULL;
  world_t w;
  world_init(&w);
  for (size_t i = 0; i < w.inputs.count; i++)
    if (strcmp(w.inputs.rows[i].unit, "share") == 0 && w.inputs.rows[i].value < 1.0) {
      w.inputs.rows[i].distribution = MODELS_PROPORTION;
      w.inputs.rows[i].n = 30.0;
    }
  models_programme_t *other;
  assert_int_equal(models_programme_init(&other, &w.inputs, 1, false), SIM_OK);
  for (size_t i = 0; i < sizeof changed / sizeof changed[0]; i++)
    w.inputs.rows[models_inputs_find(&w.inputs, changed[i], 0)].n = 31.0;
  for (int round = 0; round < 2; round++) {
    models_programme_t *programme;
    assert_int_equal(
        models_programme_init_like(&programme, &w.inputs, 1, false, round ? other : NULL), SIM_OK);
    const sim_model_t model = models_programme_model(programme);
    const size_t size = model.output_count * COUNT * sizeof(double);
    double *storage = calloc(1, size), **columns = calloc(model.output_count, sizeof *columns);
    void *workspace = model.workspace_alloc(model.self, COUNT);
    for (size_t i = 0; i < model.output_count; i++)
      columns[i] = storage + i * COUNT;
    assert_int_equal(model.evaluate(model.self, workspace, 0, COUNT, columns), 0);
    if (alone)
      assert_memory_equal(storage, alone, size);
    free(alone);
    alone = storage;
    model.workspace_free(workspace);
    free(columns);
    models_programme_free(programme);
  }
  free(alone);
  models_programme_free(other);
  world_free(&w);
}

/* The years are those of all rows of places, wherever they stand. */
static void test_the_first_row_is_read(void **unused) {
  (void)unused;
  models_programme_t *programme;
  size_t years;
  world_t w;
  world_init(&w);
  const size_t i = models_inputs_find(&w.inputs, "plan.places", 2026);
  const models_input_t first = w.inputs.rows[0];
  w.inputs.rows[0] = w.inputs.rows[i];
  w.inputs.rows[i] = first;
  assert_int_equal(models_programme_outline(&programme, &w.inputs), SIM_OK);
  assert_int_equal(models_programme_first_year(programme, &years), 2026);
  assert_int_equal(years, 2);
  models_programme_free(programme);
  world_free(&w);
}

static void test_an_outline_refuses_what_the_programme_refuses(void **unused) {
  (void)unused;
  models_programme_t *programme;
  world_t w;
  world_init(&w);
  world_drop(&w, "plan.places");
  assert_int_equal(models_programme_outline(&programme, &w.inputs), SIM_ERR_DOMAIN);
  assert_null(programme);
  assert_int_equal(models_programme_init(&programme, &w.inputs, 1, false), SIM_ERR_DOMAIN);
  assert_null(programme);
  world_free(&w);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_an_outline_lists_what_the_programme_has),
      cmocka_unit_test(test_like_another_is_itself),
      cmocka_unit_test(test_the_first_row_is_read),
      cmocka_unit_test(test_an_outline_refuses_what_the_programme_refuses),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
