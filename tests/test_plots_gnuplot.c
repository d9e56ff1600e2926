// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/plots_support.h"

#include "plots/gnuplot.h"
#include "plots/status.h"

#include <time.h>

typedef struct {
  plots_gnuplot_t gnuplot;
  plots_buffer_t script, picture, messages;
  char *folder, *path;
} fixture_t;

static int set_up(void **state) {
  fixture_t *f = calloc(1, sizeof *f);
  f->folder = new_folder();
  f->path = strdup(getenv("PATH"));
  *state = f;
  return 0;
}

static int tear_down(void **state) {
  fixture_t *f = *state;
  setenv("PATH", f->path, 1);
  plots_buffer_free(&f->script);
  plots_buffer_free(&f->picture);
  plots_buffer_free(&f->messages);
  remove_folder(f->folder);
  free(f->path);
  free(f);
  return 0;
}

/* Puts a program in gnuplot's place, first in the PATH, and runs it. */
static int run_fake(fixture_t *f, const char *program, int timeout_ms) {
  char path[1024];
  write_script(f->folder, "gnuplot", program);
  snprintf(path, sizeof path, "%s:%s", f->folder, f->path);
  setenv("PATH", path, 1);
  assert_int_equal(plots_gnuplot_find(&f->gnuplot), PLOTS_OK);
  assert_memory_equal(f->gnuplot.path, f->folder, strlen(f->folder));
  f->gnuplot.timeout_ms = timeout_ms;
  plots_buffer_puts(&f->script, "set terminal svg\nplot x\n");
  return plots_gnuplot_run(&f->gnuplot, &f->script, &f->picture, &f->messages);
}

static int run_real(fixture_t *f, const char *script) {
  assert_int_equal(plots_gnuplot_find(&f->gnuplot), PLOTS_OK);
  assert_int_equal(f->gnuplot.timeout_ms, PLOTS_TIMEOUT_MS);
  plots_buffer_puts(&f->script, script);
  return plots_gnuplot_run(&f->gnuplot, &f->script, &f->picture, &f->messages);
}

static void is_missing(void **state) {
  fixture_t *f = *state;
  static const char *const paths[] = {"/nonexistent", "", ":::", ".", "relative/bin:."};
  write_script(f->folder, "gnuplot", "#!/bin/sh\n");
  assert_int_equal(chdir(f->folder), 0);
  for (size_t i = 0; i < sizeof paths / sizeof paths[0]; i++) {
    setenv("PATH", paths[i], 1);
    assert_int_equal(plots_gnuplot_find(&f->gnuplot), PLOTS_ERR_MISSING);
  }
  assert_int_equal(chdir("/"), 0);
  setenv("PATH", f->folder, 1);
  assert_int_equal(plots_gnuplot_find(&f->gnuplot), PLOTS_OK);
}

static void vanishes_after_being_found(void **state) {
  fixture_t *f = *state;
  snprintf(f->gnuplot.path, sizeof f->gnuplot.path, "%s/none", f->folder);
  f->gnuplot.timeout_ms = 1000;
  plots_buffer_puts(&f->script, "x");
  assert_int_equal(plots_gnuplot_run(&f->gnuplot, &f->script, &f->picture, &f->messages),
                   PLOTS_ERR_MISSING);
}

static void draws(void **state) {
  fixture_t *f = *state;
  assert_int_equal(run_real(f, "set terminal svg\nplot x\n"), PLOTS_OK);
  assert_non_null(strstr(f->picture.data, "</svg>"));
}

static void lacks_the_terminal(void **state) {
  assert_int_equal(run_real(*state, "set terminal nosuchterminal\nplot x\n"), PLOTS_ERR_TERMINAL);
}

static void refuses_the_script(void **state) {
  fixture_t *f = *state;
  assert_int_equal(run_real(f, "set terminal svg\nplto x\n"), PLOTS_ERR_GNUPLOT);
  assert_true(f->messages.length > 0);
}

static void hangs(void **state) {
  fixture_t *f = *state;
  const time_t start = time(NULL);
  /* a child that holds the streams must go as well */
  assert_int_equal(run_fake(f, "#!/bin/sh\nsleep 60 & echo $! > \"${0%/*}/child\"\nsleep 60\n", 60),
                   PLOTS_ERR_TIMEOUT);
  assert_true(time(NULL) - start < 20);
  size_t length;
  char *text = slurp(f->folder, "child", &length);
  char path[64];
  snprintf(path, sizeof path, "/proc/%d/exe", atoi(text));
  for (int i = 0; i < 200 && access(path, F_OK) == 0; i++)
    usleep(10000);
  assert_int_not_equal(access(path, F_OK), 0);
  free(text);
}

static void hangs_with_closed_streams(void **state) {
  assert_int_equal(run_fake(*state, "#!/bin/sh\nexec >&- 2>&-\nexec sleep 60\n", 60),
                   PLOTS_ERR_TIMEOUT);
}

static void crashes(void **state) {
  assert_int_equal(run_fake(*state, "#!/bin/sh\nkill -SEGV $$\n", PLOTS_TIMEOUT_MS),
                   PLOTS_ERR_CRASHED);
}

static void says_nothing(void **state) {
  assert_int_equal(run_fake(*state, "#!/bin/sh\nexit 0\n", PLOTS_TIMEOUT_MS), PLOTS_ERR_GNUPLOT);
}

static void exits_at_once_with_a_long_script(void **state) {
  fixture_t *f = *state;
  for (int i = 0; i < 100000; i++)
    plots_buffer_puts(&f->script, "# a long line that nobody reads\n");
  assert_int_equal(run_fake(f, "#!/bin/sh\nexit 7\n", PLOTS_TIMEOUT_MS), PLOTS_ERR_GNUPLOT);
}

static void complains_at_length(void **state) {
  fixture_t *f = *state;
  assert_int_equal(
      run_fake(f, "#!/bin/sh\nhead -c 300000 /dev/zero >&2\nprintf picture\n", PLOTS_TIMEOUT_MS),
      PLOTS_OK);
  assert_int_equal(f->messages.length, 300000);
  assert_string_equal(f->picture.data, "picture");
}

static void is_cancelled(void **state) {
  fixture_t *f = *state;
  volatile sig_atomic_t stop = 1;
  assert_int_equal(plots_gnuplot_find(&f->gnuplot), PLOTS_OK);
  f->gnuplot.cancel = &stop;
  plots_buffer_puts(&f->script, "pause 60\n");
  assert_int_equal(plots_gnuplot_run(&f->gnuplot, &f->script, &f->picture, &f->messages),
                   PLOTS_ERR_CANCELLED);
}

/* No initialisation file, no variable of gnuplot's own, no HOME; the script on standard input and
   one argument. */
static void gets_a_clean_environment(void **state) {
  fixture_t *f = *state;
  setenv("GNUTERM", "dumb", 1);
  setenv("GNUPLOT_LIB", "/tmp", 1);
  setenv("LC_NUMERIC", "de_DE.UTF-8", 1);
  assert_int_equal(run_fake(f, "#!/bin/sh\necho \"args:$*\"\ncat\nenv\n", PLOTS_TIMEOUT_MS),
                   PLOTS_OK);
  assert_non_null(strstr(f->picture.data, "args:-d\nset terminal svg\nplot x\n"));
  assert_non_null(strstr(f->picture.data, "LC_ALL=C.UTF-8\n"));
  assert_null(strstr(f->picture.data, "GNU"));
  assert_null(strstr(f->picture.data, "HOME="));
  assert_null(strstr(f->picture.data, "de_DE"));
  unsetenv("GNUTERM");
  unsetenv("GNUPLOT_LIB");
  unsetenv("LC_NUMERIC");
}

/* Nothing is left open, however often it runs. */
static void closes_what_it_opens(void **state) {
  fixture_t *f = *state;
  const int before = entries("/proc/self/fd");
  for (int i = 0; i < 5; i++)
    run_fake(f, i % 2 ? "#!/bin/sh\nexit 1\n" : "#!/bin/sh\necho x\n", PLOTS_TIMEOUT_MS);
  assert_int_equal(entries("/proc/self/fd"), before);
}

#define CASE(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

int main(void) {
  const struct CMUnitTest tests[] = {CASE(is_missing),
                                     CASE(vanishes_after_being_found),
                                     CASE(draws),
                                     CASE(lacks_the_terminal),
                                     CASE(refuses_the_script),
                                     CASE(hangs),
                                     CASE(hangs_with_closed_streams),
                                     CASE(crashes),
                                     CASE(says_nothing),
                                     CASE(exits_at_once_with_a_long_script),
                                     CASE(complains_at_length),
                                     CASE(is_cancelled),
                                     CASE(gets_a_clean_environment),
                                     CASE(closes_what_it_opens)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
