// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/status.h"
#include "tests/support.h"

#include <string.h>

static void test_every_code_has_its_own_text(void **unused) {
  (void)unused;
  for (int code = SIM_ERR_PEER; code <= SIM_OK; code++) {
    assert_string_not_equal(sim_status_text(code), "unknown status");
    for (int other = code + 1; other <= SIM_OK; other++)
      assert_string_not_equal(sim_status_text(code), sim_status_text(other));
  }
  assert_string_equal(sim_status_text(1), "unknown status");
  assert_string_equal(sim_status_text(SIM_ERR_PEER - 1), "unknown status");
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_every_code_has_its_own_text)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
