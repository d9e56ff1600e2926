// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support.h"
#include "words/report.h"

#include <stdlib.h>
#include <string.h>

static char *printed(words_report_t *report) {
  char *text = NULL;
  size_t size;
  FILE *stream = open_memstream(&text, &size);
  words_report_print(report, stream);
  fclose(stream);
  return text;
}

static void test_escape(void **state) {
  (void)state;
  static const struct {
    const char *text;
    size_t limit;
    const char *expected;
  } cases[] = {
      {"Ñuble", 0, "Ñuble"},
      {"a\nb\tc\r", 0, "a\\nb\\tc\\r"},
      {"\x1b[31mred", 0, "\\x1b[31mred"},
      {"\xff\xc3", 0, "\\xff\\xc3"},
      {"\u202e\ufeff", 0, "\\u202e\\ufeff"},
      {"\xc2\x85", 0, "\\x85"},
      {"\xc0\xaf", 0, "\\xc0\\xaf"},          /* overlong */
      {"\xed\xa0\x80", 0, "\\xed\\xa0\\x80"}, /* surrogate */
      {"ñandú", 2, "ña…"},
      {"ña", 2, "ña"},
      {"", 5, ""},
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    char *escaped = words_escape(cases[i].text, cases[i].limit);
    assert_string_equal(escaped, cases[i].expected);
    free(escaped);
  }
}

static void test_order_and_form(void **state) {
  (void)state;
  words_report_t report;
  words_report_init(&report, WORDS_EN);
  words_report_error(&report, &(words_place_t){"b.csv", 0, 0}, WORDS_MSG_MISSING, WORDS_ARGS("x"));
  words_report_error(&report, &(words_place_t){"b.csv", 7, 2}, WORDS_MSG_MISSING, WORDS_ARGS("y"));
  words_report_error(&report, &(words_place_t){"b.csv", 7, 1}, WORDS_MSG_MISSING, WORDS_ARGS("z"));
  words_report_error(&report, &(words_place_t){"b.csv", 3, 0}, WORDS_MSG_MISSING, WORDS_ARGS("w"));
  words_report_error(&report, &(words_place_t){"a.csv", 1, 1}, WORDS_MSG_MISSING, WORDS_ARGS("v"));
  words_report_error(&report, NULL, WORDS_MSG_MISSING, WORDS_ARGS("\x1b"));
  words_report_error(&report, NULL, WORDS_MSG_MISSING, WORDS_ARGS("\x1b"));
  words_report_note(&report, &(words_place_t){"a\n.csv", 0, 0}, WORDS_MSG_WINDOWS, NULL);
  /* Said before: an error all the same for whoever counts, and printed once. */
  assert_int_equal(report.errors, 7);
  assert_int_equal(report.notes, 1);
  char *text = printed(&report);
  assert_string_equal(text, "a\\n.csv: note: not in UTF-8; read as Windows-1252. Check the "
                            "accented letters.\n"
                            "b.csv:3: w is missing. Add a row of that name.\n"
                            "b.csv:7:1: z is missing. Add a row of that name.\n"
                            "b.csv:7:2: y is missing. Add a row of that name.\n"
                            "b.csv: x is missing. Add a row of that name.\n"
                            "a.csv:1:1: v is missing. Add a row of that name.\n"
                            "\\x1b is missing. Add a row of that name.\n");
  free(text);
  words_report_free(&report);
}

static size_t lines_of(const char *text) {
  size_t lines = 0;
  for (; *text; text++)
    lines += *text == '\n';
  return lines;
}

static void test_twenty_then_a_count(void **state) {
  (void)state;
  static const struct {
    size_t errors, lines;
    const char *last;
  } cases[] = {
      {20, 20, NULL}, {21, 21, "… y 1 error más.\n"}, {1000, 21, "… y 980 errores más.\n"}};
  for (size_t c = 0; c < sizeof cases / sizeof cases[0]; c++) {
    words_report_t report;
    words_report_init(&report, WORDS_ES);
    for (size_t i = 0; i < cases[c].errors; i++)
      words_report_error(&report, &(words_place_t){"a.csv", i + 1, 1}, WORDS_MSG_MISSING,
                         WORDS_ARGS("x"));
    char *text = printed(&report);
    assert_int_equal(report.errors, cases[c].errors);
    assert_int_equal(lines_of(text), cases[c].lines);
    assert_true(!cases[c].last || strstr(text, cases[c].last));
    free(text);
    words_report_free(&report);
  }
}

/* The same file read for each of twelve scenarios: its thirty errors are thirty. */
static void test_said_again_is_not_more(void **state) {
  (void)state;
  words_report_t report;
  words_report_init(&report, WORDS_ES);
  for (size_t i = 0; i < (size_t)12 * 30; i++)
    words_report_error(&report, &(words_place_t){"a.csv", i % 30 + 1, 1}, WORDS_MSG_MISSING,
                       WORDS_ARGS("x"));
  char *text = printed(&report);
  assert_int_equal(report.errors, 360);
  assert_int_equal(lines_of(text), 21);
  assert_non_null(strstr(text, "… y 10 errores más.\n"));
  free(text);
  words_report_free(&report);
}

/* What is wrong with a cell that shows another is said of that, once; of one that is computed from
   it, not at all once something was said there. */
static void test_origins(void **state) {
  (void)state;
  const words_place_t shown = {"b.xlsx!Datos", 5, 4}, computed = {"b.xlsx!Datos", 6, 4};
  const words_place_t origin = {"b.xlsx!Formulario", 9, 2}, other = {"b.xlsx!Formulario", 1, 1};
  words_report_t report;
  words_report_init(&report, WORDS_EN);
  words_report_origin(&report, &shown, &origin, true, NULL);
  words_report_origin(&report, &computed, &other, false, NULL);
  words_report_origin(&report, &computed, &origin, false, NULL);
  words_report_error(&report, &computed, WORDS_MSG_FORMULA_EMPTY, WORDS_ARGS("before"));
  words_report_error(&report, &shown, WORDS_MSG_FORMULA_EMPTY, WORDS_ARGS("x"));
  words_report_error(&report, &shown, WORDS_MSG_FORMULA_EMPTY, WORDS_ARGS("more of it"));
  words_report_error(&report, &computed, WORDS_MSG_FORMULA_EMPTY, WORDS_ARGS("after"));
  char *text = printed(&report);
  assert_string_equal(text, "b.xlsx: Datos!D6: before: the formula is missing. It is computed from "
                            "Formulario!A1, Formulario!B9.\n"
                            "b.xlsx: Formulario!B9: x: the formula is missing.\n");
  assert_int_equal(report.errors, 4);
  free(text);
  words_report_free(&report);
}

/* What is wrong with a cell that is computed from others is said of the one that looks wrong, or of
   the only one, and then that is enough; a note of the first. */
static void test_strange_origins(void **state) {
  (void)state;
  const words_place_t many = {"b.xlsx!Datos", 5, 4}, one = {"b.xlsx!Datos", 6, 4};
  const words_place_t sum = {"b.xlsx!Datos", 7, 4};
  const words_place_t strange = {"b.xlsx!Formulario", 9, 2}, other = {"b.xlsx!Formulario", 8, 2};
  words_report_t report;
  words_report_init(&report, WORDS_EN);
  words_report_origin(&report, &many, &other, false, NULL);
  words_report_origin(&report, &many, &strange, false, "it is 0");
  words_report_origin(&report, &one, &other, false, NULL);
  words_report_origin(&report, &sum, &other, false, NULL);
  words_report_origin(&report, &sum, &strange, false, NULL);
  words_report_error(&report, &many, WORDS_MSG_FORMULA_EMPTY, WORDS_ARGS("first"));
  words_report_error(&report, &many, WORDS_MSG_FORMULA_EMPTY, WORDS_ARGS("again"));
  words_report_error(&report, &strange, WORDS_MSG_FORMULA_EMPTY, WORDS_ARGS("itself"));
  words_report_error(&report, &one, WORDS_MSG_FORMULA_EMPTY, WORDS_ARGS("y"));
  words_report_note(&report, &one, WORDS_MSG_FORMULA_EMPTY, WORDS_ARGS("z"));
  words_report_note(&report, &sum, WORDS_MSG_FORMULA_EMPTY, WORDS_ARGS("s"));
  char *text = printed(&report);
  assert_string_equal(text, "b.xlsx: Formulario!B8: note: from this cell Datos!D6 is computed: z: "
                            "the formula is missing.\n"
                            "b.xlsx: Formulario!B8: note: from this cell Datos!D7 is computed: s: "
                            "the formula is missing.\n"
                            "b.xlsx: Formulario!B8: from this cell Datos!D6 is computed: y: the "
                            "formula is missing.\n"
                            "b.xlsx: Formulario!B9: it is 0, and from this cell Datos!D5 is "
                            "computed: first: the formula is missing.\n");
  assert_int_equal(report.errors, 4);
  free(text);
  words_report_free(&report);
}

/* Columns, inputs and units are called as their file calls them. */
static void test_headings(void **state) {
  (void)state;
  static const struct {
    words_lang_t lang;
    const char *file, *argument, *expected;
  } cases[] = {{WORDS_ES, "a.csv", "value", "a.csv:2:1: valor: falta la fórmula.\n"},
               {WORDS_ES, "b.csv", "value", "b.csv:2:1: value: falta la fórmula.\n"},
               {WORDS_EN, "a.csv", "value", "a.csv:2:1: valor: the formula is missing.\n"},
               {WORDS_ES, "a.csv", "x de «value» y value, value.2 y devalue",
                "a.csv:2:1: x de «value» y valor, value.2 y devalue: falta la fórmula.\n"},
               {WORDS_EN, "a.csv", "the value", "a.csv:2:1: the value: the formula is missing.\n"},
               {WORDS_ES, "a.csv", "cost.value value. x",
                "a.csv:2:1: cost.value valor. x: falta la fórmula.\n"},
               {WORDS_ES, "a.csv", "plan.places 2027, M$value, 1/year",
                "a.csv:2:1: plan.cupos 2027, M$value, 1/año: falta la fórmula.\n"},
               {WORDS_ES, "a.csv", "plan.places.", "a.csv:2:1: plan.cupos.: falta la fórmula.\n"},
               {WORDS_EN, "a.csv", "plan.places 2027",
                "a.csv:2:1: plan.places 2027: the formula is missing.\n"}};
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    words_report_t report;
    words_report_init(&report, cases[i].lang);
    words_report_heading(&report, "a.csv", "value", "another");
    words_report_heading(&report, "a.csv", "value", "valor");
    words_report_heading(&report, "a.csv", "plan.places", "plan.cupos");
    words_report_heading(&report, "a.csv", "1/year", "1/año");
    words_report_error(&report, &(words_place_t){cases[i].file, 2, 1}, WORDS_MSG_FORMULA_EMPTY,
                       WORDS_ARGS(cases[i].argument));
    char *text = printed(&report);
    assert_string_equal(text, cases[i].expected);
    free(text);
    words_report_free(&report);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_escape),
      cmocka_unit_test(test_order_and_form),
      cmocka_unit_test(test_twenty_then_a_count),
      cmocka_unit_test(test_said_again_is_not_more),
      cmocka_unit_test(test_origins),
      cmocka_unit_test(test_strange_origins),
      cmocka_unit_test(test_headings),
  };
  cmocka_set_message_output(CM_OUTPUT_STDOUT);
  return cmocka_run_group_tests(tests, NULL, NULL);
}
