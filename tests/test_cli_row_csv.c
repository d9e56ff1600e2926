// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/common/row_csv.h"
#include "tests/support.h"

#include <math.h>

static char *text;
static size_t size;

static FILE *begin(void) {
  return open_memstream(&text, &size);
}

static void written(FILE *file, const char *expected) {
  assert_int_equal(fclose(file), 0);
  assert_string_equal(text, expected);
  free(text);
}

/* Quotes where either separator would end the cell; the text itself stays as it is. */
static void texts(void **state) {
  (void)state;
  static const struct {
    const char *text, *cell;
  } cases[] = {{"", ""},
               {"acta", "acta"},
               {"=1", "=1"},
               {"a;b", "\"a;b\""},
               {"a,b", "\"a,b\""},
               {"a\nb", "\"a\nb\""},
               {"a\rb", "\"a\rb\""},
               {"«a» \"b\"", "\"«a» \"\"b\"\"\""}};
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    FILE *file = begin();
    cli_row_text(file, cases[i].text);
    written(file, cases[i].cell);
  }
}

/* What could be thousands gets one more digit: with a decimal point, or of what is counted. */
static void numbers(void **state) {
  (void)state;
  static const struct {
    double x;
    const char *unit, *comma, *point;
  } cases[] = {{0.0, "share", "0", "0"},
               {-0.25, "share", "-0,25", "-0.25"},
               {2.135, "M$2026", "2,135", "2.1350"},
               {2.135, "firms", "2,1350", "2.1350"},
               {2.1355, "M$2026", "2,1355", "2.1355"},
               {(double)NAN, "share", "", ""},
               {(double)INFINITY, "share", "", ""}};
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    FILE *file = begin();
    cli_row_number(file, cases[i].x, cases[i].unit, cli_row_separator(WORDS_ES));
    written(file, cases[i].comma);
    file = begin();
    cli_row_number(file, cases[i].x, cases[i].unit, cli_row_separator(WORDS_EN));
    written(file, cases[i].point);
  }
}

static void rows(void **state) {
  (void)state;
  char name[] = "cost.round", unit[] = "M$2026", source[] = "acta 3; anexo";
  const models_input_t row = {.name = name,
                              .year = 2027,
                              .distribution = MODELS_NORMAL,
                              .value = (double)NAN,
                              .low = 1.5,
                              .high = 2.5,
                              .n = (double)NAN,
                              .unit = unit,
                              .grade = MODELS_SURVEY,
                              .source = source,
                              .has_spread_grade = true,
                              .spread_grade = MODELS_JUDGEMENT};
  FILE *file = begin();
  cli_row_heading(file, ',', WORDS_EN);
  written(file, "name,year,distribution,value,low,high,n,unit,grade,source,spread_grade");
  file = begin();
  cli_row_put(file, &row, ';', WORDS_EN);
  written(file, "cost.round;2027;normal;;1,5;2,5;;M$2026;survey;\"acta 3; anexo\";judgement");
  file = begin();
  cli_row_heading(file, ';', WORDS_ES);
  written(file,
          "nombre;año;distribución;valor;bajo;alto;n;unidad;respaldo;fuente;respaldo_dispersión");
  file = begin();
  cli_row_put(file, &row, ';', WORDS_ES);
  written(file, "cost.round;2027;normal;;1,5;2,5;;M$2026;encuesta;\"acta 3; anexo\";juicio");
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(texts), cmocka_unit_test(numbers),
                                     cmocka_unit_test(rows)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
