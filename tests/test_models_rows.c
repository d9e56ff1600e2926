// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/compile/structure.h"
#include "models/table/law.h"
#include "models_support.h"
#include "tests/support.h"

/* The law of a row, by its P5, P50 and P80, against R 4.2 (qbeta, qnorm, qlnorm, qunif, qgamma; the
   triangular's closed form): 1e-9 of the value, which R's own qbeta reaches. */
typedef struct {
  models_distribution_t law;
  double value, low, high, n, quantiles[3];
} case_t;

static const case_t cases[] = {
    {MODELS_PROPORTION,
     0.855,
     0,
     0,
     20,
     {0.71083409705825484, 0.86688593940896386, 0.92214026877332356}},
    {MODELS_COUNT, 3, 0, 0, 10, {0.11732937668021021, 0.30682363239762606, 0.43305658696147886}},
    {MODELS_COUNT,
     0,
     0,
     0,
     12,
     {0.0001604492086230059, 0.018393128764648801, 0.064818001148089666}},
    {MODELS_NORMAL, 0, 4, 10, 0, {4.0, 7.0, 8.5350081364979928}},
    {MODELS_LOGNORMAL, 0, 1.2, 3.33, 0, {1.2, 1.9989997498749219, 2.5954626796258715}},
    {MODELS_UNIFORM, 0, 0.5, 0.8, 0, {0.515, 0.65, 0.74}},
    {MODELS_TRIANGULAR, 2, 1, 5, 0, {1.4472135954999579, 2.5505102572168221, 3.4508066615170332}},
    {MODELS_PERT, 2, 1, 5, 0, {1.3057615656493156, 2.2552406818227899, 2.9607693718887775}},
    {MODELS_WEIGHT, 26, 0, 0, 60, {16.549038714743148, 23.667502275226308, 27.996288143324481}},
};

static void test_laws(void **unused) {
  (void)unused;
  static const double p[3] = {0.05, 0.5, 0.8};
  for (size_t c = 0; c < sizeof cases / sizeof cases[0]; c++) {
    const models_input_t row = {.distribution = cases[c].law,
                                .value = cases[c].value,
                                .low = cases[c].low,
                                .high = cases[c].high,
                                .n = cases[c].n};
    sim_dist_t law;
    double x[3];
    assert_int_equal(models_row_distribution(&law, &row, 65.0), 0);
    sim_dist_quantiles(&law, 3, p, x);
    for (size_t i = 0; i < 3; i++)
      if (!(fabs(x[i] - cases[c].quantiles[i]) <= 1e-9 * fabs(cases[c].quantiles[i])))
        fail_msg("case %zu: %.17g, expected %.17g", c, x[i], cases[c].quantiles[i]);
    sim_dist_free(&law);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_laws)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
