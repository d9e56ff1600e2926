// SPDX-License-Identifier: GPL-3.0-or-later
#include "inputs/load.h"
#include "sim/status.h"
#include "studies/monitor.h"
#include "tests/support.h"

/* The findings of whole programmes against the oracle in R (tests/oracle/monitor.R): probabilities
   at 5·√(p(1−p)(1/m₁ + 1/m₂)), a false alarm in 5.7e-7 for each of about 340 comparisons;
   references against R's qbeta; sentences to the byte. Seeds are fixed. */

typedef struct {
  studies_monitor_t self;
  words_report_t report;
  int status;
} run_t;

static void start(run_t *run, const char *folder, uint64_t replicates,
                  const char *const *indicators, size_t count, bool has_drivers) {
  *run = (run_t){.self.request = {.indicators = indicators,
                                  .indicator_count = count,
                                  .has_drivers = has_drivers,
                                  .replicates = replicates,
                                  .seed = 2026}};
  const inputs_request_t programme = {.folder = folder};
  words_report_init(&run->report, WORDS_EN);
  assert_int_equal(inputs_load(&programme, &run->self.inputs, &run->report), SIM_OK);
  run->status = studies_monitor_compute(&run->self, &run->report);
}

static void end(run_t *run) {
  words_report_free(&run->report);
  studies_monitor_free(&run->self);
}

static const studies_finding_t *find(const studies_monitor_t *self, const char *rule, int year) {
  char name[128];
  for (size_t i = 0; i < self->count; i++) {
    studies_finding_name(&self->rows[i], name, sizeof name);
    if (self->rows[i].year == year && strcmp(name, rule) == 0)
      return &self->rows[i];
  }
  return NULL;
}

/* One row of the oracle: rule, year, probability, replicates, share that could be judged. */
static void compare(const studies_monitor_t *self, const char *rule, int year, double p, double n,
                    double defined) {
  const studies_finding_t *row = find(self, rule, year);
  if (!row)
    fail_msg("no %s %d", rule, year);
  const double own = (double)self->request.replicates, d = (row->defined + defined) / 2.0;
  if (fabs(row->defined - defined) > 5.0 * sqrt(d * (1.0 - d) * (1.0 / own + 1.0 / n)))
    fail_msg("%s %d: defined %.6f, R %.6f", rule, year, row->defined, defined);
  assert_int_equal(isnan(row->probability), isnan(p));
  if (isnan(p))
    return;
  const double q = (row->probability + p) / 2.0;
  const double error = sqrt(q * (1.0 - q) * (1.0 / (own * row->defined) + 1.0 / (n * defined)));
  if (fabs(row->probability - p) > 5.0 * error)
    fail_msg("%s %d: %.6f, R %.6f", rule, year, row->probability, p);
}

static size_t compare_with(const studies_monitor_t *self, const char *table) {
  char path[256], line[256], rule[64], year[16], p[32];
  double n, defined;
  size_t rows = 0;
  snprintf(path, sizeof path, "tests/oracle/monitor/%s.csv", table);
  FILE *file = fopen(path, "r");
  assert_non_null(file);
  assert_non_null(fgets(line, sizeof line, file));
  while (fgets(line, sizeof line, file)) {
    char *after = strchr(line, ',');
    snprintf(rule, sizeof rule, "%.*s", (int)(after - line), line);
    year[0] = '\0';
    after += after[1] == ',' ? 1 : 0;
    const int read = after[0] == ',' && after[-1] == ','
                         ? sscanf(after, ",%31[^,],%lf,%lf", p, &n, &defined) + 1
                         : sscanf(after, ",%15[^,],%31[^,],%lf,%lf", year, p, &n, &defined);
    assert_int_equal(read, 4);
    compare(self, rule, atoi(year), strtod(p, NULL), n, defined);
    rows++;
  }
  fclose(file);
  return rows;
}

/* Few firms, three goals and a year without places. */
static void few_firms(void **state) {
  (void)state;
  run_t run;
  start(&run, "tests/programmes/escaso", 20000, NULL, 0, false);
  assert_int_equal(run.status, SIM_OK);
  assert_int_equal(run.self.findings.indicator_count, 3);
  assert_int_equal(compare_with(&run.self, "escaso"), run.self.count);
  end(&run);
}

static void a_workshop(void **state) {
  (void)state;
  run_t run;
  start(&run, "tests/programmes/taller", 20000, NULL, 0, false);
  assert_int_equal(run.status, SIM_OK);
  assert_int_equal(compare_with(&run.self, "taller"), run.self.count);
  end(&run);
}

/* What varies from year to year, and what does not; people with history and events of their own;
   organisations with a year without a call; households, eight components and 16 regions. */
static void others(void **state) {
  (void)state;
  static const char *const programmes[][2] = {{"scenarios/redes", "base"},
                                              {"tests/programmes/capacitacion", "capacitacion"},
                                              {"tests/programmes/fondo", "fondo"},
                                              {"tests/programmes/nacional", "nacional"}};
  for (size_t i = 0; i < sizeof programmes / sizeof programmes[0]; i++) {
    run_t run;
    start(&run, programmes[i][0], 20000, NULL, 0, false);
    assert_int_equal(run.status, SIM_OK);
    assert_int_equal(compare_with(&run.self, programmes[i][1]), run.self.count);
    end(&run);
  }
}

static void references(void **state) {
  (void)state;
  static const struct {
    studies_rule_t rule;
    double low, high; /* qbeta of R 4.2 */
  } known[] = {{STUDIES_RULE_INITIAL_UNDER85, 0.127276385829871, 0.183021698231525},
               {STUDIES_RULE_FINAL_OVER110, 0.0181364999618194, 0.0452578745140398},
               {STUDIES_RULE_SPENDING_PER_BENEFICIARY, 0.16923600507771, 0.234358366005186},
               {STUDIES_RULE_INDICATOR_FELL, 0.175464328741205, 0.251021474822828},
               {STUDIES_RULE_NONE, 0.438912512534664, 0.515497613222627}};
  for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
    const sim_interval_t reference = studies_rule_reference(known[i].rule);
    near(reference.low, known[i].low, 1e-12);
    near(reference.high, known[i].high, 1e-12);
  }
  near(studies_rule_reference(STUDIES_RULE_INITIAL_UNDER85).estimate, 104.0 / 677.0, 1e-15);
  assert_true(isnan(studies_rule_reference(STUDIES_RULE_BENEFICIARIES_OUTSIDE_TARGET).low));
}

static void expect_phrase(studies_finding_t finding, const char *expected) {
  char phrase[STUDIES_PHRASE_SIZE];
  studies_finding_phrase(&finding, phrase, sizeof phrase);
  assert_string_equal(phrase, expected);
}

static void sentences(void **state) {
  (void)state;
  expect_phrase(
      (studies_finding_t){.rule = STUDIES_RULE_SPENDING_PER_BENEFICIARY, .year = 2028},
      "El programa presenta un gasto por beneficiario fuera del rango esperado (variación mayor al "
      "20%) durante 2028, en relación con el promedio de los dos años anteriores (2026 y 2027).");
  expect_phrase((studies_finding_t){.rule = STUDIES_RULE_SPENDING_PER_BENEFICIARY,
                                    .year = 2026,
                                    .probability = (double)NAN},
                "No es posible evaluar el gasto por beneficiario, debido a que no se cuenta con "
                "información histórica (2024 y/o 2025).");
  expect_phrase((studies_finding_t){.rule = STUDIES_RULE_INDICATOR_FELL,
                                    .year = 2027,
                                    .probability = (double)NAN},
                "");
  expect_phrase((studies_finding_t){.rule = STUDIES_RULE_NONE, .year = 2027},
                "Sin hallazgos en las reglas que se pueden calcular.");
  expect_phrase((studies_finding_t){.rule = STUDIES_RULE_NONE}, "");
  for (int rule = 0; rule < STUDIES_RULES; rule++) {
    char phrase[STUDIES_PHRASE_SIZE];
    const studies_finding_t finding = {.rule = (studies_rule_t)rule, .year = 2027};
    studies_finding_phrase(&finding, phrase, sizeof phrase);
    assert_true(strlen(phrase) > 0 && phrase[strlen(phrase) - 1] == '.' && !strchr(phrase, '{'));
  }
}

static void indicators(void **state) {
  (void)state;
  run_t run;
  start(&run, "tests/programmes/taller", 300, (const char *const[]){"indicator.form", "deal"}, 2,
        false);
  assert_int_equal(run.status, SIM_OK);
  assert_non_null(find(&run.self, "indicator_fell.form", 2028));
  assert_non_null(find(&run.self, "indicator_fell.deal", 0));
  assert_null(find(&run.self, "indicator_fell.contact", 0));
  end(&run);
  start(&run, "tests/programmes/taller", 300, (const char *const[]){"sale", "form", "form"}, 3,
        false);
  assert_int_equal(run.status, SIM_ERR_DOMAIN);
  assert_int_equal(run.report.errors, 2);
  assert_int_equal(run.report.entries[0].id, WORDS_MSG_MONITOR_INDICATOR);
  assert_int_equal(run.report.entries[1].id, WORDS_MSG_MONITOR_TWICE);
  end(&run);
}

/* What never happens has no driver; no input moves an indicator's fall as chance does, and those
   named are the largest, at most three. */
static void drivers(void **state) {
  (void)state;
  run_t run;
  start(&run, "tests/programmes/escaso", 5000, NULL, 0, true);
  assert_int_equal(run.status, SIM_OK);
  assert_int_equal(find(&run.self, "admin_over20", 2027)->driver_count, 0);
  assert_int_equal(find(&run.self, "initial_under85", 2029)->driver_count, 0);
  const studies_finding_t *fell = find(&run.self, "indicator_fell.deal", 2028);
  assert_true(fell->driver_count > 0);
  assert_string_equal(fell->drivers[0].name, "chance");
  assert_true(fell->drivers[0].total > 0.9);
  for (size_t i = 0; i < run.self.count; i++)
    for (size_t k = 1; k < run.self.rows[i].driver_count; k++)
      assert_true(run.self.rows[i].drivers[k - 1].total >= run.self.rows[i].drivers[k].total);
  end(&run);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(few_firms),  cmocka_unit_test(a_workshop), cmocka_unit_test(others),
      cmocka_unit_test(references), cmocka_unit_test(sentences),  cmocka_unit_test(indicators),
      cmocka_unit_test(drivers),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
