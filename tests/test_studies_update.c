// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/work.h"
#include "sim/status.h"
#include "tests/support.h"
#include "update_support.h"

/* What is learned, against closed forms and integrals: means and standard deviations to 4.5
   standard errors from the lines (one false alarm in 150,000 each; seeds are fixed). */

static const double z95 = 1.6448536269514722;

static void check(const case_t *self, const char *name, double mean, double sd) {
  const studies_learned_t *of = learned(self, name, false);
  assert_non_null(of);
  double sum = 0.0;
  for (size_t i = 0; i < STUDIES_UPDATE_LINES; i++)
    sum += of->lines[i] / STUDIES_UPDATE_LINES;
  const double least = fmin(self->update.effective, STUDIES_UPDATE_LINES);
  /* lines and weights each have their error */
  const double error = sd * sqrt(1.0 / least + 1.0 / STUDIES_UPDATE_LINES);
  if (fabs(sum - mean) > 4.5 * error)
    fail_msg("%s: mean %.6f, known %.6f, error %.6f", name, sum, mean, error);
  if (fabs(of->after.sd / sd - 1.0) > 4.5 * 1.3 * error / sd)
    fail_msg("%s: sd %.6f, known %.6f", name, of->after.sd, sd);
  assert_true(self->update.shape < 0.7);
}

static void test_beta_binomial(void **unused) {
  (void)unused;
  case_t one;
  begin(&one);
  law(&one, "admissibility.clean", MODELS_PROPORTION, 0.8, (double)NAN, (double)NAN, 20.0);
  see(&one, "applicants", 190, 0, (double)NAN, (double)NAN);
  see(&one, "admissible", 120, 0, (double)NAN, (double)NAN);
  assert_int_equal(learn(&one, 0, 0, 1), SIM_OK);
  assert_int_equal(one.update.learned_count, 1);
  const double a = 16.0 + 120.0, b = 4.0 + 70.0, n = a + b;
  check(&one, "admissibility.clean", a / n, sqrt(a * b / (n * n * (n + 1.0))));
  /* the prior is what it was, and what it says of itself */
  near(learned(&one, "admissibility.clean", false)->before.sd, sqrt(0.8 * 0.2 / 21.0), 0.03);
  end(&one);
}

/* By an exact road: the evidence of the model itself, where a row that is uniform from low to high
   takes the values of a grid, times a density that is conjugate to it. The sum of midpoints of what
   dies out within the ends converges faster than any power; means and variances to 1e-9. */
static void check_exact(case_t *one, const char *name, double low, double high,
                        double (*log_prior)(double x), double mean, double variance) {
  enum { NODES = 8192, BLOCK = 512 };
  words_report_t report;
  words_report_init(&report, WORDS_EN);
  law(one, name, MODELS_UNIFORM, (double)NAN, low, high, (double)NAN);
  one->update = (studies_update_t){0};
  assert_int_equal(studies_update_rows(&one->update, &one->world.inputs, &one->observed, &report),
                   SIM_OK);
  words_report_free(&report);
  assert_int_equal(studies_update_prepare(&one->update, 1), SIM_OK);
  const models_programme_t *programme = one->update.programme;
  const size_t evidence = models_programme_evidence_count(programme);
  const sim_model_t model = models_programme_model(programme);
  sim_work_t *work = sim_work_alloc(&model, BLOCK, BLOCK);
  const double **uniforms = calloc(models_programme_quantities(programme), sizeof *uniforms);
  double *x = calloc(2 * NODES + evidence * BLOCK, sizeof *x), *weight = x + NODES, u[BLOCK];
  double **columns = calloc(evidence, sizeof *columns), most = -INFINITY;
  const models_taken_t taken = {.uniforms = uniforms};
  const size_t row = models_inputs_find(&one->world.inputs, name, 0);
  for (size_t k = 0; k < evidence; k++)
    columns[k] = x + 2 * NODES + k * BLOCK;
  uniforms[row] = u;
  for (size_t first = 0; first < NODES; first += BLOCK) {
    for (size_t r = 0; r < BLOCK; r++)
      u[r] = ((double)(first + r) + 0.5) / NODES;
    models_programme_weigh(programme, work->workspace, &taken, 0, BLOCK, work->columns, columns);
    for (size_t r = 0; r < BLOCK; r++) {
      x[first + r] = low + (high - low) * u[r];
      weight[first + r] = log_prior(x[first + r]);
      for (size_t k = 0; k < evidence; k++)
        weight[first + r] += columns[k][r];
      most = fmax(most, weight[first + r]);
    }
  }
  double sum = 0.0, first = 0.0, second = 0.0;
  for (size_t i = 0; i < NODES; i++) {
    const double w = exp(weight[i] - most);
    sum += w;
    first += w * x[i];
    second += w * (x[i] - mean) * (x[i] - mean);
  }
  if (!(fabs(first / sum / mean - 1.0) < 1e-9) || !(fabs(second / sum / variance - 1.0) < 1e-9))
    fail_msg("%s: mean %.12g, known %.12g; variance %.12g, known %.12g", name, first / sum, mean,
             second / sum, variance);
  free(columns);
  free(x);
  free(uniforms);
  sim_work_free(work);
  end(one);
}

/* Gamma(30, 15), Beta(16, 4) and N(0.03, 0.02²), but for constants. */
static double log_gamma_density(double x) {
  return 29.0 * log(x) - 15.0 * x;
}

static double log_beta_density(double x) {
  return 15.0 * log(x) + 3.0 * log1p(-x);
}

static double log_normal_density(double x) {
  return -0.5 * (x - 0.03) * (x - 0.03) / (0.02 * 0.02);
}

static void test_exact(void **unused) {
  (void)unused;
  case_t one;
  begin(&one); /* applicants ~ Poisson(100 x) */
  see(&one, "applicants", 190, 0, (double)NAN, (double)NAN);
  check_exact(&one, "demand.applicants_per_place", 0.5, 4.5, log_gamma_density, 220.0 / 115.0,
              220.0 / (115.0 * 115.0));
  begin(&one);
  see(&one, "applicants", 190, 0, (double)NAN, (double)NAN);
  see(&one, "admissible", 120, 0, (double)NAN, (double)NAN);
  const double a = 16.0 + 120.0, n = a + 4.0 + 70.0;
  check_exact(&one, "admissibility.clean", 0.0, 1.0, log_beta_density, a / n,
              a * (n - a) / (n * n * (n + 1.0)));
  begin(&one); /* 0.06 = 0.5 · 0.05 + 0.5 x + 0.01 z */
  world_set(&one.world, "inflation.sd", 0, 0.01, "1/year");
  see(&one, "inflation", 0.06, 0, (double)NAN, (double)NAN);
  const double precision = 2.0 / (0.02 * 0.02);
  check_exact(&one, "inflation.mean", -0.08, 0.18, log_normal_density,
              (0.03 + 0.07) / (0.02 * 0.02) / precision, 1.0 / precision);
}

/* P(X ≤ k) of a beta-binomial law, as a sum. */
static double beta_binomial(double k, double n, double a, double b) {
  double sum = 0.0;
  for (double x = 0.0; x <= k; x++)
    sum += exp(lgamma(n + 1.0) - lgamma(x + 1.0) - lgamma(n - x + 1.0) + lgamma(x + a) +
               lgamma(n - x + b) - lgamma(n + a + b) + lgamma(a + b) - lgamma(a) - lgamma(b));
  return sum;
}

/* How far out an outcome lies is told given those before it: of 190 applicants, whatever number was
   expected, the admissible are beta-binomial; and those after it do not tell of it. To 4.5 standard
   errors of 20,000 replicates. */
static void test_surprise(void **unused) {
  (void)unused;
  static const double seen[] = {120, 152, 178, 60};
  double of_applicants = -1.0;
  for (size_t i = 0; i < sizeof seen / sizeof seen[0]; i++) {
    case_t one;
    begin(&one);
    law(&one, "admissibility.clean", MODELS_PROPORTION, 0.8, (double)NAN, (double)NAN, 20.0);
    see(&one, "admissible", seen[i], 0, (double)NAN, (double)NAN);
    see(&one, "applicants", 190, 0, (double)NAN, (double)NAN);
    assert_int_equal(learn(&one, 2000, 2000, 1), SIM_OK);
    assert_int_equal(
        studies_update_surprise(
            &one.update, &(studies_update_request_t){.seed = 1, .replicates = 20000, .threads = 1}),
        SIM_OK);
    const double to = beta_binomial(seen[i], 190.0, 16.0, 4.0);
    const double from = 1.0 - beta_binomial(seen[i] - 1.0, 190.0, 16.0, 4.0);
    const double p = fmin(to, from), error = 2.0 * sqrt(p * (1.0 - p) / 20000.0);
    assert_int_equal(one.update.taught_count, 2);
    assert_string_equal(one.update.taught[1].what.name, "admissible");
    const double got = one.update.taught[1].surprise;
    of_applicants = i == 0 ? one.update.taught[0].surprise : of_applicants;
    assert_true(one.update.taught[0].surprise == of_applicants && of_applicants > 0.0);
    if (fabs(got - fmin(1.0, 2.0 * p)) > 4.5 * error + 1.0 / 20000.0)
      fail_msg("of %g admissible: %.5f, known %.5f", seen[i], got, 2.0 * p);
    end(&one);
  }
}

/* What the inputs hold for once in 10¹² is refused: uniforms end there, and so would what is
   learned. */
static void test_beyond(void **unused) {
  (void)unused;
  case_t one;
  begin(&one);
  law(&one, "admissibility.clean", MODELS_PROPORTION, 0.8, (double)NAN, (double)NAN, 400.0);
  see(&one, "applicants", 2000, 0, (double)NAN, (double)NAN);
  see(&one, "admissible", 900, 0, (double)NAN, (double)NAN);
  assert_int_equal(learn(&one, 0, 0, 1), SIM_ERR_DOMAIN);
  end(&one);
}

static void test_normal(void **unused) {
  (void)unused;
  case_t one;
  begin(&one);
  world_set(&one.world, "inflation.sd", 0, 0.01, "1/year");
  law(&one, "inflation.mean", MODELS_NORMAL, (double)NAN, 0.03 - z95 * 0.02, 0.03 + z95 * 0.02,
      (double)NAN);
  see(&one, "inflation", 0.06, 0, (double)NAN, (double)NAN);
  assert_int_equal(learn(&one, 0, 0, 1), SIM_OK);
  /* 0.06 = 0.5 · 0.05 + 0.5 μ + 0.01 z */
  const double precision = 1.0 / (0.02 * 0.02) + 1.0 / (0.02 * 0.02);
  const double mean = (0.03 / (0.02 * 0.02) + 0.07 / (0.02 * 0.02)) / precision;
  check(&one, "inflation.mean", mean, 1.0 / sqrt(precision));
  end(&one);
}

/* Money: a cost of places that were filled, with an error of the accounts. */
static void test_spending(void **unused) {
  (void)unused;
  case_t one;
  double sum = 0.0, mean = 0.0, squares = 0.0;
  begin(&one);
  law(&one, "cost.fair", MODELS_UNIFORM, (double)NAN, 200.0, 400.0, (double)NAN);
  see(&one, "beneficiaries", 90, 0, (double)NAN, (double)NAN);
  see(&one, "spending", 48000, 0, (double)NAN, 1500.0);
  assert_int_equal(learn(&one, 0, 0, 1), SIM_OK);
  for (int i = 0; i <= 20000; i++) {
    const double cost = 200.0 + 0.01 * i, z = ((100.0 + cost) * 90.0 / 0.8 - 48000.0) / 1500.0;
    const double weight = exp(-0.5 * z * z);
    sum += weight;
    mean += weight * cost;
    squares += weight * cost * cost;
  }
  mean /= sum;
  check(&one, "cost.fair", mean, sqrt(squares / sum - mean * mean));
  end(&one);
}

/* Demand and how it differed in the year: a Poisson law of the product of two lognormals. */
static void test_year(void **unused) {
  (void)unused;
  enum { GRID = 400 };
  case_t one;
  double sum = 0.0, mean = 0.0, squares = 0.0;
  const double sigma = log(3.33 / 1.2) / (2.0 * z95), middle = 0.5 * log(3.33 * 1.2), year = 0.15;
  begin(&one);
  law(&one, "demand.applicants_per_place", MODELS_LOGNORMAL, (double)NAN, 1.2, 3.33, (double)NAN);
  one.world.inputs.rows[models_inputs_find(&one.world.inputs, "demand.applicants_per_place", 0)]
      .year_sd = year;
  see(&one, "applicants", 290, 0, (double)NAN, (double)NAN);
  assert_int_equal(learn(&one, 0, 0, 1), SIM_OK);
  assert_int_equal(one.update.learned_count, 2);
  for (int i = 0; i < GRID; i++)
    for (int k = 0; k < GRID; k++) {
      const double x = -6.0 + 12.0 * (i + 0.5) / GRID, y = -6.0 + 12.0 * (k + 0.5) / GRID;
      const double level = exp(middle + sigma * x);
      const double rate = 100.0 * level * exp(year * y - 0.5 * year * year);
      const double weight = exp(-0.5 * (x * x + y * y) + 290.0 * log(rate / 290.0) - rate + 290.0);
      sum += weight;
      mean += weight * level;
      squares += weight * level * level;
    }
  mean /= sum;
  check(&one, "demand.applicants_per_place", mean, sqrt(squares / sum - mean * mean));
  /* what it was in 2026 is known to the error of a Poisson count */
  const studies_learned_t *then = learned(&one, "demand.applicants_per_place", true);
  assert_non_null(then);
  assert_int_equal(then->year, 2026);
  assert_true(fabs(then->after.middle - 2.9) < 0.05 &&
              fabs(then->after.sd - sqrt(290.0) / 100.0) < 0.02);
  end(&one);
}

static double any_link(double q) {
  return 1.0 - (1.0 - 0.8 * q) * exp(-2.0 * 0.8 * q);
}

/* ∫ φ(z) p^k (1 − p)^(n−k) dz at link.contact q. */
static double round_likelihood(double q, double n, double k) {
  double sum = 0.0;
  for (int i = 0; i < 800; i++) {
    const double z = -8.0 + 16.0 * (i + 0.5) / 800.0, odds = q / (1.0 - q) * exp(0.6 * z);
    const double p = any_link(odds / (1.0 + odds));
    sum += exp(-0.5 * z * z + k * log(p / 0.5) + (n - k) * log((1.0 - p) / 0.5));
  }
  return sum;
}

/* The chance of k contacts of n firms, or of k deals of n contacts when there were `contacts` of
   `firms`, up to what is the same for all k: over link.contact ~ Beta(3, 7) and the effect of the
   round, by midpoints. */
static double expected(double n, double k, double firms, double contacts) {
  double sum = 0.0;
  for (int i = 0; i < 100; i++)
    for (int j = 0; j < 80; j++) {
      const double q = (i + 0.5) / 100.0, z = -6.0 + 12.0 * (j + 0.5) / 80.0;
      const double odds = q / (1.0 - q) * exp(0.6 * z), at = odds / (1.0 + odds);
      const double any = any_link(at), deal = any_link(0.3 * at) / any;
      const double p = firms > 0.0 ? deal : any;
      const double given =
          firms > 0.0 ? contacts * log(any) + (firms - contacts) * log1p(-any) : 0.0;
      sum += q * q * pow(1.0 - q, 6.0) *
             exp(-0.5 * z * z + given + k * log(p) + (n - k) * log1p(-p) + lgamma(n + 1.0) -
                 lgamma(k + 1.0) - lgamma(n - k + 1.0));
    }
  return sum;
}

/* Twice the lesser of the shares up to k and from k on. */
static double both_tails(double n, double k, double firms, double contacts) {
  double to = 0.0, from = 0.0, all = 0.0;
  for (double x = 0.0; x <= n; x++) {
    const double share = expected(n, x, firms, contacts);
    all += share;
    to += x <= k ? share : 0.0;
    from += x >= k ? share : 0.0;
  }
  return fmin(1.0, 2.0 * fmin(to, from) / all);
}

/* Of each round how far its contacts lie out, and its deals given its contacts; to 4.5 standard
   errors of 20,000 replicates, which count as a fourth of that where contacts weigh them. */
static void test_surprise_of_rounds(void **unused) {
  (void)unused;
  case_t one;
  begin(&one);
  world_set(&one.world, "link.round_effect_sd", 0, 0.6, "logit");
  world_set(&one.world, "link.deal_per_contact", 0, 0.3, "share");
  law(&one, "link.contact", MODELS_PROPORTION, 0.3, (double)NAN, (double)NAN, 10.0);
  see(&one, "beneficiaries", 90, 0, (double)NAN, (double)NAN);
  see(&one, "participants", 85, 0, (double)NAN, (double)NAN);
  see(&one, "linked.contact", 38, 1, 40, (double)NAN);
  see(&one, "linked.deal", 9, 1, 38, (double)NAN);
  see(&one, "linked.contact", 22, 2, 45, (double)NAN);
  see(&one, "linked.deal", 20, 2, 22, (double)NAN);
  assert_int_equal(learn(&one, 2000, 2000, 1), SIM_OK);
  assert_int_equal(
      studies_update_surprise(
          &one.update, &(studies_update_request_t){.seed = 1, .replicates = 20000, .threads = 1}),
      SIM_OK);
  const double known[4] = {both_tails(40, 38, 0, 0), both_tails(38, 9, 40, 38),
                           both_tails(45, 22, 0, 0), both_tails(22, 20, 45, 22)};
  assert_int_equal(one.update.taught_count, 4);
  for (size_t k = 0; k < 4; k++) {
    const studies_taught_t *taught = &one.update.taught[k];
    const double error = sqrt(known[k] * (2.0 - known[k]) / (k % 2 ? 5000.0 : 20000.0));
    assert_string_equal(taught->what.name, k % 2 ? "linked.deal" : "linked.contact");
    assert_int_equal(taught->what.round, 1 + (int)k / 2);
    if (!(fabs(taught->surprise - known[k]) < 4.5 * error))
      fail_msg("%zu: %.5f, known %.5f", k, taught->surprise, known[k]);
    assert_true(taught->bits > 0.0);
  }
  assert_true(known[3] < 0.01); /* contradicts the inputs */
  end(&one);
}

static void test_rounds(void **unused) {
  (void)unused;
  case_t one;
  double sum = 0.0, mean = 0.0, squares = 0.0;
  begin(&one);
  world_set(&one.world, "link.round_effect_sd", 0, 0.6, "logit");
  law(&one, "link.contact", MODELS_PROPORTION, 0.3, (double)NAN, (double)NAN, 10.0);
  see(&one, "beneficiaries", 90, 0, (double)NAN, (double)NAN);
  see(&one, "participants", 85, 0, (double)NAN, (double)NAN);
  see(&one, "linked.contact", 30, 1, 40, (double)NAN);
  see(&one, "linked.contact", 22, 2, 45, (double)NAN);
  assert_int_equal(learn(&one, 0, 0, 1), SIM_OK);
  assert_int_equal(one.update.learned_count, 1);
  for (int i = 0; i < 1000; i++) {
    const double q = (i + 0.5) / 1000.0;
    const double weight = pow(q, 3.0 - 1.0) * pow(1.0 - q, 7.0 - 1.0) *
                          round_likelihood(q, 40.0, 30.0) * round_likelihood(q, 45.0, 22.0);
    sum += weight;
    mean += weight * q;
    squares += weight * q * q;
  }
  mean /= sum;
  check(&one, "link.contact", mean, sqrt(squares / sum - mean * mean));
  end(&one);
}

/* Two whose product alone matters are learned together: their lines move against each other. */
static void test_together(void **unused) {
  (void)unused;
  case_t one;
  begin(&one);
  law(&one, "cost.fair", MODELS_LOGNORMAL, (double)NAN, 200.0, 450.0, (double)NAN);
  law(&one, "cost.course", MODELS_LOGNORMAL, (double)NAN, 60.0, 170.0, (double)NAN);
  law(&one, "criterion.first", MODELS_PROPORTION, 0.5, (double)NAN, (double)NAN, 10.0);
  see(&one, "beneficiaries", 90, 0, (double)NAN, (double)NAN);
  see(&one, "spending", 45000, 0, (double)NAN, 200.0);
  assert_int_equal(learn(&one, 0, 0, 1), SIM_OK);
  assert_int_equal(one.update.learned_count, 2); /* what is served does not say who is eligible */
  const studies_learned_t *a = learned(&one, "cost.fair", false);
  const studies_learned_t *b = learned(&one, "cost.course", false);
  double worst = 0.0;
  for (size_t i = 0; i < STUDIES_UPDATE_LINES; i++)
    worst = fmax(worst, fabs(a->lines[i] + b->lines[i] - 400.0));
  assert_true(worst < 5.0 * 200.0 * 0.8 / 90.0); /* one in 1,000 among 4,000 normal ones */
  end(&one);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_beta_binomial),
      cmocka_unit_test(test_exact),
      cmocka_unit_test(test_surprise),
      cmocka_unit_test(test_beyond),
      cmocka_unit_test(test_normal),
      cmocka_unit_test(test_spending),
      cmocka_unit_test(test_year),
      cmocka_unit_test(test_rounds),
      cmocka_unit_test(test_surprise_of_rounds),
      cmocka_unit_test(test_together),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
