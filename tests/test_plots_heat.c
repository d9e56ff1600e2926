// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/plots_texts.h"

#include "plots/heat.h"

#include <math.h>

enum { ROWS = PLOTS_HEAT_ROWS, COLUMNS = PLOTS_HEAT_COLUMNS };
static plots_heat_row_t rows[ROWS + 1];
static double values[COLUMNS + 1];
static const char *columns[COLUMNS + 1];
static const double limits[] = {0, 1, 5, 10, 25, 50, 100};

static plots_heat_t chart_of(size_t count, size_t column_count, const char *label) {
  for (size_t c = 0; c <= COLUMNS; c++) {
    columns[c] = "2026";
    values[c] = c == 2 ? (double)NAN : 9.0 * (double)c;
  }
  for (size_t i = 0; i <= ROWS; i++)
    rows[i] = (plots_heat_row_t){label, values, i % 4 == 3 ? NULL : "15,4 [12,7–18,3]",
                                 i + 1 == count, NULL};
  return (plots_heat_t){
      .caption = {"monitor", "Título", "Bajada", "Pie", NULL, WORDS_ES, NULL, NULL},
      .format = {.decimals = 1, .lang = WORDS_ES},
      .columns = columns,
      .column_count = column_count,
      .reference = "Programas de 2025",
      .rows = rows,
      .count = count,
      .limits = limits,
      .limit_count = sizeof limits / sizeof limits[0],
      .none = "no se puede juzgar"};
}

/* A value on a limit belongs to the class above; what is missing has no shade; 0.03 is not nothing.
 */
static void shades_and_numbers(void **state) {
  (void)state;
  plots_heat_t chart = chart_of(2, 4, "Año ñandú");
  plots_script_t script;
  values[0] = 4.999;
  values[1] = 5.0;
  values[3] = 0.03;
  assert_int_equal(plots_heat_script(&chart, &script), PLOTS_OK);
  check_texts(&script);
  assert_non_null(strstr(script.body.data, "'<\u00a00,1'"));
  assert_non_null(strstr(script.body.data, "'5 a 10\u00a0%'"));
  assert_non_null(strstr(script.body.data, "'no se puede juzgar'"));
  assert_non_null(strstr(script.description.data, "Año ñandú, 2026: 5,0."));
  assert_non_null(strstr(script.description.data, "Programas de 2025: 15,4"));
  plots_script_free(&script);
}

static void any_number_of_rows_and_columns(void **state) {
  (void)state;
  static const char *const labels[] = {
      "x", "Gasto por beneficiario a más de 20 % de la media de los dos años anteriores, «así»"};
  for (size_t l = 0; l < 2; l++)
    for (size_t count = 1; count <= ROWS; count = 2 * count + 1)
      for (size_t c = 1; c <= COLUMNS; c++) {
        const plots_heat_t chart = chart_of(count, c, labels[l]);
        plots_script_t script;
        assert_int_equal(plots_heat_script(&chart, &script), PLOTS_OK);
        check_texts(&script);
        plots_script_free(&script);
      }
}

/* Blocks of rows under a heading, a last column of all the others, no texts at the end. */
static void blocks_and_a_total(void **state) {
  (void)state;
  for (size_t count = 1; count <= ROWS; count = 2 * count + 1)
    for (size_t c = 1; c <= COLUMNS; c++) {
      plots_heat_t chart = chart_of(count, c, "El techo alcanza");
      plots_script_t script;
      for (size_t i = 0; i < count; i += 4)
        rows[i].group = "recomendado";
      chart.has_total = true;
      columns[c - 1] = "todos los años";
      chart.reference = NULL;
      chart.format.percent = true;
      assert_int_equal(plots_heat_script(&chart, &script), PLOTS_OK);
      check_texts(&script);
      assert_non_null(strstr(script.body.data, "'recomendado'"));
      assert_null(strstr(script.body.data, "[12,7"));
      assert_non_null(strstr(script.description.data, "recomendado. El techo"));
      plots_script_free(&script);
    }
}

static void refuses_what_cannot_be_drawn(void **state) {
  (void)state;
  static const struct {
    size_t count, columns, limits;
  } wrong[] = {{0, 1, 2}, {ROWS + 1, 1, 2}, {1, 0, 2}, {1, COLUMNS + 1, 2}, {1, 1, 1}, {1, 1, 8}};
  for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
    plots_heat_t chart = chart_of(wrong[i].count, wrong[i].columns, "x");
    chart.limit_count = wrong[i].limits;
    plots_script_t script;
    assert_int_equal(plots_heat_script(&chart, &script), PLOTS_ERR_ARGUMENT);
    plots_script_free(&script);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(shades_and_numbers), cmocka_unit_test(any_number_of_rows_and_columns),
      cmocka_unit_test(blocks_and_a_total), cmocka_unit_test(refuses_what_cannot_be_drawn)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
