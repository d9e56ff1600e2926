// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/programme.h"
#include "tests/programme_support.h"

/* events.csv beside tests/programmes/escaso, which has a year without places (2029) and few firms:
   what an event says is compared, replicate by replicate, with the same condition in C over the
   same outputs. What is said of wrong cells, to the letter, is in tests/bad/cases.tsv. */

enum { REPLICATES = 400 };

static beside_t beside;

typedef struct {
  inputs_programme_t inputs;
  words_report_t report;
  models_programme_t *programme;
  double *storage, **columns;
} run_t;

static void start(run_t *run, const char *text) {
  assert_int_equal(beside_load(&beside, text, &run->inputs, &run->report), SIM_OK);
  assert_int_equal(models_programme_init(&run->programme, &run->inputs.inputs, 7, false), SIM_OK);
  const sim_model_t model = models_programme_model(run->programme);
  void *workspace = model.workspace_alloc(model.self, REPLICATES);
  run->storage = calloc(model.output_count * REPLICATES, sizeof *run->storage);
  run->columns = calloc(model.output_count, sizeof *run->columns);
  for (size_t i = 0; i < model.output_count; i++)
    run->columns[i] = run->storage + i * REPLICATES;
  assert_int_equal(model.evaluate(model.self, workspace, 0, REPLICATES, run->columns), 0);
  model.workspace_free(workspace);
}

static void end(run_t *run) {
  models_programme_free(run->programme);
  inputs_programme_free(&run->inputs);
  words_report_free(&run->report);
  free(run->storage);
  free(run->columns);
}

static const double *column(const run_t *run, const char *name, int year) {
  const models_output_t *outputs = models_programme_outputs(run->programme);
  for (size_t i = 0; i < models_programme_output_count(run->programme); i++)
    if (outputs[i].year == year && strcmp(outputs[i].name, name) == 0)
      return run->columns[i];
  fail_msg("no %s %d", name, year);
  return NULL;
}

static const char events[] =
    "name,formula,es,en\n"
    "both,spending <= 0.9 * budget.ceiling && indicator.contact >= 30.5,Ambas,Both\n"
    "either,\"beneficiaries < 20 || min(participants, 5) != 5\",Una,Either\n"
    "sum_of,(beneficiaries > 10) + (participants > 10) == 1,Suma,Sum\n"
    "number,beneficiaries - participants,Ausentes,Absent\n";

/* The same, with what is read called in Spanish. */
static const char sucesos[] =
    "name,formula,es,en\n"
    "both,gasto <= 0.9 * presupuesto.techo && indicador.contacto >= 30.5,Ambas,Both\n"
    "either,\"beneficiarios < 20 || min(participantes, 5) != 5\",Una,Either\n"
    "sum_of,(beneficiarios > 10) + (participantes > 10) == 1,Suma,Sum\n"
    "number,beneficiarios - participantes,Ausentes,Absent\n";

static bool is(size_t event, const run_t *run, int year, size_t r) {
  const double spending = column(run, "spending", year)[r];
  const double ceiling = column(run, "budget.ceiling", year)[r];
  const double contact = column(run, "indicator.contact", year)[r];
  const double b = column(run, "beneficiaries", year)[r];
  const double p = column(run, "participants", year)[r];
  switch (event) {
  case 0:
    return !isnan(contact) && spending <= 0.9 * ceiling && contact >= 30.5;
  case 1:
    return b < 20 || fmin(p, 5) != 5;
  case 2:
    return (b > 10) + (p > 10) == 1;
  default:
    return b - p != 0.0;
  }
}

static void check_each(const char *text) {
  static const char *const names[] = {"event.both", "event.either", "event.sum_of", "event.number"};
  run_t run;
  start(&run, text);
  for (size_t e = 0; e < 4; e++) {
    size_t met = 0;
    for (size_t r = 0; r < REPLICATES; r++) {
      double all = 1.0;
      for (int year = 2027; year <= 2030; year++) {
        const double x = column(&run, names[e], year)[r];
        if (year == 2029) {
          assert_true(isnan(x));
          continue;
        }
        if (x != (is(e, &run, year, r) ? 1.0 : 0.0))
          fail_msg("%s %d, replicate %zu: %g", names[e], year, r, x);
        all = x == 0.0 ? 0.0 : all;
        met += x == 1.0;
      }
      assert_true(column(&run, names[e], 0)[r] == all);
    }
    assert_true(met > 0 && met < 3 * REPLICATES); /* both happen */
  }
  end(&run);
}

static void replicate_by_replicate(void **state) {
  (void)state;
  check_each(events);
  check_each(sucesos);
}

/* They are the last outputs, in the order of the file, and have names for people. */
static void last_in_the_list(void **state) {
  (void)state;
  run_t run;
  char label[INPUTS_LABEL_SIZE];
  start(&run,
        "name;formula;es;en\n"
        "second;spending > 0,5;Segundo;Second\nfirst;\"max(places; 1,5) > 2\";Primero;First\n");
  const models_output_t *outputs = models_programme_outputs(run.programme);
  const size_t count = models_programme_output_count(run.programme);
  assert_string_equal(outputs[count - 1].name, "event.first");
  assert_int_equal(outputs[count - 1].year, 0);
  assert_string_equal(outputs[count - 6].name, "event.second");
  assert_string_equal(outputs[count - 1].unit, "event");
  assert_string_equal(inputs_label(&run.inputs, "event.second", WORDS_ES, label), "Segundo");
  assert_string_equal(inputs_label(&run.inputs, "event.first", WORDS_EN, label), "First");
  end(&run);
}

static void refused(void **state) {
  (void)state;
  static const refused_t wrong[] = {
      {"plan_met,spending > 1,a,b", WORDS_MSG_EVENT_TAKEN},
      {"a.b,spending > 1,a,b", WORDS_MSG_EVENT_NAME},
      {"A,spending > 1,a,b", WORDS_MSG_EVENT_NAME},
      {",spending > 1,a,b", WORDS_MSG_CELL_EMPTY},
      {"x,,a,b", WORDS_MSG_FORMULA_EMPTY},
      {"x,spending = 1,a,b", WORDS_MSG_FORMULA_LONE},
      {"x,spending > 1 | places > 1,a,b", WORDS_MSG_FORMULA_LONE},
      {"x,!spending,a,b", WORDS_MSG_FORMULA_LONE},
      {"x,spending ^ 2 > 1,a,b", WORDS_MSG_FORMULA_FOREIGN},
      {"x,exp(spending) > 1,a,b", WORDS_MSG_FORMULA_FUNCTION},
      {"x,spending >,a,b", WORDS_MSG_FORMULA_ENDS},
      {"x,spendin > 1,a,b", WORDS_MSG_EVENT_OUTPUT},
      {"x,plan.places > 1,a,b", WORDS_MSG_EVENT_OUTPUT},
      {"x,event.budget_suffices_pooled > 0,a,b", WORDS_MSG_EVENT_NO_YEARS},
      {"x,budget.final > 1,a,b", WORDS_MSG_EVENT_NO_REVISION},
      {"x,spending > 1,,b", WORDS_MSG_CELL_EMPTY},
      {"x,spending > 1,a,b\nx,spending > 2,a,b", WORDS_MSG_DUPLICATE}};
  beside_refuses(&beside, "name,formula,es,en", wrong, sizeof wrong / sizeof wrong[0]);
}

static int make(void **state) {
  (void)state;
  return beside_make(&beside, "escaso", "events.csv");
}

static int clear(void **state) {
  (void)state;
  return folder_remove(beside.folder);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(replicate_by_replicate),
                                     cmocka_unit_test(last_in_the_list), cmocka_unit_test(refused)};
  return cmocka_run_group_tests(tests, make, clear);
}
