// SPDX-License-Identifier: GPL-3.0-or-later
#include "fits/alike.h"
#include "fits/counts.h"
#include "fits/yearly.h"
#include "sim/design/stream.h"
#include "sim/laws/binomial.h"
#include "tests/support.h"

#include <math.h>

/* Whether rows differ by more than chance: against R, and how often that is said of pure chance. */

/* prop.test(k, n, correct = FALSE)$p.value of R 4.2. */
static void of_r(void **state) {
  (void)state;
  static const double far[2][6] = {{31, 48, 40, 25, 66, 51}, {50, 80, 55, 61, 90, 95}};
  static const double alike[2][5] = {{20, 23, 31, 19, 40}, {50, 55, 70, 48, 95}};
  static const double rising[2][9] = {{21, 25, 30, 36, 33, 47, 50, 52, 61},
                                      {70, 70, 72, 75, 71, 78, 80, 76, 81}};
  near(fits_alike_chance(far[0], far[1], 6), 0.00071766932278286748, 1e-10);
  near(fits_alike_chance(alike[0], alike[1], 5), 0.98673844022839452, 1e-10);
  near(fits_alike_chance(rising[0], rising[1], 9), 1.9046963110690513e-09, 1e-8);
  /* 1,001 and 1,000 rows, whose terms alone pass what a double holds. */
  double k[1001], n[1001];
  for (int i = 0; i < 1001; i++) {
    k[i] = i % 2 ? 16 : 24;
    n[i] = 40;
  }
  near(fits_alike_chance(k, n, 1001), 1.2872027542464728e-30, 1e-9);
  near(fits_alike_chance(k, n, 1000), 1.3739194940744141e-30, 1e-9);
}

static void nothing_to_part(void **state) {
  (void)state;
  static const double none[] = {0, 0}, all[] = {9, 5}, some[] = {4, 5};
  assert_true(isnan(fits_alike_chance(some, all, 1)));
  assert_true(isnan(fits_alike_chance(none, all, 2)));
  assert_true(isnan(fits_alike_chance(all, all, 2)));
}

/* 2,000 sets of years that only chance parts. Of so many 100 are expected below 5 %, with a
   standard error of 9.7: five of them are one false alarm in a million. That their dispersion is
   above 1 says nothing: it is so of some 800. */
static void says_it_of_chance_once_in_twenty(void **state) {
  (void)state;
  enum { SETS = 2000, YEARS = 8 };
  int said = 0, above = 0;
  sim_stream_t stream;
  sim_stream_init(&stream, 2026, "alike");
  for (uint64_t t = 0; t < SETS; t++) {
    double u[YEARS], k[YEARS], n[YEARS];
    int years[YEARS];
    fits_yearly_t yearly;
    fits_counts_t counts;
    sim_stream_uniforms(&stream, t * YEARS, YEARS, u);
    for (int i = 0; i < YEARS; i++) {
      years[i] = 2017 + i;
      n[i] = 60.0 + 10.0 * i;
      k[i] = sim_binomial_quantile(n[i], 0.4, u[i]);
    }
    assert_int_equal(fits_yearly_fit(years, k, n, YEARS, &yearly), FITS_YEARLY_OK);
    assert_true(fits_counts_fit(k, n, YEARS, &counts) && counts.chance == yearly.chance);
    said += yearly.chance < FITS_ALIKE_LEVEL;
    above += yearly.dispersion > 1.0;
  }
  print_message("of %d: said of %d, dispersion above 1 in %d\n", SETS, said, above);
  assert_true(abs(said - SETS / 20) < 49);
  assert_true(above > 0.35 * SETS);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(of_r), cmocka_unit_test(nothing_to_part),
                                     cmocka_unit_test(says_it_of_chance_once_in_twenty)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
