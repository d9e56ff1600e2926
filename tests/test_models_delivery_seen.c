// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/status.h"
#include "tests/support.h"
#include "update_support.h"

/* What components produced: it stands, and weighs by its law. Of the first component with a waiting
   list that is a sum over who came, here term by term. */

enum { R = 512 };

static double log_binomial(double k, double n, double p) {
  if (k < 0.0 || k > n)
    return -INFINITY;
  return lgamma(n + 1.0) - lgamma(k + 1.0) - lgamma(n - k + 1.0) + (k > 0.0 ? k * log(p) : 0.0) +
         (n > k ? (n - k) * log1p(-p) : 0.0);
}

/* P(r replaced, of `missing`, with w who wait). */
static double replaced(double r, double missing, double s, double w) {
  double sum = 0.0;
  for (double x = r; x <= missing && (x == r || r == w); x++)
    sum += exp(log_binomial(x, missing, s));
  return r > w ? 0.0 : sum;
}

/* P(k produced of n), and of those the mean that were replaced. */
static double produced(double k, double n, double c, double s, double w, double *mean) {
  double sum = 0.0;
  *mean = 0.0;
  for (double r = 0.0; r <= k; r++) {
    const double p = exp(log_binomial(k - r, n, c)) * replaced(r, n - k + r, s, w);
    sum += p;
    *mean += r * p;
  }
  *mean /= sum;
  return sum;
}

typedef struct {
  world_t world;
  void *workspace;
  double *evidence[8], storage[8 * R];
} seen_t;

static void see_row(world_t *world, const char *name, double value) {
  world_set(world, name, 2026, value, "firms");
}

static void weigh(seen_t *self) {
  const models_taken_t taken = {0};
  assert_int_equal(world_run(&self->world, R), SIM_OK);
  for (size_t k = 0; k < 8; k++)
    self->evidence[k] = self->storage + k * R;
  const sim_model_t model = models_programme_model(self->world.programme);
  self->workspace = model.workspace_alloc(model.self, R);
  models_programme_weigh(self->world.programme, self->workspace, &taken, 0, R, self->world.columns,
                         self->evidence);
}

static double evidence_of(const seen_t *self, const char *name) {
  const models_evidence_t *list = models_programme_evidence(self->world.programme);
  for (size_t k = 0; k < models_programme_evidence_count(self->world.programme); k++)
    if (strcmp(list[k].name, name) == 0 && list[k].year == 2026)
      return self->evidence[k][0];
  return (double)NAN;
}

static void end_seen(seen_t *self) {
  models_programme_model(self->world.programme).workspace_free(self->workspace);
  world_free(&self->world);
}

static void test_in_sequence(void **unused) {
  (void)unused;
  seen_t seen = {0};
  world_init(&seen.world);
  world_set(&seen.world, "completion.fair", 0, 0.7, "share");
  see_row(&seen.world, "observed.beneficiaries", 95);
  see_row(&seen.world, "observed.produced.course", 82);
  see_row(&seen.world, "observed.produced.fair", 60);
  weigh(&seen);
  near(evidence_of(&seen, "produced.course"), 82.0 * log(0.9) + 13.0 * log(0.1), 1e-13);
  near(evidence_of(&seen, "produced.fair"), 60.0 * log(0.7) + 22.0 * log(0.3), 1e-13);
  for (size_t r = 0; r < R; r++) {
    assert_true(world_column(&seen.world, "produced.course", 2026)[r] == 82.0);
    assert_true(world_column(&seen.world, "produced.fair", 2026)[r] == 60.0);
    assert_true(world_column(&seen.world, "participants", 2026)[r] == 60.0);
  }
  assert_true(world_sd(&seen.world, "produced.course", 2027) > 0.0);
  end_seen(&seen);
}

/* Whether or not those who wait suffice. */
static void test_waiting_list(void **unused) {
  (void)unused;
  static const struct {
    double admissible, k, c, s;
  } cases[] = {{160, 91, 0.9, 0.5}, {98, 93, 0.9, 0.5},  {98, 70, 0.6, 0.8}, {95, 80, 0.9, 0.5},
               {99, 95, 0.9, 0.99}, {160, 20, 0.9, 0.5}, {97, 1, 0.3, 0.3},  {160, 95, 0.8, 1.0}};
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    seen_t seen = {0};
    double mean;
    world_init(&seen.world);
    world_set(&seen.world, "completion.course", 0, cases[i].c, "share");
    world_set(&seen.world, "demand.waiting_list", 0, cases[i].s, "share");
    see_row(&seen.world, "observed.admissible", cases[i].admissible);
    see_row(&seen.world, "observed.beneficiaries", 95);
    see_row(&seen.world, "observed.produced.course", cases[i].k);
    weigh(&seen);
    const double p =
        produced(cases[i].k, 95.0, cases[i].c, cases[i].s, cases[i].admissible - 95.0, &mean);
    const double ways = log_binomial(cases[i].k, 95.0, 0.5) + 95.0 * log(2.0);
    const double got = evidence_of(&seen, "produced.course") + ways;
    if (!(fabs(got - log(p)) < 1e-10 * fmax(1.0, fabs(log(p)))))
      fail_msg("case %zu: log %.12g, known %.12g", i, got, log(p));
    /* who was replaced, given that: 5 standard errors, one in two million */
    const double sd = world_sd(&seen.world, "replaced", 2026);
    if (!(fabs(world_mean(&seen.world, "replaced", 2026) - mean) <= 5.0 * sd / sqrt(R) + 1e-9))
      fail_msg("case %zu: %.4f replaced, known %.4f", i, world_mean(&seen.world, "replaced", 2026),
               mean);
    end_seen(&seen);
  }
}

/* A beta prior of a completion, and the count of two components: beta again. To 4.5 standard errors
   (one false alarm in 150,000 each). */
static void test_learned(void **unused) {
  (void)unused;
  static const char *const names[] = {"completion.course", "completion.fair"};
  const double a[2] = {18.0 + 60.0, 14.0 + 45.0}, b[2] = {2.0 + 30.0, 6.0 + 15.0};
  case_t one;
  begin(&one);
  law(&one, names[0], MODELS_PROPORTION, 0.9, (double)NAN, (double)NAN, 20.0);
  law(&one, names[1], MODELS_PROPORTION, 0.7, (double)NAN, (double)NAN, 20.0);
  see(&one, "produced.fair", 45, 0, 60, (double)NAN);
  see(&one, "produced.course", 60, 0, 90, (double)NAN);
  assert_int_equal(learn(&one, 2000, 8000, 1), SIM_OK);
  assert_int_equal(one.update.learned_count, 2);
  for (int i = 0; i < 2; i++) {
    const studies_learned_t *of = learned(&one, names[i], false);
    const double n = a[i] + b[i], sd = sqrt(a[i] * b[i] / (n * n * (n + 1.0)));
    double sum = 0.0;
    assert_non_null(of);
    for (size_t k = 0; k < STUDIES_UPDATE_LINES; k++)
      sum += of->lines[k] / STUDIES_UPDATE_LINES;
    if (fabs(sum - a[i] / n) > 4.5 * sd * sqrt(2.0 / STUDIES_UPDATE_LINES))
      fail_msg("%s: mean %.5f, known %.5f", names[i], sum, a[i] / n);
    assert_true(fabs(of->after.sd / sd - 1.0) < 0.08);
  }
  /* of each how far out it lies, given who began it: of 90, and of the 60 before it */
  assert_int_equal(
      studies_update_surprise(
          &one.update, &(studies_update_request_t){.seed = 1, .replicates = 5000, .threads = 1}),
      SIM_OK);
  assert_int_equal(one.update.taught_count, 2);
  assert_string_equal(one.update.taught[0].what.name, "produced.course");
  assert_true(one.update.taught[0].surprise < 0.05 && one.update.taught[1].surprise > 0.3);
  end(&one);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_in_sequence),
                                     cmocka_unit_test(test_waiting_list),
                                     cmocka_unit_test(test_learned)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
