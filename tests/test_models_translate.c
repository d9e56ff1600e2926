// SPDX-License-Identifier: GPL-3.0-or-later
/* models/table/names.def against the model: what has a name has one in Spanish, and each is read.
 */
#include "models/table/outputs.h"
#include "models/table/schema.h"
#include "models/table/translate.h"
#include "models/table/unit.h"
#include "tests/support.h"

#include <stdio.h>
#include <string.h>

static void becomes(models_names_kind_t kind, const char *text, const char *english) {
  char out[128];
  assert_true(models_name_to_english(kind, text, out, sizeof out));
  assert_string_equal(out, english);
}

static void test_examples(void **state) {
  (void)state;
  becomes(MODELS_NAMES_INPUT, "presupuesto.techo", "budget.ceiling");
  becomes(MODELS_NAMES_INPUT, "costo.parte_administracion", "cost.admin_share");
  becomes(MODELS_NAMES_INPUT, "costo.ruedas", "cost.ruedas");
  becomes(MODELS_NAMES_INPUT, "costo.ruedas.parte_fija", "cost.ruedas.fixed_share");
  becomes(MODELS_NAMES_INPUT, "asociación.comprar.socios", "association.comprar.socios");
  becomes(MODELS_NAMES_INPUT, "asociacion.sin_programa", "association.baseline");
  becomes(MODELS_NAMES_INPUT, "inflación.desviación", "inflation.sd");
  becomes(MODELS_NAMES_INPUT, "budget.ceiling", "budget.ceiling");
  becomes(MODELS_NAMES_INPUT, "costo", "costo");
  becomes(MODELS_NAMES_INPUT, "costo.", "costo.");
  becomes(MODELS_NAMES_INPUT, "", "");
  becomes(MODELS_NAMES_INPUT, "vinculados.contacto", "vinculados.contacto");
  becomes(MODELS_NAMES_OUTPUT, "vinculados.contacto", "linked.contact");
  becomes(MODELS_NAMES_OUTPUT, "gasto", "spending");
  becomes(MODELS_NAMES_OUTPUT, "gasto.real", "spending.real");
  becomes(MODELS_NAMES_OUTPUT, "presupuesto.requerido.real", "budget.required.real");
  becomes(MODELS_NAMES_OUTPUT, "evento.meta_cumplida", "event.goal_met");
  becomes(MODELS_NAMES_OUTPUT, "evento.real", "event.real");
  becomes(MODELS_NAMES_OUTPUT, "resultado.empleo.grupo.sexo.mujeres",
          "result.empleo.group.sexo.mujeres");
  becomes(MODELS_NAMES_COLUMN, "respaldo_dispersion", "spread_grade");
  becomes(MODELS_NAMES_COLUMN, "año", "year");
  becomes(MODELS_NAMES_COLUMN, "ano", "year");
  becomes(MODELS_NAMES_DISTRIBUTION, "empirica", "empirical");
  becomes(MODELS_NAMES_UNIT, "1/año", "1/year");
  becomes(MODELS_NAMES_UNIT, "M$2026", "M$2026");
  becomes(MODELS_NAMES_GRADE, "juicio", "judgement");
}

static void test_prefixes(void **state) {
  (void)state;
  char out[64];
  assert_true(models_prefix_to_english(MODELS_NAMES_INPUT, "costo", out, sizeof out));
  assert_string_equal(out, "cost");
  assert_true(models_prefix_to_english(MODELS_NAMES_INPUT, "asociacion.comprar", out, sizeof out));
  assert_string_equal(out, "association.comprar");
  assert_true(models_prefix_to_english(MODELS_NAMES_INPUT, "cost", out, sizeof out));
  assert_string_equal(out, "cost");
  assert_false(models_name_to_english(MODELS_NAMES_INPUT, "presupuesto.techo", out, 14));
}

/* ò is no letter of Spanish: its bytes stay, and so a name that has it is not read. */
static void test_plain_letters(void **state) {
  (void)state;
  const char *text = "áéíóúüñÁÉÍÓÚÜÑ1.zò";
  char plain[32] = "";
  for (size_t i = 0, taken; (taken = models_plain_letter(text, &plain[i])) > 0; i++)
    text += taken;
  assert_string_equal(plain, "aeiouunAEIOUUN1.zò");
  assert_string_equal(text, "");
  becomes(MODELS_NAMES_INPUT, "poblaciòn.potencial", "poblaciòn.potencial");
  becomes(MODELS_NAMES_INPUT, "POBLACIÓN.potencial", "POBLACIÓN.potencial");
}

/* The pattern with <…> for whatever stands in its brackets. */
static void blank(const char *pattern, char *out) {
  while (*pattern) {
    if (*pattern == '<') {
      out += sprintf(out, "<…>");
      pattern = strchr(pattern, '>') + 1;
    } else
      *out++ = *pattern++;
  }
  *out = '\0';
}

static size_t count_of(models_names_kind_t kind, const char *english) {
  size_t count = 0;
  for (size_t i = 0; models_names_at(i); i++)
    count += models_names_at(i)->kind == kind && strcmp(models_names_at(i)->english, english) == 0;
  return count;
}

static void test_complete(void **state) {
  (void)state;
  char name[128];
  for (size_t i = 0; models_schema_at(i); i++) {
    blank(models_schema_at(i)->pattern, name);
    if (count_of(MODELS_NAMES_INPUT, name) != 1)
      fail_msg("input %s", name);
    for (const char *const *unit = models_schema_at(i)->units; *unit; unit++)
      assert_true(strcmp(*unit, "M$") == 0 || strcmp(*unit, MODELS_UNIT) == 0 ||
                  count_of(MODELS_NAMES_UNIT, *unit) == 1);
  }
  for (size_t i = 0; models_unit_at(i); i++)
    assert_int_equal(count_of(MODELS_NAMES_UNIT, models_unit_at(i)), 1);
  for (size_t i = 0; i < MODELS_S_COUNT; i++) {
    snprintf(name, sizeof name, "%s", models_series_name((models_series_id_t)i));
    char *real = strstr(name, ".real");
    if (real)
      *real = '\0';
    if (count_of(MODELS_NAMES_OUTPUT, name) != 1)
      fail_msg("output %s", name);
  }
  for (int field = 0; field < MODELS_FIELD_COUNT; field++)
    assert_int_equal(count_of(MODELS_NAMES_COLUMN, models_field_name((models_field_t)field)), 1);
  for (int law = 0; law < MODELS_DISTRIBUTION_COUNT; law++)
    assert_int_equal(
        count_of(MODELS_NAMES_DISTRIBUTION, models_distribution_name((models_distribution_t)law)),
        1);
  for (int grade = 0; grade < MODELS_GRADE_COUNT; grade++)
    assert_int_equal(count_of(MODELS_NAMES_GRADE, models_grade_name((models_grade_t)grade)), 1);
}

/* Each row is read as it is printed, with a name in place of <…>; no two Spanish names are one. */
static void test_rows(void **state) {
  (void)state;
  for (size_t i = 0; models_names_at(i); i++) {
    const models_name_pair_t *pair = models_names_at(i);
    char spanish[128] = "", english[128] = "";
    const char *const texts[] = {pair->spanish, pair->english};
    char *const outs[] = {spanish, english};
    for (int k = 0; k < 2; k++)
      for (const char *at = texts[k]; *at;) {
        const bool is_any = strncmp(at, "<…>", strlen("<…>")) == 0;
        snprintf(outs[k] + strlen(outs[k]), 128 - strlen(outs[k]), "%.*s", is_any ? 4 : 1,
                 is_any ? "zona" : at);
        at += is_any ? strlen("<…>") : 1;
      }
    becomes(pair->kind, spanish, english);
    becomes(pair->kind, english, english);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_examples),
                                     cmocka_unit_test(test_prefixes),
                                     cmocka_unit_test(test_plain_letters),
                                     cmocka_unit_test(test_complete), cmocka_unit_test(test_rows)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
