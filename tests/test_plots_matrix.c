// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/plots_texts.h"

#include "plots/matrix.h"

enum { MOST = 400, COLUMNS = 8 };
static plots_matrix_row_t rows[MOST + 1];
static plots_cell_t cells[COLUMNS + 1];
static const char *columns[COLUMNS + 1];

static plots_matrix_t chart_of(size_t count, size_t column_count, const char *label) {
  for (size_t c = 0; c <= COLUMNS; c++) {
    columns[c] = "34.249: Empresas y emprendedores apoyados";
    cells[c] = (plots_cell_t){c % 3 == 2 ? NULL : "1.006", c % 2 == 0};
  }
  for (size_t i = 0; i <= MOST; i++)
    rows[i] = (plots_matrix_row_t){label, cells, i + 2 >= count};
  return (plots_matrix_t){
      .caption = {"totals", "Título", "Bajada", "Pie", NULL, WORDS_ES, NULL, NULL},
      .columns = columns,
      .column_count = column_count,
      .rows = rows,
      .count = count,
      .marked = "incluido",
      .unmarked = "no incluido"};
}

static void marks_and_their_description(void **state) {
  (void)state;
  const plots_matrix_t chart = chart_of(5, 2, "Crece");
  plots_script_t script;
  assert_int_equal(plots_matrix_script(&chart, &script), PLOTS_OK);
  check_texts(&script);
  assert_non_null(strstr(script.body.data, "'incluido'"));
  assert_non_null(strstr(script.body.data, "'1.006'"));
  assert_non_null(strstr(script.description.data, "Crece, 34.249: Empresas y emprendedores "
                                                  "apoyados: 1.006."));
  plots_script_free(&script);
}

static void any_number_of_rows_and_columns(void **state) {
  (void)state;
  static const char *const labels[] = {
      "x", "Un instrumento de nombre tan largo que no cabe en su columna, con «comillas» y más"};
  for (size_t l = 0; l < 2; l++)
    for (size_t count = 1; count <= 200; count = 2 * count + 1)
      for (size_t c = 1; c <= 6; c++) {
        const plots_matrix_t chart = chart_of(count, c, labels[l]);
        plots_script_t script;
        assert_int_equal(plots_matrix_script(&chart, &script), PLOTS_OK);
        check_texts(&script);
        plots_script_free(&script);
      }
}

static void refuses_what_cannot_be_drawn(void **state) {
  (void)state;
  static const struct {
    size_t count, columns;
  } wrong[] = {{0, 1}, {MOST + 1, 1}, {1, 0}, {1, COLUMNS + 1}};
  for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
    const plots_matrix_t chart = chart_of(wrong[i].count, wrong[i].columns, "x");
    plots_script_t script;
    assert_int_equal(plots_matrix_script(&chart, &script), PLOTS_ERR_ARGUMENT);
    plots_script_free(&script);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(marks_and_their_description),
                                     cmocka_unit_test(any_number_of_rows_and_columns),
                                     cmocka_unit_test(refuses_what_cannot_be_drawn)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
