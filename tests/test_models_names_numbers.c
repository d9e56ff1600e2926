// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/table/names.h"
#include "models/table/schema.h"
#include "models/table/schema_check.h"
#include "models/table/translate.h"
#include "models/table/unit.h"

#include "tests/numbers_support.h"

/* What is made of right and wrong names, and every name in both languages. */

static void names(void **state) {
  (void)state;
  static const char *const words[] = {"cost.workshop",
                                      "Cost.x",
                                      "a",
                                      "a.",
                                      ".a",
                                      "a..b",
                                      "1a",
                                      "a1",
                                      "a_1.b",
                                      "_a",
                                      "a-b",
                                      "",
                                      "cost",
                                      "cost.workshop.fixed",
                                      "plan.place",
                                      "criterio.rural",
                                      "criterio",
                                      "meta.negocio",
                                      "inflación.media",
                                      "región.ñuble",
                                      "budget.celing",
                                      "goal.deal",
                                      "meetings.keept",
                                      "association.buy",
                                      "group.sex.men",
                                      "group.sexo.hombres",
                                      "completion.work.shop"};
  enum { WORDS = sizeof words / sizeof words[0] };
  numbers_t numbers = numbers_begin("names");
  const models_inputs_t none = {0};
  for (size_t i = 0; i < WORDS; i++) {
    char out[128] = "", nearest[MODELS_NAME_MAX + 1];
    numbers_add(&numbers, models_name_is_valid(words[i]));
    numbers_add(&numbers, (double)models_split_length(words[i]));
    numbers_add(&numbers, models_schema_find(words[i]) != NULL);
    numbers_text(&numbers, models_nearest_name(&none, words[i], nearest));
    for (size_t k = 0; k < WORDS; k++) {
      numbers_add(&numbers, (double)models_edit_distance(words[i], words[k]));
      numbers_add(&numbers, models_is_same_split(words[i], words[k]));
      numbers_add(&numbers, models_name_is_under(words[i], words[k]));
    }
    for (size_t size = 4; size <= sizeof out; size *= 2)
      for (int kind = 0; kind < MODELS_NAMES_KINDS; kind++) {
        out[0] = '\0';
        numbers_add(&numbers,
                    models_name_to_english((models_names_kind_t)kind, words[i], out, size));
        numbers_text(&numbers, out);
        out[0] = '\0';
        numbers_add(&numbers,
                    models_prefix_to_english((models_names_kind_t)kind, words[i], out, size));
        numbers_text(&numbers, out);
      }
  }
  for (int kind = 0; kind < MODELS_DISTRIBUTION_COUNT; kind++)
    for (int field = 0; field < MODELS_FIELD_COUNT; field++)
      numbers_add(&numbers,
                  models_distribution_reads((models_distribution_t)kind, (models_field_t)field));
  numbers_end(&numbers);
}

/* Each Spanish name is that English one. */
static void pairs(void **state) {
  (void)state;
  for (size_t i = 0; models_names_at(i); i++) {
    const models_name_pair_t *pair = models_names_at(i);
    char out[128] = "";
    assert_true(models_name_to_english(pair->kind, pair->spanish, out, sizeof out));
    assert_string_equal(out, pair->english);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(names), cmocka_unit_test(pairs)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
