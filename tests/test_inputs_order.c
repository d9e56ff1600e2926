// SPDX-License-Identifier: GPL-3.0-or-later
#include "inputs/load.h"
#include "models/programme.h"
#include "sim/status.h"

#include "tests/support.h"

/* Names, not places, rule: whichever row of the table comes first, every output is the same, to the
   rounding of the products whose factors change places. */

enum { REPLICATES = 24 };

typedef struct {
  models_programme_t *programme;
  size_t count;
  double *storage, **columns;
} run_t;

static void run(run_t *self, const models_inputs_t *inputs, const models_programme_t *like) {
  assert_int_equal(models_programme_init_like(&self->programme, inputs, 3, false, like), SIM_OK);
  const sim_model_t model = models_programme_model(self->programme);
  void *workspace = model.workspace_alloc(model.self, REPLICATES);
  self->count = model.output_count;
  self->storage = calloc(self->count * REPLICATES, sizeof *self->storage);
  self->columns = calloc(self->count, sizeof *self->columns);
  for (size_t i = 0; i < self->count; i++)
    self->columns[i] = self->storage + i * REPLICATES;
  assert_int_equal(model.evaluate(model.self, workspace, 0, REPLICATES, self->columns), 0);
  model.workspace_free(workspace);
}

static void end(run_t *self) {
  models_programme_free(self->programme);
  free(self->storage);
  free(self->columns);
}

static void assert_same(const run_t *a, const run_t *b) {
  const models_output_t *outputs = models_programme_outputs(a->programme);
  assert_int_equal(a->count, b->count);
  for (size_t i = 0; i < a->count; i++) {
    const size_t k = models_programme_output(b->programme, outputs[i].name, outputs[i].year);
    assert_true(k < b->count);
    if (strncmp(outputs[i].name, "population.after.", 17) == 0)
      continue; /* what is left after each filter is told in the order of the rows */
    for (size_t r = 0; r < REPLICATES; r++) {
      const double x = a->columns[i][r], y = b->columns[k][r];
      if (!(fabs(x - y) <= 1e-12 * fabs(x)) && !(isnan(x) && isnan(y)) && x != y)
        fail_msg("%s %d: %.17g and %.17g", outputs[i].name, outputs[i].year, x, y);
    }
  }
}

/* The table with one row brought to its front. Rows and all they own are shared. */
static models_inputs_t brought(const models_inputs_t *from, size_t row) {
  models_inputs_t to = *from;
  const size_t n = from->count;
  to.rows = malloc(n * sizeof *to.rows);
  to.correlations = malloc((from->correlation_count + 1) * sizeof *to.correlations);
  to.rows[0] = from->rows[row];
  for (size_t i = 0; i < n; i++)
    if (i != row)
      to.rows[i + (i < row)] = from->rows[i];
  for (size_t c = 0; c < from->correlation_count; c++) {
    const size_t a = from->correlations[c].a, b = from->correlations[c].b;
    to.correlations[c] = from->correlations[c];
    to.correlations[c].a = a == row ? 0 : a + (a < row);
    to.correlations[c].b = b == row ? 0 : b + (b < row);
  }
  return to;
}

static void check(const char *folder, const char *variant) {
  inputs_programme_t inputs;
  words_report_t report;
  run_t stated;
  words_report_init(&report, WORDS_EN);
  assert_int_equal(inputs_load(&(inputs_request_t){.folder = folder,
                                                   .variants = &variant,
                                                   .variant_count = variant != NULL},
                               &inputs, &report),
                   SIM_OK);
  run(&stated, &inputs.inputs, NULL);
  for (size_t first = 0; first < inputs.inputs.count; first++) {
    run_t other;
    if (strncmp(inputs.inputs.rows[first].name, "completion.", 11) == 0)
      continue; /* components follow each other in the order of these */
    models_inputs_t rows = brought(&inputs.inputs, first);
    run(&other, &rows, stated.programme);
    assert_same(&stated, &other);
    end(&other);
    free(rows.rows);
    free(rows.correlations);
  }
  end(&stated);
  inputs_programme_free(&inputs);
  words_report_free(&report);
}

static void programmes(void **state) {
  (void)state;
  check("tests/programmes/taller", NULL);
  check("tests/programmes/capacitacion", NULL);
  check("tests/programmes/fondo", NULL);
}

static void correlated(void **state) {
  (void)state;
  check("scenarios/redes", "factores-correlacionados");
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(programmes), cmocka_unit_test(correlated)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
