// SPDX-License-Identifier: GPL-3.0-or-later
#include "support.h"

#include "cli/common/parted.h"

/* Of 10,000 replicates each, 50 % and so much more: the standard error of the difference is
   sqrt(2 · 0,25/10,000) = 0.707 %, four of them 2.83 %. */
static void shares(void **state) {
  (void)state;
  assert_true(cli_parted_shares(0.486, 0.514, 10000.0));
  assert_false(cli_parted_shares(0.4855, 0.5145, 10000.0));
  assert_false(cli_parted_shares(0.486, 0.514, 12000.0));
  /* What all or no replicates have is the same, and nothing else is. */
  assert_true(cli_parted_shares(0.0, 0.0, 100.0));
  assert_true(cli_parted_shares(1.0, 1.0, 100.0));
  assert_false(cli_parted_shares(0.0, 1.0, 100.0));
}

static void of_a_variance(void **state) {
  (void)state;
  assert_true(cli_parted_by_chance(1.0, 5.0, 1.0));
  assert_false(cli_parted_by_chance(1.0, 5.0, 0.99));
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(shares), cmocka_unit_test(of_a_variance)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
