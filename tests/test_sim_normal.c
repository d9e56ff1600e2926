// SPDX-License-Identifier: GPL-3.0-or-later
/* sim/laws/normal.c against 60-digit values (tests/reference/normal.py). */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sim/elementary.h"
#include "sim/laws/normal.h"
#include "tests/support.h"

static void test_reference_values(void **state) {
  (void)state;
  FILE *file = fopen("tests/reference/normal.csv", "r");
  assert_non_null(file);
  char line[160], what[16];
  double worst_sf = 0.0, worst_far = 0.0, worst_quantile = 0.0;
  int rows = 0;
  assert_non_null(fgets(line, sizeof line, file));
  while (fgets(line, sizeof line, file)) {
    double argument, value;
    assert_int_equal(sscanf(line, "%15[^,],%lf,%lf", what, &argument, &value), 3);
    if (strcmp(what, "sf") == 0) {
      if (value < 1e-300)
        continue;
      const double error = fabs(sim_normal_sf(argument) / value - 1.0);
      if (argument <= 5.0)
        worst_sf = fmax(worst_sf, error);
      worst_far = fmax(worst_far, error);
      assert_true(sim_normal_cdf(-argument) == sim_normal_sf(argument));
      assert_true(fabs(sim_normal_cdf(argument) - (1.0 - value)) <= 5e-16);
    } else {
      worst_quantile = fmax(worst_quantile, fabs(sim_normal_quantile(argument) / value - 1.0));
    }
    rows++;
  }
  (void)fclose(file);
  if (getenv("SIM_TEST_VERBOSE"))
    printf("normal: sf %.2g (z <= 5), %.2g (all); quantile %.2g\n", worst_sf, worst_far,
           worst_quantile);
  assert_true(rows > 800);
  assert_true(worst_sf < 1e-15 && worst_far < 1e-15 && worst_quantile < 1e-15);
}

static void test_special_values(void **state) {
  (void)state;
  assert_true(sim_normal_cdf(0.0) == 0.5 && sim_normal_sf(0.0) == 0.5);
  assert_true(sim_normal_cdf(INFINITY) == 1.0 && sim_normal_cdf(-INFINITY) == 0.0);
  assert_true(sim_normal_sf(INFINITY) == 0.0 && sim_normal_sf(-INFINITY) == 1.0);
  assert_true(isnan(sim_normal_cdf(NAN)) && isnan(sim_normal_sf(NAN)));
  assert_true(sim_normal_quantile(0.5) == 0.0);
  assert_true(sim_normal_quantile(0.0) == -INFINITY && sim_normal_quantile(1.0) == INFINITY);
  assert_true(isnan(sim_normal_quantile(-1e-9)) && isnan(sim_normal_quantile(1.0 + 1e-9)));
  assert_true(isnan(sim_normal_quantile(NAN)));
  assert_true(isfinite(sim_normal_quantile(5e-324)));
}

static double uniform(uint64_t *state) {
  *state = *state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
  return ((double)(*state >> 12) + 0.5) * 0x1p-52;
}

/* The block form: close to the exact one, in place, for every count, with the special values, and
   with the bits of the first release. */
static void test_block_form(void **state) {
  (void)state;
  enum { COUNT = 100003 };
  double *u = calloc(COUNT, sizeof *u), *z = calloc(COUNT, sizeof *z);
  assert_true(u && z);
  uint64_t seed = 11, digest = UINT64_C(0xcbf29ce484222325);
  for (size_t i = 0; i < COUNT; i++)
    u[i] = uniform(&seed);
  const double special[] = {0.0,           1.0,  0.5,     NAN,      -1.0,     2.0,
                            0x1p-14,       0.25, 1e-300,  5e-324,   INFINITY, 1.0 - 0x1p-53,
                            1.0 - 0x1p-14, 0.75, 0x1p-15, -INFINITY};
  const size_t specials = sizeof special / sizeof *special;
  memcpy(u + 500, special, sizeof special);
  sim_normal_quantiles(COUNT, u, z);
  double worst = 0.0;
  for (size_t i = 0; i < COUNT; i++) {
    const double exact = sim_normal_quantile(u[i]);
    if (i >= 500 && i < 500 + specials && !isfinite(exact)) {
      assert_true(isnan(exact) ? isnan(z[i]) : z[i] == exact);
      continue;
    }
    worst = fmax(worst, fabs(z[i] - exact) / fmax(1.0, fabs(exact)));
    digest = (digest ^ sim_bits_of_(z[i])) * UINT64_C(0x100000001b3);
  }
  for (size_t count = 0; count < 600; count += 37) {
    double part[600];
    memcpy(part, u, sizeof part);
    sim_normal_quantiles(count, part, part);
    assert_memory_equal(part, count < 500 ? z : part, count < 500 ? count * sizeof *z : 0);
    assert_true(part[count] == u[count] || isnan(u[count]));
  }
  free(u);
  free(z);
  if (getenv("SIM_TEST_VERBOSE"))
    printf("normal block: %.2g, digest %016llx\n", worst, (unsigned long long)digest);
  assert_true(worst < 1e-12);
  assert_true(digest == UINT64_C(0xcfab0ab8369493dd));
}

/* The block form of the distribution function has the bits of the other, everywhere. */
static void test_block_cdf(void **state) {
  (void)state;
  enum { COUNT = 4003 };
  static double x[COUNT], p[COUNT];
  const double special[] = {0.0,  -0.0, NAN,   INFINITY, -INFINITY, 39.0,
                            39.1, 40.0, -37.5, -38.4,    -39.5,     5e-324};
  for (size_t i = 0; i < COUNT; i++)
    x[i] = -40.0 + 80.0 * (double)i / COUNT;
  memcpy(x + 100, special, sizeof special);
  memcpy(p, x, sizeof p);
  sim_normal_cdfs(COUNT, p);
  for (size_t i = 0; i < COUNT; i++) {
    const double exact = sim_normal_cdf(x[i]);
    assert_true(isnan(exact) ? isnan(p[i]) : p[i] == exact);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_reference_values),
      cmocka_unit_test(test_special_values),
      cmocka_unit_test(test_block_form),
      cmocka_unit_test(test_block_cdf),
  };
  return cmocka_run_group_tests_name("sim_normal", tests, NULL, NULL);
}
