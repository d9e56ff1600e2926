// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/archive.h"
#include "tests/support.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

/* A part is replaced whatever its capitals, or comes anew; its date is the day that is said. */
static void puts_parts(void **state) {
  (void)state;
  char folder[FOLDER_SIZE], path[FOLDER_SIZE + 16], lent[] = "lent", read[8] = "";
  zip_stat_t info;
  assert_true(folder_make(folder));
  snprintf(path, sizeof path, "%s/a.zip", folder);
  zip_t *zip = zip_open(path, ZIP_CREATE, NULL);
  assert_non_null(zip);
  assert_int_equal(reports_archive_put(zip, "one", lent, 4, false, REPORTS_ARCHIVE_DAY(2000)), 0);
  assert_int_equal(
      reports_archive_put(zip, "ONE", strdup("owned"), 5, true, REPORTS_ARCHIVE_DAY(1980)), 0);
  assert_int_equal(reports_archive_put(zip, "two", lent, 4, false, REPORTS_ARCHIVE_DAY(2000)), 0);
  assert_int_equal(zip_close(zip), 0);
  zip = zip_open(path, ZIP_RDONLY, NULL);
  assert_non_null(zip);
  assert_int_equal(zip_get_num_entries(zip, 0), 2);
  zip_file_t *file = zip_fopen(zip, "one", 0);
  assert_non_null(file);
  assert_int_equal(zip_fread(file, read, sizeof read), 5);
  assert_string_equal(read, "owned");
  zip_fclose(file);
  const uint16_t days[] = {REPORTS_ARCHIVE_DAY(1980), REPORTS_ARCHIVE_DAY(2000)};
  for (zip_uint64_t i = 0; i < 2; i++) {
    assert_int_equal(zip_stat_index(zip, i, 0, &info), 0);
    struct tm *day = localtime(&info.mtime);
    assert_int_equal(((day->tm_year - 80) << 9) | ((day->tm_mon + 1) << 5) | day->tm_mday, days[i]);
  }
  zip_discard(zip);
  assert_int_equal(folder_remove(folder), 0);
}

/* What cannot be put is said; what was taken over is freed. */
static void refuses(void **state) {
  (void)state;
  char folder[FOLDER_SIZE], path[FOLDER_SIZE + 16];
  assert_true(folder_make(folder));
  snprintf(path, sizeof path, "%s/a.zip", folder);
  zip_t *zip = zip_open(path, ZIP_CREATE, NULL);
  assert_int_equal(reports_archive_put(zip, "one", strdup("x"), 1, true, 33), 0);
  assert_int_equal(zip_close(zip), 0);
  zip = zip_open(path, ZIP_RDONLY, NULL);
  assert_int_equal(reports_archive_put(zip, "one", strdup("y"), 1, true, 33), -1);
  zip_discard(zip);
  assert_int_equal(folder_remove(folder), 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(puts_parts), cmocka_unit_test(refuses)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
