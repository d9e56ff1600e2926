// SPDX-License-Identifier: GPL-3.0-or-later
/* The table of problems against itself; the texts of each in place: tests/bad/cases.tsv. */
#include "models/table/schema.h"
#include "tests/support.h"

#include <string.h>

typedef struct {
  models_problem_code_t code;
  const char *text[2], *parts;
} row_t;

static const row_t rows[] = {
#define WORDS_PROBLEM(code, es, en, ...) {MODELS_PROBLEM_##code, {es, en}, #__VA_ARGS__},
#include "words/messages_problems.def"
#undef WORDS_PROBLEM
};

/* Each problem of the schema has one row: without one it would be told as another. */
static void one_row_each(void **state) {
  (void)state;
  for (int code = 0; code < MODELS_PROBLEM_CODE_COUNT; code++) {
    size_t count = 0;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
      count += rows[i].code == (models_problem_code_t)code;
    assert_int_equal(count, 1);
  }
}

static size_t count_of(const char *text, const char *part) {
  size_t count = 0;
  for (const char *at = text; (at = strstr(at, part)); at++)
    count++;
  return count;
}

/* {1} … in both languages are as many as the parts that are named for them. */
static void a_part_for_each_place(void **state) {
  (void)state;
  for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
    const bool is_none = strcmp(rows[i].parts, "P(NOTHING)") == 0;
    const size_t parts = is_none ? 0 : count_of(rows[i].parts, "P(");
    for (int lang = 0; lang < 2; lang++)
      for (size_t k = 1; k <= 6; k++) {
        const char place[] = {'{', (char)('0' + k), '}', '\0'};
        assert_int_equal(strstr(rows[i].text[lang], place) != NULL, k <= parts);
      }
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(one_row_each),
                                     cmocka_unit_test(a_part_for_each_place)};
  return cmocka_run_group_tests_name("inputs_problem", tests, NULL, NULL);
}
