// SPDX-License-Identifier: GPL-3.0-or-later
#include "studies/lattice.h"
#include "tests/support.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

static void steps_and_ends(void **state) {
  (void)state;
  const struct {
    double low, high;
    bool whole;
    int decimals;
    int64_t from, to;
  } cases[] = {{258.5, 1034, true, 0, 259, 1034},
               {155000, 620000, false, -1, 15500, 62000},
               {0, 1, false, 4, 0, 10000},
               {0.07, 0.13, false, 6, 70000, 130000},
               {-0.5, 0.5, false, 4, -5000, 5000},
               {0.1, 0.30000000000000004, false, 5, 10000, 30000},
               {1e14, 1e15, false, -10, 10000, 100000},
               {400.2, 402.7, true, 0, 401, 402}};
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    studies_lattice_t l;
    assert_true(studies_lattice_init(&l, cases[i].low, cases[i].high, cases[i].whole));
    assert_int_equal(l.decimals, cases[i].decimals);
    assert_int_equal(l.low, cases[i].from);
    assert_int_equal(l.high, cases[i].to);
  }
}

/* Every value is the double nearest to its decimals: what --set would read. */
static void values_are_decimal(void **state) {
  (void)state;
  const studies_lattice_t l = {.decimals = 4, .low = 0, .high = 10000};
  for (int64_t k = 0; k <= 10000; k++) {
    char text[32];
    snprintf(text, sizeof text, "%d.%04d", (int)(k / 10000), (int)(k % 10000));
    assert_true(studies_lattice_value(&l, k) == strtod(text, NULL));
  }
  const studies_lattice_t tens = {.decimals = -1, .low = 0, .high = 10};
  assert_true(studies_lattice_value(&tens, 7) == 70.0);
  assert_true(studies_lattice_step(&tens) == 10.0);
  assert_true(studies_lattice_step(&l) == 1e-4);
}

static void ranges_that_hold_nothing(void **state) {
  (void)state;
  studies_lattice_t l;
  assert_false(studies_lattice_init(&l, 1, 1, false));
  assert_false(studies_lattice_init(&l, 2, 1, false));
  assert_false(studies_lattice_init(&l, 400.2, 401.5, true));
  assert_false(studies_lattice_init(&l, (double)NAN, 1, false));
  assert_false(studies_lattice_init(&l, 0, (double)INFINITY, false));
  assert_false(studies_lattice_init(&l, 0, 1e17, true));
  assert_true(
      studies_lattice_init(&l, 1e15 - 8.0, 1e15, false)); /* coarser than asked, but exact */
  assert_true(studies_lattice_value(&l, l.high) <= 1e15);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(steps_and_ends),
      cmocka_unit_test(values_are_decimal),
      cmocka_unit_test(ranges_that_hold_nothing),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
