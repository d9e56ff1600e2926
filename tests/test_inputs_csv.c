// SPDX-License-Identifier: GPL-3.0-or-later
#include "inputs/csv.h"

#include "inputs/file.h"
#include "sim/status.h"
#include "tests/support.h"

#include <stdlib.h>
#include <string.h>

/* The table as text: [line:column text] per cell, one record per line; or "" when refused. */
static char *shown(const char *bytes, size_t size, const inputs_csv_options_t *options,
                   words_report_t *report, int *status) {
  inputs_table_t table;
  char *text = NULL;
  size_t length;
  FILE *stream = open_memstream(&text, &length);
  *status = inputs_csv_parse("t.csv", bytes, size, options, &table, report);
  for (size_t i = 0; *status == SIM_OK && i < table.count; i++) {
    for (size_t j = 0; j < table.records[i].count; j++) {
      const inputs_cell_t *cell = &table.records[i].cells[j];
      fprintf(stream, "[%zu:%zu %s]", cell->line, cell->column, cell->text);
    }
    fputc('\n', stream);
  }
  fclose(stream);
  inputs_table_free(&table);
  return text;
}

typedef struct {
  const char *bytes;
  size_t size; /* 0: up to the '\0' */
  const char *expected;
  size_t errors, notes;
} case_t;

static const case_t cases[] = {
    {"a;b\n1;2\n", 0, "[1:1 a][1:3 b]\n[2:1 1][2:3 2]\n", 0, 0},
    {"a;b\r\n1;2\r\n", 0, "[1:1 a][1:3 b]\n[2:1 1][2:3 2]\n", 0, 0},
    {"a;b\r1;2\r", 0, "[1:1 a][1:3 b]\n[2:1 1][2:3 2]\n", 0, 0},
    {"a;b\n1;2", 0, "[1:1 a][1:3 b]\n[2:1 1][2:3 2]\n", 0, 0},
    {"a,b\n1,2;3\n", 0, "[1:1 a][1:3 b]\n[2:1 1][2:3 2;3]\n", 0, 0},
    {"a;b,c\n1,5;2\n", 0, "[1:1 a][1:3 b,c]\n[2:1 1,5][2:5 2]\n", 0, 0},
    {"\xef\xbb\xbf"
     "a;b\n1;2\n",
     0, "[1:1 a][1:3 b]\n[2:1 1][2:3 2]\n", 0, 0},
    {"\"a;x\",b\n1,2\n", 0, "[1:1 a;x][1:7 b]\n[2:1 1][2:3 2]\n", 0, 0},
    {"sep=,\r\na;b,c\r\n1,2\r\n", 0, "[2:1 a;b][2:5 c]\n[3:1 1][3:3 2]\n", 0, 0},
    {"SEP=;\na;b\n1;2\n", 0, "[2:1 a][2:3 b]\n[3:1 1][3:3 2]\n", 0, 0},
    {"a;b\n\n;\n  \n1;2\n;;;\n", 0, "[1:1 a][1:3 b]\n[5:1 1][5:3 2]\n", 0, 0},
    {"a;b;;\n1;2;;\n3;4\n", 0, "[1:1 a][1:3 b]\n[2:1 1][2:3 2]\n[3:1 3][3:3 4]\n", 0, 0},
    {"a;b\n;2\n", 0, "[1:1 a][1:3 b]\n[2:1 ][2:2 2]\n", 0, 0},
    {"a;b\n  x y ; \" z\"\n", 0, "[1:1 a][1:3 b]\n[2:3 x y][2:8  z]\n", 0, 0},
    {"a;b\n\"x \"\"y\"\"\";2\n", 0, "[1:1 a][1:3 b]\n[2:1 x \"y\"][2:11 2]\n", 0, 0},
    {"ñ;b\náé;ó\n", 0, "[1:1 ñ][1:3 b]\n[2:1 áé][2:4 ó]\n", 0, 0},
    {"a;b\n\xf1;2\n", 0, "[1:1 a][1:3 b]\n[2:1 ñ][2:3 2]\n", 0, 1},
    {"a;b\n\x80;\x96\n", 0, "[1:1 a][1:3 b]\n[2:1 €][2:3 –]\n", 0, 1},
    /* One bad cell or row leaves the others. */
    {"a;b\n1\n3;4\n", 0, "[1:1 a][1:3 b]\n[3:1 3][3:3 4]\n", 1, 0},
    {"a;b\n1;2;3\n3;4\n", 0, "[1:1 a][1:3 b]\n[3:1 3][3:3 4]\n", 1, 0},
    {"a;b\n\"1\n2\";2\n3;4\n", 0, "[1:1 a][1:3 b]\n[2:1 1\n2][3:4 2]\n[4:1 3][4:3 4]\n", 1, 0},
    /* Refused as a whole. */
    {"", 0, "", 1, 0},
    {"\n\n", 0, "", 1, 0},
    {"\xef\xbb\xbf", 0, "", 1, 0},
    {"a\tb\n1\t2\n", 0, "", 1, 0},
    {"abc\n", 0, "", 1, 0},
    {"sep=\t\na\tb\n", 0, "", 1, 0},
    {"a;b\n1;\"2\n", 0, "", 1, 0},
    {"a;b\n1;2\"3\n", 0, "", 1, 0},
    {"a;b\n1;\"2\"3\n", 0, "", 1, 0},
    {"a;b\n1;\"2\\\"3\"\n", 0, "", 1, 0},
    {"a;b\n1\0;2\n", 9, "", 1, 0},
    {"\xff\xfe"
     "a\0;\0",
     6, "", 1, 0},
    {"a\0;\0b\0\n\0", 8, "", 1, 0},
    {"a;b\n\x81;2\n", 0, "", 1, 0},
    {"\xef\xbb\xbf"
     "a;b\n\xf1;2\n",
     0, "", 1, 0},
    {"ñ;é\n\xf1;2\n", 0, "", 1, 0},
};

static void test_cases(void **state) {
  (void)state;
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    const case_t *c = &cases[i];
    words_report_t report;
    int status;
    words_report_init(&report, WORDS_EN);
    char *text = shown(c->bytes, c->size ? c->size : strlen(c->bytes), NULL, &report, &status);
    if (strcmp(text, c->expected) != 0)
      print_message("case %zu gives %s", i, text);
    assert_string_equal(text, c->expected);
    assert_int_equal(status, c->expected[0] ? SIM_OK : SIM_ERR_DOMAIN);
    assert_int_equal(report.errors, c->errors);
    assert_int_equal(report.notes, c->notes);
    free(text);
    words_report_free(&report);
  }
}

static void test_headless(void **state) {
  (void)state;
  const inputs_csv_options_t options = {.separator = ';', .is_headless = true};
  words_report_t report;
  int status;
  words_report_init(&report, WORDS_EN);
  char *text = shown("1,5\n2;3\n", 8, &options, &report, &status);
  assert_string_equal(text, "[1:1 1,5]\n[2:1 2][2:3 3]\n");
  assert_int_equal(report.errors, 0);
  free(text);
  words_report_free(&report);
}

static size_t errors_of(const char *bytes, size_t size, words_message_t expected) {
  words_report_t report;
  inputs_table_t table;
  words_report_init(&report, WORDS_EN);
  inputs_csv_parse("t.csv", bytes, size, NULL, &table, &report);
  const size_t errors = report.errors;
  if (errors > 0)
    assert_int_equal(report.entries[0].id, expected);
  inputs_table_free(&table);
  words_report_free(&report);
  return errors;
}

static void test_limits(void **state) {
  (void)state;
  const size_t size = (INPUTS_CSV_ROWS_MAX + 2) * 4;
  char *bytes = malloc(size + 8192);
  for (size_t i = 0; i < size; i += 4)
    memcpy(bytes + i, "a;b\n", 4);
  assert_int_equal(errors_of(bytes, size - 4, WORDS_MSG_COUNT), 0);
  assert_int_equal(errors_of(bytes, size, WORDS_MSG_CSV_ROWS), 1);
  memset(bytes + 4, 'x', 8192);
  memcpy(bytes + 4 + INPUTS_CSV_CELL_MAX, ";2\n", 3);
  assert_int_equal(errors_of(bytes, 4 + INPUTS_CSV_CELL_MAX + 3, WORDS_MSG_COUNT), 0);
  bytes[4 + INPUTS_CSV_CELL_MAX] = 'x';
  assert_int_equal(errors_of(bytes, 4 + INPUTS_CSV_CELL_MAX + 3, WORDS_MSG_CSV_CELL_LONG), 1);
  free(bytes);
}

static void test_columns(void **state) {
  (void)state;
  static const char *const names[] = {"name", "value", "note"};
  static const struct {
    const char *header;
    int status;
    size_t errors, index[3];
  } headers[] = {
      {"name;value;note\n", SIM_OK, 0, {0, 1, 2}},
      {"note;value;name\n", SIM_OK, 0, {2, 1, 0}},
      {"value;name\n", SIM_OK, 0, {1, 0, (size_t)-1}},
      {"name;note\n", SIM_ERR_DOMAIN, 1, {0, (size_t)-1, 1}},
      {"name;value;valeu\n", SIM_ERR_DOMAIN, 1, {0, 1, (size_t)-1}},
      {"name;value;name\n", SIM_ERR_DOMAIN, 1, {0, 1, (size_t)-1}},
      {"Name;value\n", SIM_ERR_DOMAIN, 2, {(size_t)-1, 1, (size_t)-1}},
  };
  for (size_t i = 0; i < sizeof headers / sizeof headers[0]; i++) {
    words_report_t report;
    inputs_table_t table;
    size_t index[3];
    const inputs_csv_options_t bare = {.allows_no_rows = true};
    words_report_init(&report, WORDS_EN);
    assert_int_equal(inputs_csv_parse("t.csv", headers[i].header, strlen(headers[i].header), &bare,
                                      &table, &report),
                     SIM_OK);
    assert_int_equal(inputs_csv_columns(&table, names, 3, 2, index, &report), headers[i].status);
    assert_int_equal(report.errors, headers[i].errors);
    assert_memory_equal(index, headers[i].index, sizeof index);
    inputs_table_free(&table);
    words_report_free(&report);
  }
}

static void test_digest(void **state) {
  (void)state;
  char digest[INPUTS_DIGEST_SIZE];
  inputs_digest("abc", 3, digest); /* FIPS 180-2, appendix B.1 */
  assert_string_equal(digest, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

/* Any bytes: no crash; what is accepted has rectangular records of valid UTF-8. */
static void test_random_bytes(void **state) {
  (void)state;
  static const char alphabet[] = "a1;;,\"\"\n\r\t \xc3\xb1\xf1\x81";
  uint64_t seed = 7;
  size_t accepted = 0;
  for (int i = 0; i < 50000; i++) {
    char bytes[24];
    seed = seed * 6364136223846793005u + 1442695040888963407u;
    const size_t size = (seed >> 40) % sizeof bytes;
    for (size_t k = 0; k < size; k++) {
      seed = seed * 6364136223846793005u + 1442695040888963407u;
      bytes[k] = alphabet[(seed >> 33) % sizeof alphabet]; /* the '\0' too */
    }
    words_report_t report;
    inputs_table_t table;
    words_report_init(&report, WORDS_ES);
    const int status = inputs_csv_parse("t.csv", bytes, size, NULL, &table, &report);
    assert_true(status == SIM_OK || report.errors > 0);
    for (size_t r = 0; status == SIM_OK && r < table.count; r++)
      assert_int_equal(table.records[r].count, table.records[0].count);
    accepted += status == SIM_OK;
    inputs_table_free(&table);
    words_report_free(&report);
  }
  assert_true(accepted > 100);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_cases),  cmocka_unit_test(test_headless),
      cmocka_unit_test(test_limits), cmocka_unit_test(test_columns),
      cmocka_unit_test(test_digest), cmocka_unit_test(test_random_bytes),
  };
  cmocka_set_message_output(CM_OUTPUT_STDOUT);
  return cmocka_run_group_tests(tests, NULL, NULL);
}
