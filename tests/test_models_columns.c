// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/columns.h"
#include "tests/support.h"

/* Sums, products and quotients of columns, number by number; what stands behind them stays. */

enum { N = 5 };
static const double x[N + 1] = {1, -2, 0, 8, 0.5, 99}, y[N + 1] = {4, 3, 0, -1, 0.25, 99};

static void is(const double *out, const double *expected) {
  for (size_t r = 0; r < N; r++)
    assert_true(out[r] == expected[r] || (isnan(out[r]) && isnan(expected[r])));
  assert_true(out[N] == 7.0);
}

static void test_columns(void **unused) {
  (void)unused;
  double out[N + 1] = {0, 0, 0, 0, 0, 7};
  models_columns_fill(N, out, 2.5);
  is(out, (const double[]){2.5, 2.5, 2.5, 2.5, 2.5});
  models_columns_copy(N, out, x);
  is(out, x);
  models_columns_add(N, out, y);
  is(out, (const double[]){5, 1, 0, 7, 0.75});
  models_columns_subtract(N, out, x);
  is(out, y);
  models_columns_scale(N, out, x);
  is(out, (const double[]){4, -6, 0, -8, 0.125});
  models_columns_multiply(N, out, y, y);
  is(out, (const double[]){16, 9, 0, 1, 0.0625});
  models_columns_undefine(N, out, x);
  is(out, (const double[]){16, NAN, NAN, 1, 0.0625});
  models_columns_divide(N, out, 3.0, x, y);
  is(out, (const double[]){0.75, -2, NAN, NAN, 6});
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_columns),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
