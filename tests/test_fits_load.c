// SPDX-License-Identifier: GPL-3.0-or-later
#include "fits/load.h"

#include "sim/status.h"
#include "tests/support.h"

#include <xlsxwriter.h>

/* Reads a file of that text for an input; what was said goes to `report`. */
static int load(const char *name, const char *unit, const char *text, fits_data_t *out,
                words_report_t *report) {
  char folder[FOLDER_SIZE], path[FOLDER_SIZE + 16];
  fits_target_t target;
  assert_true(folder_make(folder));
  snprintf(path, sizeof path, "%s/data.csv", folder);
  folder_write(folder, "data.csv", text);
  words_report_init(report, WORDS_EN);
  assert_int_equal(fits_target_find(&(fits_asked_t){.name = name, .unit = unit}, &target, report),
                   SIM_OK);
  const int status = fits_load(path, &target, out, report);
  folder_remove(folder);
  return status;
}

static void a_series(void **state) {
  (void)state;
  fits_data_t data;
  words_report_t report;
  assert_int_equal(
      load("inflation", NULL, "valor;año\n3,4 %;2012\n-1 %;2010\n0,02;2011\n", &data, &report),
      SIM_OK);
  assert_int_equal(data.kind, FITS_SERIES);
  assert_int_equal(data.count, 3);
  assert_int_equal(data.first, 2010);
  near(data.values[0], -0.01, 1e-15);
  near(data.values[1], 0.02, 1e-15);
  near(data.values[2], 0.034, 1e-15);
  assert_int_equal(strlen(data.digest), 64);
  fits_data_free(&data);
  words_report_free(&report);
}

/* A column alone needs no separator; counts are whole. */
static void samples(void **state) {
  (void)state;
  fits_data_t data;
  words_report_t report;
  assert_int_equal(load("cost.round", "M$2026", "valor\n182,5\n240\n", &data, &report), SIM_OK);
  assert_int_equal(data.kind, FITS_SAMPLE);
  assert_int_equal(data.count, 2);
  near(data.values[0], 182.5, 1e-15);
  fits_data_free(&data);
  words_report_free(&report);
  assert_int_equal(load("cost.round", "M$2026", "value\n182.5\n240\n", &data, &report), SIM_OK);
  near(data.values[0], 182.5, 1e-15);
  fits_data_free(&data);
  words_report_free(&report);
  assert_int_equal(load("criterion.sector", NULL, "de;valor\n50;31\n40;0\n", &data, &report),
                   SIM_OK);
  assert_int_equal(data.kind, FITS_COUNTS);
  near(data.values[0], 31.0, 0.0);
  near(data.of[0], 50.0, 0.0);
  near(data.of[1], 40.0, 0.0);
  fits_data_free(&data);
  words_report_free(&report);
}

/* A sheet of a workbook; the workbook alone does not say which. */
static void a_sheet(void **state) {
  (void)state;
  char folder[FOLDER_SIZE], path[FOLDER_SIZE + 32];
  fits_target_t target;
  fits_data_t data;
  words_report_t report;
  assert_true(folder_make(folder));
  snprintf(path, sizeof path, "%s/libro.xlsx", folder);
  lxw_workbook *book = workbook_new(path);
  lxw_worksheet *sheet = workbook_add_worksheet(book, "IPC");
  worksheet_write_string(sheet, 0, 0, "año", NULL);
  worksheet_write_string(sheet, 0, 1, "valor", NULL);
  for (unsigned t = 0; t < 3; t++) {
    worksheet_write_number(sheet, t + 1, 0, 2010 + t, NULL);
    worksheet_write_number(sheet, t + 1, 1, 0.01 * t, NULL);
  }
  assert_int_equal(workbook_close(book), LXW_NO_ERROR);
  words_report_init(&report, WORDS_ES);
  assert_int_equal(fits_target_find(&(fits_asked_t){.name = "inflation"}, &target, &report),
                   SIM_OK);
  assert_int_equal(fits_load(path, &target, &data, &report), SIM_ERR_DOMAIN);
  assert_int_equal(report.entries[0].id, WORDS_MSG_FIT_SHEET);
  fits_data_free(&data);
  strcat(path, "/ipc");
  assert_int_equal(fits_load(path, &target, &data, &report), SIM_OK);
  assert_int_equal(data.first, 2010);
  near(data.values[2], 0.02, 1e-15);
  fits_data_free(&data);
  words_report_free(&report);
  folder_remove(folder);
}

/* The file is refused with that message, on that line. */
static void refused(const char *name, const char *unit, const char *text, words_message_t id,
                    size_t line) {
  fits_data_t data;
  words_report_t report;
  assert_int_equal(load(name, unit, text, &data, &report), SIM_ERR_DOMAIN);
  bool is_said = false;
  for (size_t i = 0; i < report.count; i++)
    is_said = is_said || (report.entries[i].id == id && report.entries[i].line == line);
  if (!is_said)
    fail_msg("not said of: %s", text);
  fits_data_free(&data);
  words_report_free(&report);
}

static void wrong_series(void **state) {
  (void)state;
  const char *inflation = "inflation", *firms = "population.potential";
  refused(inflation, NULL, "año;valor\n2010;0,1\n2010;0,2\n", WORDS_MSG_DUPLICATE, 3);
  refused(inflation, NULL, "año;valor\n2010;0,1\n2013;0,2\n", WORDS_MSG_FIT_GAP, 3);
  refused(inflation, NULL, "año;valor\n2010;3,4\n", WORDS_MSG_FIT_RANGE, 2);
  refused(inflation, NULL, "año;valor\n2010;nan\n", WORDS_MSG_NUMBER_NOT_FINITE, 2);
  refused(inflation, NULL, "año;valor\n2010;0.034\n", WORDS_MSG_NUMBER_DECIMAL_POINT, 2);
  refused(inflation, NULL, "año;valor\n10;0,034\n", WORDS_MSG_YEAR_NOT, 2);
  refused(inflation, NULL, "mes;monto\n10;0,034\n", WORDS_MSG_FIT_COLUMNS, 1);
  refused(inflation, NULL, "año;valor;nota\n2010;0,034;x\n", WORDS_MSG_COLUMN_UNKNOWN, 1);
  refused(inflation, NULL, "año;mes\n2010;3\n", WORDS_MSG_COLUMN_MISSING, 1);
  refused(inflation, NULL, "", WORDS_MSG_FILE_EMPTY, 0);
  refused(firms, "firms", "año;valor\n2010;-5\n", WORDS_MSG_FIT_POSITIVE, 2);
  refused(firms, "firms", "año;valor\n2010;0\n", WORDS_MSG_FIT_POSITIVE, 2);
  refused(firms, "firms", "año;valor\n2010;1e308\n", WORDS_MSG_NUMBER_LARGE, 2);
  refused(firms, "firms", "año;valor\n2010;cinco\n", WORDS_MSG_NUMBER_NOT, 2);
  refused(firms, "firms", "año;valor\n2010;\n", WORDS_MSG_CELL_EMPTY, 2);
}

static void experts(void **state) {
  (void)state;
  fits_data_t data;
  words_report_t report;
  assert_int_equal(load("cost.round", "M$2026",
                        "p95;experto;p5;p50;peso\n210;Ana;120;150;2\n260;B;140,5;180;1\n", &data,
                        &report),
                   SIM_OK);
  assert_int_equal(data.kind, FITS_EXPERTS);
  assert_int_equal(data.count, 2);
  assert_int_equal(data.level_count, 3);
  near(data.levels[2], 0.95, 0.0);
  near(data.values[3], 140.5, 1e-15);
  near(data.values[5], 260.0, 1e-15);
  near(data.of[0], 2.0, 0.0);
  assert_true(data.has_weight);
  assert_string_equal(data.names[0], "Ana");
  fits_data_free(&data);
  words_report_free(&report);
  assert_int_equal(load("cost.round", "M$2026", "expert,p10,p50,p90\nA,1,2,3\n", &data, &report),
                   SIM_OK);
  assert_true(!data.has_weight && data.of[0] == 1.0);
  fits_data_free(&data);
  words_report_free(&report);
}

static void wrong_experts(void **state) {
  (void)state;
  const char *cost = "cost.round", *unit = "M$2026";
  refused(cost, unit, "experto;p5;p50;p95\nA;3;2;4\n", WORDS_MSG_FIT_RISE, 2);
  refused(cost, unit, "experto;p5;p50;p95\nA;2;2;4\n", WORDS_MSG_FIT_RISE, 2);
  refused(cost, unit, "experto;p5;p50;p95\nA;;2;4\n", WORDS_MSG_CELL_EMPTY, 2);
  refused(cost, unit, "experto;p5;p50;p95\nA;-1;2;4\n", WORDS_MSG_FIT_POSITIVE, 2);
  refused(cost, unit, "experto;p5;p50;p95\n;1;2;4\n", WORDS_MSG_CELL_EMPTY, 2);
  refused(cost, unit, "experto;p5;p50;p95\nA;1;2;4\nA;1;2;4\n", WORDS_MSG_DUPLICATE, 3);
  refused(cost, unit, "experto;p5;p50\nA;1;2\n", WORDS_MSG_FIT_LEVELS, 1);
  refused(cost, unit, "experto;p5;p50;p99\nA;1;2;4\n", WORDS_MSG_COLUMN_UNKNOWN, 1);
  refused(cost, unit, "experto;p5;p50;p95;peso\nA;1;2;4;0\n", WORDS_MSG_FIT_WEIGHT, 2);
  char text[2000] = "experto;p5;p50;p95\n";
  for (int i = 0; i <= FITS_EXPERTS_MAX; i++)
    snprintf(text + strlen(text), 40, "E%d;1;2;4\n", i);
  refused(cost, unit, text, WORDS_MSG_FIT_EXPERTS, 1);
}

static void wrong_samples(void **state) {
  (void)state;
  const char *cost = "cost.round", *sector = "criterion.sector";
  refused(cost, "M$2026", "valor\n182,5\n-3\n", WORDS_MSG_FIT_POSITIVE, 3);
  refused(cost, "M$2026", "value\n1.234\n2.5\n", WORDS_MSG_NUMBER_THOUSANDS, 2);
  refused(cost, "M$2026", "valor\tnota\n1\t2\n", WORDS_MSG_CSV_TAB, 1);
  refused(sector, NULL, "valor\n1,2\n", WORDS_MSG_FIT_RANGE, 2);
  refused(cost, "M$2026", "valor\n182,5\n240\n199\n310,2\n275\n1206,7\n", WORDS_MSG_FIT_TOTAL, 7);
  refused(sector, NULL, "valor;de\n10;20\n5;12\n7;30\n22;62\n", WORDS_MSG_FIT_TOTAL, 5);
  refused(sector, NULL, "valor;de\n31;30\n", WORDS_MSG_OBSERVED_OF, 2);
  refused(sector, NULL, "valor;de\n3,5;30\n", WORDS_MSG_FIT_COUNT, 2);
  refused(sector, NULL, "valor;de\n-1;30\n", WORDS_MSG_FIT_COUNT, 2);
  refused(sector, NULL, "valor;de\n0;0\n", WORDS_MSG_FIT_COUNT, 2);
  refused(sector, NULL, "valor;de\n1;123456789\n", WORDS_MSG_FIT_COUNT, 2);
}

/* A sum that is not at the foot, that is of few values or of one of two columns may be a case. */
static void sums_that_are_cases(void **state) {
  (void)state;
  static const struct {
    const char *name, *unit, *text;
  } cases[] = {{"cost.workshop", "M$2026", "valor\n1206,7\n182,5\n240\n199\n310,2\n275\n"},
               {"cost.workshop", "M$2026", "valor\n1\n2\n3\n6\n"},
               {"cost.workshop", "M$2026", "valor\n182,5\n240\n199\n310,2\n275\n1206,8\n"},
               {"criterion.sector", NULL, "valor;de\n10;20\n5;12\n7;30\n21;62\n"},
               {"criterion.sector", NULL, "valor;de\n10;20\n5;12\n7;30\n22;63\n"}};
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    fits_data_t data;
    words_report_t report;
    assert_int_equal(load(cases[i].name, cases[i].unit, cases[i].text, &data, &report), SIM_OK);
    fits_data_free(&data);
    words_report_free(&report);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(sums_that_are_cases),
                                     cmocka_unit_test(a_series),
                                     cmocka_unit_test(a_sheet),
                                     cmocka_unit_test(wrong_series),
                                     cmocka_unit_test(samples),
                                     cmocka_unit_test(wrong_samples),
                                     cmocka_unit_test(experts),
                                     cmocka_unit_test(wrong_experts)};
  return cmocka_run_group_tests_name("fits_load", tests, NULL, NULL);
}
