// SPDX-License-Identifier: GPL-3.0-or-later
#include "inputs/sheet_names.h"
#include "tests/support.h"

static void test_names_of_files(void **state) {
  (void)state;
  static const struct {
    const char *file, *es, *en;
  } cases[] = {{"inputs.csv", "Datos", "Inputs"},
               {"variants/techo-nominal.csv", "Variantes", "Variants"},
               {"correlations.csv", "Correlaciones", "Correlations"},
               {"correlations/otra.csv", "Correlaciones", "Correlations"},
               {"muestras/ventas.csv", "ventas", "ventas"},
               {"muestras/un_nombre_de_mas_de_treinta_y_un_letras.csv",
                "un_nombre_de_mas_de_treinta_y_u", "un_nombre_de_mas_de_treinta_y_u"}};
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    char own[INPUTS_SHEET_NAME];
    assert_string_equal(inputs_sheet_name(cases[i].file, WORDS_ES, own), cases[i].es);
    assert_string_equal(inputs_sheet_name(cases[i].file, WORDS_EN, own), cases[i].en);
  }
}

/* Of a variant, the rows that name it; of the base, those that name none. */
static void test_rows_wanted(void **state) {
  (void)state;
  inputs_wanted_sheet_t wanted = inputs_wanted_sheet("variants/techo-nominal.csv");
  assert_true(wanted.is_by_variant);
  assert_string_equal(wanted.variant, "techo-nominal");
  wanted = inputs_wanted_sheet("correlations/otra.csv");
  assert_true(wanted.is_by_variant);
  assert_string_equal(wanted.variant, "otra");
  wanted = inputs_wanted_sheet("correlations.csv");
  assert_true(wanted.is_by_variant);
  assert_string_equal(wanted.variant, "");
  assert_false(inputs_wanted_sheet("inputs.csv").is_by_variant);
}

static void test_names_are_compared_plainly(void **state) {
  (void)state;
  const inputs_wanted_sheet_t labels = inputs_wanted_sheet("labels.csv");
  assert_true(inputs_sheet_is_wanted(&labels, "Rótulos"));
  assert_true(inputs_sheet_is_wanted(&labels, "ROTULOS"));
  assert_true(inputs_sheet_is_wanted(&labels, "labels"));
  assert_false(inputs_sheet_is_wanted(&labels, "Rótulo"));
  assert_false(inputs_sheet_is_wanted(&labels, "Rótulos 2"));
  const inputs_wanted_sheet_t sample = inputs_wanted_sheet("muestras/Ñuble.csv");
  assert_true(inputs_sheet_is_wanted(&sample, "ñuble"));
  assert_false(inputs_sheet_is_wanted(&sample, "uble"));
}

/* A name of neither language has the language of the others. */
static void test_language(void **state) {
  (void)state;
  char sales[] = "ventas", spanish[] = "Datos", english[] = "Inputs";
  inputs_book_sheet_t sheets[] = {{.name = sales}, {.name = spanish}};
  const inputs_book_t book = {.sheets = sheets, .sheet_count = 2};
  const inputs_wanted_sheet_t inputs = inputs_wanted_sheet("inputs.csv");
  const inputs_wanted_sheet_t sample = inputs_wanted_sheet("muestras/ventas.csv");
  assert_true(inputs_sheet_is_spanish(&book, &inputs, "datos"));
  assert_false(inputs_sheet_is_spanish(&book, &inputs, "Inputs"));
  assert_true(inputs_sheet_is_spanish(&book, &sample, "ventas"));
  sheets[1].name = english;
  assert_false(inputs_sheet_is_spanish(&book, &sample, "ventas"));
}

/* What a sheet is likely to have been meant as, and what is no slip. */
static void test_near_names(void **state) {
  (void)state;
  static const struct {
    const char *name, *near;
  } cases[] = {
      {"Variante", "Variantes"}, {"Datos 2027", "Datos"}, {"Formulario ex-ante", "Formulario"},
      {"rotulo", "Rótulos"},     {"Label", "Labels"},     {"Hoja1", NULL},
      {"Nombres", NULL},         {"Gráfico", NULL},       {"2027", NULL}};
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    const char *near = inputs_sheet_near(cases[i].name);
    assert_false(inputs_sheet_is_known(cases[i].name));
    if (cases[i].near)
      assert_string_equal(near ? near : "nothing", cases[i].near);
    else if (near)
      fail_msg("%s is near %s", cases[i].name, near);
  }
  assert_true(inputs_sheet_is_known("LEAME"));
  assert_true(inputs_sheet_is_known("historia"));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_names_of_files),
      cmocka_unit_test(test_rows_wanted),
      cmocka_unit_test(test_names_are_compared_plainly),
      cmocka_unit_test(test_language),
      cmocka_unit_test(test_near_names),
  };
  cmocka_set_message_output(CM_OUTPUT_STDOUT);
  return cmocka_run_group_tests(tests, NULL, NULL);
}
