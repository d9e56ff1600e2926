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

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_it_forecasts_what_was_asked_for),
      cmocka_unit_test(test_it_says_what_is_wrong_in_the_words_of_the_program),
      cmocka_unit_test(test_what_is_no_request_is_refused),
      cmocka_unit_test(test_replicates_beyond_those_asked_for_are_refused),
      cmocka_unit_test(test_what_was_set_becomes_rows_of_a_variant),
      cmocka_unit_test(test_it_searches),
      cmocka_unit_test(test_it_compares),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
