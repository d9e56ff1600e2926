// SPDX-License-Identifier: GPL-3.0-or-later
#include "models_support.h"
#include "sim/status.h"
#include "tests/support.h"

/* What was observed: it stands in the forecast, and weighs by the law that it would have been drawn
   by. Constants of the world: expected applicants 200, admissible 0.8, links as in
   tests/test_models_links.c. */

enum { R = 512 };

typedef struct {
  world_t world;
  void *workspace;
  double *evidence[16], storage[16 * R];
} seen_t;

static void begin(seen_t *self) {
  *self = (seen_t){0};
  world_init(&self->world);
  world_set(&self->world, "inflation.sd", 0, 0.01, "1/year");
  world_set(&self->world, "link.round_effect_sd", 0, 0.6, "logit");
}

static void see(seen_t *self, const char *name, double value) {
  world_set(&self->world, name, 2026, value,
            strstr(name, "inflation")  ? "1/year"
            : strstr(name, "spending") ? "M$nominal"
                                       : "firms");
}

/* Evaluates with evidence; `uniforms` by quantity, or NULL. */
static void weigh(seen_t *self, const double *const *uniforms) {
  const models_taken_t taken = {.uniforms = uniforms};
  assert_int_equal(world_run(&self->world, R), SIM_OK);
  assert_true(models_programme_evidence_count(self->world.programme) <= 16);
  for (size_t k = 0; k < 16; k++)
    self->evidence[k] = self->storage + k * R;
  const sim_model_t model = models_programme_model(self->world.programme);
  self->workspace = model.workspace_alloc(model.self, R);
  assert_non_null(self->workspace);
  models_programme_weigh(self->world.programme, self->workspace, &taken, 0, R, self->world.columns,
                         self->evidence);
}

static void end(seen_t *self) {
  models_programme_model(self->world.programme).workspace_free(self->workspace);
  world_free(&self->world);
}

/* The evidence of that name and round, of the first replicate. */
static double evidence_of(const seen_t *self, const char *name, int round) {
  const models_evidence_t *list = models_programme_evidence(self->world.programme);
  for (size_t k = 0; k < models_programme_evidence_count(self->world.programme); k++)
    if (strcmp(list[k].name, name) == 0 && list[k].round == round && list[k].year == 2026)
      return self->evidence[k][0];
  return (double)NAN;
}

static void test_year(void **unused) {
  (void)unused;
  seen_t seen;
  begin(&seen);
  see(&seen, "observed.applicants", 190);
  see(&seen, "observed.admissible", 160);
  see(&seen, "observed.beneficiaries", 95);
  see(&seen, "observed.participants", 70);
  see(&seen, "observed.spending", 55000);
  see(&seen, "observed.inflation", 0.031);
  models_input_t *spending =
      &seen.world.inputs.rows[models_inputs_find(&seen.world.inputs, "observed.spending", 2026)];
  spending->distribution = MODELS_NORMAL;
  spending->value = (double)NAN;
  spending->low = 55000.0 - 1.6448536269514722 * 500.0;
  spending->high = 55000.0 + 1.6448536269514722 * 500.0;
  weigh(&seen, NULL);
  near(evidence_of(&seen, "applicants", 0), 190.0 * log(200.0) - 200.0, 1e-13);
  near(evidence_of(&seen, "admissible", 0), 160.0 * log(0.8) + 30.0 * log(0.2), 1e-13);
  const double mean = 0.03 + 0.5 * (0.05 - 0.03), z = (0.031 - mean) / 0.01;
  near(evidence_of(&seen, "inflation", 0), -0.5 * z * z - log(0.01), 1e-12);
  const double cost = 95.0 * 400.0 / 0.8, y = (cost - 55000.0) / 500.0;
  near(evidence_of(&seen, "spending", 0), -0.5 * y * y - log(500.0), 1e-12);
  assert_int_equal(models_programme_evidence_count(seen.world.programme), 4);
  for (size_t r = 0; r < R; r++) {
    assert_true(world_column(&seen.world, "applicants", 2026)[r] == 190.0);
    assert_true(world_column(&seen.world, "admissible", 2026)[r] == 160.0);
    assert_true(world_column(&seen.world, "beneficiaries", 2026)[r] == 95.0);
    assert_true(world_column(&seen.world, "places.unfilled", 2026)[r] == 5.0);
    assert_true(world_column(&seen.world, "participants", 2026)[r] == 70.0);
    assert_true(world_column(&seen.world, "produced.fair", 2026)[r] == 70.0);
    assert_true(world_column(&seen.world, "produced.course", 2026)[r] >= 70.0);
    assert_true(world_column(&seen.world, "inflation", 2026)[r] == 0.031);
    near(world_column(&seen.world, "price.index", 2027)[r],
         1.0 + world_column(&seen.world, "inflation", 2027)[r], 1e-14);
    const double spent = world_column(&seen.world, "spending", 2026)[r];
    near(world_column(&seen.world, "spending.admin", 2026)[r], 0.2 * spent, 1e-13);
    near(world_column(&seen.world, "spending.component.course", 2026)[r] +
             world_column(&seen.world, "spending.component.fair", 2026)[r],
         0.8 * spent, 1e-13);
  }
  /* it stands but for the error of the accounts: 5 standard errors, one in two million */
  assert_true(fabs(world_mean(&seen.world, "spending", 2026) - 55000.0) < 5.0 * 500.0 / sqrt(R));
  assert_true(fabs(world_sd(&seen.world, "spending", 2026) / 500.0 - 1.0) < 5.0 / sqrt(2.0 * R));
  /* the next year is drawn, and goes on from that inflation */
  assert_true(world_sd(&seen.world, "applicants", 2027) > 0.0);
  const double next = 0.03 + 0.5 * (0.031 - 0.03);
  assert_true(fabs(world_mean(&seen.world, "inflation", 2027) - next) < 5.0 * 0.01 / sqrt(R));
  end(&seen);
}

/* Admissible alone: Poisson of expected times share, and the rest is Poisson by itself. */
/* Money of another year is worth what prices make of it. */
static void test_prices(void **unused) {
  (void)unused;
  seen_t seen;
  begin(&seen);
  world_set(&seen.world, "plan.places", 2026, 100.0, "places");
  see(&seen, "observed.beneficiaries", 95);
  world_set(&seen.world, "observed.spending", 2026, 50000.0, "M$2025");
  weigh(&seen, NULL);
  for (size_t r = 0; r < R; r++)
    near(world_column(&seen.world, "spending", 2026)[r],
         50000.0 * (1.0 + world_column(&seen.world, "inflation", 2026)[r]), 1e-13);
  assert_int_equal(models_programme_evidence_count(seen.world.programme), 0); /* no error */
  end(&seen);
}

static void test_admissible_alone(void **unused) {
  (void)unused;
  seen_t seen;
  begin(&seen);
  see(&seen, "observed.admissible", 150);
  weigh(&seen, NULL);
  near(evidence_of(&seen, "admissible", 0), 150.0 * log(160.0) - 160.0, 1e-13);
  assert_true(isnan(evidence_of(&seen, "applicants", 0)));
  const double mean = world_mean(&seen.world, "applicants", 2026);
  assert_true(fabs(mean - 190.0) < 5.0 * sqrt(40.0 / R)); /* one in two million */
  assert_true(fabs(world_sd(&seen.world, "applicants", 2026) / sqrt(40.0) - 1.0) <
              5.0 / sqrt(2.0 * R));
  end(&seen);
}

static double any_link(double q) {
  return 1.0 - (1.0 - 0.8 * q) * exp(-2.0 * 0.8 * q);
}

/* log ∫ φ(z) p^k (1−p)^(n−k) s^d (1−s)^(k−d) dz by Simpson's rule with 40,000 steps, and the mean
   of the chance of a meeting without a contact under what it integrates. */
static double integral(double sd, double n, double k, double d, double *met) {
  enum { STEPS = 40000 };
  static double logs[STEPS + 1], only[STEPS + 1];
  double largest = -INFINITY, sum = 0.0, sum_met = 0.0;
  for (int i = 0; i <= STEPS; i++) {
    const double z = -20.0 + 40.0 * i / STEPS, odds = 0.25 / 0.75 * exp(sd * z);
    const double q = odds / (1.0 + odds), p = any_link(q);
    const double s = p > 0.0 ? any_link(0.5 * q) / p : 0.5;
    logs[i] = -0.5 * z * z + (k > 0.0 ? k * log(p) : 0.0) + (n > k ? (n - k) * log1p(-p) : 0.0);
    if (d >= 0.0)
      logs[i] += (d > 0.0 ? d * log(s) : 0.0) + (k > d ? (k - d) * log1p(-s) : 0.0);
    only[i] = p < 1.0 ? (any_link(1.0) - p) / (1.0 - p) : 0.0;
    largest = fmax(largest, logs[i]);
  }
  for (int i = 0; i <= STEPS; i++) {
    const double weight = (i == 0 || i == STEPS ? 1.0 : i % 2 ? 4.0 : 2.0) * exp(logs[i] - largest);
    sum += weight;
    sum_met += weight * only[i];
  }
  *met = sum_met / sum;
  return largest + log(sum * 40.0 / STEPS / 3.0);
}

static void test_round(void **unused) {
  (void)unused;
  static const struct {
    double sd, n, k, d;
  } cases[] = {{0.6, 40, 17, 9},
               {0.6, 40, 0, 0},
               {0.6, 40, 40, 40},
               {0.6, 40, 40, 0},
               {0.0, 40, 17, 9},
               {3.0, 40, 1, 1},
               {0.6, 1, 1, 0},
               {0.6, 0, 0, 0},
               {1.5, 5000, 4300, 900},
               {0.05, 300, 250, 249},
               {0.8, 100000, 31000, 12000},
               {0.6, 40, 17, -1}};
  for (size_t c = 0; c < sizeof cases / sizeof cases[0]; c++) {
    seen_t seen;
    double met;
    begin(&seen);
    world_set(&seen.world, "link.round_effect_sd", 0, cases[c].sd, "logit");
    see(&seen, "observed.round_2.firms", cases[c].n);
    see(&seen, "observed.round_2.contact", cases[c].k);
    if (cases[c].d >= 0.0)
      see(&seen, "observed.round_2.deal", cases[c].d);
    weigh(&seen, NULL);
    const double known = integral(cases[c].sd, cases[c].n, cases[c].k, cases[c].d, &met);
    /* without the step in widths, which is the same everywhere */
    const double found = evidence_of(&seen, "linked.contact", 2) + log(0.5);
    const double most = cases[c].sd > 1.5 ? 1e-5 : 1e-9 * fmax(1.0, fabs(known) * 1e-3);
    if (!(fabs(found - known) < most))
      fail_msg("case %zu: %.12f, known %.12f", c, found, known);
    end(&seen);
  }
}

/* The rest of the round is drawn given what was observed of it: with everybody in one round, those
   who had a meeting only. 5 standard errors in each of three cases. */
static void test_effect(void **unused) {
  (void)unused;
  static const double contacts[] = {3, 25, 50};
  for (size_t c = 0; c < 3; c++) {
    seen_t seen;
    double met;
    begin(&seen);
    world_set(&seen.world, "rounds.per_year", 0, 1.0, "rounds");
    see(&seen, "observed.participants", 60);
    see(&seen, "observed.round_1.firms", 60);
    see(&seen, "observed.round_1.contact", contacts[c]);
    weigh(&seen, NULL);
    integral(0.6, 60.0, contacts[c], -1.0, &met);
    assert_true(world_mean(&seen.world, "linked.contact", 2026) == contacts[c]);
    assert_true(world_sd(&seen.world, "linked.deal", 2026) > 0.0);
    const double rest = 60.0 - contacts[c];
    const double mean = world_mean(&seen.world, "linked.form", 2026) - contacts[c];
    const double sd = world_sd(&seen.world, "linked.form", 2026);
    if (!(fabs(mean - rest * met) < 5.0 * sd / sqrt(R) + 1e-3 * rest))
      fail_msg("%.4f of %g, known %.4f", mean, rest, rest * met);
    end(&seen);
  }
}

/* A result of the programme's own, with and without an effect of the cohort, against the binomial
   law and its integral. */
static void test_result(void **unused) {
  (void)unused;
  for (int cohort = 0; cohort < 2; cohort++) {
    seen_t seen;
    begin(&seen);
    world_set(&seen.world, "result.placed", 0, 0.4, "share");
    if (cohort)
      world_set(&seen.world, "result.placed.cohort_sd", 0, 0.7, "logit");
    see(&seen, "observed.participants", 80);
    see(&seen, "observed.result.placed", 45);
    weigh(&seen, NULL);
    double known = 45.0 * log(0.4) + 35.0 * log(0.6);
    if (cohort) {
      double sum = 0.0;
      for (int i = 0; i < 20000; i++) {
        const double z = -10.0 + 20.0 * (i + 0.5) / 20000.0, odds = 0.4 / 0.6 * exp(0.7 * z);
        const double p = odds / (1.0 + odds);
        sum += exp(-0.5 * z * z + 45.0 * log(p / 0.5) + 35.0 * log((1.0 - p) / 0.5));
      }
      known = log(sum * 20.0 / 20000.0) + 80.0 * log(0.5) - log(0.5);
    }
    assert_true(fabs(evidence_of(&seen, "result.placed", 0) - known) < 1e-9);
    for (size_t r = 0; r < R; r++)
      assert_true(world_column(&seen.world, "result.placed", 2026)[r] == 45.0);
    assert_true(world_sd(&seen.world, "result.placed", 2027) > 0.0);
    end(&seen);
  }
}

/* Those of the rounds that were not observed share who is left, as evenly as whole firms allow. */
static void test_other_rounds(void **unused) {
  (void)unused;
  seen_t seen;
  begin(&seen);
  world_set(&seen.world, "link.contact", 0, 1.0, "share");
  world_set(&seen.world, "meetings.kept", 0, 1.0, "share");
  see(&seen, "observed.participants", 90);
  see(&seen, "observed.round_2.firms", 61);
  weigh(&seen, NULL);
  for (size_t r = 0; r < R; r++)
    assert_true(world_column(&seen.world, "linked.contact", 2026)[r] == 90.0);
  end(&seen);
}

/* Uniforms that are given stand in place of the streams, and leave the others alone. */
static void test_uniforms(void **unused) {
  (void)unused;
  seen_t seen, plain;
  double u[R];
  begin(&seen);
  begin(&plain);
  world_t *const worlds[] = {&seen.world, &plain.world};
  for (int w = 0; w < 2; w++) {
    models_input_t *rate =
        &worlds[w]->inputs.rows[models_inputs_find(&worlds[w]->inputs, "admissibility.clean", 0)];
    rate->distribution = MODELS_UNIFORM;
    rate->value = (double)NAN;
    rate->low = 0.2;
    rate->high = 0.4;
  }
  see(&seen, "observed.applicants", 1000);
  see(&plain, "observed.applicants", 1000);
  const size_t row = models_inputs_find(&seen.world.inputs, "admissibility.clean", 0);
  for (size_t r = 0; r < R; r++)
    u[r] = ((double)r + 0.5) / R;
  const double **uniforms = calloc(4096, sizeof *uniforms);
  uniforms[row] = u;
  weigh(&seen, uniforms);
  weigh(&plain, NULL);
  const double *drawn = models_programme_drawn(seen.world.programme, seen.workspace, row);
  for (size_t r = 0; r < R; r++) {
    near(drawn[r], 0.2 + 0.2 * u[r], 1e-14);
    assert_true(world_column(&seen.world, "inflation", 2026)[r] ==
                world_column(&plain.world, "inflation", 2026)[r]);
  }
  free(uniforms);
  end(&seen);
  end(&plain);
}

/* Joint rows take a line of their file together, and the rest of the programme is as before. */
static void test_joint(void **unused) {
  (void)unused;
  world_t world, plain;
  world_init(&world);
  world_init(&plain);
  static const char *const names[] = {"cost.course", "admissibility.clean"};
  for (int k = 0; k < 2; k++) {
    models_input_t *row = &world.inputs.rows[models_inputs_find(&world.inputs, names[k], 0)];
    row->distribution = MODELS_JOINT;
    row->value = (double)NAN;
    free(row->source);
    row->source = strdup("posterior/a.csv");
    row->sample_count = 10;
    row->sample = malloc(10 * sizeof *row->sample);
    for (int i = 0; i < 10; i++)
      row->sample[i] = k ? 0.1 + 0.05 * ((7 * i) % 10) : 100.0 + ((7 * i) % 10);
  }
  world_set(&world, "demand.applicants_per_place", 0, 1e6, "ratio");
  world_set(&plain, "demand.applicants_per_place", 0, 1e6, "ratio");
  assert_int_equal(world_run(&world, R), SIM_OK);
  assert_int_equal(world_run(&plain, R), SIM_OK);
  size_t seen[10] = {0};
  for (size_t r = 0; r < R; r++) {
    const double spent = world_column(&world, "spending.component.course", 2026)[r];
    const double cost = spent / world_column(&world, "beneficiaries", 2026)[r];
    const double share = world_column(&world, "admissible", 2026)[r] / 1e8;
    /* admissible of a hundred million tell their share to four digits */
    assert_true(fabs((share - 0.1) / 0.05 - (cost - 100.0)) < 0.05);
    seen[(size_t)(cost - 99.5)]++;
    assert_true(world_column(&world, "applicants", 2026)[r] ==
                world_column(&plain, "applicants", 2026)[r]);
  }
  for (int i = 0; i < 10; i++) /* binomial: five standard deviations about 51 */
    assert_true(seen[i] > 17 && seen[i] < 86);
  const size_t a = models_inputs_find(&world.inputs, names[0], 0);
  const size_t b = models_inputs_find(&world.inputs, names[1], 0);
  assert_true(models_programme_dependent(world.programme, a) ==
              models_programme_dependent(world.programme, b));
  world_free(&world);
  world_free(&plain);
}

/* Spending of the second year is in the money of that year, and stands in it. */
static void test_spending_of_a_later_year(void **unused) {
  (void)unused;
  seen_t seen;
  begin(&seen);
  world_set(&seen.world, "inflation.sd", 0, 0.0, "1/year");
  world_set(&seen.world, "inflation.mean", 0, 0.2, "1/year");
  world_set(&seen.world, "observed.spending", 2027, 60000, "M$nominal");
  models_input_t *row =
      &seen.world.inputs.rows[models_inputs_find(&seen.world.inputs, "observed.spending", 2027)];
  row->distribution = MODELS_NORMAL;
  row->value = (double)NAN;
  row->low = 60000.0 - 1.6448536269514722 * 500.0;
  row->high = 60000.0 + 1.6448536269514722 * 500.0;
  weigh(&seen, NULL);
  assert_true(world_first(&seen.world, "price.index", 2027) > 1.05);
  assert_true(fabs(world_mean(&seen.world, "spending", 2027) - 60000.0) < 5.0 * 500.0 / sqrt(R));
  end(&seen);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_year),     cmocka_unit_test(test_spending_of_a_later_year),
      cmocka_unit_test(test_prices),   cmocka_unit_test(test_admissible_alone),
      cmocka_unit_test(test_round),    cmocka_unit_test(test_effect),
      cmocka_unit_test(test_result),   cmocka_unit_test(test_other_rounds),
      cmocka_unit_test(test_uniforms), cmocka_unit_test(test_joint)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
