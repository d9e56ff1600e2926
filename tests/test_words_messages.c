// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support.h"
#include "words/messages.h"

#include <stdlib.h>
#include <string.h>

/* Which of {1}..{6} a template holds, as bits. */
static unsigned placeholders(const char *text) {
  unsigned bits = 0;
  for (; *text; text++)
    if (text[0] == '{' && text[1] >= '1' && text[1] <= '6' && text[2] == '}')
      bits |= 1u << (text[1] - '1');
  return bits;
}

static void test_every_message_has_both_languages(void **state) {
  (void)state;
  for (int id = 0; id < WORDS_MSG_COUNT; id++) {
    const char *es = words_message((words_message_t)id, WORDS_ES);
    const char *en = words_message((words_message_t)id, WORDS_EN);
    assert_true(strlen(es) > 0);
    assert_true(strlen(en) > 0);
    assert_int_equal(placeholders(es), placeholders(en));
  }
}

/* {1|word|words} closes, has two forms, and stands in a template that has {1} as well. */
static void test_plurals_are_whole(void **state) {
  (void)state;
  for (int id = 0; id < WORDS_MSG_COUNT; id++)
    for (int lang = 0; lang < WORDS_LANG_COUNT; lang++) {
      const char *text = words_message((words_message_t)id, (words_lang_t)lang);
      for (const char *at = strchr(text, '{'); at; at = strchr(at + 1, '{')) {
        if (at[1] < '1' || at[1] > '6' || at[2] != '|')
          continue;
        const char *bar = strchr(at + 3, '|'), *end = strchr(at, '}');
        assert_true(bar && end && bar < end);
        assert_true(placeholders(text) & 1u << (at[1] - '1'));
      }
    }
}

static void test_out_of_range_is_empty(void **state) {
  (void)state;
  assert_string_equal(words_message(WORDS_MSG_COUNT, WORDS_ES), "");
  assert_string_equal(words_message((words_message_t)-1, WORDS_ES), "");
  assert_string_equal(words_message(WORDS_MSG_NOTE, WORDS_LANG_COUNT), "");
}

static void test_format(void **state) {
  (void)state;
  const struct {
    words_message_t id;
    words_lang_t lang;
    const char *const *args;
    const char *expected;
  } cases[] = {
      {WORDS_MSG_RANGE_CLOSED, WORDS_ES, WORDS_ARGS("0", "1"), "de 0 a 1"},
      {WORDS_MSG_RANGE_CLOSED, WORDS_EN, WORDS_ARGS("0", "1"), "from 0 to 1"},
      {WORDS_MSG_RANGE_CLOSED, WORDS_EN, WORDS_ARGS("{2}"), "from {2} to "},
      {WORDS_MSG_RANGE_CLOSED, WORDS_EN, NULL, "from  to "},
      {WORDS_MSG_NOTE, WORDS_ES, WORDS_ARGS("%s%n{1}"), "nota: %s%n{1}"},
      {WORDS_MSG_TABLE_HEAD, WORDS_ES, WORDS_ARGS("a", "b", "1", "2"),
       "a · escenario b · 1 réplica · semilla 2"},
      {WORDS_MSG_TABLE_HEAD, WORDS_ES, WORDS_ARGS("a", "b", "1.000", "2"),
       "a · escenario b · 1.000 réplicas · semilla 2"},
      {WORDS_MSG_TABLE_HEAD, WORDS_EN, WORDS_ARGS("a", "b", "1", "1"),
       "a · scenario b · 1 replicate · seed 1"},
      {WORDS_MSG_TABLE_HEAD, WORDS_EN, WORDS_ARGS("a", "b", "0", "1"),
       "a · scenario b · 0 replicates · seed 1"},
      /* What a sentence says in words; a figure of its own keeps its sign. */
      {WORDS_MSG_TITLE_CEILING_SAME, WORDS_ES, WORDS_ARGS("<\u00A00,1\u00A0%"),
       "El techo alcanza con menos de 0,1\u00A0% de probabilidad en cada año"},
      {WORDS_MSG_TITLE_CEILING_SAME, WORDS_ES, WORDS_ARGS(">\u00A099,9\u00A0%"),
       "El techo alcanza con más de 99,9\u00A0% de probabilidad en cada año"},
      {WORDS_MSG_SOLVE_CHANCE_LEAST, WORDS_EN, WORDS_ARGS("a", ">\u00A099.9%"),
       "\"a\" has a probability of 99.9% or more"},
      {WORDS_MSG_SOLVE_CHANCE_LEAST, WORDS_EN, WORDS_ARGS("a", "<\u00A00.1%"),
       "\"a\" has a probability of <\u00A00.1% or more"},
      {WORDS_MSG_TITLE_COMPONENTS, WORDS_ES, WORDS_ARGS("a", ">\u00A099\u00A0%", "2026"),
       "«a» se lleva más del 99\u00A0% del gasto esperado en 2026"},
      {WORDS_MSG_FIT_ENDS, WORDS_ES, WORDS_ARGS("a", "<\u00A01\u00A0%", "2", "3"),
       "a: P5 <\u00A01\u00A0%, P50 2, P95 3"},
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    char *text = words_message_format(cases[i].id, cases[i].lang, cases[i].args);
    assert_non_null(text);
    assert_string_equal(text, cases[i].expected);
    free(text);
  }
}

static void test_language_names(void **state) {
  (void)state;
  words_lang_t lang = WORDS_LANG_COUNT;
  assert_int_equal(words_lang_parse("es", &lang), 0);
  assert_int_equal(lang, WORDS_ES);
  assert_int_equal(words_lang_parse("en", &lang), 0);
  assert_int_equal(lang, WORDS_EN);
  assert_int_equal(words_lang_parse("pt", &lang), -1);
  assert_int_equal(words_lang_parse("", &lang), -1);
  assert_int_equal(lang, WORDS_EN);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_every_message_has_both_languages),
      cmocka_unit_test(test_plurals_are_whole),
      cmocka_unit_test(test_out_of_range_is_empty),
      cmocka_unit_test(test_format),
      cmocka_unit_test(test_language_names),
  };
  cmocka_set_message_output(CM_OUTPUT_STDOUT);
  return cmocka_run_group_tests(tests, NULL, NULL);
}
