// SPDX-License-Identifier: GPL-3.0-or-later
#include "process/child.h"
#include "tests/support.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/wait.h>

static const char *const nothing[] = {NULL};

/* A program of a test, in a folder of its own that stands alone in PATH. */
typedef struct {
  char folder[FOLDER_SIZE], path[PATH_MAX], kept[4096];
  int output;
} place_t;

static int make_place(void **state) {
  place_t *self = calloc(1, sizeof *self);
  *state = self;
  snprintf(self->kept, sizeof self->kept, "%s", getenv("PATH"));
  self->output = process_memory_file("", 0);
  return self->output < 0 || !folder_make(self->folder) || setenv("PATH", self->folder, 1);
}

static int end_place(void **state) {
  place_t *self = *state;
  setenv("PATH", self->kept, 1);
  close(self->output);
  const int failed = folder_remove(self->folder);
  free(self);
  return failed;
}

static void put_program(place_t *self, const char *text) {
  char path[FOLDER_SIZE + 16];
  snprintf(path, sizeof path, "%s/tool", self->folder);
  FILE *file = fopen(path, "w");
  assert_non_null(file);
  fprintf(file, "#!/bin/sh\n%s\n", text);
  assert_int_equal(fclose(file), 0);
  assert_int_equal(chmod(path, 0700), 0);
}

static pid_t started(place_t *self, process_plan_t plan) {
  int error = -1;
  assert_true(process_find("tool", self->path));
  plan.path = self->path;
  plan.output = self->output;
  plan.errors = -1;
  plan.arguments = plan.arguments ? plan.arguments : nothing;
  plan.settings = plan.settings ? plan.settings : nothing;
  const pid_t child = process_start(&plan, &error);
  assert_true(child > 0);
  assert_int_equal(error, 0);
  return child;
}

static void said(const place_t *self, char text[1024]) {
  const ssize_t length = pread(self->output, text, 1023, 0);
  assert_true(length >= 0);
  text[length] = '\0';
}

static int wait_for(pid_t child, long long work_ms, const volatile sig_atomic_t *cancel,
                    int *code) {
  const process_patience_t patience = process_patience(child, work_ms, cancel);
  return process_wait(&patience, code);
}

/* Only in absolute folders, and only what can be run. */
static void finds(void **state) {
  place_t *self = *state;
  char path[PATH_MAX];
  assert_false(process_find("tool", path));
  assert_string_equal(path, "");
  put_program(self, "exit 0");
  assert_int_equal(chdir(self->folder), 0);
  assert_int_equal(setenv("PATH", ".::bin", 1), 0);
  assert_false(process_find("tool", path));
  char folders[FOLDER_SIZE + 32];
  snprintf(folders, sizeof folders, "/nowhere:%s:/bin", self->folder);
  assert_int_equal(setenv("PATH", folders, 1), 0);
  assert_true(process_find("tool", path));
  assert_memory_equal(path, self->folder, strlen(self->folder));
  assert_int_equal(chmod(path, 0600), 0);
  assert_false(process_find("tool", path) && geteuid() != 0);
  assert_int_equal(chdir("/"), 0);
  assert_int_equal(unsetenv("PATH"), 0);
  assert_false(process_find("tool", path));
}

/* The input is read from its start, the arguments stand as they are, whatever is in them. */
static void starts(void **state) {
  place_t *self = *state;
  static const char *const arguments[] = {"a b", "$(touch oops)", NULL};
  static const char input[] = "first line\n";
  char text[1024], expected[1024];
  put_program(self, "IFS= read -r line; echo \"$line|$#|$1|$2|$PWD\"; exit 7");
  const int file = process_memory_file(input, strlen(input));
  assert_true(file > STDERR_FILENO);
  const pid_t child = started(
      self, (process_plan_t){.arguments = arguments, .folder = self->folder, .input = file});
  int code = 0;
  assert_int_equal(wait_for(child, 20000, NULL, &code), 0);
  assert_true(WIFEXITED(code));
  assert_int_equal(WEXITSTATUS(code), 7);
  snprintf(expected, sizeof expected, "first line|2|a b|$(touch oops)|%s\n", self->folder);
  said(self, text);
  assert_string_equal(text, expected);
  close(file);
}

/* A file of its own beside its streams, which it may open again. */
static void finds_one_more_file(void **state) {
  place_t *self = *state;
  char text[1024];
  put_program(self, "/bin/cat /dev/fd/3 /dev/fd/3");
  const int file = process_memory_file("twice ", 6);
  const pid_t child = started(self, (process_plan_t){.input = -1, .more = file});
  int code = 0;
  assert_int_equal(wait_for(child, 20000, NULL, &code), 0);
  said(self, text);
  assert_string_equal(text, "twice twice ");
  close(file);
}

/* What is set for it, and of ours PATH alone; signals that we ignore are not ignored there. */
static void gets_a_clean_environment(void **state) {
  place_t *self = *state;
  static const char *const settings[] = {"LC_ALL=C.UTF-8", "TZ=UTC0", NULL};
  char text[1024], found[FOLDER_SIZE + 16];
  put_program(self, "/usr/bin/env; kill -USR1 $$; echo went on");
  setenv("LC_NUMERIC", "de_DE.UTF-8", 1);
  setenv("SECRET", "1", 1);
  signal(SIGUSR1, SIG_IGN);
  const pid_t child = started(self, (process_plan_t){.settings = settings, .input = -1});
  int code = 0;
  assert_int_equal(wait_for(child, 20000, NULL, &code), 0);
  signal(SIGUSR1, SIG_DFL);
  unsetenv("LC_NUMERIC");
  unsetenv("SECRET");
  assert_true(WIFSIGNALED(code));
  assert_int_equal(WTERMSIG(code), SIGUSR1);
  said(self, text);
  snprintf(found, sizeof found, "PATH=%s\n", self->folder);
  assert_non_null(strstr(text, found));
  assert_non_null(strstr(text, "LC_ALL=C.UTF-8\n"));
  assert_non_null(strstr(text, "TZ=UTC0\n"));
  assert_null(strstr(text, "HOME="));
  assert_null(strstr(text, "SECRET"));
  assert_null(strstr(text, "de_DE"));
  assert_null(strstr(text, "went on"));
}

/* It may not go on: whatever it started ends with it. */
static void ends_with_its_children(void **state) {
  place_t *self = *state;
  const volatile sig_atomic_t cancel = 1;
  char text[1024], path[64];
  int code = 0;
  put_program(self, "/bin/sleep 60 & echo $!; wait");
  const pid_t child = started(self, (process_plan_t){.input = -1});
  for (said(self, text); !strchr(text, '\n'); said(self, text))
    usleep(1000);
  const process_patience_t none = process_patience(child, 0, NULL);
  const process_patience_t some = process_patience(child, 20000, NULL);
  const process_patience_t nobody = process_patience(child, 20000, &cancel);
  assert_int_equal(process_limit(&nobody), PROCESS_CANCELLED);
  assert_int_equal(process_limit(&none), PROCESS_LATE);
  assert_int_equal(process_limit(&some), PROCESS_GOING);
  assert_int_equal(wait_for(child, 20000, &cancel, &code), 1);
  assert_int_equal(wait_for(child, 4, NULL, &code), 1);
  process_end(child);
  assert_int_equal(wait_for(child, 20000, NULL, &code), 2);
  snprintf(path, sizeof path, "/proc/%d/exe", atoi(text));
  for (int i = 0; i < 500 && access(path, F_OK) == 0; i++)
    usleep(10000);
  assert_int_not_equal(access(path, F_OK), 0);
}

/* Its own work counts, not the clock, which goes on while others work: one that sleeps has more. */
static void is_late_by_its_own_work(void **state) {
  enum { WORK_MS = 100 };
  place_t *self = *state;
  int code = 0;
  put_program(self, "while :; do :; done");
  const pid_t busy = started(self, (process_plan_t){.input = -1});
  process_patience_t patience = process_patience(busy, WORK_MS, NULL);
  patience.begun_ms += 1000000; /* a clock that hardly moves */
  assert_int_equal(process_wait(&patience, &code), 1);
  process_end(busy);
  put_program(self, "exec /bin/sleep 60");
  const pid_t idle = started(self, (process_plan_t){.input = -1});
  patience = process_patience(idle, WORK_MS, NULL);
  patience.begun_ms -= (PROCESS_PATIENCE - 1) * WORK_MS;
  assert_int_equal(process_limit(&patience), PROCESS_GOING);
  assert_int_equal(process_wait(&patience, &code), 1);
  process_end(idle);
}

/* Gone since it was found. */
static void is_missing(void **state) {
  place_t *self = *state;
  char path[FOLDER_SIZE + 16];
  int error = 0;
  snprintf(path, sizeof path, "%s/none", self->folder);
  const process_plan_t plan = {.path = path,
                               .arguments = nothing,
                               .settings = nothing,
                               .input = -1,
                               .output = -1,
                               .errors = -1};
  assert_int_equal(process_start(&plan, &error), -1);
  assert_int_equal(error, ENOENT);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(finds, make_place, end_place),
      cmocka_unit_test_setup_teardown(starts, make_place, end_place),
      cmocka_unit_test_setup_teardown(finds_one_more_file, make_place, end_place),
      cmocka_unit_test_setup_teardown(gets_a_clean_environment, make_place, end_place),
      cmocka_unit_test_setup_teardown(ends_with_its_children, make_place, end_place),
      cmocka_unit_test_setup_teardown(is_late_by_its_own_work, make_place, end_place),
      cmocka_unit_test_setup_teardown(is_missing, make_place, end_place)};
  cmocka_set_message_output(CM_OUTPUT_STDOUT);
  return cmocka_run_group_tests(tests, NULL, NULL);
}
