// SPDX-License-Identifier: GPL-3.0-or-later
#include "fits/sample.h"

#include "fits/counts.h"
#include "fits/shape.h"
#include "sim/design/stream.h"
#include "sim/laws/normal.h"
#include "tests/support.h"

enum { MOST = 64 };

static const fits_sample_how_t mean_of = {.is_amount = true};
static const fits_sample_how_t new_of = {.is_amount = true, .is_new_value = true};

static size_t sample_of(const char *name, double *x) {
  static const double small[] = {12.5, 9.0, 14.0, 11.0, 10.25, 13.0};
  const size_t n = strcmp(name, "flat") == 0 ? 20 : strcmp(name, "steep") == 0 ? 30 : 6;
  for (size_t i = 0; i < n; i++)
    x[i] = n == 20   ? 50.0 + (double)(i * 41 % 23)
           : n == 30 ? exp((double)(i * 37 % 31) / 10.0)
                     : small[i];
  return n;
}

/* Against R: tests/reference/fit_sample.R. */
static void of_r(void **state) {
  (void)state;
  FILE *file = fopen("tests/reference/fit_sample.csv", "r");
  char line[400], name[16], family[16];
  double centre, scale, distance, mean_low, mean_high, new_low, new_high, likelihood;
  double best[2] = {0.0, 0.0}, x[MOST];
  size_t rows = 0;
  assert_non_null(file);
  assert_non_null(fgets(line, sizeof line, file));
  while (fgets(line, sizeof line, file)) {
    assert_int_equal(sscanf(line, "%15[a-z],%15[a-z],%lf,%lf,%lf,%lf,%lf,%lf,%lf,%lf", name, family,
                            &centre, &scale, &distance, &mean_low, &mean_high, &new_low, &new_high,
                            &likelihood),
                     10);
    if (strcmp(name, "counts") == 0) {
      static const double k[] = {31, 18, 40, 25}, n[] = {50, 40, 55, 61};
      fits_counts_t counts;
      assert_true(fits_counts_fit(k, n, 4, &counts));
      near(counts.successes / counts.cases, centre, 1e-12);
      near(counts.dispersion, scale, 1e-10);
      continue;
    }
    const fits_family_t f = strcmp(family, "normal") == 0 ? FITS_NORMAL : FITS_LOGNORMAL;
    const size_t n = sample_of(name, x);
    fits_sample_t mean, new_value;
    const bool is_new = n >= FITS_NEW_VALUES;
    assert_int_equal(fits_sample_fit(x, n, mean_of, &mean), FITS_SAMPLE_OK);
    near(mean.centre[f], centre, 1e-12);
    near(mean.scale[f], scale, 1e-12);
    if (n >= 8)
      near(mean.chance[f], fits_shape_chance(distance), 1e-10);
    best[f] = likelihood;
    if (mean.family == f) {
      near(mean.low, mean_low, 1e-12);
      near(mean.high, mean_high, 1e-12);
    }
    if (is_new && fits_sample_fit(x, n, new_of, &new_value) == FITS_SAMPLE_OK &&
        new_value.family == f) {
      near(new_value.low, new_low, 1e-12);
      near(new_value.high, new_high, 1e-12);
    }
    if (f == FITS_LOGNORMAL)
      assert_int_equal(mean.family, best[1] > best[0] ? FITS_LOGNORMAL : FITS_NORMAL);
    rows++;
  }
  fclose(file);
  assert_int_equal(rows, 6);
}

static double normal_at(const sim_stream_t *stream, uint64_t i) {
  double u;
  sim_stream_uniforms(stream, i, 1, &u);
  return sim_normal_quantile(u);
}

/* How often P5–P95 of samples of n values of a normal (cv) or a lognormal (sigma) hold what they
   are of; what was refused is counted apart. */
static double coverage(const char *kind, double spread, size_t n, fits_sample_how_t how,
                       double *refused) {
  enum { RUNS = 2000 };
  sim_stream_t stream;
  double x[MOST];
  size_t held = 0, taken = 0;
  const bool is_log = kind[0] == 'l';
  sim_stream_init(&stream, 2026, kind);
  for (uint64_t i = 0; i < RUNS; i++) {
    fits_sample_t out;
    for (size_t j = 0; j <= n; j++) {
      const double z = normal_at(&stream, i * (n + 1) + j);
      x[j] = is_log ? exp(spread * z) : 1.0 + spread * z;
    }
    const double next = x[n];
    if (fits_sample_fit(x, n, how, &out) != FITS_SAMPLE_OK)
      continue;
    const double truth = how.is_new_value ? next : is_log ? exp(0.5 * spread * spread) : 1.0;
    held += truth >= out.low && truth <= out.high;
    taken++;
  }
  *refused = 1.0 - (double)taken / RUNS;
  return (double)held / (double)taken;
}

/* Families that fit, chosen by the sample itself. The runs' own standard error is 0.7 points; the
   least held is the mean of ten lognormals of σ = 1, some of which pass for normals. */
static void covers(void **state) {
  (void)state;
  static const double sigma[] = {0.2, 0.4, 1.0}, cv[] = {0.1, 0.2, 0.3};
  for (size_t n = 10; n <= 40; n += 30)
    for (int k = 0; k < 6; k++)
      for (int is_log = 0; is_log < 2; is_log++) {
        double refused;
        const double share =
            coverage(is_log ? "lognormal" : "normal", is_log ? sigma[k % 3] : cv[k % 3], n,
                     k < 3 ? mean_of : new_of, &refused);
        if (!(share > 0.855 && share < 0.915 && refused < 0.08))
          fail_msg("%d, %zu values, log %d: %.4f, refused %.4f", k, n, is_log, share, refused);
      }
}

/* Counts of rounds that differ by more than chance (a beta of 30 between them), and by chance
 * alone. */
static void counts_cover(void **state) {
  (void)state;
  enum { RUNS = 2000, ROWS = 6, CASES = 40 };
  sim_stream_t stream;
  sim_stream_init(&stream, 2026, "counts");
  for (int differ = 0; differ < 2; differ++) {
    int held = 0;
    for (uint64_t i = 0; i < RUNS; i++) {
      double values[ROWS], of[ROWS];
      fits_counts_t counts;
      for (uint64_t r = 0; r < ROWS; r++) {
        double u[CASES + 1];
        sim_stream_uniforms(&stream, (i * ROWS + r) * (CASES + 1), CASES + 1, u);
        /* logit-normal rows around 0.3, σ 0.4 */
        const double odds = 3.0 / 7.0 * exp(differ ? 0.4 * sim_normal_quantile(u[CASES]) : 0.0);
        values[r] = 0.0;
        of[r] = CASES;
        for (int c = 0; c < CASES; c++)
          values[r] += u[c] < odds / (1.0 + odds);
      }
      assert_true(fits_counts_fit(values, of, ROWS, &counts));
      const double share = counts.successes / counts.cases;
      held +=
          fabs(share - (differ ? 0.3062 : 0.3)) <= 1.6449 * sqrt(share * (1 - share) / counts.n);
    }
    if (!(held > 0.88 * RUNS && held < 0.945 * RUNS))
      fail_msg("%d: %d of %d", differ, held, RUNS);
  }
}

/* A normal is refused as often as is said, and what is not normal always. */
static void chances(void **state) {
  (void)state;
  enum { RUNS = 4000, VALUES = 20 };
  sim_stream_t stream;
  int below = 0;
  double x[MOST];
  fits_sample_t out;
  sim_stream_init(&stream, 2026, "chances");
  for (uint64_t i = 0; i < RUNS; i++) {
    for (uint64_t j = 0; j < VALUES; j++)
      x[j] = normal_at(&stream, i * VALUES + j);
    (void)fits_sample_fit(x, VALUES, (fits_sample_how_t){.is_new_value = true}, &out);
    below += out.chance[FITS_NORMAL] < 0.05;
  }
  /* Standard error 0.35 points; the formula's own error is less. */
  assert_true(below > 0.036 * RUNS && below < 0.064 * RUNS);
  for (size_t j = 0; j < MOST; j++)
    x[j] = j < 60 ? 1.0 + 1e-3 * (double)j : 1e3 * (double)j;
  assert_int_equal(fits_sample_fit(x, MOST, new_of, &out), FITS_SAMPLE_SHAPE);
  assert_int_equal(fits_sample_fit(x, MOST, mean_of, &out), FITS_SAMPLE_SHAPE);
  near(fits_shape_chance(0.1), 1.0, 5e-3);
  near(fits_shape_chance(0.752), 0.05, 0.01); /* D'Agostino and Stephens, table 4.7 */
  near(fits_shape_chance(1.035), 0.01, 0.02);
  assert_true(fits_shape_chance(1e9) == 0.0);
  for (int k = 0; k < 3; k++) { /* their formulas meet */
    static const double joint[] = {0.2, 0.34, 0.6};
    near(fits_shape_chance(joint[k] - 1e-9), fits_shape_chance(joint[k]), 0.03);
  }
}

/* Of a quarter of 0.8 and the rest of 0.2 the skewness is 2/√3: as many as 25 times its square,
   33.3, are enough for their mean (Cochran 1977, 2.15). */
static void skewed(void **state) {
  (void)state;
  const fits_sample_how_t how = {.is_share = true};
  double x[36];
  fits_sample_t out;
  for (size_t n = 32; n <= 36; n += 4) {
    for (size_t i = 0; i < n; i++)
      x[i] = i < n / 4 ? 0.8 : 0.2;
    assert_int_equal(fits_sample_fit(x, n, how, &out), n < 34 ? FITS_SAMPLE_SHAPE : FITS_SAMPLE_OK);
  }
}

static void verdicts(void **state) {
  (void)state;
  fits_sample_t out;
  fits_counts_t counts;
  double few[] = {1, 2, 3, 4}, equal[] = {5, 5, 5, 5, 5}, wide[] = {0.1, 0.2, 9, 0.1, 0.3, 9.5};
  double shares[] = {0.2, 0.4, 0.3, 0.35, 0.25, 0.3}, x[40];
  const fits_sample_how_t share_of = {.is_share = true};
  assert_int_equal(fits_sample_fit(few, 4, mean_of, &out), FITS_SAMPLE_FEW);
  assert_int_equal(fits_sample_fit(equal, 5, mean_of, &out), FITS_SAMPLE_EQUAL);
  assert_int_equal(fits_sample_fit(wide, 6, (fits_sample_how_t){.is_amount = true}, &out),
                   FITS_SAMPLE_OK);
  /* The beta's variance is that of the mean, as wide as t makes it. */
  assert_int_equal(fits_sample_fit(shares, 6, share_of, &out), FITS_SAMPLE_OK);
  const double wide_by = 0.5 * (out.high - out.low) / 1.6448536269514722;
  near(0.3 * 0.7 / (out.n + 1.0), wide_by * wide_by, 1e-12);
  /* Two heaps: no family, but enough values for their mean. */
  for (int i = 0; i < 40; i++)
    x[i] = (i % 2 ? 100.0 : 10.0) + 0.01 * i;
  assert_int_equal(fits_sample_fit(x, 40, mean_of, &out), FITS_SAMPLE_OK);
  assert_true(out.is_by_number && out.family == FITS_NORMAL);
  assert_int_equal(fits_sample_fit(x, 40, new_of, &out), FITS_SAMPLE_SHAPE);
  assert_int_equal(fits_sample_fit(x + 10, 20, mean_of, &out), FITS_SAMPLE_SHAPE);
  near(fits_sample_below(&out, out.mean), 0.5, 1e-12);
  const double k[] = {0, 100}, n[] = {100, 100};
  assert_false(fits_counts_fit(k, n, 2, &counts));
  assert_true(fits_counts_fit(n, n, 2, &counts) && !counts.differs && counts.n == 200.0);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(of_r),         cmocka_unit_test(covers),
                                     cmocka_unit_test(counts_cover), cmocka_unit_test(chances),
                                     cmocka_unit_test(skewed),       cmocka_unit_test(verdicts)};
  return cmocka_run_group_tests_name("fits_sample", tests, NULL, NULL);
}
