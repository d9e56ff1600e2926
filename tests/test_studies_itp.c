// SPDX-License-Identifier: GPL-3.0-or-later
#include "studies/itp.h"
#include "tests/support.h"

/* By hand. Interpolation gives falsi = (gb a − ga b)/(gb − ga); it is pushed by 0.2 width²/first
   towards the middle, unless that is nearer, and then brought within 2^left/2 − width/2 of it. */
static void by_hand(void **state) {
  (void)state;
  static const struct {
    int64_t a, b;
    double ga, gb, first;
    int left;
    int64_t next;
  } cases[] = {
      {0, 100, -10, 90, 100, 8, 30},             /* 10 pushed by 20 */
      {0, 100, -90, 10, 100, 8, 70},             /* 90 by −20 */
      {0, 100, 10, -90, 100, 8, 30},             /* falling */
      {0, 100, -10, 90, 200, 8, 20},             /* pushed by 10 */
      {200, 300, -10, 90, 100, 8, 230},          /* elsewhere */
      {-300, -200, -10, 90, 100, 8, -270},       /* below zero */
      {0, 100, -31, 69, 100, 8, 50},             /* the push would pass the middle */
      {0, 100, -29, 71, 100, 8, 49},             /* and here just not */
      {0, 100, -71, 29, 100, 8, 51},             /* from the other side */
      {0, 100, -10, 90, 100, 7, 36},             /* no more than 64 − 50 from the middle */
      {0, 100, -90, 10, 100, 7, 64},             /* on its side */
      {0, 100, -10, 90, 100, 6, 50},             /* 32 is less than half the width: bisection */
      {0, 10, -2, 8, 1000, 30, 2},               /* hardly pushed */
      {0, 10, -1e-9, 1, 1e9, 30, 1},             /* strictly between the ends: not 0 */
      {0, 10, -1, 1e-9, 1e9, 30, 9},             /* not 10 */
      {0, 10, -14, 86, 1e9, 30, 1},              /* 1.4 */
      {0, 10, -84, 16, 1e9, 30, 8},              /* 8.4 */
      {5, 7, -1, 1, 2, 1, 6},                    /* one between them */
      {0, 10, -(double)INFINITY, 1, 10, 5, 5},   /* an end that is infinite: the middle */
      {0, 10, -1, (double)INFINITY, 10, 5, 5},   /* and so here */
      {20, 40, (double)INFINITY, -3, 20, 6, 30}, /* and here */
      {0, 10, 0, 0, 10, 5, 5},                   /* nothing to interpolate */
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    const int64_t next = studies_itp_next(cases[i].a, cases[i].b, cases[i].ga, cases[i].gb,
                                          cases[i].first, cases[i].left);
    if (next != cases[i].next)
      fail_msg("case %zu: %lld, expected %lld", i, (long long)next, (long long)cases[i].next);
  }
}

/* x³ = 2·10⁹ within 0 … 4096: never more than ⌈log₂ 4096⌉ + 1 = 13 looks, as the source promises.
 */
static void never_worse_than_bisection(void **state) {
  (void)state;
  int64_t a = 0, b = 4096;
  int looks = 0;
  while (b - a > 1) {
    const double ga = (double)(a * a * a) - 2e9, gb = (double)(b * b * b) - 2e9;
    const int64_t k = studies_itp_next(a, b, ga, gb, 4096.0, 13 - looks);
    assert_true(k > a && k < b);
    *((double)(k * k * k) < 2e9 ? &a : &b) = k;
    looks++;
  }
  assert_int_equal(a, 1259); /* 1259.92… */
  assert_true(looks <= 13);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(by_hand),
      cmocka_unit_test(never_worse_than_bisection),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
