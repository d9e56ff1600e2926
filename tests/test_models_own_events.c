// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/programme.h"
#include "sim/status.h"

#include "models_support.h"
#include "tests/support.h"

/* Events of a programme's own: over the outputs of the same year, as many as are admitted, each
   with an evaluator of its own. */

enum { R = 8, MOST = MODELS_OWN_EVENTS_MAX, OUTPUTS = MODELS_OWN_OUTPUTS_MAX };

static int started, stopped;

static void *start(const void *self) {
  started++;
  return (void *)(uintptr_t)self; // NOLINT
}
static void stop(void *evaluator) {
  (void)evaluator;
  stopped++;
}

/* The sum of its columns passes the limit. */
typedef struct {
  double limit;
  size_t count;
} rule_t;

static void passes(void *evaluator, size_t count, const double *const *columns, double *out) {
  const rule_t *rule = evaluator;
  for (size_t r = 0; r < count; r++) {
    double sum = 0.0;
    for (size_t i = 0; i < rule->count; i++)
      sum += columns[i][r];
    out[r] = sum > rule->limit ? 1.0 : 0.0;
  }
}

static models_own_event_t event_of(const char *name, const char *const *outputs, size_t count,
                                   const rule_t *rule) {
  return (models_own_event_t){.name = name,
                              .outputs = outputs,
                              .output_count = count,
                              .self = rule,
                              .start = start,
                              .evaluate = passes,
                              .stop = stop};
}

static int run(world_t *w, const models_own_event_t *events, size_t count) {
  world_init(w);
  w->inputs.events = events;
  w->inputs.event_count = count;
  return world_run(w, R);
}

/* 100 places in 2026, 120 in 2027: the second rule passes in 2027 alone, so not in all years. */
static void years(void **state) {
  (void)state;
  static const char *const outputs[] = {"places", "beneficiaries"};
  static const rule_t rules[] = {{199.0, 2}, {200.0, 2}, {119.0, 1}, {120.0, 1}};
  const models_own_event_t events[] = {
      event_of("event.a", outputs, 2, &rules[0]), event_of("event.b", outputs, 2, &rules[1]),
      event_of("event.c", outputs, 1, &rules[2]), event_of("event.d", outputs, 1, &rules[3])};
  static const double expected[4][3] = {{1, 1, 1}, {0, 1, 0}, {0, 1, 0}, {0, 0, 0}};
  static const char *const names[] = {"event.a", "event.b", "event.c", "event.d"};
  world_t w;
  started = stopped = 0;
  assert_int_equal(run(&w, events, 4), SIM_OK);
  assert_int_equal(started, 4);
  assert_int_equal(stopped, 4);
  for (size_t e = 0; e < 4; e++)
    for (size_t r = 0; r < R; r++) {
      assert_true(world_column(&w, names[e], 2026)[r] == expected[e][0]);
      assert_true(world_column(&w, names[e], 2027)[r] == expected[e][1]);
      assert_true(world_column(&w, names[e], 0)[r] == expected[e][2]);
    }
  world_free(&w);
}

/* As many as there may be, and one more. */
static void limits(void **state) {
  (void)state;
  static const char *const one[] = {"places"}, *const unknown[] = {"nothing"};
  static const char *const pooled[] = {"event.budget_suffices_pooled"};
  static const char *const own[] = {"event.e0"};
  static const rule_t rule = {0.0, 1};
  static char names[MOST + 1][16];
  models_own_event_t events[MOST + 1];
  const char *many[OUTPUTS + 1];
  world_t w;
  for (size_t i = 0; i <= MOST; i++) {
    snprintf(names[i], sizeof names[i], "event.e%zu", i);
    events[i] = event_of(names[i], one, 1, &rule);
  }
  assert_int_equal(run(&w, events, MOST), SIM_OK);
  assert_true(world_first(&w, "event.e63", 2027) == 1.0);
  world_free(&w);
  assert_int_equal(run(&w, events, MOST + 1), SIM_ERR_DOMAIN);
  world_free(&w);
  for (size_t i = 0; i <= OUTPUTS; i++)
    many[i] = "places";
  events[0] = event_of("event.e0", many, OUTPUTS, &rule);
  assert_int_equal(run(&w, events, 1), SIM_OK);
  world_free(&w);
  events[0].output_count = OUTPUTS + 1;
  assert_int_equal(run(&w, events, 1), SIM_ERR_DOMAIN);
  world_free(&w);
  const char *const *const wrong[] = {unknown, pooled, own}; /* no such, no years, itself */
  for (size_t i = 0; i < 3; i++) {
    events[0] = event_of("event.e0", wrong[i], 1, &rule);
    assert_int_equal(run(&w, events, 1), SIM_ERR_DOMAIN);
    world_free(&w);
  }
}

/* An event of what others compute last is computed, and what it does not need is spared. */
static void needs(void **state) {
  (void)state;
  static const char *const links[] = {"linked.deal"}, *const places[] = {"places"};
  static const rule_t rule = {-1.0, 1};
  const models_own_event_t events[] = {event_of("event.a", links, 1, &rule),
                                       event_of("event.b", places, 1, &rule)};
  world_t w;
  assert_int_equal(run(&w, events, 2), SIM_OK);
  for (size_t e = 0; e < 2; e++) {
    const size_t index = models_programme_output(w.programme, e ? "event.b" : "event.a", 2026);
    const size_t deals = models_programme_output(w.programme, "linked.deal", 2026);
    const sim_model_t model = models_programme_model_of(w.programme, 1, &index);
    void *workspace = model.workspace_alloc(model.self, R);
    for (size_t r = 0; r < R; r++)
      w.columns[deals][r] = -77.0;
    assert_int_equal(model.evaluate(model.self, workspace, 0, R, w.columns), 0);
    assert_true((w.columns[deals][0] == -77.0) == (e == 1));
    assert_true(w.columns[index][0] == 1.0);
    model.workspace_free(workspace);
  }
  world_free(&w);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(years), cmocka_unit_test(limits),
                                     cmocka_unit_test(needs)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
