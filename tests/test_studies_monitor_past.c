// SPDX-License-Identifier: GPL-3.0-or-later
#include "models_support.h"

#include "models/block.h"
#include "studies/monitor_past.h"
#include "tests/support.h"

/* Money of years before the plan, by hand: inflation is 5 % in 2025 (the start of the path), 4 % in
   2026 (the first plan year, whose index is 1) and 3.5 % in 2027; so I[2025] = 1/1.04, I[2024] =
   I[2025]/1.05. */

enum { ROWS = 8 };

typedef struct {
  world_t world;
  inputs_programme_t inputs;
  inputs_history_row_t rows[ROWS];
  void *workspace;
  studies_past_t past;
} case_t;

static void add(case_t *self, char *name, int year, double value, int base) {
  self->rows[self->inputs.history_count++] =
      (inputs_history_row_t){.name = name, .year = year, .value = value, .base = base};
}

static void start(case_t *self) {
  static const char *const indicators[] = {"form", "deal"};
  *self = (case_t){0};
  world_init(&self->world);
  assert_int_equal(world_run(&self->world, 1), 0);
  self->inputs.history = self->rows;
  const sim_model_t model = models_programme_model(self->world.programme);
  self->workspace = model.workspace_alloc(model.self, 1);
  assert_int_equal(model.evaluate(model.self, self->workspace, 0, 1, self->world.columns), 0);
  self->past = (studies_past_t){&self->inputs, self->world.programme, indicators, 2};
}

static studies_monitored_t shown(const case_t *self, int year) {
  studies_monitored_t out;
  studies_past_fill(&self->past, self->workspace, year, 0, 1, &out);
  return out;
}

static void end(case_t *self) {
  models_workspace_free(self->workspace);
  world_free(&self->world);
}

static void money(void **state) {
  (void)state;
  case_t c;
  start(&c);
  add(&c, (char[]){"spending"}, 2025, 100.0, 0);
  add(&c, (char[]){"budget.initial"}, 2025, 100.0, 2024);
  add(&c, (char[]){"spending"}, 2024, 100.0, 0);
  add(&c, (char[]){"budget.initial"}, 2024, 103.5, 2027);
  const studies_monitored_t last = shown(&c, 2025), before = shown(&c, 2024);
  near(last.spending, 100.0, 0.0);
  near(last.real, 104.0, 1e-14);
  near(last.initial, 105.0, 1e-14);
  near(before.spending, 100.0, 0.0);
  near(before.real, 100.0 * 1.04 * 1.05, 1e-14);
  near(before.initial, 100.0 / 1.04 / 1.05, 1e-14);
  end(&c);
}

/* Before the year of inflation.start the prices need a row of inflation; without it money cannot be
   compared across years, and still can within its own. */
static void earlier_inflation(void **state) {
  (void)state;
  case_t c;
  start(&c);
  add(&c, (char[]){"spending"}, 2023, 100.0, 0);
  assert_true(isnan(shown(&c, 2023).real));
  near(shown(&c, 2023).spending, 100.0, 0.0);
  add(&c, (char[]){"inflation"}, 2024, 0.1, 0);
  near(shown(&c, 2023).real, 100.0 * 1.04 * 1.05 * 1.1, 1e-14);
  end(&c);
}

static void counts_and_indicators(void **state) {
  (void)state;
  case_t c;
  start(&c);
  add(&c, (char[]){"beneficiaries"}, 2025, 52.0, 0);
  add(&c, (char[]){"indicator.deal"}, 2025, 41.5, 0);
  const studies_monitored_t last = shown(&c, 2025), before = shown(&c, 2024);
  near(last.beneficiaries, 52.0, 0.0);
  near(last.indicator[1], 41.5, 0.0);
  assert_true(isnan(last.indicator[0]) && isnan(last.spending) && isnan(last.real));
  assert_true(isnan(last.initial) && isnan(last.final) && isnan(last.target));
  assert_true(isnan(before.beneficiaries) && isnan(before.indicator[1]));
  end(&c);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(money), cmocka_unit_test(earlier_inflation),
                                     cmocka_unit_test(counts_and_indicators)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
