// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command/options.h"
#include "sim/status.h"
#include "tests/support.h"

#include <stdlib.h>
#include <string.h>

enum { WORDS_MAX = 40 };

/* A command line, its words parted by spaces; "_" is an empty word. Later ones reuse the room. */
typedef struct {
  char text[400];
  char *words[WORDS_MAX];
  int count;
  words_report_t report;
  cli_options_t options;
  int status;
} line_t;

static void read_line(line_t *self, const char *text) {
  self->count = 0;
  snprintf(self->text, sizeof self->text, "%s", text);
  for (char *word = strtok(self->text, " "); word; word = strtok(NULL, " "))
    self->words[self->count++] = strcmp(word, "_") == 0 ? word + 1 : word;
  self->words[self->count] = NULL;
  words_report_init(&self->report, WORDS_EN);
  self->status = cli_options_parse(&self->options, self->count, self->words,
                                   cli_verb_find(self->words[1]), &self->report);
}

/* The line is refused with these texts, one after the other. */
static void expect_refusal(const char *text, const char *expected) {
  line_t line;
  char *said = NULL;
  size_t size = 0;
  read_line(&line, text);
  assert_int_equal(line.status, SIM_ERR_DOMAIN);
  FILE *stream = open_memstream(&said, &size);
  words_report_print(&line.report, stream);
  fclose(stream);
  assert_string_equal(said, expected);
  free(said);
  words_report_free(&line.report);
}

static void every_kind_is_read(void **state) {
  (void)state;
  line_t line;
  const cli_options_t *o = &line.options;
  read_line(&line,
            "exante run place --variant a -n 7 --set x=1 --seed=5 --threads 3 --variant b --draws "
            "--no-plots --quiet --out here --lang es --design lhs --precision p --max-n 9");
  assert_int_equal(line.status, SIM_OK);
  assert_string_equal(o->programme, "place");
  assert_int_equal(o->variants.count, 2);
  assert_string_equal(o->variants.items[0], "a");
  assert_string_equal(o->variants.items[1], "b");
  assert_int_equal(o->overrides.count, 1);
  assert_string_equal(o->overrides.items[0], "x=1");
  assert_true(o->replicates == 7 && o->replicates_given && o->seed == 5 && o->threads == 3);
  assert_true(o->draws && o->no_plots && o->quiet && !o->help);
  assert_string_equal(o->out, "here");
  assert_int_equal(o->lang, WORDS_ES);
  assert_string_equal(o->design, "lhs");
  assert_string_equal(o->precisions.items[0], "p");
  assert_true(o->max_replicates == 9);
  words_report_free(&line.report);
  read_line(&line, "exante solve place --find a --so-that b --between 1 2");
  assert_int_equal(line.status, SIM_OK);
  assert_string_equal(o->find, "a");
  assert_string_equal(o->condition, "b");
  assert_string_equal(o->between[0], "1");
  assert_string_equal(o->between[1], "2");
  words_report_free(&line.report);
  read_line(&line, "exante value place base other --least c");
  assert_int_equal(line.status, SIM_OK);
  assert_int_equal(o->names.count, 2);
  assert_string_equal(o->names.items[1], "other");
  assert_string_equal(o->least, "c");
  assert_null(o->most);
  words_report_free(&line.report);
}

static void what_is_not_given(void **state) {
  (void)state;
  line_t line;
  read_line(&line, "exante sensitivity place");
  assert_true(line.options.replicates == 16384 && !line.options.replicates_given);
  assert_true(line.options.seed == 2026 && line.options.threads == 0);
  assert_null(line.options.out);
  assert_int_equal(line.options.lang, WORDS_EN); /* that of the report */
  words_report_free(&line.report);
  read_line(&line, "exante run -h -n 0"); /* help beats what is wrong */
  assert_int_equal(line.status, SIM_OK);
  assert_true(line.options.help);
  words_report_free(&line.report);
}

static void what_is_refused(void **state) {
  (void)state;
  expect_refusal("exante run", "the programme's folder is missing. For example: exante run "
                               "scenarios/redes\n");
  expect_refusal("exante run place other more", "\"other\" is one argument too many.\n");
  expect_refusal("exante describe place -n 5", "\"-n\" is not an option of describe. See exante "
                                               "describe --help.\n");
  expect_refusal("exante run place --find x", "\"--find\" is not an option of run. See exante run "
                                              "--help.\n");
  expect_refusal("exante run --nothing place", "\"--nothing\" is not an option of run. See exante "
                                               "run --help.\n");
  expect_refusal("exante run place -n", "option -n lacks its value.\n");
  expect_refusal("exante run place --out=", "--out: the folder's name is missing.\n");
}

/* Every number at its ends: the least and the most are taken, one beyond is not. */
static void the_ends_of_numbers(void **state) {
  (void)state;
  for (int i = 0; i < CLI_OPTION_COUNT; i++) {
    const cli_option_row_t *row = cli_option((cli_option_t)i);
    if (row->kind != CLI_KIND_COUNT && row->kind != CLI_KIND_CORES)
      continue;
    const uint64_t tried[] = {row->least - 1, row->least, row->most, row->most + 1};
    for (size_t k = 0; k < 4; k++) {
      line_t line;
      char text[120];
      if (k == 0 && row->least == 0)
        continue;
      snprintf(text, sizeof text, "exante run place --%s %llu", row->name,
               (unsigned long long)tried[k]);
      read_line(&line, text);
      assert_int_equal(line.status, k == 1 || k == 2 ? SIM_OK : SIM_ERR_DOMAIN);
      words_report_free(&line.report);
    }
  }
}

/* Whatever a verb does not take is refused there, and what it takes is taken. */
static void each_verb_takes_its_own(void **state) {
  (void)state;
  for (int v = 0; v < CLI_VERB_COUNT; v++)
    for (int i = 0; i < CLI_OPTION_COUNT; i++) {
      line_t line;
      char text[120];
      const cli_option_row_t *row = cli_option((cli_option_t)i);
      const char *value = row->kind == CLI_KIND_FLAG   ? ""
                          : row->kind == CLI_KIND_LANG ? " es"
                          : row->kind == CLI_KIND_PAIR ? " 1 2"
                                                       : " 1";
      const cli_verb_row_t *verb = cli_verb((cli_verb_t)v);
      snprintf(text, sizeof text, "exante %s%s --%s%s", verb->name,
               *verb->arguments[0] ? " place" : "", row->name, value);
      read_line(&line, text);
      const bool is_taken = cli_verb_takes((cli_verb_t)v, (cli_option_t)i);
      assert_int_equal(line.status == SIM_OK, is_taken);
      words_report_free(&line.report);
    }
}

/* LC_ALL, LC_MESSAGES and LANG are not set here (tests/run.sh). */
static void the_language(void **state) {
  (void)state;
  char program[] = "exante", run[] = "run", lang[] = "--lang", en[] = "en",
       joined_en[] = "--lang=en", xx[] = "--lang=xx";
  char *none[] = {program, run}, *given[] = {program, run, lang, en},
       *joined[] = {program, joined_en}, *wrong[] = {program, xx};
  unsetenv("LC_ALL");
  unsetenv("LC_MESSAGES");
  unsetenv("LANG");
  assert_int_equal(cli_options_language(2, none), WORDS_ES);
  assert_int_equal(cli_options_language(4, given), WORDS_EN);
  assert_int_equal(cli_options_language(2, joined), WORDS_EN);
  assert_int_equal(cli_options_language(2, wrong), WORDS_ES);
  setenv("LC_MESSAGES", "en_GB.UTF-8", 1);
  assert_int_equal(cli_options_language(2, none), WORDS_EN);
  setenv("LC_ALL", "de_DE.UTF-8", 1);
  assert_int_equal(cli_options_language(2, none), WORDS_ES);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(every_kind_is_read),      cmocka_unit_test(what_is_not_given),
      cmocka_unit_test(what_is_refused),         cmocka_unit_test(the_ends_of_numbers),
      cmocka_unit_test(each_verb_takes_its_own), cmocka_unit_test(the_language),
  };
  return cmocka_run_group_tests_name("cli_options", tests, NULL, NULL);
}
