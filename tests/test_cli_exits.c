// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/common/exits.h"
#include "sim/status.h"
#include "tests/support.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* What is said on standard error goes to a file, that is then read. */
typedef struct {
  int kept;
  FILE *file;
} capture_t;

static void begin(capture_t *self) {
  fflush(stderr);
  self->file = tmpfile();
  self->kept = dup(STDERR_FILENO);
  assert_true(self->file && self->kept >= 0);
  dup2(fileno(self->file), STDERR_FILENO);
}

static void end(capture_t *self, char *said, size_t size) {
  fflush(stderr);
  dup2(self->kept, STDERR_FILENO);
  close(self->kept);
  rewind(self->file);
  said[fread(said, 1, size - 1, self->file)] = '\0';
  fclose(self->file);
}

static void each_status(void **state) {
  (void)state;
  static const struct {
    int status, code;
    const char *said;
  } cases[] = {{SIM_OK, 0, ""},
               {SIM_ERR_CANCELLED, 130, "exante: interrupted"},
               {SIM_ERR_NO_MEMORY, 3, "exante: "},
               {SIM_ERR_MODEL, 3, "exante: "},
               {SIM_ERR_DOMAIN, 3, "exante: "}};
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    char said[200];
    capture_t capture;
    begin(&capture);
    const int code = cli_exit(WORDS_EN, cases[i].status);
    end(&capture, said, sizeof said);
    assert_int_equal(code, cases[i].code);
    assert_memory_equal(said, cases[i].said, strlen(cases[i].said));
    assert_int_equal(!*said, cases[i].status == SIM_OK);
  }
}

/* A refusal that the report holds is said once; one that nobody said is said all the same. */
static void a_refusal(void **state) {
  (void)state;
  char said[200];
  capture_t capture;
  words_report_t report;
  words_report_init(&report, WORDS_EN);
  words_report_error(&report, NULL, WORDS_MSG_OPTION_OUT, NULL);
  begin(&capture);
  int code = cli_exit_reported(&report, SIM_ERR_DOMAIN);
  end(&capture, said, sizeof said);
  assert_int_equal(code, CLI_EXIT_INPUT);
  assert_string_equal(said, "--out: the folder's name is missing.\n");
  words_report_init(&report, WORDS_EN);
  begin(&capture);
  code = cli_exit_reported(&report, SIM_ERR_DOMAIN);
  end(&capture, said, sizeof said);
  assert_int_equal(code, CLI_EXIT_ENVIRONMENT);
  assert_memory_equal(said, "exante: ", 8);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(each_status), cmocka_unit_test(a_refusal)};
  return cmocka_run_group_tests_name("cli_exits", tests, NULL, NULL);
}
