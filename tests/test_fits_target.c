// SPDX-License-Identifier: GPL-3.0-or-later
#include "fits/target.h"

#include "sim/status.h"
#include "tests/support.h"

/* What is said of a request: its message, or WORDS_MSG_COUNT when nothing. */
static words_message_t find(const char *name, const char *unit, const char *grade,
                            fits_target_t *out) {
  words_report_t report;
  words_report_init(&report, WORDS_ES);
  const int status = fits_target_find(&(fits_asked_t){name, unit, grade}, out, &report);
  assert_int_equal(status, report.errors ? SIM_ERR_DOMAIN : SIM_OK);
  const words_message_t said = report.errors ? report.entries[0].id : WORDS_MSG_COUNT;
  words_report_free(&report);
  return said;
}

static void found(void **state) {
  (void)state;
  fits_target_t target;
  assert_int_equal(find("inflación", NULL, NULL, &target), WORDS_MSG_COUNT);
  assert_true(target.is_inflation && fits_target_is_rate(&target));
  assert_string_equal(target.unit, "1/year");
  assert_int_equal(target.grade, MODELS_JUDGEMENT);
  assert_int_equal(find("costo.rueda", "M$2026", "encuesta", &target), WORDS_MSG_COUNT);
  assert_string_equal(target.name, "cost.rueda");
  assert_true(fits_target_is_amount(&target));
  assert_int_equal(target.grade, MODELS_SURVEY);
  assert_int_equal(find("population.potential", "hogares", NULL, &target), WORDS_MSG_COUNT);
  assert_string_equal(target.unit, "hogares");
  assert_int_equal(find("criterion.sector", NULL, NULL, &target), WORDS_MSG_COUNT);
  assert_true(fits_target_is_share(&target) && !fits_target_is_amount(&target));
}

static void refused(void **state) {
  (void)state;
  fits_target_t target;
  assert_int_equal(find(NULL, NULL, NULL, &target), WORDS_MSG_FIT_NO_NAME);
  assert_int_equal(find("poblacion", NULL, NULL, &target), WORDS_MSG_FIT_NAME);
  assert_int_equal(find("plan.places", NULL, NULL, &target), WORDS_MSG_FIT_NO_LAW);
  assert_int_equal(find("region.nuble", NULL, NULL, &target), WORDS_MSG_FIT_NO_LAW);
  assert_int_equal(find("observed.spending", NULL, NULL, &target), WORDS_MSG_FIT_NO_LAW);
  assert_int_equal(find("population.potential", NULL, NULL, &target), WORDS_MSG_FIT_UNIT);
  assert_int_equal(find("population.potential", "share", NULL, &target), WORDS_MSG_FIT_UNIT);
  assert_int_equal(find("budget.ceiling", "M$26", NULL, &target), WORDS_MSG_FIT_UNIT);
  assert_int_equal(find("inflation", "firms", NULL, &target), WORDS_MSG_FIT_UNIT);
  assert_int_equal(find("inflation", NULL, "bueno", &target), WORDS_MSG_FIT_GRADE);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(found), cmocka_unit_test(refused)};
  return cmocka_run_group_tests_name("fits_target", tests, NULL, NULL);
}
