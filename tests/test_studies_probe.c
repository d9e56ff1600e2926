// SPDX-License-Identifier: GPL-3.0-or-later
#include "studies/probe.h"

#include "sim/status.h"
#include "studies/forecast.h"
#include "studies/response.h"
#include "tests/support.h"

/* A probe of the places of 2028 in the programme `taller`, against forecasts of the same inputs. */

enum { FEW = 3000, MANY = 40000, VALUES = 9 };

typedef struct {
  studies_lever_t lever;
  studies_condition_t condition;
  studies_probe_t probe;
  words_report_t report;
  size_t counted[VALUES], counted_count;
  bool stop;
} bench_t;

static bool is_stopped(void *ctx) {
  return ((const bench_t *)ctx)->stop;
}

static void count_values(void *ctx, size_t values) {
  bench_t *bench = ctx;
  bench->counted[bench->counted_count++ % VALUES] = values;
}

static void start(bench_t *bench, const char *condition, uint64_t replicates) {
  static const studies_lever_request_t request = {
      .programme = {.folder = "tests/programmes/taller"}, .find = "plan.places.2028"};
  *bench = (bench_t){0};
  words_report_init(&bench->report, WORDS_EN);
  assert_int_equal(studies_lever_load(&bench->lever, &request, &bench->report), SIM_OK);
  assert_int_equal(studies_condition_parse(&bench->condition, condition, &bench->report), SIM_OK);
  bench->probe = (studies_probe_t){.lever = &bench->lever,
                                   .condition = &bench->condition,
                                   .replicates = replicates,
                                   .seed = 11,
                                   .threads = 1,
                                   .ctx = bench,
                                   .cancelled = is_stopped,
                                   .counted = count_values};
}

static void stop(bench_t *bench) {
  studies_probe_free(&bench->probe);
  assert_null(bench->probe.traces);
  assert_null(bench->probe.last);
  assert_int_equal(bench->probe.trace_count, 0);
  studies_lever_free(&bench->lever);
  words_report_free(&bench->report);
}

/* The same as a run with the value set, for every value, and each with draws of its own kept. */
static void as_run(void **state) {
  (void)state;
  bench_t bench;
  start(&bench, "mean(beneficiaries.2028) >= 100", FEW);
  const studies_function_t function = studies_probe_function(&bench.probe);
  studies_response_t first = {0};
  for (size_t i = 0; i < VALUES; i++) {
    const double value = 60.0 + 20.0 * (double)i;
    studies_response_t response;
    studies_forecast_t forecast;
    assert_int_equal(function.evaluate(function.ctx, value, &response), SIM_OK);
    studies_lever_set(&bench.lever, value);
    const sim_run_options_t options = {.replicates = FEW, .threads = 1};
    assert_int_equal(
        studies_forecast_run(&forecast, &bench.lever.inputs.inputs, 11, &options, false), SIM_OK);
    const studies_estimate_t *e = studies_forecast_find(&forecast, "beneficiaries", 2028);
    assert_true(response.estimate == e->mean && response.se == e->mc_se);
    studies_forecast_free(&forecast);
    assert_int_equal(bench.probe.trace_count, i + 1);
    assert_int_equal(bench.counted_count, i + 1);
    assert_int_equal(bench.counted[i], i + 1);
    assert_ptr_equal(response.trace, bench.probe.traces[i]);
    /* What is kept of a mean is its deviations: their standard error is that of the estimate. */
    near(studies_response_error(response.trace, NULL, FEW, FEW), response.se, 1e-9);
    assert_true(bench.probe.traces[i][FEW] == 0.0);
    if (i == 0)
      first = response;
    assert_true((function.difference_se(function.ctx, &first, &response) > 0.0) == (i > 0));
    near(function.difference_se(function.ctx, &first, &response),
         studies_response_error(first.trace, response.trace, FEW, FEW), 1e-12);
  }
  stop(&bench);
}

/* Of more draws the first 32,768 are kept, and errors are still those of all. */
static void many(void **state) {
  (void)state;
  bench_t bench;
  start(&bench, "mean(beneficiaries.2028) >= 100", MANY);
  const studies_function_t function = studies_probe_function(&bench.probe);
  studies_response_t a, b;
  assert_int_equal(function.evaluate(function.ctx, 120.0, &a), SIM_OK);
  assert_int_equal(function.evaluate(function.ctx, 150.0, &b), SIM_OK);
  size_t kept = 0;
  for (size_t i = STUDIES_TRACE_DRAWS - 512; i < STUDIES_TRACE_DRAWS; i++)
    kept += bench.probe.traces[0][i] != 0.0;
  assert_true(kept > 0);
  near(function.difference_se(function.ctx, &a, &b),
       studies_response_error(a.trace, b.trace, STUDIES_TRACE_DRAWS, MANY), 1e-12);
  near(studies_response_error(a.trace, NULL, STUDIES_TRACE_DRAWS, MANY), a.se, 0.05);
  stop(&bench);
}

static void stopped(void **state) {
  (void)state;
  bench_t bench;
  studies_response_t response;
  start(&bench, "mean(beneficiaries.2028) >= 100", FEW);
  const studies_function_t function = studies_probe_function(&bench.probe);
  bench.stop = true;
  assert_int_equal(function.evaluate(function.ctx, 120.0, &response), SIM_ERR_CANCELLED);
  assert_int_equal(bench.counted_count, 0);
  bench.probe.cancelled = NULL;
  bench.probe.counted = NULL;
  assert_int_equal(function.evaluate(function.ctx, 120.0, &response), SIM_OK);
  assert_int_equal(bench.counted_count, 0);
  /* A value that no programme can have. */
  bench.probe.counted = count_values;
  snprintf(bench.condition.of.output.name, sizeof bench.condition.of.output.name, "nothing");
  assert_int_equal(function.evaluate(function.ctx, 120.0, &response), SIM_ERR_DOMAIN);
  assert_int_equal(bench.counted_count, 0);
  stop(&bench);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(as_run),
      cmocka_unit_test(many),
      cmocka_unit_test(stopped),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
