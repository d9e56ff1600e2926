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

/* Every output of the manual that a programme with all there may be has, in its order, each with
   its unit: of the years, of the years and their total, or of all years at once. */
static void test_outputs_of_the_manual(void **unused) {
  (void)unused;
  enum { YEARS, TOTAL, POOLED };
  static const struct {
    const char *name, *unit;
    int kind;
  } expected[] = {
      {"population.potential", "firms", YEARS},
      {"population.after.first", "firms", YEARS},
      {"population.after.second", "firms", YEARS},
      {"population.after.clean", "firms", YEARS},
      {"population.target", "firms", YEARS},
      {"places", "places", TOTAL},
      {"applicants", "firms", TOTAL},
      {"admissible", "firms", TOTAL},
      {"affordable", "places", TOTAL},
      {"beneficiaries", "firms", TOTAL},
      {"places.unfilled", "places", TOTAL},
      {"bound.plan", "event", YEARS},
      {"bound.demand", "event", YEARS},
      {"bound.budget", "event", YEARS},
      {"bound.population", "event", YEARS},
      {"produced.course", "firms", TOTAL},
      {"produced.fair", "firms", TOTAL},
      {"participants", "firms", TOTAL},
      {"linked.form", "firms", TOTAL},
      {"linked.contact", "firms", TOTAL},
      {"linked.deal", "firms", TOTAL},
      {"linked.baseline", "firms", TOTAL},
      {"linked.net", "firms", TOTAL},
      {"linked.partner.banks", "firms", TOTAL},
      {"linked.purpose.sell", "firms", TOTAL},
      {"linked.purpose.buy", "firms", TOTAL},
      {"indicator.form", "%", TOTAL},
      {"indicator.contact", "%", TOTAL},
      {"indicator.deal", "%", TOTAL},
      {"result.income", "firms", TOTAL},
      {"indicator.income", "%", TOTAL},
      {"inflation", "1/year", YEARS},
      {"price.index", "ratio", YEARS},
      {"budget.required", "M$nominal", TOTAL},
      {"budget.required.real", "M$2026", TOTAL},
      {"budget.ceiling", "M$nominal", TOTAL},
      {"budget.ceiling.real", "M$2026", TOTAL},
      {"spending", "M$nominal", TOTAL},
      {"spending.real", "M$2026", TOTAL},
      {"spending.admin", "M$nominal", TOTAL},
      {"spending.component.course", "M$nominal", TOTAL},
      {"spending.component.fair", "M$nominal", TOTAL},
      {"cost.per_beneficiary", "M$nominal", TOTAL},
      {"cost.per_participant", "M$nominal", TOTAL},
      {"cost.per_linked", "M$nominal", TOTAL},
      {"cost.per_deal", "M$nominal", TOTAL},
      {"cost.per_result.income", "M$nominal", TOTAL},
      {"cost.per_unit.course", "M$nominal", TOTAL},
      {"cost.per_unit.fair", "M$nominal", TOTAL},
      {"coverage.potential", "%", TOTAL},
      {"coverage.target", "%", TOTAL},
      {"event.budget_suffices", "event", TOTAL},
      {"event.budget_suffices_pooled", "event", POOLED},
      {"event.places_filled", "event", TOTAL},
      {"event.plan_met", "event", TOTAL},
      {"event.goal_met", "event", TOTAL},
      {"event.all_met", "event", TOTAL},
      {"event.goal_met.deal", "event", TOTAL},
      {"event.goal_met.income", "event", TOTAL},
      {"participants.region.north", "firms", TOTAL},
      {"participants.region.south", "firms", TOTAL},
      {"participants.group.sex.women", "firms", TOTAL},
      {"participants.group.sex.others", "firms", TOTAL},
      {"linked.contact.group.sex.women", "firms", TOTAL},
      {"linked.contact.group.sex.others", "firms", TOTAL},
      {"linked.deal.group.sex.women", "firms", TOTAL},
      {"linked.deal.group.sex.others", "firms", TOTAL},
      {"result.income.group.sex.women", "firms", TOTAL},
      {"result.income.group.sex.others", "firms", TOTAL},
  };
  world_t w;
  world_init(&w);
  world_set(&w, "region.north", 0, 3.0, "firms");
  world_set(&w, "region.south", 0, 1.0, "firms");
  world_set(&w, "group.sex.women", 0, 1.0, "share");
  world_set(&w, "group.sex.others", 0, 1.0, "share");
  world_set(&w, "association.sell.banks", 0, 1.0, "share");
  world_set(&w, "association.buy.banks", 0, 2.0, "share");
  world_set(&w, "association.baseline", 0, 0.01, "share");
  world_set(&w, "result.income", 0, 0.5, "share");
  world_set(&w, "goal.income", 0, 0.4, "share");
  world_set(&w, "goal.deal", 0, 0.1, "share");
  world_set(&w, "preparation.delivered", 0, 0.5, "share");
  world_set(&w, "preparation.odds_ratio", 0, 1.5, "ratio");
  world_set(&w, "training.untrained", 0, 0.5, "share");
  assert_int_equal(world_run(&w, 1), 0);
  const models_output_t *outputs = models_programme_outputs(w.programme);
  const size_t count = models_programme_output_count(w.programme);
  size_t at = 0;
  for (size_t i = 0; i < sizeof expected / sizeof expected[0]; i++)
    for (int year = 2026; year <= 2028; year++) {
      const bool is_total = year == 2028;
      if (is_total ? expected[i].kind == YEARS : expected[i].kind == POOLED)
        continue;
      if (at == count || strcmp(outputs[at].name, expected[i].name) != 0 ||
          outputs[at].year != (is_total ? 0 : year) ||
          strcmp(outputs[at].unit, expected[i].unit) != 0)
        fail_msg("%s %d", expected[i].name, year);
      at++;
    }
  assert_int_equal(at, count);
  world_free(&w);
}

/* Names, not positions, rule: whichever row stands first, the results are the same. Only the steps
   of the population and the components are in the order of the rows. */
static void test_any_row_may_stand_first(void **unused) {
  (void)unused;
  world_t w;
  world_init(&w);
  assert_int_equal(world_run(&w, 4), 0);
  for (size_t k = 1; k < w.inputs.count; k++) {
    world_t turned;
    if (strcmp(w.inputs.rows[k].name, "completion.fair") == 0)
      continue;
    world_init(&turned);
    models_input_t *rows = turned.inputs.rows, first = rows[0];
    rows[0] = rows[k];
    rows[k] = first;
    assert_int_equal(world_run(&turned, 4), 0);
    const models_output_t *outputs = models_programme_outputs(w.programme);
    for (size_t i = 0; i < models_programme_output_count(w.programme); i++) {
      const double *again = world_column(&turned, outputs[i].name, outputs[i].year);
      if (!again)
        fail_msg("%s first: no %s", rows[0].name, outputs[i].name);
      for (size_t r = 0; r < 4 && strncmp(outputs[i].name, "population.after", 16) != 0; r++)
        if (!(fabs(again[r] - w.columns[i][r]) <= 1e-12 * fabs(again[r])) && !isnan(again[r]))
          fail_msg("%s first: %s", rows[0].name, outputs[i].name);
    }
    world_free(&turned);
  }
  world_free(&w);
}

/* A table that was not checked, in which something is missing, is refused. */
static void test_what_is_missing(void **unused) {
  (void)unused;
  static const char *const names[] = {"population.potential",  "plan.places",   "inflation.start",
                                      "inflation.mean",        "inflation.sd",  "cost.admin_share",
                                      "inflation.persistence", "budget.ceiling"};
  for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
    world_t w;
    world_init(&w);
    world_drop(&w, names[i]);
    if (world_run(&w, 1) != SIM_ERR_DOMAIN)
      fail_msg("%s", names[i]);
    world_free(&w);
  }
  /* a year between two others has no places */
  world_t w;
  world_init(&w);
  w.inputs.rows[models_inputs_find(&w.inputs, "plan.places", 2027)].year = 2028;
  assert_int_equal(world_run(&w, 1), SIM_ERR_DOMAIN);
  world_free(&w);
}

/* A model of some outputs leaves alone the columns that none of them needs, and has in theirs what
   the whole model has. */
static void check_spared(const models_programme_t *programme, const world_t *whole,
                         const char *name, bool links, bool regions) {
  const size_t index = models_programme_output(programme, name, 2026);
  const sim_model_t model = models_programme_model_of(programme, 1, &index);
  const size_t count = models_programme_output_count(programme);
  const size_t deals = models_programme_output(programme, "linked.deal", 2026);
  const size_t north = models_programme_output(programme, "participants.region.north", 2026);
  double *storage = malloc(count * sizeof *storage), **columns = malloc(count * sizeof *columns);
  void *workspace = model.workspace_alloc(model.self, 1);
  assert_true(index < count && deals < count && north < count);
  for (size_t i = 0; i < count; i++) {
    columns[i] = storage + i;
    storage[i] = -77.0;
  }
  assert_int_equal(model.evaluate(model.self, workspace, 0, 1, columns), 0);
  assert_true(storage[index] == whole->columns[index][0]);
  assert_true((storage[deals] != -77.0) == links);
  assert_true((storage[north] != -77.0) == regions);
  model.workspace_free(workspace);
  free(storage);
  free(columns);
}

static void test_what_outputs_spare(void **unused) {
  (void)unused;
  static const char *const regions[] = {"region.north", "region.south"};
  world_t w;
  world_init(&w);
  for (size_t i = 0; i < 2; i++) {
    world_set(&w, regions[i], 0, 2.0, "firms");
    w.inputs.rows[w.inputs.count - 1].distribution = MODELS_WEIGHT;
    w.inputs.rows[w.inputs.count - 1].n = 50.0;
  }
  assert_int_equal(world_run(&w, 1), 0);
  check_spared(w.programme, &w, "places", false, false);
  check_spared(w.programme, &w, "linked.deal", true, false);
  check_spared(w.programme, &w, "participants.region.south", false, true);
  world_free(&w);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_an_outline_lists_what_the_programme_has),
      cmocka_unit_test(test_like_another_is_itself),
      cmocka_unit_test(test_the_first_row_is_read),
      cmocka_unit_test(test_outputs_of_the_manual),
      cmocka_unit_test(test_any_row_may_stand_first),
      cmocka_unit_test(test_what_is_missing),
      cmocka_unit_test(test_what_outputs_spare),
      cmocka_unit_test(test_an_outline_refuses_what_the_programme_refuses),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
