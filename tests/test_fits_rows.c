// SPDX-License-Identifier: GPL-3.0-or-later
#include "fits/rows.h"

#include "sim/design/stream.h"
#include "sim/laws/normal.h"
#include "sim/status.h"
#include "tests/support.h"

static fits_target_t target_of(const char *name, const char *unit, const char *grade) {
  words_report_t report;
  fits_target_t target;
  words_report_init(&report, WORDS_EN);
  assert_int_equal(fits_target_find(&(fits_asked_t){.name = name, .unit = unit, .grade = grade},
                                    &target, &report),
                   SIM_OK);
  words_report_free(&report);
  return target;
}

static void rounded(void **state) {
  (void)state;
  near(fits_rows_rounded(156291.4), 156300.0, 1e-15);
  near(fits_rows_rounded(0.0308654), 0.03087, 1e-15);
  near(fits_rows_rounded(-9.99996), -10.0, 1e-15);
  near(fits_rows_rounded(1e-12), 1e-12, 1e-15);
  near(fits_rows_end(1000.01234, 0.0301), 1000.0123, 1e-15);
  near(fits_rows_end(1000.01234, 500.0), 1000.0, 1e-15);
  near(fits_rows_end(1000.6, 0.0), 1001.0, 1e-15);
  assert_true(fits_rows_rounded(0.0) == 0.0 && isnan(fits_rows_rounded((double)NAN)));
}

static double normal_at(const sim_stream_t *stream, uint64_t i) {
  double u;
  sim_stream_uniforms(stream, i, 1, &u);
  return sim_normal_quantile(u);
}

/* A series of the model, with `ahead` years that follow. */
static void simulate(fits_model_t model, uint64_t series, size_t count, double *x) {
  sim_stream_t stream;
  const double phi = 0.4;
  sim_stream_init(&stream, 2026, "series");
  for (size_t t = 0; t < count; t++) {
    const double z = normal_at(&stream, series * count + t), before = t ? x[t - 1] : 0.0;
    x[t] = model == FITS_MEAN ? (t ? phi * before + z : z / sqrt(1.0 - phi * phi)) : before + z;
  }
}

/* The rows of inflation as the model of a programme reads them hold what comes nine times in ten:
   its forecast h years on is normal, by the start, the mean, the persistence and the shocks. */
static void inflation_covers(void **state) {
  (void)state;
  enum { YEARS = 20, RUNS = 1500 };
  const fits_target_t target = target_of("inflacion", NULL, "official");
  const double z = sim_normal_quantile(0.95);
  double x[YEARS + 4];
  for (size_t h = 1; h <= 4; h += 3) {
    int held = 0;
    for (uint64_t i = 0; i < RUNS; i++) {
      fits_series_t series;
      models_inputs_t rows;
      simulate(FITS_MEAN, i, YEARS + 4, x);
      for (size_t t = 0; t < YEARS + 4; t++)
        x[t] = 0.03 + 0.01 * x[t];
      assert_int_equal(
          fits_series_fit(x, YEARS, 2000, (fits_series_model_t){FITS_MEAN, false}, 4, &series),
          SIM_OK);
      assert_int_equal(fits_rows_of_series(&series, &target, 2020, 2023, "data", &rows), SIM_OK);
      assert_int_equal(rows.count, 4);
      const models_input_t *row = rows.rows;
      const double phi = row[2].value, mean = 0.5 * (row[1].low + row[1].high);
      const double wide = 0.5 * (row[1].high - row[1].low) / z, power = pow(phi, (double)h);
      double variance = pow((1.0 - power) * wide, 2);
      for (size_t j = 0; j < h; j++)
        variance += pow(phi, 2.0 * (double)j) * pow(row[3].value, 2);
      const double middle = mean + power * (row[0].value - mean);
      held += fabs(x[YEARS + h - 1] - middle) <= z * sqrt(variance);
      models_inputs_free(&rows);
    }
    if (!(held > 0.88 * RUNS && held < 0.95 * RUNS))
      fail_msg("%zu years on: %d of %d", h, held, RUNS);
  }
}

/* The rows of a population: growths of each year, correlated by the mean that they share. */
static void population_covers(void **state) {
  (void)state;
  enum { YEARS = 20, RUNS = 1500 };
  const fits_target_t target = target_of("poblacion.potencial", "empresas", "oficial");
  const double z = sim_normal_quantile(0.95);
  double x[YEARS + 4];
  int held = 0;
  for (uint64_t i = 0; i < RUNS; i++) {
    fits_series_t series;
    models_inputs_t rows;
    simulate(FITS_GROWTH, i, YEARS + 4, x);
    for (size_t t = 0; t < YEARS + 4; t++)
      x[t] = 1000.0 * exp(0.02 * x[t]);
    assert_int_equal(
        fits_series_fit(x, YEARS, 2000, (fits_series_model_t){FITS_GROWTH, true}, 4, &series),
        SIM_OK);
    assert_int_equal(fits_rows_of_series(&series, &target, 2023, 2023, "data", &rows), SIM_OK);
    assert_int_equal(rows.count, 5);
    assert_int_equal(rows.correlation_count, 6);
    const double low = log1p(rows.rows[1].low), high = log1p(rows.rows[1].high);
    const double sd = 0.5 * (high - low) / z, rank = rows.correlations[0].rank;
    const double r = 2.0 * sin(acos(-1.0) / 6.0 * rank);
    const double reach = z * sd * sqrt(4.0 + 12.0 * r);
    held += fabs(log(x[YEARS + 3] / rows.rows[0].value) - 2.0 * (low + high)) <= reach;
    models_inputs_free(&rows);
  }
  if (!(held > 0.88 * RUNS && held < 0.95 * RUNS))
    fail_msg("%d of %d", held, RUNS);
}

/* Each year its own row; a spread from few errors is judgement. */
static void years(void **state) {
  (void)state;
  const fits_target_t target = target_of("demand.applicants", "people", "survey");
  fits_series_t series;
  models_inputs_t rows;
  double x[16];
  for (int t = 0; t < 16; t++)
    x[t] = 100.0 + t * 41 % 23;
  assert_int_equal(
      fits_series_fit(x, 16, 2010, (fits_series_model_t){FITS_GROWTH, true}, 4, &series), SIM_OK);
  assert_int_equal(fits_rows_of_series(&series, &target, 2027, 2029, "data", &rows), SIM_OK);
  assert_int_equal(rows.count, 3);
  assert_int_equal(rows.correlation_count, 3);
  for (size_t i = 0; i < 3; i++) {
    const models_input_t *row = &rows.rows[i];
    assert_int_equal(row->year, 2027 + (int)i);
    assert_int_equal(row->distribution, MODELS_LOGNORMAL);
    assert_int_equal(row->grade, MODELS_SURVEY);
    assert_int_equal(series.years[i + 1].errors, 10 - i);
    assert_int_equal(models_input_spread_grade(row), i == 0 ? MODELS_SURVEY : MODELS_JUDGEMENT);
    near(row->low, series.years[i + 1].low, 5e-4);
    near(row->high, series.years[i + 1].high, 5e-4);
  }
  models_inputs_free(&rows);
  assert_int_equal(fits_rows_spread(&target, FITS_ERRORS_WELL), MODELS_SURVEY);
}

/* A sample gives one row: cut at 0 where an amount is normal, a beta for a share, counts as they
 * are. */
static void samples(void **state) {
  (void)state;
  double x[12], shares[6] = {0.2, 0.4, 0.3, 0.35, 0.25, 0.3};
  const double k[] = {31, 33}, n[] = {50, 50}, far[] = {5, 45};
  fits_sample_t sample;
  fits_counts_t counts;
  models_inputs_t rows;
  const fits_target_t cost = target_of("cost.round", "M$2026", "survey");
  const fits_target_t share = target_of("criterion.sector", NULL, "survey");
  for (int i = 0; i < 12; i++)
    x[i] = 100.0 + i * 7 % 12;
  assert_int_equal(fits_sample_fit(x, 12, (fits_sample_how_t){.is_amount = true}, &sample),
                   FITS_SAMPLE_OK);
  sample.family = FITS_NORMAL;
  assert_int_equal(fits_rows_of_sample(&sample, &cost, "data", &rows), SIM_OK);
  assert_int_equal(rows.rows[0].distribution, MODELS_NORMAL);
  assert_true(rows.rows[0].has_min && rows.rows[0].min == 0.0);
  near(rows.rows[0].low, sample.low, 5e-4);
  models_inputs_free(&rows);
  sample.family = FITS_LOGNORMAL;
  assert_int_equal(fits_rows_of_sample(&sample, &cost, "data", &rows), SIM_OK);
  assert_int_equal(rows.rows[0].distribution, MODELS_LOGNORMAL);
  assert_false(rows.rows[0].has_min);
  models_inputs_free(&rows);
  assert_int_equal(fits_sample_fit(shares, 6, (fits_sample_how_t){.is_share = true}, &sample),
                   FITS_SAMPLE_OK);
  assert_int_equal(fits_rows_of_sample(&sample, &share, "data", &rows), SIM_OK);
  assert_int_equal(rows.rows[0].distribution, MODELS_PROPORTION);
  near(rows.rows[0].value, 0.3, 1e-12);
  models_inputs_free(&rows);
  assert_true(fits_counts_fit(k, n, 2, &counts));
  assert_int_equal(fits_rows_of_counts(&counts, &share, "data", &rows), SIM_OK);
  assert_int_equal(rows.rows[0].distribution, MODELS_COUNT);
  assert_true(rows.rows[0].value == 64.0 && rows.rows[0].n == 100.0);
  models_inputs_free(&rows);
  counts = (fits_counts_t){.successes = 50, .cases = 100, .differs = true, .n = 7.12345};
  assert_int_equal(fits_rows_of_counts(&counts, &share, "data", &rows), SIM_OK);
  assert_int_equal(rows.rows[0].distribution, MODELS_PROPORTION);
  near(rows.rows[0].n, 7.123, 1e-12);
  models_inputs_free(&rows);
  assert_false(fits_counts_fit(far, n, 2, &counts));
}

/* Growths of which some draw would leave nothing. */
static void too_wide(void **state) {
  (void)state;
  const fits_target_t target = target_of("population.potential", "firms", NULL);
  fits_series_t series;
  models_inputs_t rows;
  double x[20];
  for (int t = 0; t < 20; t++)
    x[t] = t % 2 ? 1e9 : 10.0 + t * 7 % 5;
  assert_int_equal(
      fits_series_fit(x, 20, 2000, (fits_series_model_t){FITS_GROWTH, true}, 4, &series), SIM_OK);
  assert_int_equal(fits_rows_of_series(&series, &target, 2020, 2023, "data", &rows),
                   SIM_ERR_DOMAIN);
  models_inputs_free(&rows);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(rounded),           cmocka_unit_test(inflation_covers),
      cmocka_unit_test(population_covers), cmocka_unit_test(years),
      cmocka_unit_test(samples),           cmocka_unit_test(too_wide)};
  return cmocka_run_group_tests_name("fits_rows", tests, NULL, NULL);
}
