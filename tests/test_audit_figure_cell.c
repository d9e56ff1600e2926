// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/figure_cell.h"

#include "audit/dataset.h"
#include "sim/status.h"
#include "tests/support.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* The figure of a cell as a document printed it, in each way that a spreadsheet leaves it, against
   the value, the rounding and the text worked out by hand; or why it is refused. */

enum { W = AUDIT_DECIMALS_WRITTEN, READ = -1, MISSING = -2 };

static const struct {
  char separator;
  const char *text, *unit;
  int decimals, expected; /* READ, MISSING or a message */
  double value, half;
  const char *printed;
} cases[] = {
    {';', "0,446", "share", 3, READ, 0.446, 0.0005, "0,446"},
    {';', "0,4460", "share", 3, READ, 0.446, 0.0005, "0,446"},
    {';', "6,90 %", "%", 2, READ, 6.9, 0.005, "6,90 %"},
    {';', "6,9%", "%", 2, READ, 6.9, 0.005, "6,90%"},
    {';', "6,9%", "%", W, READ, 6.9, 0.05, "6,9%"},
    {';', "0", "%", 2, READ, 0, 0.005, "0,00"},
    {';', "0", "share", 3, READ, 0, 0.0005, "0,000"},
    {';', "100", "%", 1, READ, 100, 0.05, "100,0"},
    {';', "1157151", "firms", W, READ, 1157151, 0, "1.157.151"},
    {';', "1.157.151", "firms", W, READ, 1157151, 0, "1.157.151"},
    {';', "-1500,5", "M$", 2, READ, -1500.5, 0.005, "-1.500,50"},
    {';', "2026", "year", W, READ, 2026, 0, "2026"},
    {';', "0012", "M$", W, READ, 12, 0.5, "12"},
    {';', "-007,5", "%", W, READ, -7.5, 0.05, "-7,5"},
    {';', "000", "M$", W, READ, 0, 0.5, "0"},
    {',', "0.446", "share", 3, READ, 0.446, 0.0005, "0,446"},
    {',', "34.249", "ratio", W, READ, 34.249, 0.0005, "34,249"},
    {';', "12,125", "hours", 3, READ, 12.125, 0, "12,125"},
    {';', "310,0", "M$", 3, READ, 310, 0.0005, "310,000"},
    {';', "446,0", "ratio", 3, READ, 446, 0.0005, "446,000"},
    {';', "55 %", "share", 2, READ, 0.55, 0.005, "0,55"},
    {';', "5%", "share", 2, READ, 0.05, 0.005, "0,05"},
    {';', "12,5 %", "share", W, READ, 0.125, 0.0005, "0,125"},
    {';', "100 %", "share", 2, READ, 1, 0.005, "1,00"},
    {';', "0 %", "share", 2, READ, 0, 0.005, "0,00"},
    {';', "-150%", "share", W, READ, -1.5, 0.005, "-1,50"},
    {';', "55,5 %", "share", 2, WORDS_MSG_CHECK_DECIMALS_MORE, 0, 0, NULL},
    {';', "55 %", "ratio", 2, WORDS_MSG_CHECK_PERCENT, 0, 0, NULL},
    {';', "-", "M$", 2, MISSING, 0, 0, NULL},
    {';', "", "M$", W, MISSING, 0, 0, NULL},
    {';', "446", "share", 3, WORDS_MSG_CHECK_DECIMALS_NONE, 0, 0, NULL},
    {';', "12345", "ratio", 3, WORDS_MSG_CHECK_DECIMALS_NONE, 0, 0, NULL},
    {';', "0,446", "share", 2, WORDS_MSG_CHECK_DECIMALS_MORE, 0, 0, NULL},
    {';', "6,95", "%", 1, WORDS_MSG_CHECK_DECIMALS_MORE, 0, 0, NULL},
    {';', "0.446", "share", 3, WORDS_MSG_NUMBER_DECIMAL_POINT, 0, 0, NULL},
    {',', "0,446", "share", 3, WORDS_MSG_NUMBER_DECIMAL_COMMA, 0, 0, NULL},
    {',', "34.249", "firms", W, WORDS_MSG_NUMBER_THOUSANDS, 0, 0, NULL},
    {',', "310.000", "M$", W, WORDS_MSG_NUMBER_THOUSANDS, 0, 0, NULL},
    {';', "310,000", "M$", W, WORDS_MSG_NUMBER_THOUSANDS, 0, 0, NULL},
    {';', "310,000", "M$", 0, WORDS_MSG_NUMBER_THOUSANDS, 0, 0, NULL},
    {';', "310,000", "M$", 3, WORDS_MSG_NUMBER_THOUSANDS, 0, 0, NULL},
    {',', "310.000", "M$", 0, WORDS_MSG_NUMBER_THOUSANDS, 0, 0, NULL},
    {',', "310.000", "M$", 3, WORDS_MSG_NUMBER_THOUSANDS, 0, 0, NULL},
    {';', "6,90 %", "M$", 2, WORDS_MSG_CHECK_PERCENT, 0, 0, NULL},
    {';', "%", "%", 2, WORDS_MSG_CHECK_FIGURE, 0, 0, NULL},
    {';', "1e5", "firms", W, WORDS_MSG_CHECK_FIGURE, 0, 0, NULL},
    {';', "$185.150", "M$", 0, WORDS_MSG_CHECK_FIGURE_PESOS, 0, 0, NULL},
    {';', "$ 185.150.-", "M$2027", 0, WORDS_MSG_CHECK_FIGURE_PESOS, 0, 0, NULL},
    {';', "US$ 500,00", "M$", 2, WORDS_MSG_CHECK_FIGURE_WORDS, 0, 0, NULL},
    {';', "M$ 185.150", "M$", 0, WORDS_MSG_CHECK_FIGURE_WORDS, 0, 0, NULL},
    {';', "$185.150", "firms", 0, WORDS_MSG_CHECK_FIGURE_WORDS, 0, 0, NULL},
    {';', "200 empresas", "firms", 0, WORDS_MSG_CHECK_FIGURE_WORDS, 0, 0, NULL},
    {';', "unos 200", "firms", 0, WORDS_MSG_CHECK_FIGURE_WORDS, 0, 0, NULL},
    {';', "$-500", "M$", 0, WORDS_MSG_CHECK_FIGURE, 0, 0, NULL},
    {';', "($ 500)", "M$", 0, WORDS_MSG_CHECK_FIGURE, 0, 0, NULL},
    {';', "O,79", "share", 2, WORDS_MSG_CHECK_FIGURE, 0, 0, NULL},
    {';', "3oo", "firms", 0, WORDS_MSG_CHECK_FIGURE, 0, 0, NULL},
    {';', "200 o 300", "firms", 0, WORDS_MSG_CHECK_FIGURE, 0, 0, NULL},
    {';', "cien", "firms", 0, WORDS_MSG_CHECK_FIGURE, 0, 0, NULL},
    {',', "185.150", "M$", 0, WORDS_MSG_NUMBER_THOUSANDS, 0, 0, NULL},
    {';', "05-10-2020", "year", W, WORDS_MSG_CHECK_FIGURE, 0, 0, NULL},
};

static void test_figures(void **state) {
  (void)state;
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    const inputs_table_t table = {.path = (char[]){"figures.csv"}, .separator = cases[i].separator};
    inputs_cell_t cell = {.text = strdup(cases[i].text), .line = 7, .column = 3};
    audit_figure_t figure;
    words_report_t report;
    words_report_init(&report, WORDS_ES);
    assert_int_equal(audit_figure_read(&table, &cell, "value", cases[i].unit, cases[i].decimals,
                                       &figure, &report),
                     SIM_OK);
    if (report.errors != (cases[i].expected >= 0))
      fail_msg("%s %s: %s", cases[i].text, cases[i].unit,
               report.count ? report.entries[0].text : "read");
    assert_int_equal(figure.is_missing, cases[i].expected != READ);
    if (cases[i].expected >= 0) {
      assert_int_equal(report.entries[0].id, cases[i].expected);
      assert_int_equal(report.entries[0].line, 7);
      assert_int_equal(report.entries[0].column, 3);
    } else if (cases[i].expected == READ) {
      assert_true(fabs(figure.value - cases[i].value) < 1e-9);
      assert_true(fabs(figure.half - cases[i].half) < 1e-12);
      assert_string_equal(cell.printed, cases[i].printed);
    }
    free(cell.text);
    free(cell.printed);
    words_report_free(&report);
  }
}

/* What a cell says whose value is computed: what the document prints is to be typed. */
static void test_formula(void **state) {
  (void)state;
  static const struct {
    words_lang_t lang;
    const char *text, *expected;
  } formulas[] = {
      {WORDS_ES, "234.878048780488",
       "value: la fórmula da 234.878048780488, y decimals dice 2. Escriba en la celda, en vez de "
       "la "
       "fórmula, la cifra que imprime el documento: 234,88, si está bien redondeada."},
      {WORDS_EN, "234.878048780488",
       "value: the formula gives 234.878048780488, and decimals says 2. Write the figure that the "
       "document prints in place of the formula: 234.88, if it was rounded well."},
      {WORDS_EN, "234.5", NULL}};
  for (size_t i = 0; i < sizeof formulas / sizeof formulas[0]; i++) {
    const inputs_table_t table = {.path = (char[]){"b.xlsx!x"}, .separator = ';', .is_sheet = true};
    inputs_cell_t cell = {.text = strdup(formulas[i].text),
                          .line = 7,
                          .column = 3,
                          .is_number = true,
                          .is_formula = true};
    audit_figure_t figure;
    words_report_t report;
    words_report_init(&report, formulas[i].lang);
    assert_int_equal(audit_figure_read(&table, &cell, "value", "M$", 2, &figure, &report), SIM_OK);
    assert_int_equal(report.errors, formulas[i].expected != NULL);
    if (formulas[i].expected)
      assert_string_equal(report.entries[0].text, formulas[i].expected);
    free(cell.text);
    free(cell.printed);
    words_report_free(&report);
  }
}

/* What may be meant by whole digits where three decimals are stated: thousandths, or whole. */
static void test_decimals_lost(void **state) {
  (void)state;
  static const struct {
    const char *text, *meant, *whole;
  } digits[] = {{"6", " 0,006 ", " 6,0."},          {"46", " 0,046 ", " 46,0."},
                {"446", " 0,446 ", " 446,0."},      {"1446", " 1,446 ", " 1446,0."},
                {"12345", " 12,345 ", " 12345,0."}, {"1234567", " 1234,567 ", " 1234567,0."}};
  for (size_t i = 0; i < sizeof digits / sizeof digits[0]; i++) {
    const inputs_table_t table = {.path = (char[]){"figures.csv"}, .separator = ';'};
    inputs_cell_t cell = {.text = strdup(digits[i].text), .line = 7, .column = 3};
    audit_figure_t figure;
    words_report_t report;
    words_report_init(&report, WORDS_ES);
    assert_int_equal(audit_figure_read(&table, &cell, "value", "ratio", 3, &figure, &report),
                     SIM_OK);
    assert_int_equal(report.errors, 1);
    if (!strstr(report.entries[0].text, digits[i].meant) ||
        !strstr(report.entries[0].text, digits[i].whole))
      fail_msg("%s: %s", digits[i].text, report.entries[0].text);
    free(cell.text);
    free(cell.printed);
    words_report_free(&report);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_figures), cmocka_unit_test(test_formula),
                                     cmocka_unit_test(test_decimals_lost)};
  cmocka_set_message_output(CM_OUTPUT_STDOUT);
  return cmocka_run_group_tests(tests, NULL, NULL);
}
