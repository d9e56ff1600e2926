// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/design/stream.h"
#include "tests/support.h"
#include "update_support.h"

#include <gsl/gsl_cdf.h>

/* Simulation-based calibration (Talts, Betancourt, Simpson, Vehtari and Gelman 2018): of outcomes
   that were drawn from the programme itself the truth has a uniform place among what is learned,
   and 90 % of the intervals from P5 to P95 hold it. Uniform by the smooth test of Neyman of order
   4, at p > 0.001: one false alarm in 1,000 for each subject and set of seeds, which are fixed. And
   a likelihood that is wrong in a small way is caught by the same test: it learns by other numbers
   than those by which the outcomes were drawn. THOROUGH=1: 1,000 outcomes of each kind. */

static const double none = (double)NAN;

static void set_poisson(case_t *one) {
  law(one, "demand.applicants_per_place", MODELS_LOGNORMAL, none, 1.2, 3.0, none);
}

/* A dozen applicants, so that one of them counts. */
static void set_binomial(case_t *one) {
  world_set(&one->world, "plan.places", 2026, 10.0, "places");
  law(one, "demand.applicants_per_place", MODELS_LOGNORMAL, none, 1.0, 1.5, none);
  law(one, "admissibility.clean", MODELS_PROPORTION, 0.7, none, none, 8.0);
}

static void set_round(case_t *one) {
  world_set(&one->world, "rounds.per_year", 0, 1.0, "rounds");
  world_set(&one->world, "link.round_effect_sd", 0, 0.6, "logit");
  law(one, "link.contact", MODELS_PROPORTION, 0.3, none, none, 8.0);
}

static void set_money(case_t *one) {
  law(one, "cost.fair", MODELS_LOGNORMAL, none, 200.0, 450.0, none);
}

static void set_chain(case_t *one) {
  world_set(&one->world, "inflation.sd", 0, 0.01, "1/year");
  set_poisson(one);
  law(one, "admissibility.clean", MODELS_PROPORTION, 0.7, none, none, 8.0);
  set_round(one);
  set_money(one);
}

/* What is wrong with the likelihood, by how much it is. */
static void more_places(case_t *one, double by) {
  world_set(&one->world, "plan.places", 2026, 100.0 * by, "places");
}

static void fewer_trials(case_t *one, double by) {
  if (one->rows[0].value - by >= one->rows[1].value)
    one->rows[0].value -= by;
}

static void other_effect(case_t *one, double by) {
  world_set(&one->world, "link.round_effect_sd", 0, by, "logit");
}

static void other_error(case_t *one, double by) {
  one->rows[1].error *= by;
}

enum { SUBJECTS = 4, SEEN = 8, RUNS = 1000 };

typedef struct {
  const char *name;
  void (*set)(case_t *one);
  const char *seen[SEEN]; /* in this order; of rounds linked.* of round 1 */
  const char *subjects[SUBJECTS];
  double error; /* of the accounts */
  void (*break_it)(case_t *one, double by);
  double by;
  size_t few; /* outcomes where time is short */
} kind_t;

static const kind_t kinds[] = {
    {"Poisson",
     set_poisson,
     {"applicants"},
     {"demand.applicants_per_place"},
     0.0,
     more_places,
     1.05,
     25},
    {"binomial",
     set_binomial,
     {"applicants", "admissible"},
     {"admissibility.clean"},
     0.0,
     fewer_trials,
     1.0,
     25},
    {"round effect",
     set_round,
     {"beneficiaries", "participants", "linked.contact", "linked.deal"},
     {"link.contact"},
     0.0,
     other_effect,
     0.01,
     5},
    {"money",
     set_money,
     {"beneficiaries", "spending"},
     {"cost.fair"},
     2000.0,
     other_error,
     1.2,
     25},
    {"chain",
     set_chain,
     {"applicants", "admissible", "beneficiaries", "participants", "inflation", "spending",
      "linked.contact", "linked.deal"},
     {"demand.applicants_per_place", "admissibility.clean", "link.contact", "cost.fair"},
     300.0,
     more_places,
     1.1,
     3},
};

typedef struct {
  double *place[SUBJECTS]; /* of the truth among what was learned, in [0, 1] */
  size_t count;
} places_t;

static double uniform(const char *name, uint64_t replicate) {
  sim_stream_t stream;
  double u;
  sim_stream_init(&stream, 77, name);
  sim_stream_uniforms(&stream, replicate, 1, &u);
  return u;
}

/* Draws the truth and what happened; false: nobody came to the round, and nothing is learned. */
static bool draw(case_t *one, const kind_t *kind, uint64_t replicate, double truth[SUBJECTS]) {
  begin(one);
  kind->set(one);
  models_programme_t *programme;
  assert_int_equal(models_programme_init(&programme, &one->world.inputs, 77, true), SIM_OK);
  const sim_model_t model = models_programme_model(programme);
  void *workspace = model.workspace_alloc(model.self, 1);
  double *storage = calloc(model.output_count, sizeof *storage);
  double **columns = calloc(model.output_count, sizeof *columns);
  for (size_t i = 0; i < model.output_count; i++)
    columns[i] = storage + i;
  model.evaluate(model.self, workspace, replicate, 1, columns);
  bool is_some = true;
  double before = none;
  for (size_t k = 0; k < SEEN && kind->seen[k]; k++) {
    const char *name = kind->seen[k];
    const bool is_round = strncmp(name, "linked.", 7) == 0, is_money = !strcmp(name, "spending");
    double value = storage[models_programme_output(programme, name, 2026)];
    if (is_money)
      value += kind->error * gsl_cdf_ugaussian_Pinv(uniform("accounts", replicate));
    is_some = is_some && (!is_round || before > 0.0);
    see(one, name, value, is_round, is_round ? before : none, is_money ? kind->error : none);
    if (is_round || strcmp(name, "participants") == 0)
      before = value; /* what the next count of a round is out of */
  }
  for (size_t k = 0; k < SUBJECTS && kind->subjects[k]; k++)
    truth[k] = models_programme_drawn(
        programme, workspace, models_inputs_find(&one->world.inputs, kind->subjects[k], 0))[0];
  model.workspace_free(workspace);
  models_programme_free(programme);
  free(storage);
  free(columns);
  return is_some;
}

/* Where the truth stands among the lines; among equal ones anywhere. */
static double place_of(const double *lines, double truth, double u) {
  double below = 0.0;
  for (size_t i = 0; i < STUDIES_UPDATE_LINES; i++)
    below += lines[i] < truth ? 1.0 : lines[i] == truth ? u : 0.0;
  return below / STUDIES_UPDATE_LINES;
}

static void gather(const kind_t *kind, size_t runs, bool is_broken, places_t *out) {
  *out = (places_t){0};
  for (size_t k = 0; k < SUBJECTS; k++)
    out->place[k] = calloc(runs, sizeof(double));
  for (uint64_t r = 0; r < runs; r++) {
    case_t one;
    double truth[SUBJECTS];
    if (!draw(&one, kind, 1000 + r, truth)) {
      world_free(&one.world);
      continue;
    }
    if (is_broken)
      kind->break_it(&one, kind->by);
    assert_int_equal(learn(&one, 1000, 2000, r), SIM_OK);
    for (size_t k = 0; k < SUBJECTS && kind->subjects[k]; k++)
      out->place[k][out->count] =
          place_of(learned(&one, kind->subjects[k], false)->lines, truth[k], uniform("place", r));
    out->count++;
    end(&one);
  }
}

static void places_free(places_t *self) {
  for (size_t k = 0; k < SUBJECTS; k++)
    free(self->place[k]);
}

/* p of the smooth test: the sums of the first four polynomials of Legendre on [0, 1]. */
static double smooth(size_t n, const double *u) {
  double sum[4] = {0.0}, square = 0.0;
  for (size_t i = 0; i < n; i++) {
    const double x = 2.0 * u[i] - 1.0, x2 = x * x;
    sum[0] += sqrt(3.0) * x;
    sum[1] += sqrt(5.0) * 0.5 * (3.0 * x2 - 1.0);
    sum[2] += sqrt(7.0) * 0.5 * (5.0 * x2 - 3.0) * x;
    sum[3] += 3.0 * 0.125 * ((35.0 * x2 - 30.0) * x2 + 3.0);
  }
  for (int j = 0; j < 4; j++)
    square += sum[j] * sum[j] / (double)n;
  return gsl_cdf_chisq_Q(square, 4.0);
}

/* The share of 1,000 samples of `n` of the places, with replacement, that the test rejects. */
static double caught(size_t n, const double *u) {
  enum { SAMPLES = 1000 };
  double *sample = calloc(n, sizeof *sample), *at = calloc(n, sizeof *at), share = 0.0;
  sim_stream_t stream;
  sim_stream_init(&stream, 5, "samples");
  for (uint64_t s = 0; s < SAMPLES; s++) {
    sim_stream_uniforms(&stream, s * n, n, at);
    for (size_t i = 0; i < n; i++)
      sample[i] = u[(size_t)(at[i] * (double)n)];
    share += smooth(n, sample) < 0.001 ? 1.0 / SAMPLES : 0.0;
  }
  free(sample);
  free(at);
  return share;
}

static void check(const kind_t *kind) {
  const size_t runs = thorough() ? RUNS : kind->few;
  places_t places;
  gather(kind, runs, false, &places);
  for (size_t k = 0; k < SUBJECTS && kind->subjects[k]; k++) {
    const double p = smooth(places.count, places.place[k]);
    double inside = 0.0;
    for (size_t i = 0; i < places.count; i++)
      inside += places.place[k][i] > 0.05 && places.place[k][i] < 0.95;
    const double share = inside / (double)places.count;
    const double error = sqrt(0.9 * 0.1 / (double)places.count);
    if (thorough())
      print_message("%s, %s: %zu outcomes, p %.3f, %.1f %% within P5-P95\n", kind->name,
                    kind->subjects[k], places.count, p, 100.0 * share);
    if (!(p > 0.001) || fabs(share - 0.9) > 3.3 * error)
      fail_msg("%s, %s: p %.2g, inside %.3f", kind->name, kind->subjects[k], p, share);
  }
  places_free(&places);
  if (!thorough())
    return;
  gather(kind, runs, true, &places);
  const double p = smooth(places.count, places.place[0]);
  const double share = caught(places.count, places.place[0]);
  print_message("%s, broken by %g: p %.2g, caught in %.1f %% of samples of %zu\n", kind->name,
                kind->by, p, 100.0 * share, places.count);
  assert_true(p < 0.001 && share >= 0.99); /* of the samples */
  places_free(&places);
}

static void test_poisson(void **unused) {
  (void)unused;
  check(&kinds[0]);
}

static void test_binomial(void **unused) {
  (void)unused;
  check(&kinds[1]);
}

static void test_round(void **unused) {
  (void)unused;
  check(&kinds[2]);
}

static void test_money(void **unused) {
  (void)unused;
  check(&kinds[3]);
}

static void test_chain(void **unused) {
  (void)unused;
  check(&kinds[4]);
}

/* Few outcomes suffice to catch one that is far wrong, in every run of the tests. */
static void test_caught(void **unused) {
  (void)unused;
  kind_t kind = kinds[0];
  places_t places;
  kind.by = 1.3;
  gather(&kind, 25, true, &places);
  assert_true(smooth(places.count, places.place[0]) < 0.001);
  places_free(&places);
}

/* With an argument only the tests so named: make check-thorough takes long. */
int main(int count, char **words) {
  if (count > 1)
    cmocka_set_test_filter(words[1]);
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_poisson), cmocka_unit_test(test_binomial),
      cmocka_unit_test(test_round),   cmocka_unit_test(test_money),
      cmocka_unit_test(test_chain),   cmocka_unit_test(test_caught)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
