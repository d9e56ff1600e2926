// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/plots_texts.h"

#include "plots/response.h"

#include <math.h>

enum { POINTS = 25 };
static plots_response_point_t points[POINTS];

/* A logistic curve over low … high, falling when slope < 0, with whiskers of 1 %. */
static void fill(double low, double high, double slope) {
  for (int i = 0; i < POINTS; i++) {
    const double x = low + (high - low) * i / (POINTS - 1);
    const double y = 100.0 / (1.0 + exp(-slope * (i - POINTS / 2.0)));
    points[i] = (plots_response_point_t){x, y, y - 1.0, y + 1.0};
  }
}

static plots_response_t chart_of(double threshold, double answer, const plots_stretch_t *stretch) {
  return (plots_response_t){.caption = {"solve",
                                        "Techo de presupuesto 2027: al menos 384.730 M$ de 2026",
                                        "Se pide mean(event.places_filled.2027) ≥ 80 %", "Pie",
                                        NULL, WORDS_ES, NULL, NULL},
                            .x_unit = "budget.ceiling.2027, M$ de 2026",
                            .y_unit = NULL,
                            .x_format = {0, false, WORDS_ES},
                            .y_format = {2, true, WORDS_ES},
                            .points = points,
                            .count = POINTS,
                            .curve_label = "mean(event.places_filled.2027): probabilidad",
                            .whisker_label = "intervalo de 95 % (error de la simulación)",
                            .satisfied_label = "se cumple",
                            .threshold = threshold,
                            .threshold_label = "se pide al menos 80 %",
                            .satisfied = stretch,
                            .satisfied_count = stretch ? 1 : 0,
                            .answer_x = answer,
                            .answer_y = isnan(answer) ? (double)NAN : threshold,
                            .answer_label = "al menos 384.730 M$ de 2026",
                            .answer_key = "respuesta; intervalo de 95 %: de 384.520 a 384.920"};
}

static int compose(const plots_response_t *chart, const char *wanted) {
  plots_script_t script;
  const int status = plots_response_script(chart, &script);
  if (status == PLOTS_OK) {
    check_texts(&script);
    if (wanted)
      assert_non_null(strstr(script.body.data, wanted));
  }
  plots_script_free(&script);
  return status;
}

/* Wherever the answer and the threshold lie, on rising and falling curves. */
static void texts_stay_apart(void **state) {
  (void)state;
  const double slopes[] = {0.7, -0.7, 0.01};
  for (size_t i = 0; i < sizeof slopes / sizeof slopes[0]; i++) {
    fill(155000, 620000, slopes[i]);
    for (double answer = 155000; answer <= 620000; answer += 23250)
      for (double threshold = 0; threshold <= 100; threshold += 10) {
        const plots_stretch_t stretch = {answer, 620000};
        const plots_response_t chart = chart_of(threshold, answer, &stretch);
        assert_int_equal(compose(&chart, "'al menos 384.730 M$ de 2026'"), PLOTS_OK);
      }
  }
}

static void without_an_answer(void **state) {
  (void)state;
  fill(0, 100, 0.5);
  const plots_response_t chart = chart_of(101, (double)NAN, NULL);
  assert_int_equal(compose(&chart, "'se pide al menos 80 %'"), PLOTS_OK);
  plots_script_t script;
  assert_int_equal(plots_response_script(&chart, &script), PLOTS_OK);
  assert_null(strstr(script.body.data, "se cumple"));
  assert_null(strstr(script.body.data, "respuesta"));
  plots_script_free(&script);
}

static void odd_figures(void **state) {
  (void)state;
  const double ends[][2] = {{0, 1e-9}, {-5, 5}, {1e11, 1e12}, {0, 1}};
  for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++) {
    fill(ends[i][0], ends[i][1], 0.5);
    points[3].y = (double)NAN;
    points[4].low = (double)NAN;
    const plots_response_t chart = chart_of(50, ends[i][0], NULL);
    assert_int_equal(compose(&chart, NULL), PLOTS_OK);
  }
  for (int i = 0; i < POINTS; i++)
    points[i].y = points[i].low = points[i].high = (double)NAN;
  plots_response_t chart = chart_of(50, (double)NAN, NULL);
  assert_int_equal(compose(&chart, NULL), PLOTS_ERR_EMPTY);
  chart.count = 1;
  assert_int_equal(compose(&chart, NULL), PLOTS_ERR_ARGUMENT);
  chart.points = NULL;
  assert_int_equal(compose(&chart, NULL), PLOTS_ERR_ARGUMENT);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(texts_stay_apart),
      cmocka_unit_test(without_an_answer),
      cmocka_unit_test(odd_figures),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
