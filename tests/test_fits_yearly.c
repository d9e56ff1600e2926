// SPDX-License-Identifier: GPL-3.0-or-later
#include "fits/rows.h"
#include "fits/yearly.h"
#include "sim/design/stream.h"
#include "sim/laws/binomial.h"
#include "sim/laws/normal.h"
#include "sim/status.h"
#include "tests/support.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* Counts by year: against R (tests/reference/fit_yearly.R), and how often the level and a year to
   come lie within what is said of them. */

enum { MOST = 12 };

typedef struct {
  const char *name;
  size_t count;
  int years[MOST];
  double k[MOST], n[MOST];
} data_t;

static const data_t data[] = {
    {"far",
     6,
     {2019, 2020, 2021, 2022, 2023, 2024},
     {31, 48, 40, 25, 66, 51},
     {50, 80, 55, 61, 90, 95}},
    {"alike", 5, {2015, 2017, 2018, 2020, 2021}, {20, 23, 31, 19, 40}, {50, 55, 70, 48, 95}},
    {"rising",
     9,
     {2016, 2017, 2018, 2019, 2020, 2021, 2022, 2023, 2024},
     {21, 25, 30, 36, 33, 47, 50, 52, 61},
     {70, 70, 72, 75, 71, 78, 80, 76, 81}}};

static void of_r(void **state) {
  (void)state;
  FILE *file = fopen("tests/reference/fit_yearly.csv", "r");
  char line[400], name[16];
  double dispersion, level, sd, error, n, trend, low, high;
  size_t rows = 0;
  assert_non_null(file);
  assert_non_null(fgets(line, sizeof line, file));
  for (; fgets(line, sizeof line, file); rows++) {
    fits_yearly_t fit;
    assert_int_equal(sscanf(line, "%15[a-z],%lf,%lf,%lf,%lf,%lf,%lf,%lf,%lf", name, &dispersion,
                            &level, &sd, &error, &n, &trend, &low, &high),
                     9);
    assert_string_equal(name, data[rows].name);
    assert_int_equal(
        fits_yearly_fit(data[rows].years, data[rows].k, data[rows].n, data[rows].count, &fit),
        FITS_YEARLY_OK);
    near(fit.dispersion, dispersion, 1e-10);
    near(fit.level, level, 1e-10);
    if (sd > 0.0)
      near(fit.sd, sd, 1e-8); /* uniroot */
    else
      assert_true(fit.sd == 0.0 && !fit.differs);
    near(fit.error, error, 1e-8);
    near(fit.n, n, 1e-7);
    near(fit.trend, trend, 1e-7);
    near(fits_yearly_quantile(&fit, 0.05), low, 1e-8);
    near(fits_yearly_quantile(&fit, 0.95), high, 1e-8);
  }
  assert_int_equal(rows, 3);
  fclose(file);
}

static void refused(void **state) {
  (void)state;
  static const int years[] = {2020, 2021, 2022, 2023, 2024};
  static const double n[] = {40, 40, 40, 40, 40}, k[] = {20, 25, 18, 22, 19};
  static const double rare[] = {1, 2, 0, 3, 1}, wild[] = {1, 39, 1, 39, 20},
                      all[] = {40, 40, 40, 40, 40};
  fits_yearly_t fit;
  assert_int_equal(fits_yearly_fit(years, k, n, 4, &fit), FITS_YEARLY_FEW);
  assert_int_equal(fits_yearly_fit(years, k, n, 5, &fit), FITS_YEARLY_OK);
  assert_int_equal(fits_yearly_fit(years, rare, n, 5, &fit), FITS_YEARLY_RARE);
  assert_int_equal(fits_yearly_fit(years, all, n, 5, &fit), FITS_YEARLY_RARE);
  assert_int_equal(fits_yearly_fit(years, wild, n, 5, &fit), FITS_YEARLY_WIDE);
}

static void rows(void **state) {
  (void)state;
  fits_target_t target = {.name = "completion.round",
                          .unit = "share",
                          .spec = models_schema_find("completion.round"),
                          .grade = MODELS_OFFICIAL};
  fits_yearly_t fit;
  models_inputs_t out;
  fits_yearly_fit(data[0].years, data[0].k, data[0].n, data[0].count, &fit);
  assert_int_equal(fits_rows_of_yearly(&fit, &target, "data", &out), SIM_OK);
  const models_input_t *row = &out.rows[0];
  assert_true(row->distribution == MODELS_PROPORTION && row->year_sd == fits_rows_rounded(fit.sd));
  assert_true(row->value == fits_rows_rounded(fit.level) && row->n == fits_rows_rounded(fit.n));
  assert_true(row->has_spread_grade && row->spread_grade == MODELS_JUDGEMENT);
  models_inputs_free(&out);
  fits_yearly_fit(data[1].years, data[1].k, data[1].n, data[1].count, &fit);
  assert_int_equal(fits_rows_of_yearly(&fit, &target, "data", &out), SIM_OK);
  row = &out.rows[0];
  assert_true(row->distribution == MODELS_COUNT && row->year_sd == 0.0 && !row->has_spread_grade);
  assert_true(row->value == 133.0 && row->n == 318.0);
  models_inputs_free(&out);
}

/* Years drawn as a programme draws them: of the level 90.3 % lie within P5–P95, and of a year to
   come 86.3 % (of 20,000: what fits/yearly.h says of them). Five standard errors are one false
   alarm in a million. */
static void covers(void **state) {
  (void)state;
  const size_t trials = thorough() ? 20000 : 1500;
  enum { YEARS = 8 };
  const double level = 0.7, odds = level / (1.0 - level);
  size_t in_level = 0, in_year = 0, fitted = 0;
  sim_stream_t stream;
  sim_stream_init(&stream, 2026, "yearly");
  for (size_t t = 0; t < trials; t++) {
    double u[2 * YEARS + 1], k[YEARS], n[YEARS];
    int years[YEARS];
    fits_yearly_t fit;
    sim_stream_uniforms(&stream, t * (2 * YEARS + 1), 2 * YEARS + 1, u);
    for (int i = 0; i < YEARS; i++) {
      const double at = odds * exp(0.4 * sim_normal_quantile(u[i]));
      years[i] = 2017 + i;
      n[i] = 60.0 + 10.0 * i;
      k[i] = sim_binomial_quantile(n[i], at / (1.0 + at), u[YEARS + i]);
    }
    const double coming = odds * exp(0.4 * sim_normal_quantile(u[2 * YEARS]));
    if (fits_yearly_fit(years, k, n, YEARS, &fit) != FITS_YEARLY_OK)
      continue;
    const double from = log(level / (1.0 - level)) - log(fit.level / (1.0 - fit.level));
    fitted++;
    in_level += fabs(from) <= fit.reach * fit.error;
    in_year += coming / (1.0 + coming) >= fits_yearly_quantile(&fit, 0.05) &&
               coming / (1.0 + coming) <= fits_yearly_quantile(&fit, 0.95);
  }
  const double of_level = (double)in_level / (double)fitted;
  const double of_year = (double)in_year / (double)fitted;
  assert_true((double)fitted > 0.99 * (double)trials);
  assert_true(fabs(of_level - 0.903) < 5.0 * sqrt(0.9 * 0.1 / (double)trials));
  assert_true(fabs(of_year - 0.863) < 5.0 * sqrt(0.86 * 0.14 / (double)trials));
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(of_r), cmocka_unit_test(refused),
                                     cmocka_unit_test(rows), cmocka_unit_test(covers)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
