// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/claims.h"
#include "sim/status.h"
#include "tests/audit_support.h"

/* What must hold in every form, for figures that have its names. */

#define HEAD   "id;value;unit;document;section;what;decimals\n"
#define CLAIMS "id;kind;claim_es;stated;formula;section;note_es\n"

/* An invented form. */
#define FORM                                                                                       \
  HEAD "potential;40000;firms;F;3.1;Población potencial;0\n"                                      \
       "factor_size;0,5;share;F;3.1;Tamaño {1};1\n"                                               \
       "factor_sector;0,31;share;F;3.1;Sector;2\n"                                                 \
       "target;6200;firms;F;3.1;Población objetivo;0\n"                                           \
       "plan_first_year;2027;year;F;3.1;Primero;\n"                                                \
       "plan_last_year;2028;year;F;3.1;Último;\n"                                                 \
       "places_2028;300;places;F;3.1;Beneficiarios 2028;\n"                                        \
       "places_2027;250;places;F;3.1;Beneficiarios 2027;\n"                                        \
       "coverage_target;4,03;%;F;3.1;Cobertura;2\n"                                                \
       "production_course;240;count;F;5.3;Cursos;\n"                                               \
       "production_visit;230;count;F;5.3;Visitas;\n"                                               \
       "spend_course;6000;M$;F;6.1;Gasto en cursos;0\n"                                            \
       "spend_visit;3000;M$;F;6.1;Gasto en visitas;0\n"                                            \
       "spend_admin;1000;M$;F;6.1;Administración;0\n"                                             \
       "spend_total;10000;M$;F;6.1;Total;0\n"                                                      \
       "admin_share;10,0;%;F;6.1;Parte administrativa;1\n"                                         \
       "cost_beneficiary;40,00;M$;F;6.1;Por beneficiario;2\n"                                      \
       "cost_unit_course;25,00;M$;F;6.1;Por curso;2\n"

/* claims NULL: there is no such file. */
static void load(world_t *w, const char *figures, const char *claims) {
  world_write(w, figures, claims);
  world_read(w);
}

static const audit_check_t *find(const world_t *w, const char *id) {
  for (size_t i = 0; i < w->claims.check_count; i++)
    if (strcmp(w->claims.checks[i].claim->id, id) == 0)
      return &w->claims.checks[i];
  return NULL;
}

static void verdict(const world_t *w, const char *id, audit_verdict_t expected) {
  const audit_check_t *check = find(w, id);
  if (!check)
    fail_msg("no %s", id);
  if (check->judgement.verdict != expected)
    fail_msg("%s: %s", id, audit_verdict_name(check->judgement.verdict));
}

/* With nothing but figures: those of which all figures are there, and no others. */
static void needs_nothing_typed(void **state) {
  (void)state;
  static const char *const ids[] = {"target_product",
                                    "target_in_potential",
                                    "factor_size_share",
                                    "factor_sector_share",
                                    "places_in_target_2028",
                                    "places_in_target_2027",
                                    "coverage_target",
                                    "production_course_reached",
                                    "production_visit_reached",
                                    "spend_total",
                                    "admin_share",
                                    "cost_beneficiary",
                                    "cost_unit_course"};
  world_t w;
  bool are_there = false;
  load(&w, FORM, NULL);
  assert_int_equal(audit_claims_find(&w.dataset, &are_there), SIM_OK);
  assert_true(are_there);
  assert_int_equal(w.status, SIM_OK);
  assert_int_equal(w.report.count, 0);
  for (size_t i = 0; i < sizeof ids / sizeof ids[0]; i++)
    assert_non_null(find(&w, ids[i]));
  assert_int_equal(w.claims.check_count, sizeof ids / sizeof ids[0]);
  assert_int_equal(w.claims.verdicts[AUDIT_CONTRADICTS], 0);
  assert_string_equal(find(&w, "production_course_reached")->claim->formula, "places_2027");
  assert_string_equal(find(&w, "production_visit_reached")->claim->formula, "production_course");
  assert_string_equal(find(&w, "spend_total")->claim->formula,
                      "spend_course + spend_visit + spend_admin");
  assert_string_equal(find(&w, "factor_size_share")->claim->claim[WORDS_EN],
                      "“Tamaño {1}” is a share: at most 1");
  unload(&w);
}

/* FORM with other cells. */
static char *spoilt(const char *const pairs[][2], size_t count) {
  char *text = strdup(FORM);
  assert_non_null(text);
  for (size_t i = 0; i < count; i++) {
    char *whole = NULL, *at = strstr(text, pairs[i][0]);
    assert_non_null(at);
    assert_true(asprintf(&whole, "%.*s%s%s", (int)(at - text), text, pairs[i][1],
                         at + strlen(pairs[i][0])) > 0);
    free(text);
    text = whole;
  }
  return text;
}

/* Three contradictions, a truncation, and a percentage that does not follow. */
static void finds_what_is_planted(void **state) {
  (void)state;
  static const char *const pairs[][2] = {{"spend_total;10000", "spend_total;10900"},
                                         {"production_visit;230", "production_visit;245"},
                                         {"cost_unit_course;25,00", "cost_unit_course;24,00"},
                                         {"potential;40000", "potential;40006"},
                                         {"admin_share;10,0", "admin_share;9,9"},
                                         {"cost_beneficiary;40,00", "cost_beneficiary;43,60"}};
  char *text = spoilt(pairs, sizeof pairs / sizeof pairs[0]);
  world_t w;
  load(&w, text, NULL);
  verdict(&w, "spend_total", AUDIT_CONTRADICTS);
  verdict(&w, "production_visit_reached", AUDIT_CONTRADICTS);
  verdict(&w, "cost_unit_course", AUDIT_CONTRADICTS);
  verdict(&w, "target_product", AUDIT_TRUNCATES);
  verdict(&w, "admin_share", AUDIT_CONTRADICTS);
  assert_int_equal(w.claims.verdicts[AUDIT_CONTRADICTS], 4);
  assert_non_null(find(&w, "target_product")->note[WORDS_ES]);
  unload(&w);
  free(text);
}

/* Own claims stand in the place of those of one name, or of one figure and formula. */
static void nothing_is_checked_twice(void **state) {
  (void)state;
  world_t w;
  load(&w, FORM,
       CLAIMS "spend_total;equal;Mía;spend_total;spend_admin*10;6.1;\n"
              "mine;equal;Mía;admin_share;100 * spend_admin/ spend_total;6.1;\n"
              "more;equal;Mía;target;6200;3.1;\n");
  assert_int_equal(w.status, SIM_OK);
  assert_null(find(&w, "admin_share"));
  assert_string_equal(find(&w, "spend_total")->claim->claim[WORDS_ES], "Mía");
  assert_int_equal(w.claims.check_count, 13 + 1);
  unload(&w);
}

/* What divides by a zero of the form says nothing of it. */
static void zeros_are_left_out(void **state) {
  (void)state;
  static const char *const pairs[][2] = {{"production_course;240", "production_course;0"},
                                         {"production_visit;230", "production_visit;0"}};
  char *text = spoilt(pairs, 2);
  world_t w;
  load(&w, text, NULL);
  assert_int_equal(w.status, SIM_OK);
  assert_null(find(&w, "cost_unit_course"));
  assert_int_equal(w.claims.check_count, 12);
  unload(&w);
  free(text);
}

/* Figures of another document need their claims. */
static void others_need_claims(void **state) {
  (void)state;
  bool are_there = true;
  world_t w;
  load(&w, HEAD "x;1;count;F;1;x;\n", NULL);
  assert_int_equal(w.status, SIM_ERR_DOMAIN);
  assert_int_equal(audit_claims_find(&w.dataset, &are_there), SIM_OK);
  assert_false(are_there);
  unload(&w);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(needs_nothing_typed),      cmocka_unit_test(finds_what_is_planted),
      cmocka_unit_test(nothing_is_checked_twice), cmocka_unit_test(zeros_are_left_out),
      cmocka_unit_test(others_need_claims),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
