// SPDX-License-Identifier: GPL-3.0-or-later
#include "inputs/load.h"
#include "models/compile/structure.h"
#include "models/programme.h"
#include "sim/engine/column.h"
#include "tests/support.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Every output alone is the same to the bit as among all, in both programmes: a stage left out that
   an output follows from would show, as its columns are left at 0. */

enum { COUNT = 300, FIRST = 1000 };

static void check_programme(const char *folder) {
  inputs_programme_t inputs;
  words_report_t report;
  models_programme_t *programme;
  words_report_init(&report, WORDS_EN);
  assert_int_equal(inputs_load(&(inputs_request_t){.folder = folder}, &inputs, &report), 0);
  assert_int_equal(models_programme_init(&programme, &inputs.inputs, 7, false), 0);
  const sim_model_t model = models_programme_model(programme);
  void *workspace = model.workspace_alloc(model.self, COUNT);
  double *storage = calloc(model.output_count * COUNT, sizeof *storage);
  double **columns = calloc(model.output_count, sizeof *columns), alone[COUNT];
  for (size_t i = 0; i < model.output_count; i++)
    columns[i] = storage + i * COUNT;
  model.evaluate(model.self, workspace, FIRST, COUNT, columns);
  size_t spared = 0;
  for (size_t i = 0; i < model.output_count; i++) {
    const char *name = models_programme_outputs(programme)[i].name;
    const sim_model_t of = models_programme_model_of(programme, 1, &i);
    sim_columns_t column;
    assert_int_equal(sim_columns_init(&column, &of, 1, &i), 0);
    const sim_model_t one = sim_columns_model(&column);
    double *const only[] = {alone};
    void *own = one.workspace_alloc(one.self, COUNT);
    assert_int_equal(one.output_count, 1);
    assert_int_equal(one.whole[0], model.whole[i]);
    assert_int_equal(one.evaluate(one.self, own, FIRST, COUNT, only), 0);
    for (size_t r = 0; r < COUNT; r++)
      if (!(alone[r] == columns[i][r] || (isnan(alone[r]) && isnan(columns[i][r]))))
        fail_msg("%s: %.17g alone, %.17g among all", name, alone[r], columns[i][r]);
    spared += programme->needs[i] == 0;
    one.workspace_free(own);
    sim_columns_free(&column);
  }
  assert_true(spared > 20);
  model.workspace_free(workspace);
  free(columns);
  free(storage);
  models_programme_free(programme);
  inputs_programme_free(&inputs);
  words_report_free(&report);
}

static void each_output_alone(void **state) {
  (void)state;
  check_programme("scenarios/redes");
  check_programme("tests/programmes/taller");
  check_programme("tests/programmes/curso");
  check_programme("tests/programmes/escaso");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(each_output_alone),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
