// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/marks.h"

#include "tests/support.h"

#include <math.h>

static const plots_caption_t caption = {.name = "places", .title = "Título", .lang = WORDS_ES};
static const words_format_t whole = {.lang = WORDS_ES};

static const char *text_at(const words_table_t *table, size_t row, size_t column) {
  return words_table_cell(table, row, column)->text;
}

static double number_at(const words_table_t *table, size_t row, size_t column) {
  return words_table_cell(table, row, column)->number;
}

/* The median with P5 and P95, then P25 and P75; the figure as it is written. */
static void a_band_has_two_rows(void **state) {
  (void)state;
  plots_script_t script;
  plots_script_init(&script, 400);
  const plots_band_t band = {1333.4, 1425.0, 1495.2, 1510.0, 1517.0};
  const plots_mark_t mark = plots_mark("Beneficiarios", "2026", (double)NAN, "empresas");
  plots_marks_band(&script, &caption, &mark, &band, &whole);
  const words_table_t *marks = &script.marks;
  assert_int_equal(words_table_rows(marks), 2);
  for (size_t row = 0; row < 2; row++) {
    assert_string_equal(text_at(marks, row, 0), "places");
    assert_string_equal(text_at(marks, row, 1), "Beneficiarios");
    assert_string_equal(text_at(marks, row, 2), "2026");
    assert_true(isnan(number_at(marks, row, 3)));
    assert_string_equal(text_at(marks, row, 8), "empresas");
  }
  assert_true(number_at(marks, 0, 4) == 1495.2 && number_at(marks, 0, 5) == 1333.4 &&
              number_at(marks, 0, 6) == 1517.0);
  assert_string_equal(text_at(marks, 0, 9), "1.495");
  assert_true(isnan(number_at(marks, 1, 4)) && number_at(marks, 1, 5) == 1425.0 &&
              number_at(marks, 1, 6) == 1510.0);
  assert_null(text_at(marks, 1, 9));
  assert_non_null(strstr(text_at(marks, 0, 7), "P95"));
  assert_non_null(strstr(text_at(marks, 1, 7), "P75"));
  plots_script_free(&script);
}

/* What is not drawn leaves no row: neither a band without figures nor the interval of one that is
   sure. */
static void nothing_of_nothing(void **state) {
  (void)state;
  const double none = (double)NAN;
  plots_script_t script;
  plots_script_init(&script, 400);
  const plots_band_t blank = {none, none, none, none, none}, sure = {none, none, 7.0, none, none};
  const plots_mark_t mark = plots_mark("s", "i", none, NULL);
  plots_marks_band(&script, &caption, &mark, &blank, &whole);
  assert_int_equal(words_table_rows(&script.marks), 0);
  plots_marks_band(&script, &caption, &mark, &sure, NULL);
  assert_int_equal(words_table_rows(&script.marks), 1);
  assert_null(text_at(&script.marks, 0, 7));
  assert_null(text_at(&script.marks, 0, 9));
  plots_script_free(&script);
}

/* Rows of one chart go behind those of another, whole and once. */
static void charts_follow_each_other(void **state) {
  (void)state;
  plots_script_t scripts[2];
  words_table_t all;
  plots_marks_begin(&all);
  for (size_t i = 0; i < 2; i++) {
    const plots_mark_t mark = plots_mark(i ? "b" : "a", "i", (double)i + 1.0, "u");
    plots_script_init(&scripts[i], 400);
    plots_marks_add(&scripts[i], &caption, &mark);
    plots_marks_add(&scripts[i], &caption, &mark);
    words_table_append(&all, &scripts[i].marks);
    assert_int_equal(words_table_rows(&scripts[i].marks), 0);
    plots_script_free(&scripts[i]);
  }
  assert_int_equal(words_table_rows(&all), 4);
  assert_string_equal(text_at(&all, 1, 1), "a");
  assert_string_equal(text_at(&all, 2, 1), "b");
  assert_true(number_at(&all, 3, 4) == 2.0);
  words_table_free(&all);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_band_has_two_rows),
      cmocka_unit_test(nothing_of_nothing),
      cmocka_unit_test(charts_follow_each_other),
  };
  return cmocka_run_group_tests_name("plots_marks", tests, NULL, NULL);
}
