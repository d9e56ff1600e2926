// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/claim.h"
#include "tests/support.h"

/* What each kind is: a check per row, an upper limit, a lower one. */
static void test_kinds(void **unused) {
  (void)unused;
  static const struct {
    audit_claim_kind_t kind;
    bool is_rows, is_most, is_least;
  } kinds[] = {
      {AUDIT_CLAIM_EQUAL, false, false, false},      {AUDIT_CLAIM_AT_MOST, false, true, false},
      {AUDIT_CLAIM_AT_LEAST, false, false, true},    {AUDIT_CLAIM_ROWS, true, false, false},
      {AUDIT_CLAIM_ROWS_AT_MOST, true, true, false}, {AUDIT_CLAIM_ROWS_AT_LEAST, true, false, true},
      {AUDIT_CLAIM_TOTAL, false, false, false},      {AUDIT_CLAIM_UNCHECKED, false, false, false},
  };
  assert_int_equal(sizeof kinds / sizeof kinds[0], AUDIT_CLAIM_KINDS);
  for (size_t i = 0; i < AUDIT_CLAIM_KINDS; i++) {
    assert_int_equal(kinds[i].kind, i);
    assert_int_equal(audit_claim_is_rows(kinds[i].kind), kinds[i].is_rows);
    assert_int_equal(audit_claim_is_most(kinds[i].kind), kinds[i].is_most);
    assert_int_equal(audit_claim_is_least(kinds[i].kind), kinds[i].is_least);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_kinds)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
