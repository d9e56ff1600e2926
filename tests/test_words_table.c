// SPDX-License-Identifier: GPL-3.0-or-later
#include <stdlib.h>
#include <string.h>

#include "tests/support.h"
#include "words/cell.h"
#include "words/draft.h"
#include "words/table_csv.h"

static const words_naming_t spanish = {.lang = WORDS_ES}, english = {.lang = WORDS_EN};

/* The bytes of a table for programs (naming NULL) or people. */
static void expect(const words_table_t *table, const words_naming_t *naming, const char *expected) {
  words_draft_t draft;
  FILE *stream = words_draft_begin(&draft);
  assert_non_null(stream);
  assert_int_equal(naming ? words_table_write_people(table, naming, stream)
                          : words_table_write(table, stream),
                   0);
  char *text = words_draft_end(&draft);
  assert_string_equal(text, expected);
  free(text);
}

/* To the byte: the mark, the separators, the decimal comma, the ends of lines. 280790.465 read as
   280.790.465 is where this comes from. */
static void the_bytes(void **state) {
  (void)state;
  static const words_column_id_t columns[] = {WORDS_COLUMN_OUTPUT, WORDS_COLUMN_YEAR,
                                              WORDS_COLUMN_UNIT, WORDS_COLUMN_MEAN};
  words_table_t table;
  words_table_init(&table, WORDS_TABLE_SUMMARY);
  words_table_columns(&table, columns, 4);
  words_table_quantile(&table, 5, WORDS_QUANTILE);
  words_table_quantile(&table, 5, WORDS_QUANTILE_SE);
  words_table_quantile(&table, 5, WORDS_QUANTILE_LOW);
  words_table_text(&table, "goal.deal");
  words_table_year(&table, 2026);
  words_table_text(&table, "firms");
  words_table_number(&table, 286458.4956);
  words_table_number(&table, 280790.465);
  words_table_number(&table, 12);
  words_table_number(&table, (double)NAN);
  words_table_text(&table, "spending");
  words_table_year(&table, 0);
  words_table_text(&table, "M$2026");
  words_table_number(&table, -3);
  words_table_number(&table, -0.0);
  words_table_number(&table, (double)INFINITY);
  words_table_number(&table, 1.0 / 3);
  assert_int_equal(words_table_rows(&table), 2);
  expect(&table, NULL,
         "output,year,unit,mean,p05,p05_se,p05_low\n"
         "goal.deal,2026,firms,286458.4956,280790.465,12,\n"
         "spending,,M$2026,-3,0,,0.3333333333\n");
  expect(&table, &spanish,
         "\xef\xbb\xbfResultado;Año;Unidad;Media;P5;P5, error de simulación;P5, desde;Nombre en "
         "los datos\r\n"
         "goal.deal;2026;empresas;286458,4956;280790,465;12;;goal.deal\r\n"
         "spending;;M$ de 2026;-3;0;;0,3333333333;spending\r\n");
  expect(&table, &english,
         "\xef\xbb\xbfOutput,Year,Unit,Mean,P5,\"P5, simulation error\",\"P5, from\",Name in the "
         "data\r\n"
         "goal.deal,2026,firms,286458.4956,280790.465,12,,goal.deal\r\n"
         "spending,,M$ of 2026,-3,0,,0.3333333333,spending\r\n");
  assert_string_equal(words_table_unit(&table, 0, 3), "firms");
  assert_string_equal(words_table_unit(&table, 1, 4), "M$2026");
  words_table_free(&table);
}

/* The same digits, in full and without exponent for people; those of a document with its decimals.
 */
static void numbers(void **state) {
  (void)state;
  words_table_t table;
  words_table_init(&table, WORDS_TABLE_SOLVE);
  words_table_column(&table, WORDS_COLUMN_VALUE, "M$2027");
  words_table_column(&table, WORDS_COLUMN_STATISTIC, "event");
  words_table_column(&table, WORDS_COLUMN_SATISFIED, NULL);
  words_table_number(&table, 1e-05);
  words_table_number(&table, -1.25e-07);
  words_table_number(&table, 1);
  words_table_number(&table, 1.2345678912e+12);
  words_table_printed(&table, 6.9, 2);
  words_table_number(&table, 0);
  words_table_number(&table, 9e+20);
  words_table_printed(&table, 446, 0);
  words_table_number(&table, (double)NAN);
  expect(&table, NULL,
         "value,statistic,satisfied\n1e-05,-1.25e-07,1\n1.234567891e+12,6.90,0\n9e+20,446,\n");
  expect(&table, &spanish,
         "\xef\xbb\xbfValor, M$ de 2027;Estadístico (0 a 1);Cumple la condición\r\n"
         "0,00001;-0,000000125;sí\r\n1234567891000;6,90;no\r\n900000000000000000000;446;\r\n");
  words_table_free(&table);
}

/* A double in 17 digits is read back as itself; the smallest and the largest ones in full. */
static void digits(void **state) {
  (void)state;
  static const double values[] = {0.1, 1.0 / 3, 5e-324, -2.2250738585072014e-308,
                                  1.7976931348623157e308};
  char text[WORDS_CELL_BYTES];
  for (size_t i = 0; i < sizeof values / sizeof values[0]; i++) {
    words_draft_t draft;
    words_cell_digits(text, values[i], 17, -1);
    assert_true(strtod(text, NULL) == values[i]);
    FILE *stream = words_draft_begin(&draft);
    words_cell_plain(stream, text, '.');
    char *plain = words_draft_end(&draft);
    assert_null(strchr(plain, 'e'));
    assert_true(strtod(plain, NULL) == values[i]);
    free(plain);
  }
}

/* Every hostile text in a cell comes out as one cell, and never as a formula. */
static void hostile_texts(void **state) {
  (void)state;
  static const struct {
    const char *text, *programs, *people;
  } cases[] = {
      {"a, \"b\"; c", "\"a, \"\"b\"\"; c\"", "\"a, \"\"b\"\"; c\""},
      {"a;b", "a;b", "\"a;b\""},
      {"two\nlines", "\"two\nlines\"", "\"two\nlines\""},
      {"cr\rhere", "\"cr\rhere\"", "\"cr\rhere\""},
      {"=A1", "\"'=A1\"", "\"'=A1\""},
      {"=cmd|' /C calc'!A0", "\"'=cmd|' /C calc'!A0\"", "\"'=cmd|' /C calc'!A0\""},
      {"@SUM(1)", "\"'@SUM(1)\"", "\"'@SUM(1)\""},
      {"+1+1", "\"'+1+1\"", "\"'+1+1\""},
      {"-2,5", "\"-2,5\"", "-2,5"}, /* a number */
      {"-", "-", "-"},
      {"\t=A1", "\"'\t=A1\"", "\"'\t=A1\""},
      {"\"", "\"\"\"\"", "\"\"\"\""},
      {" = no formula", " = no formula", " = no formula"},
      {"\xff", "\xef\xbf\xbd", "\xef\xbf\xbd"}, /* no UTF-8 */
      {"\xc3", "\xef\xbf\xbd", "\xef\xbf\xbd"}, /* half a letter */
      {"\xed\xa0\x80", "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd",
       "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd"},                  /* a surrogate */
      {"bell\a", "bell\xef\xbf\xbd", "bell\xef\xbf\xbd"},        /* XML forbids it */
      {"\xef\xbf\xbe", "\xef\xbf\xbd", "\xef\xbf\xbd"},          /* U+FFFE */
      {"rtl\xe2\x80\xae", "rtl\xef\xbf\xbd", "rtl\xef\xbf\xbd"}, /* turns the line around */
      {"Ñandú 🦙", "Ñandú 🦙", "Ñandú 🦙"},
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    char expected[256];
    words_table_t table;
    words_table_init(&table, WORDS_TABLE_CHECK);
    words_table_column(&table, WORDS_COLUMN_NOTE, NULL);
    words_table_text(&table, cases[i].text);
    snprintf(expected, sizeof expected, "note\n%s\n", cases[i].programs);
    expect(&table, NULL, expected);
    snprintf(expected, sizeof expected, "\xef\xbb\xbfNota\r\n%s\r\n", cases[i].people);
    expect(&table, &spanish, expected);
    words_table_free(&table);
  }
}

static void words_of_cells(void **state) {
  (void)state;
  static const words_column_id_t columns[] = {WORDS_COLUMN_CLAIM,   WORDS_COLUMN_STATED,
                                              WORDS_COLUMN_SECTION, WORDS_COLUMN_VERDICT,
                                              WORDS_COLUMN_UNIT,    WORDS_COLUMN_IS_BEST};
  words_table_t table;
  words_table_init(&table, WORDS_TABLE_CHECK);
  words_table_columns(&table, columns, 6);
  words_table_text(&table, "rounds"); /* a text, a verdict, a unit */
  words_table_text(&table, "hidden");
  words_table_text(&table, "4.1");
  words_table_text(&table, "rounds");
  words_table_text(&table, "rounds");
  words_table_number(&table, 1);
  words_table_text(&table, NULL);
  words_table_text(&table, "");
  words_table_text(&table, NULL);
  words_table_text(&table, "new");
  words_table_text(&table, "M$nominal");
  words_table_number(&table, 0);
  expect(&table, &spanish,
         "\xef\xbb\xbfQué se comprueba;Sección;Veredicto;Unidad;Es la mejor\r\n"
         "rounds;§ 4.1;redondea;ruedas;sí\r\n;;new;M$ nominales;no\r\n");
  words_table_free(&table);
}

/* Notes stand at the end for people, and programs have them elsewhere. */
static void notes(void **state) {
  (void)state;
  static const char *const first[] = {"por construcción", "by construction"};
  static const char *const second[] = {"=otra", "=another"};
  words_table_t table;
  words_table_init(&table, WORDS_TABLE_SUMMARY);
  words_table_column(&table, WORDS_COLUMN_MEAN, NULL);
  words_table_note(&table, first); /* of no row */
  words_table_number(&table, 1);
  words_table_number(&table, 2);
  words_table_note(&table, first);
  words_table_note(&table, second);
  words_table_number(&table, 3);
  words_table_note(&table, second);
  expect(&table, NULL, "mean\n1\n2\n3\n");
  expect(&table, &spanish,
         "\xef\xbb\xbfMedia;Nota\r\n1;\r\n2;por construcción =otra\r\n3;\"'=otra\"\r\n");
  expect(&table, &english,
         "\xef\xbb\xbfMean,Note\r\n1,\r\n2,by construction =another\r\n3,\"'=another\"\r\n");
  words_table_free(&table);
}

/* A table without rows is its head; one that lost something is not written. */
static void ends(void **state) {
  (void)state;
  words_table_t table;
  words_draft_t draft;
  words_table_init(&table, WORDS_TABLE_ASSUMPTIONS);
  words_table_column(&table, WORDS_COLUMN_INPUT, NULL);
  expect(&table, NULL, "input\n");
  expect(&table, &english, "\xef\xbb\xbfInput,Name in the data\r\n");
  table.lost = true;
  FILE *stream = words_draft_begin(&draft);
  assert_int_equal(words_table_write(&table, stream), -1);
  assert_int_equal(words_table_write_people(&table, &english, stream), -1);
  char *text = words_draft_end(&draft);
  assert_string_equal(text, "");
  free(text);
  words_table_free(&table);
}

/* No two tables, columns or sheets of one name; a sheet's name is one that a workbook takes. */
static void names(void **state) {
  (void)state;
  char one[WORDS_COLUMN_NAME], other[WORDS_COLUMN_NAME];
  for (int i = 0; i < WORDS_TABLE_COUNT; i++)
    for (int lang = 0; lang < WORDS_LANG_COUNT; lang++) {
      const char *sheet = words_table_sheet((words_table_id_t)i, (words_lang_t)lang);
      assert_true(*sheet && strlen(sheet) <= 31 && !strpbrk(sheet, "[]:*?/\\'"));
      for (int k = 0; k < i; k++) {
        assert_string_not_equal(sheet, words_table_sheet((words_table_id_t)k, (words_lang_t)lang));
        assert_string_not_equal(words_table_file((words_table_id_t)i, (words_lang_t)lang),
                                words_table_file((words_table_id_t)k, (words_lang_t)lang));
      }
    }
  for (int i = 0; i < WORDS_COLUMN_COUNT; i++)
    for (int k = 0; k < i; k++)
      assert_string_not_equal(
          words_column_name(&(words_column_t){.id = (words_column_id_t)i}, one),
          words_column_name(&(words_column_t){.id = (words_column_id_t)k}, other));
  assert_string_equal(words_table_file(WORDS_TABLE_SUMMARY, WORDS_ES), "resumen.csv");
  assert_string_equal(words_table_file(WORDS_TABLE_SUMMARY, WORDS_EN), "summary.csv");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(the_bytes),     cmocka_unit_test(numbers),        cmocka_unit_test(digits),
      cmocka_unit_test(hostile_texts), cmocka_unit_test(words_of_cells), cmocka_unit_test(notes),
      cmocka_unit_test(ends),          cmocka_unit_test(names),
  };
  return cmocka_run_group_tests_name("words_table", tests, NULL, NULL);
}
