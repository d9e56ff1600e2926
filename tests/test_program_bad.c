// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bad_corpus.h"
#include "tests/group_folder.h"

#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

/* Every wrong input of tests/bad through the program itself: the message, exit code 2, and not a
   file written. */

enum { PATH = 512, WORDS = 40 };

/* Runs the program on the case's folder, its streams to the files `out` and `err`; its exit code,
   or −1 when a signal ended it. */
static int run_program(const bad_case_t *bad, const char *verb, const char *folder,
                       const char *results, const char *out, const char *err) {
  const char *build = getenv("BUILD");
  char program[PATH];
  const char *words[WORDS] = {program, verb, folder, "--lang", bad->lang};
  char *argv[WORDS];
  size_t count = 5;
  int status;
  pid_t pid;
  posix_spawn_file_actions_t actions;
  snprintf(program, sizeof program, "%s/exante", build ? build : "build");
  if (strcmp(verb, "run") == 0) {
    static const char *const run_words[] = {"-n", "10", "--no-plots", "--out"};
    memcpy(words + count, run_words, sizeof run_words);
    count += sizeof run_words / sizeof run_words[0];
    words[count++] = results;
  }
  for (size_t i = 0; i < bad->variant_count; i++) {
    words[count++] = "--variant";
    words[count++] = bad->variants[i];
  }
  for (size_t i = 0; i < bad->set_count; i++) {
    words[count++] = "--set";
    words[count++] = bad->sets[i];
  }
  memcpy(argv, words, sizeof argv);
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, 1, out, O_WRONLY | O_CREAT | O_TRUNC, 0666);
  posix_spawn_file_actions_addopen(&actions, 2, err, O_WRONLY | O_CREAT | O_TRUNC, 0666);
  assert_int_equal(posix_spawn(&pid, program, &actions, NULL, argv, environ), 0);
  posix_spawn_file_actions_destroy(&actions);
  assert_int_equal(waitpid(pid, &status, 0), pid);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static bool is_there(const char *path) {
  struct stat info;
  return lstat(path, &info) == 0;
}

/* True when the program does with the case what it must; says what it did otherwise. */
static bool is_refused(const bad_case_t *bad, const char *verb) {
  char folder[PATH], prefix[PATH + 2], results[PATH], out[PATH], err[PATH];
  size_t out_size = 0, err_size = 0;
  snprintf(results, sizeof results, "%s/results", group_folder);
  snprintf(out, sizeof out, "%s/stdout", group_folder);
  snprintf(err, sizeof err, "%s/stderr", group_folder);
  assert_true(bad_case_prepare(bad, group_folder, folder, sizeof folder));
  const int code = run_program(bad, verb, folder, results, out, err);
  char *said = bad_read(err, &err_size), *shown = bad_read(out, &out_size);
  assert_non_null(said);
  assert_non_null(shown);
  snprintf(prefix, sizeof prefix, "%s/", folder);
  bad_delete_all(said, prefix);
  const bool is_good =
      code == 2 && out_size == 0 && strcmp(said, bad->message) == 0 && !is_there(results);
  if (!is_good)
    print_message("%s %s: exit %d, %zu bytes on stdout%s\n  expected %s  found    %s\n", verb,
                  bad->id, code, out_size, is_there(results) ? ", results written" : "",
                  bad->message, said);
  (void)folder_remove(results);
  free(said);
  free(shown);
  return is_good;
}

static void refuse_all(const char *verb) {
  bad_corpus_t corpus;
  size_t wrong = 0;
  assert_true(bad_corpus_load("tests/bad/cases.tsv", &corpus));
  assert_true(corpus.count >= 150);
  for (size_t i = 0; i < corpus.count; i++)
    wrong += !is_refused(&corpus.cases[i], verb);
  bad_corpus_free(&corpus);
  assert_int_equal(wrong, 0);
}

static void test_run_refuses(void **state) {
  (void)state;
  refuse_all("run");
}

static void test_describe_refuses(void **state) {
  (void)state;
  refuse_all("describe");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_run_refuses),
      cmocka_unit_test(test_describe_refuses),
  };
  cmocka_set_message_output(CM_OUTPUT_STDOUT);
  return cmocka_run_group_tests(tests, group_folder_make, group_folder_remove);
}
