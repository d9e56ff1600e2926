// SPDX-License-Identifier: GPL-3.0-or-later
#include "page/api.h"

#include "sim/status.h"
#include "tests/support.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What the page asks and is told; that its numbers are those of the command line is seen in
   tests/page/same_bytes.mjs. */

/* A text of items, each ended by '\0', the last by the literal's own end. */
#define OPEN(page, items) page_open(page, items, sizeof(items))

#define REDES "programme=scenarios/redes\0replicates=1024\0"

static bool tells(const page_t *page, const char *text) {
  return memmem(page_answer(page), page_answer_size(page), text, strlen(text)) != NULL;
}

static void test_it_forecasts_what_was_asked_for(void **state) {
  page_t *page = page_new();
  (void)state;
  assert_non_null(page);
  assert_int_equal(OPEN(page, REDES "only=places\0set=plan.places=100"), SIM_OK);
  assert_int_equal(page_begin(page), SIM_OK);
  assert_int_equal(page_run(page, 0, 1024), SIM_OK);
  assert_int_equal(page_summary(page), SIM_OK);
  assert_true(tells(page, "\nplaces,2026,places,100,0,"));
  assert_false(tells(page, "\nbeneficiaries,"));
  page_free(page);
}

static void test_it_says_what_is_wrong_in_the_words_of_the_program(void **state) {
  page_t *page = page_new();
  (void)state;
  assert_non_null(page);
  assert_int_equal(OPEN(page, REDES "lang=en\0set=budget.celing=1"), SIM_ERR_DOMAIN);
  assert_int_equal(page_report(page), SIM_OK);
  assert_true(tells(page, "budget.ceiling"));
  assert_int_equal(page_begin(page), SIM_ERR_DOMAIN);
  assert_int_equal(page_names(page), SIM_ERR_DOMAIN);
  page_free(page);
}

static void test_what_is_no_request_is_refused(void **state) {
  page_t *page = page_new();
  (void)state;
  assert_non_null(page);
  assert_int_equal(OPEN(page, "replicates=10"), SIM_ERR_DOMAIN);
  assert_int_equal(OPEN(page, REDES "colour=red"), SIM_ERR_DOMAIN);
  assert_int_equal(OPEN(page, REDES "seed=-1"), SIM_ERR_DOMAIN);
  assert_int_equal(page_open(page, "programme=x", 11), SIM_ERR_DOMAIN);
  assert_int_equal(page_open(page, "", 0), SIM_ERR_DOMAIN);
  page_free(page);
}

static void test_replicates_beyond_those_asked_for_are_refused(void **state) {
  page_t *page = page_new();
  (void)state;
  assert_non_null(page);
  assert_int_equal(OPEN(page, REDES "only=places"), SIM_OK);
  assert_int_equal(page_run(page, 0, 10), SIM_ERR_DOMAIN);
  assert_int_equal(page_begin(page), SIM_OK);
  assert_int_equal(page_run(page, 0, 1025), SIM_ERR_DOMAIN);
  assert_int_equal(page_run(page, 5, 5), SIM_ERR_DOMAIN);
  assert_int_equal(page_run(page, -1, 5), SIM_ERR_DOMAIN);
  assert_int_equal(page_run(page, (double)NAN, 5), SIM_ERR_DOMAIN);
  assert_int_equal(page_run(page, 0, 1024), SIM_OK);
  page_free(page);
}

static void test_what_was_set_becomes_rows_of_a_variant(void **state) {
  page_t *page = page_new();
  (void)state;
  assert_non_null(page);
  assert_int_equal(OPEN(page, REDES "lang=es\0set=budget.ceiling.2027=277777,7"), SIM_OK);
  assert_int_equal(page_variant(page), SIM_OK);
  assert_true(tells(page, "\r\nbudget.ceiling;2027;constant;277777,7;;;;M$2026;judgement;"));
  assert_false(tells(page, ";2028;"));
  page_free(page);
}

static void test_it_searches(void **state) {
  page_t *page = page_new();
  static const char question[] =
      REDES "find=plan.places\0so-that=mean(places.2026) >= 200\0from=100\0to=300";
  (void)state;
  assert_non_null(page);
  assert_int_equal(page_solve(page, question, sizeof question), SIM_OK);
  assert_true(tells(page, "smallest\t200\t199\t"));
  page_free(page);
}

static void test_it_compares(void **state) {
  page_t *page = page_new();
  static const char question[] = REDES "scenario=base\0scenario=objetado\0variant=objetado";
  (void)state;
  assert_non_null(page);
  assert_int_equal(page_compare(page, question, sizeof question), SIM_OK);
  assert_true(tells(page, "\nbeneficiaries,2026,base,objetado,"));
  page_free(page);
}

#define FORM "programme=formulario.xlsx\0lang=es\0years=2027-2028\0component=Taller\0"

/* How many of the marks stand in the answer. */
static size_t count(const page_t *page, const char *mark) {
  const char *at = (const char *)page_answer(page), *end = at + page_answer_size(page);
  size_t found = 0;
  while ((at = memmem(at, (size_t)(end - at), mark, strlen(mark)))) {
    found++;
    at += strlen(mark);
  }
  return found;
}

static void test_a_form_has_what_was_typed(void **state) {
  page_t *page = page_new();
  static const char empty[] = FORM "figure=target=", typed[] = FORM "figure=spend_taller=1.500,5",
                    none[] = FORM "figure=spend_total=0", percent[] = FORM "figure=indicator=55 %",
                    doubtful[] = FORM "figure=spend_total=310,000\0figure=old=1";
  (void)state;
  assert_non_null(page);
  assert_int_equal(page_form(page, empty, sizeof empty), SIM_OK);
  assert_true(tells(page, "part\tcomponent\tTaller\n"));
  assert_true(tells(page, "part\tyears\t2027-2028\n"));
  assert_true(tells(page, "sheet\tfigures.csv\tFormulario\n"));
  assert_true(tells(page, "row\ttPoblación objetivo\t\tt\t\ttempresas\t"));
  assert_true(tells(page, "\tn100000\t=Formulario!$B$3\t"));
  assert_int_equal(page_form(page, typed, sizeof typed), SIM_OK);
  assert_true(tells(page, "row\ttGasto: Taller\t\tn1500.5\t\ttM$\t\tt6.1\t\tn1\t"));
  assert_int_equal(page_form(page, none, sizeof none), SIM_OK);
  assert_int_equal(count(page, "nnan\t"), 1); /* a share of nothing; the ceilings are 0 */
  assert_int_equal(page_form(page, percent, sizeof percent), SIM_OK);
  assert_true(tells(page, "\tn0.55"));
  assert_int_equal(page_form(page, doubtful, sizeof doubtful), SIM_OK);
  assert_true(tells(page, "row\ttGasto total\t\tt310,000\t"));
  page_free(page);
}

static void test_what_a_form_cannot_be_about_is_said_in_its_own_words(void **state) {
  page_t *page = page_new();
  static const char years[] = "programme=f.xlsx\0lang=es\0years=2030-2027",
                    parts[] = "programme=f.xlsx\0lang=en\0criterion=1st";
  (void)state;
  assert_non_null(page);
  assert_int_equal(page_form(page, years, sizeof years), SIM_ERR_DOMAIN);
  assert_int_equal(page_report(page), SIM_OK);
  assert_true(tells(page, "Primer y último año: «2030-2027»"));
  assert_int_equal(page_form(page, parts, sizeof parts), SIM_ERR_DOMAIN);
  assert_int_equal(page_report(page), SIM_OK);
  assert_true(tells(page, "Targeting criteria: \"1st\" is no name."));
  page_free(page);
}

static void test_it_says_what_the_monitoring_would_find(void **state) {
  page_t *page = page_new();
  static const char question[] = REDES "lang=es", none[] = "programme=scenarios/redes";
  (void)state;
  assert_non_null(page);
  assert_int_equal(page_monitor(page, question, sizeof question), SIM_OK);
  assert_true(tells(page, "finding\tinitial_under85\tGasta menos del 85 %"));
  assert_true(tells(page, "\nnote\tProbabilidad de cada hallazgo"));
  assert_false(tells(page, "Sin una revisión del presupuesto"));
  assert_true(tells(page, "\ninitial_under85,2026,0."));
  assert_int_equal(page_monitor(page, none, sizeof none), SIM_ERR_DOMAIN);
  page_free(page);
}

static void test_it_tells_what_things_are_called(void **state) {
  page_t *page = page_new();
  (void)state;
  assert_non_null(page);
  assert_int_equal(page_texts(page), SIM_OK);
  assert_true(tells(page, "PAGE_SKIP\tIr a los resultados\tSkip to the results\n"));
  assert_int_equal(OPEN(page, REDES "lang=es"), SIM_OK);
  assert_int_equal(page_names(page), SIM_OK);
  assert_true(tells(page, "programme\tredes\tRedes de Oportunidades de Negocios\n"));
  assert_true(tells(page, "\nvariant\tobjetado\tObjetado (techo −15 %)\n"));
  assert_true(tells(page, "\ninput\tbudget.ceiling\tTecho de presupuesto\n"));
  assert_true(tells(page, "\noutput\tbeneficiaries\tBeneficiarios\n"));
  assert_true(tells(page, "\nevent\tevent.budget_suffices\tEl techo alcanza para el plan\n"));

  const char *answer = (const char *)page_answer(page), *end = answer + page_answer_size(page);
  size_t ceilings = 0; /* an input of four years is named once */
  for (const char *at = answer;
       (at = memmem(at, (size_t)(end - at), "\ninput\tbudget.ceiling\t", 22)); at++)
    ceilings++;
  assert_int_equal(ceilings, 1);
  page_free(page);
}

static void test_it_tells_what_inputs_admit(void **state) {
  page_t *page = page_new();
  (void)state;
  assert_non_null(page);
  assert_int_equal(OPEN(page, REDES "lang=en\0set=plan.places.2026=500"), SIM_OK);
  assert_int_equal(page_ranges(page), SIM_OK);
  assert_true(tells(page, "plan.places\t2026\twhole\t0\t10000000\t1\t500\t500\t500\tplaces\t"));
  assert_true(tells(page, "\tjudgement\t--set plan.places.2026=500\n"));
  assert_true(tells(page, "\ncriterion.sector\t0\treal\t0\t1\t1\t"));
  assert_true(tells(page, "\nregion.")); /* a weight stays one */
  page_free(page);
}

/* The line of a set: its share of the variance, and the output with it at its P5 and its P95. */
static void read_set(const page_t *page, const char *name, double numbers[5]) {
  char head[128];
  snprintf(head, sizeof head, "set\t%s\tsurvey\t", name);
  const char *at = memmem(page_answer(page), page_answer_size(page), head, strlen(head));
  assert_non_null(at);
  assert_int_equal(sscanf(at + strlen(head), "%lf\t%lf\t%lf\t%lf\t%lf", &numbers[0], &numbers[1],
                          &numbers[2], &numbers[3], &numbers[4]),
                   5);
}

/* The target population, of one criterion alone: all of the variance is its, and the ends are those
   of Beta(0.967 n, 0.033 n), n = 3100, by R: qbeta(c(.05, .95), 2997.7, 102.3) = 0.9615, 0.9721. */
static void test_it_says_what_moves_a_result(void **state) {
  page_t *page = page_new();
  static const char question[] =
      REDES "lang=en\0only=population.target.2026\0"
            "set=criterion.sector=0.5\0set=criterion.sales_band=0.5\0"
            "set=admissibility.no_debt=1\0set=admissibility.no_pending_accounts=1";
  static const char two[] = REDES "only=places\0only=beneficiaries";
  static const char few[] = "programme=scenarios/redes\0replicates=999\0only=beneficiaries";
  double numbers[5];
  (void)state;
  assert_non_null(page);
  assert_int_equal(page_sensitivity(page, question, sizeof question), SIM_OK);
  read_set(page, "No training in sales", numbers);
  near(numbers[0], 1.0, 0.01);
  near(numbers[3], 1157151.0 * 0.25 * 0.9615, 1e-3);
  near(numbers[4], 1157151.0 * 0.25 * 0.9721, 1e-3);
  assert_true(tells(page, "\n\noutput,year,"));
  assert_int_equal(page_sensitivity(page, two, sizeof two), SIM_ERR_DOMAIN);
  assert_int_equal(page_sensitivity(page, few, sizeof few), SIM_ERR_DOMAIN);
  page_free(page);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_it_forecasts_what_was_asked_for),
      cmocka_unit_test(test_it_says_what_is_wrong_in_the_words_of_the_program),
      cmocka_unit_test(test_what_is_no_request_is_refused),
      cmocka_unit_test(test_replicates_beyond_those_asked_for_are_refused),
      cmocka_unit_test(test_what_was_set_becomes_rows_of_a_variant),
      cmocka_unit_test(test_it_searches),
      cmocka_unit_test(test_it_compares),
      cmocka_unit_test(test_a_form_has_what_was_typed),
      cmocka_unit_test(test_what_a_form_cannot_be_about_is_said_in_its_own_words),
      cmocka_unit_test(test_it_says_what_the_monitoring_would_find),
      cmocka_unit_test(test_it_tells_what_things_are_called),
      cmocka_unit_test(test_it_tells_what_inputs_admit),
      cmocka_unit_test(test_it_says_what_moves_a_result),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
