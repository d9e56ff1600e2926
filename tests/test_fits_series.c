// SPDX-License-Identifier: GPL-3.0-or-later
#include "fits/series.h"

#include "sim/design/stream.h"
#include "sim/laws/normal.h"
#include "sim/status.h"
#include "tests/support.h"

enum { IPC = 25, MADE = 17 };

static const char *const models[FITS_MODELS] = {"level", "growth", "mean"};

/* Consumer prices of Chile, yearly mean, 2000–2024 (World Bank). */
static const double ipc[IPC] = {0.0384, 0.0357, 0.0249, 0.0281, 0.0105, 0.0305, 0.0339,
                                0.0441, 0.0872, 0.0035, 0.0141, 0.0334, 0.0301, 0.0179,
                                0.0472, 0.0435, 0.0379, 0.0218, 0.0243, 0.0256, 0.0305,
                                0.0452, 0.1164, 0.0758, 0.0430};

static int fit(const char *series, fits_model_t model, fits_series_t *out) {
  double made[MADE];
  for (int t = 0; t < MADE; t++)
    made[t] = 1000.0 * pow(1.03, t) * (1.0 + t * 41 % 23 / 200.0);
  const bool is_made = strcmp(series, "made") == 0;
  return fits_series_fit(is_made ? made : ipc, is_made ? MADE : IPC, 2000,
                         (fits_series_model_t){model, is_made}, 4, out);
}

static fits_model_t model_of(const char *name) {
  int model = 0;
  while (model < FITS_MODELS && strcmp(models[model], name) != 0)
    model++;
  return (fits_model_t)model;
}

/* Against R, forecast by forecast, and by matrices: tests/reference/fit_series.R. */
static void of_r(void **state) {
  (void)state;
  FILE *file = fopen("tests/reference/fit_series.csv", "r");
  char line[400], series[16], model[16];
  double error, ratio, dof, low, middle, high, persistence, correlation;
  size_t rows = 0, h;
  assert_non_null(file);
  assert_non_null(fgets(line, sizeof line, file));
  while (fgets(line, sizeof line, file)) {
    fits_series_t out;
    fits_known_t known;
    assert_int_equal(sscanf(line, "%15[a-z],%15[a-z],%zu,%lf,%lf,%lf,%lf,%lf,%lf,%lf,%lf", series,
                            model, &h, &error, &ratio, &dof, &low, &middle, &high, &persistence,
                            &correlation),
                     11);
    assert_int_equal(fit(series, model_of(model), &out), SIM_OK);
    const fits_year_t *year = &out.years[h - 1];
    assert_int_equal(year->year, out.last + (int)h);
    near(year->error, error, 1e-11);
    near(year->dof, dof, 1e-11);
    near(year->low, low, 1e-10);
    near(year->middle, middle, 1e-12);
    near(year->high, high, 1e-10);
    near(out.persistence, persistence, 1e-12);
    assert_int_equal(fits_error_known(out.how.model, out.persistence, out.count, h, &known),
                     SIM_OK);
    near(known.ratio, ratio, 1e-11);
    near(fits_error_correlation(out.how.model, out.persistence, out.count, 1, h), correlation,
         1e-11);
    rows++;
  }
  fclose(file);
  assert_int_equal(rows, 24);
}

static double normal_at(const sim_stream_t *stream, uint64_t i) {
  double u;
  sim_stream_uniforms(stream, i, 1, &u);
  return sim_normal_quantile(u);
}

/* A series by its own model, with the years that follow. */
static void simulate(fits_model_t model, const sim_stream_t *stream, uint64_t series, size_t count,
                     double *x) {
  const double phi = 0.4;
  for (size_t t = 0; t < count; t++) {
    const double z = normal_at(stream, series * count + t), before = t ? x[t - 1] : 0.0;
    x[t] = model == FITS_MEAN ? (t ? phi * before + z : z / sqrt(1.0 - phi * phi))
                              : before + (model == FITS_GROWTH ? 0.3 : 0.0) + z;
  }
}

/* How often the 90 % intervals of `runs` series of n years hold what comes h years on. */
static double coverage(fits_model_t model, size_t n, size_t h, uint64_t runs) {
  sim_stream_t stream;
  double x[FITS_YEARS_MAX];
  uint64_t held = 0;
  sim_stream_init(&stream, 2026, models[model]);
  for (uint64_t i = 0; i < runs; i++) {
    fits_series_t out;
    simulate(model, &stream, i, n + h, x);
    assert_int_equal(fits_series_fit(x, n, 2000, (fits_series_model_t){model, false}, h, &out),
                     SIM_OK);
    const fits_year_t *year = &out.years[h - 1];
    held += x[n + h - 1] >= year->low && x[n + h - 1] <= year->high;
  }
  return (double)held / (double)runs;
}

/* Short series, and horizons up to four years. The runs' own standard error is 0.7 points; what is
   approximate (Satterthwaite, and a persistence taken as known) widens four years out of 13 by up
   to 3 points, which is the safe side. */
static void covers(void **state) {
  (void)state;
  static const size_t years[] = {13, 25};
  for (int model = 0; model < FITS_MODELS; model++)
    for (size_t k = 0; k < sizeof years / sizeof years[0]; k++)
      for (size_t h = 1; h <= 4; h += 3) {
        const double share = coverage((fits_model_t)model, years[k], h, 2000);
        if (!(share > 0.88 && share < 0.94))
          fail_msg("%s, %zu years, %zu on: %.4f", models[model], years[k], h, share);
      }
}

static void needs_years(void **state) {
  (void)state;
  double x[FITS_YEARS_MAX + 1];
  fits_series_t out;
  const fits_series_model_t level = {FITS_LEVEL, false}, growth = {FITS_GROWTH, true};
  for (size_t t = 0; t <= FITS_YEARS_MAX; t++)
    x[t] = 10.0 + (double)(t * 41 % 23) + 0.01 * (double)(t * t);
  assert_int_equal(fits_series_needs(4), 13);
  assert_int_equal(fits_series_fit(x, 13, 2000, level, 4, &out), SIM_OK);
  assert_int_equal(out.years[3].errors, FITS_ERRORS_MIN);
  assert_int_equal(out.years[3].year, 2016);
  assert_int_equal(fits_series_fit(x, 12, 2000, level, 4, &out), SIM_ERR_DOMAIN);
  assert_int_equal(fits_series_fit(x, 13, 2000, level, 0, &out), SIM_ERR_DOMAIN);
  assert_int_equal(fits_series_fit(x, 100, 1900, level, FITS_HORIZONS + 1, &out), SIM_ERR_DOMAIN);
  assert_int_equal(fits_series_fit(x, FITS_YEARS_MAX, 1800, level, FITS_HORIZONS, &out), SIM_OK);
  assert_int_equal(fits_series_fit(x, FITS_YEARS_MAX + 1, 1800, level, 4, &out), SIM_ERR_DOMAIN);
  x[3] = 0.0;
  assert_int_equal(fits_series_fit(x, 13, 2000, growth, 4, &out), SIM_ERR_DOMAIN);
  x[3] = (double)NAN;
  assert_int_equal(fits_series_fit(x, 13, 2000, level, 4, &out), SIM_ERR_DOMAIN);
}

/* What does not vary, or follows its rule, has no errors to learn a spread from. */
static void without_error(void **state) {
  (void)state;
  double x[20];
  fits_series_t out;
  for (int model = 0; model < FITS_MODELS; model++) {
    for (int t = 0; t < 20; t++)
      x[t] = model == FITS_GROWTH ? 100.0 * pow(1.1, t) : 0.1;
    assert_int_equal(
        fits_series_fit(x, 20, 2000, (fits_series_model_t){(fits_model_t)model, true}, 2, &out),
        SIM_ERR_DOMAIN);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(of_r), cmocka_unit_test(covers),
                                     cmocka_unit_test(needs_years),
                                     cmocka_unit_test(without_error)};
  return cmocka_run_group_tests_name("fits_series", tests, NULL, NULL);
}
