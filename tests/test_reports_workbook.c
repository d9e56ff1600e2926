// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/workbook.h"
#include "tests/support.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

/* What is in the file is looked at by tests/test_program_workbook.sh. */

static char folder[FOLDER_SIZE];

static int make_folder(void **state) {
  (void)state;
  return folder_make(folder) ? 0 : -1;
}

static int remove_it(void **state) {
  (void)state;
  return folder_remove(folder);
}

static void path_of(char path[FOLDER_SIZE + 32], const char *name) {
  snprintf(path, FOLDER_SIZE + 32, "%s/%s", folder, name);
}

static char *bytes_of(const char *path, size_t *size) {
  FILE *file = fopen(path, "rb");
  assert_non_null(file);
  char *bytes = malloc(1 << 20);
  assert_non_null(bytes);
  *size = fread(bytes, 1, 1 << 20, file);
  fclose(file);
  return bytes;
}

static void fill(words_table_t *table) {
  words_table_init(table, WORDS_TABLE_VALUE);
  words_table_column(table, WORDS_COLUMN_INPUT, NULL);
  words_table_column(table, WORDS_COLUMN_MEAN, "M$2026");
  words_table_text(table, "=1+1");
  words_table_number(table, 1.0 / 3);
}

static int write_to(const char *path, const words_table_t *table) {
  const reports_fact_t facts[] = {{"Seed", "1", 0}, {"Replicates", NULL, 1000}};
  return reports_workbook_write(&(reports_workbook_t){.title = "A title",
                                                      .facts = facts,
                                                      .fact_count = 2,
                                                      .answer = "one line\n  another\n",
                                                      .tables = table,
                                                      .table_count = 1,
                                                      .naming = {.lang = WORDS_EN}},
                                path, folder);
}

static void same_bytes(void **state) {
  (void)state;
  char first[FOLDER_SIZE + 32], second[FOLDER_SIZE + 32];
  words_table_t table;
  size_t size, other;
  fill(&table);
  path_of(first, "first.xlsx");
  path_of(second, "second.xlsx");
  setenv("TZ", "America/Santiago", 1);
  assert_int_equal(write_to(first, &table), 0);
  setenv("TZ", "Asia/Tokyo", 1);
  assert_int_equal(write_to(second, &table), 0);
  char *a = bytes_of(first, &size), *b = bytes_of(second, &other);
  assert_true(size > 1000 && size == other);
  assert_memory_equal(a, "PK\x03\x04", 4);
  assert_memory_equal(a, b, size);
  free(a);
  free(b);
  words_table_free(&table);
}

static void failures(void **state) {
  (void)state;
  char path[FOLDER_SIZE + 32];
  words_table_t table;
  fill(&table);
  path_of(path, "none/there.xlsx");
  assert_int_equal(write_to(path, &table), ENOENT);
  table.lost = true;
  path_of(path, "lost.xlsx");
  assert_int_equal(write_to(path, &table), ENOMEM);
  assert_int_equal(access(path, F_OK), -1);
  words_table_free(&table);
}

static void names(void **state) {
  (void)state;
  assert_string_equal(reports_workbook_file(WORDS_ES), "resultados.xlsx");
  assert_string_equal(reports_workbook_file(WORDS_EN), "results.xlsx");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(same_bytes),
      cmocka_unit_test(failures),
      cmocka_unit_test(names),
  };
  return cmocka_run_group_tests_name("reports_workbook", tests, make_folder, remove_it);
}
