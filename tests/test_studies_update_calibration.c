// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/design/stream.h"
#include "sim/estimate/interval.h"
#include "tests/support.h"
#include "update_support.h"

#include <gsl/gsl_cdf.h>
#include <time.h>

/* Simulation-based calibration (Talts, Betancourt, Simpson, Vehtari and Gelman 2018): of outcomes
   that were drawn from the programme itself the truth has a uniform place among what is learned,
   so that intervals hold it as often as they say: 50, 80 and 90 %. Uniform by the smooth test of
   Neyman of order 4, at p > 0.001: one false alarm in 1,000 for each subject and set of seeds,
   which are fixed. And a likelihood that is wrong is caught by the same test: it learns by other
   numbers than those by which the outcomes were drawn, each a mistake that could be made. How often
   it is caught is counted in samples, with replacement, of half of the outcomes: what they say of a
   sample is too much by the chance in the outcomes themselves, but of one twice as large too
   little.
   THOROUGH=1: all kinds in full. With -O3, seeds 77 and 5, outcomes 1000 to 1999 and shared cores
   it took 28 s of the processor for the 1,000 of Poisson (p 0.415), 35 of the binomial (0.817), 69
   of the round (0.910, 0.794), 29 of money (0.276) and 124 of the chain (0.450, 0.778, 0.902,
   0.931, 0.633), and four minutes for the mistakes. That the effect of a round is taken for twice
   what it is is caught in 68 % of samples of 500 only. */

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
  law(one, "link.deal_per_contact", MODELS_PROPORTION, 0.5, none, none, 8.0);
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

static inputs_observed_row_t *row_of(case_t *one, const char *name) {
  size_t i = 0;
  while (strcmp(one->rows[i].name, name) != 0)
    i++;
  return &one->rows[i];
}

/* The mistakes, by how much they are wrong. */
static void more_places(case_t *one, double by) {
  world_set(&one->world, "plan.places", 2026, 100.0 * by, "places");
}

/* Squares the likelihood of a Poisson count, and so halves its variance: λ and k twice. */
static void applicants_twice(case_t *one, double by) {
  more_places(one, by);
  row_of(one, "applicants")->value *= by;
}

static void fewer_trials(case_t *one, double by) {
  if (row_of(one, "applicants")->value - by >= row_of(one, "admissible")->value)
    row_of(one, "applicants")->value -= by;
}

/* n and k twice: p (1 − p)/n is half of what it was. */
static void trials_twice(case_t *one, double by) {
  row_of(one, "applicants")->value *= by;
  row_of(one, "admissible")->value *= by;
}

static void other_effect(case_t *one, double by) {
  world_set(&one->world, "link.round_effect_sd", 0, by, "logit");
}

static void more_deals(case_t *one, double by) {
  inputs_observed_row_t *row = row_of(one, "linked.deal");
  row->value = fmin(row->value + by, row->of);
}

static void other_error(case_t *one, double by) {
  row_of(one, "spending")->error *= by;
}

static void other_admin(case_t *one, double by) {
  world_set(&one->world, "cost.admin_share", 0, by, "share");
}

enum { SUBJECTS = 5, SEEN = 8, MISTAKES = 3, RUNS = 1000 };

typedef struct {
  const char *what;
  void (*make)(case_t *one, double by);
  double by;
  size_t runs; /* outcomes of which half suffice to catch it */
} mistake_t;

typedef struct {
  const char *name;
  void (*set)(case_t *one);
  const char *seen[SEEN]; /* in this order; of rounds linked.* of round 1 */
  const char *subjects[SUBJECTS];
  double error; /* of the accounts */
  size_t few;   /* outcomes where time is short */
  mistake_t mistakes[MISTAKES];
} kind_t;

static const kind_t kinds[] = {
    {"Poisson",
     set_poisson,
     {"applicants"},
     {"demand.applicants_per_place"},
     0.0,
     25,
     {{"places 5 % too many", more_places, 1.05, 400},
      {"variance halved", applicants_twice, 2.0, 400}}},
    {"binomial",
     set_binomial,
     {"applicants", "admissible"},
     {"admissibility.clean"},
     0.0,
     25,
     {{"of one fewer", fewer_trials, 1.0, 1000}, {"variance halved", trials_twice, 2.0, 700}}},
    {"round effect",
     set_round,
     {"beneficiaries", "participants", "linked.contact", "linked.deal"},
     {"link.contact", "link.deal_per_contact"},
     0.0,
     5,
     {{"effect left out", other_effect, 0.01, 100}, {"two deals more", more_deals, 2.0, 400}}},
    {"money",
     set_money,
     {"beneficiaries", "spending"},
     {"cost.fair"},
     2000.0,
     25,
     {{"error of the accounts 1.3 times", other_error, 1.3, 1000},
      {"error halved", other_error, 0.5, 200},
      {"administration of 22 % for 20 %", other_admin, 0.22, 400}}},
    {"chain",
     set_chain,
     {"applicants", "admissible", "beneficiaries", "participants", "inflation", "spending",
      "linked.contact", "linked.deal"},
     {"demand.applicants_per_place", "admissibility.clean", "link.contact", "link.deal_per_contact",
      "cost.fair"},
     300.0,
     3,
     {{"places 10 % too many", more_places, 1.1, 100},
      {"effect of the round left out", other_effect, 0.01, 100},
      {"error of the accounts doubled", other_error, 2.0, 300}}},
};

typedef struct {
  double *place[SUBJECTS]; /* of the truth among what was learned, in [0, 1] */
  size_t subjects, count;
  double shape, seconds; /* the largest k; of the processor */
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

static void gather(const kind_t *kind, size_t runs, const mistake_t *mistake, places_t *out) {
  const clock_t since = clock();
  *out = (places_t){.shape = -INFINITY};
  while (out->subjects < SUBJECTS && kind->subjects[out->subjects])
    out->place[out->subjects++] = calloc(runs, sizeof(double));
  for (uint64_t r = 0; r < runs; r++) {
    case_t one;
    double truth[SUBJECTS];
    if (!draw(&one, kind, 1000 + r, truth)) {
      world_free(&one.world);
      continue;
    }
    if (mistake)
      mistake->make(&one, mistake->by);
    assert_int_equal(learn(&one, 1000, 2000, r), SIM_OK);
    for (size_t k = 0; k < out->subjects; k++)
      out->place[k][out->count] =
          place_of(learned(&one, kind->subjects[k], false)->lines, truth[k], uniform("place", r));
    out->shape = fmax(out->shape, one.update.shape);
    out->count++;
    end(&one);
  }
  out->seconds = (double)(clock() - since) / CLOCKS_PER_SEC;
}

static void places_free(places_t *self) {
  for (size_t k = 0; k < self->subjects; k++)
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

/* The least p of the subjects times their number: 0.001 is passed by chance once in 1,000 or less
   (Bonferroni). `picks`: which of the places, `n` of them. */
static double least(const places_t *self, size_t n, const size_t *picks) {
  double *sample = calloc(n, sizeof *sample), p = 1.0;
  for (size_t k = 0; k < self->subjects; k++) {
    for (size_t i = 0; i < n; i++)
      sample[i] = self->place[k][picks ? picks[i] : i];
    p = fmin(p, smooth(n, sample));
  }
  free(sample);
  return p * (double)self->subjects;
}

/* The share of 1,000 samples of half of the places that the test rejects. */
static double caught(const places_t *self) {
  enum { SAMPLES = 1000 };
  const size_t n = self->count / 2;
  size_t *picks = calloc(n, sizeof *picks), count = 0;
  double *u = calloc(n, sizeof *u);
  sim_stream_t stream;
  sim_stream_init(&stream, 5, "samples");
  for (uint64_t s = 0; s < SAMPLES; s++) {
    sim_stream_uniforms(&stream, s * n, n, u);
    for (size_t i = 0; i < n; i++)
      picks[i] = (size_t)(u[i] * (double)self->count);
    count += least(self, n, picks) < 0.001;
  }
  free(picks);
  free(u);
  return (double)count / SAMPLES;
}

/* Intervals from P25 to P75, P10 to P90 and P5 to P95 hold the truth as often as they say: within
   the interval of Wilson at 3.3 standard errors (one false alarm in 1,000 each). */
static void check_coverage(const kind_t *kind, const places_t *places, size_t k) {
  static const double nominal[] = {0.5, 0.8, 0.9};
  const double n = (double)places->count;
  for (size_t j = 0; j < sizeof nominal / sizeof nominal[0]; j++) {
    double inside = 0.0;
    for (size_t i = 0; i < places->count; i++)
      inside += fabs(places->place[k][i] - 0.5) < 0.5 * nominal[j];
    const sim_interval_t shown = sim_interval_of_event(inside / n, n, 1.959964),
                         held = sim_interval_of_event(inside / n, n, 3.3);
    if (thorough())
      print_message("  %.0f %% intervals hold %.1f %% (%.1f–%.1f)\n", 100.0 * nominal[j],
                    100.0 * inside / n, 100.0 * shown.low, 100.0 * shown.high);
    if (nominal[j] < held.low || nominal[j] > held.high)
      fail_msg("%s, %s: %.0f %% intervals hold %.1f %%", kind->name, kind->subjects[k],
               100.0 * nominal[j], 100.0 * inside / n);
  }
}

static bool is_caught(const kind_t *kind, const mistake_t *mistake) {
  places_t places;
  gather(kind, mistake->runs, mistake, &places);
  const double p = least(&places, places.count, NULL), share = caught(&places);
  print_message("%s, %s: p %.2g of %zu outcomes, caught in %.1f %% of samples of %zu; %.0f s\n",
                kind->name, mistake->what, p, places.count, 100.0 * share, places.count / 2,
                places.seconds);
  places_free(&places);
  return p < 0.001 && share >= 0.99;
}

static void check(const kind_t *kind) {
  places_t places;
  gather(kind, thorough() ? RUNS : kind->few, NULL, &places);
  for (size_t k = 0; k < places.subjects; k++) {
    const double p = smooth(places.count, places.place[k]);
    if (thorough())
      print_message("%s, %s: p %.3f of %zu outcomes; k at most %.2f; %.0f s\n", kind->name,
                    kind->subjects[k], p, places.count, places.shape, places.seconds);
    if (!(p > 0.001))
      fail_msg("%s, %s: p %.2g", kind->name, kind->subjects[k], p);
    check_coverage(kind, &places, k);
  }
  places_free(&places);
  bool are_caught = true;
  for (size_t i = 0; thorough() && i < MISTAKES && kind->mistakes[i].make; i++)
    are_caught = is_caught(kind, &kind->mistakes[i]) && are_caught;
  assert_true(are_caught);
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
  const mistake_t mistake = {"places 30 % too many", more_places, 1.3, 25};
  places_t places;
  gather(&kinds[0], mistake.runs, &mistake, &places);
  assert_true(least(&places, places.count, NULL) < 0.001);
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
