// SPDX-License-Identifier: GPL-3.0-or-later
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "sim/laws/saddle.h"
#include "tests/support.h"

/* Rows function,a,b,value of tests/reference/saddle.csv, computed with 60 digits. */
static void for_each_row(const char *function, void (*check)(double a, double b, double value),
                         int *count) {
  FILE *file = fopen("tests/reference/saddle.csv", "r");
  assert_non_null(file);
  char line[256], name[32];
  double a, b, value;
  *count = 0;
  while (fgets(line, sizeof line, file) != NULL)
    if (sscanf(line, "%31[^,],%lf,%lf,%lf", name, &a, &b, &value) == 4 &&
        strcmp(name, function) == 0) {
      check(a, b, value);
      ++*count;
    }
  fclose(file);
}

static void close_to(const char *what, double a, double b, double value, double want,
                     double tolerance) {
  if (!(fabs(value - want) <= tolerance))
    fail_msg("%s(%.17g, %.17g) = %.17g, not %.17g: off by %.2g, allowed %.2g", what, a, b, value,
             want, fabs(value - want), tolerance);
}

static void check_stirling(double n, double unused, double want) {
  const double tolerance = n >= 1.0 ? 4e-17 : 4e-16 + 4e-16 * want;
  close_to("sim_stirling_error", n, unused, sim_stirling_error(n), want, tolerance);
}

static void check_deviance(double x, double m, double want) {
  close_to("sim_deviance", x, m, sim_deviance(x, m), want, 2e-15 * want);
}

static void stirling_error_agrees_with_sixty_digits(void **state) {
  (void)state;
  int count;
  for_each_row("stirling", check_stirling, &count);
  assert_in_range(count, 220, 230);
}

static void deviance_agrees_with_sixty_digits(void **state) {
  (void)state;
  int count;
  for_each_row("deviance", check_deviance, &count);
  assert_in_range(count, 300, 310);
}

static void limits_and_domain(void **state) {
  (void)state;
  assert_true(isinf(sim_stirling_error(0.0)) && sim_stirling_error(0.0) > 0.0);
  assert_true(isnan(sim_stirling_error(-1.0)));
  assert_true(isnan(sim_stirling_error(NAN)));
  assert_true(sim_deviance(0.0, 2.5) == 2.5);
  assert_true(sim_deviance(7.0, 7.0) == 0.0);
  assert_true(isnan(sim_deviance(-1.0, 1.0)));
  assert_true(isnan(sim_deviance(1.0, 0.0)));
  assert_true(isnan(sim_deviance(1.0, NAN)));
  assert_true(isnan(sim_deviance(NAN, 1.0)));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(stirling_error_agrees_with_sixty_digits),
      cmocka_unit_test(deviance_agrees_with_sixty_digits),
      cmocka_unit_test(limits_and_domain),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
