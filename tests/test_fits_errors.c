// SPDX-License-Identifier: GPL-3.0-or-later
#include "fits/errors.h"

#include "sim/status.h"
#include "tests/support.h"

/* A walk errs by the shocks after it; with growth, by those before it too, which made its mean. */
static void weights(void **state) {
  (void)state;
  double w[8];
  fits_error_weights(FITS_LEVEL, 0.0, 5, 3, w);
  for (int i = 0; i < 8; i++)
    near(w[i], i < 5 ? 0.0 : 1.0, 0.0);
  fits_error_weights(FITS_GROWTH, 0.0, 5, 3, w);
  assert_true(w[0] == 0.0);
  for (int i = 1; i < 8; i++)
    near(w[i], i < 5 ? -0.75 : 1.0, 1e-15);
}

/* The variance of the mean of an autoregression: σ²/n² Σ Σ φ^|i−j| / (1 − φ²). */
static void mean_of_autoregression(void **state) {
  (void)state;
  const double phi = 0.6;
  double w[14], expected = 0.0, found = 0.0;
  fits_error_weights(FITS_MEAN, phi, 10, 4, w);
  for (int i = 0; i < 10; i++)
    for (int j = 0; j < 10; j++)
      expected += pow(phi, abs(i - j)) / (1.0 - phi * phi) / 100.0;
  expected *= pow(1.0 - pow(phi, 4), 2);
  for (int i = 0; i < 10; i++)
    found += w[i] * w[i];
  near(found, expected, 1e-12);
  for (int j = 0; j < 4; j++)
    near(w[10 + j], pow(phi, 3 - j), 1e-15);
}

/* Errors that do not overlap are all independent; of a walk at horizon h they share h − k shocks.
 */
static void degrees(void **state) {
  (void)state;
  fits_known_t known;
  assert_int_equal(fits_error_known(FITS_LEVEL, 0.0, 20, 1, &known), SIM_OK);
  near(known.dof, 15.0, 1e-13);
  near(known.ratio, 1.0, 1e-13);
  assert_int_equal(fits_error_known(FITS_LEVEL, 0.0, 20, 4, &known), SIM_OK);
  const double n = 12.0, square = n * 16.0 + 2.0 * ((n - 1.0) * 9.0 + (n - 2.0) * 4.0 + (n - 3.0));
  near(known.dof, n * n * 16.0 / square, 1e-13);
  /* Growth is better known now than it was. */
  assert_int_equal(fits_error_known(FITS_GROWTH, 0.0, 20, 4, &known), SIM_OK);
  assert_true(known.ratio < 1.0 && known.dof >= 1.0 && known.dof < 12.0);
}

/* 6/π asin(r/2), and a walk's errors: √(h/k). */
static void correlations(void **state) {
  (void)state;
  for (double r = -1.0; r <= 1.0; r += 0.125)
    near(fits_error_rank(r), 6.0 / acos(-1.0) * asin(r / 2.0), 1e-12);
  for (size_t h = 1; h <= 4; h++)
    for (size_t k = h; k <= 8; k++)
      near(fits_error_correlation(FITS_LEVEL, 0.0, 30, h, k), sqrt((double)h / (double)k), 1e-13);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(weights),
                                     cmocka_unit_test(mean_of_autoregression),
                                     cmocka_unit_test(degrees), cmocka_unit_test(correlations)};
  return cmocka_run_group_tests_name("fits_errors", tests, NULL, NULL);
}
