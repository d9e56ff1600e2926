// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/design/stream.h"
#include "sim/laws/normal.h"
#include "sim/summary/ascend.h"
#include "tests/support.h"

#include <float.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { N = 4096 };

static int compare(const void *a, const void *b) {
  const double x = *(const double *)a, y = *(const double *)b;
  if (x == y)
    return !signbit(x) - !signbit(y);
  return x < y ? -1 : 1;
}

static void assert_ascends(size_t count, const double *values) {
  static double sorted[N], expected[N], scratch[N];
  memcpy(sorted, values, count * sizeof *values);
  memcpy(expected, values, count * sizeof *values);
  qsort(expected, count, sizeof *expected, compare);
  sim_ascend(count, sorted, scratch);
  assert_memory_equal(sorted, expected, count * sizeof *sorted);
}

static double from_uniform(double u, size_t shape) {
  switch (shape) {
  case 0:
    return sim_normal_quantile(u);
  case 1:
    return floor(10.0 * u); /* repeated */
  case 2:
    return 1.0 / (u - 0.5); /* all sizes, both signs */
  case 3:
    return 1.0 + u * 0x1p-40; /* all leading digits alike */
  case 4: /* a crowd that the leading digits do not tell apart, and one far away */
    return u < 0.001 ? -DBL_MAX : 1.0 + u * 0x1p-30;
  case 5:
    return u < 0.5 ? -0.0 : 0.0;
  default:
    return u < 0.3 ? -(double)INFINITY : u > 0.7 ? (double)INFINITY : u * DBL_MIN;
  }
}

static void test_sorts_as_comparison_does(void **unused) {
  (void)unused;
  static const size_t counts[] = {0, 1, 2, 3, 7, 100, 1023, N};
  sim_stream_t stream;
  double u[N];
  sim_stream_init(&stream, 5, "ascend");
  sim_stream_uniforms(&stream, 0, N, u);
  for (size_t shape = 0; shape < 7; shape++) {
    double values[N];
    for (size_t i = 0; i < N; i++)
      values[i] = from_uniform(u[i], shape);
    for (size_t c = 0; c < sizeof counts / sizeof *counts; c++)
      assert_ascends(counts[c], values);
  }
}

static void test_sorts_what_descends(void **unused) {
  (void)unused;
  double values[N];
  for (size_t i = 0; i < N; i++)
    values[i] = 1.0 - (double)i * 0x1p-52; /* neighbours, the last first */
  assert_ascends(N, values);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_sorts_as_comparison_does),
      cmocka_unit_test(test_sorts_what_descends),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
