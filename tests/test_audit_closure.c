// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/closure.h"
#include "tests/support.h"

enum { ROWS = 4, COLUMNS = 3 };

static const double good[ROWS * COLUMNS] = {5, 20, 31, 7, 40, 12, 9, 33, 14, 2, 18, 25};

/* Spoils cells, computes the excesses over the good totals, and places the errors. */
static size_t place(size_t spoiled, const size_t *cells, const double *by,
                    audit_correction_t *out) {
  double table[ROWS * COLUMNS], rows[ROWS] = {0}, columns[COLUMNS] = {0};
  for (size_t i = 0; i < ROWS * COLUMNS; i++)
    table[i] = good[i];
  for (size_t i = 0; i < spoiled; i++) {
    table[cells[i]] += by[i];
    rows[cells[i] / COLUMNS] += by[i];
    columns[cells[i] % COLUMNS] += by[i];
  }
  return audit_closure_find(ROWS, COLUMNS, table, rows, columns, out);
}

static void check(const audit_correction_t *found, size_t cell) {
  assert_int_equal(found->row * COLUMNS + found->column, cell);
  assert_true(found->closing == good[cell]);
}

static void test_any_single_cell_is_found(void **unused) {
  (void)unused;
  for (size_t cell = 0; cell < ROWS * COLUMNS; cell++) {
    audit_correction_t out[ROWS + COLUMNS];
    const double by = 3.0;
    assert_int_equal(place(1, &cell, &by, out), 1);
    check(&out[0], cell);
  }
}

static void test_one_row_or_one_column(void **unused) {
  (void)unused;
  audit_correction_t out[ROWS + COLUMNS];
  assert_int_equal(place(2, (size_t[]){3, 5}, (double[]){1.0, 2.0}, out), 2);
  check(&out[0], 3);
  check(&out[1], 5);
  assert_int_equal(place(2, (size_t[]){1, 10}, (double[]){4.0, -1.0}, out), 2);
  check(&out[0], 1);
  check(&out[1], 10);
}

static void test_different_excesses_are_matched(void **unused) {
  (void)unused;
  audit_correction_t out[ROWS + COLUMNS];
  assert_int_equal(place(2, (size_t[]){0, 4}, (double[]){1.0, 2.0}, out), 2);
  check(&out[0], 0);
  check(&out[1], 4);
  /* equal ones could be either pair of cells */
  assert_int_equal(place(2, (size_t[]){0, 4}, (double[]){2.0, 2.0}, out), 0);
}

static void test_what_cannot_be_placed(void **unused) {
  (void)unused;
  audit_correction_t out[ROWS + COLUMNS];
  const double none[ROWS] = {0}, row[ROWS] = {0, 2, 0, 0}, column[COLUMNS] = {0, 0, 3};
  assert_int_equal(audit_closure_find(ROWS, COLUMNS, good, none, none, out), 0);
  assert_int_equal(audit_closure_find(ROWS, COLUMNS, good, row, none, out), 0);
  assert_int_equal(audit_closure_find(ROWS, COLUMNS, good, row, column, out), 0);
  /* a cell cannot be less than nothing */
  const double much_row[ROWS] = {50, 0, 0, 0}, much_column[COLUMNS] = {50, 0, 0};
  assert_int_equal(audit_closure_find(ROWS, COLUMNS, good, much_row, much_column, out), 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_any_single_cell_is_found),
      cmocka_unit_test(test_one_row_or_one_column),
      cmocka_unit_test(test_different_excesses_are_matched),
      cmocka_unit_test(test_what_cannot_be_placed),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
