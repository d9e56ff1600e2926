// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/common/frozen.h"

#include "inputs/file.h"
#include "tests/programme_support.h"

#include <stdlib.h>
#include <string.h>

/* A programme with a sample, a variant, labels of a variant that is not frozen, and text that is
   not UTF-8: a folder in which all kinds of files are. */
typedef struct {
  beside_t beside;
  inputs_programme_t inputs;
  cli_options_t options;
  studies_effort_t effort;
  char *text, seal[CLI_DIGEST_SIZE];
} frozen_t;

static int make_record(frozen_t *self, words_report_t *report) {
  const cli_freeze_t what = {.inputs = &self->inputs,
                             .options = &self->options,
                             .effort = &self->effort,
                             .scenario = "dear",
                             .summary = "digest"};
  return cli_frozen_make(&what, &self->text, self->seal, report);
}

static int setup(void **state) {
  frozen_t *self = calloc(1, sizeof *self);
  char command[FOLDER_SIZE + 64];
  words_report_t report;
  *state = self;
  if (!self || beside_make(&self->beside, "taller", "notes.csv"))
    return -1;
  snprintf(command, sizeof command, "mkdir '%s/variants'", self->beside.folder);
  assert_int_equal(system(command), 0);
  folder_write(self->beside.folder, "variants/dear.csv",
               "name;year;distribution;value;low;high;n;unit;grade;source\r\n"
               "cost.admin_share;;constant;0,1;;;;share;stated;a\xf1o\r\n");
  folder_write(self->beside.folder, "variants/cheap.csv",
               "name;year;distribution;value;low;high;n;unit;grade;source\n"
               "cost.admin_share;;constant;0,1;;;;share;stated;x\n");
  folder_write(self->beside.folder, "labels.csv",
               "name,es,en\nvariant.cheap,Barato,Cheap\nvariant.dear,Caro,Dear\n");
  self->options = (cli_options_t){.programme = self->beside.folder,
                                  .variants = {{"dear"}, 1},
                                  .overrides = {{"meetings.kept=0,5"}, 1},
                                  .seed = 7};
  self->effort = (studies_effort_t){.design = SIM_DESIGN_LHS, .replicates = 640};
  const inputs_request_t request = cli_options_request(&self->options);
  words_report_init(&report, WORDS_EN);
  assert_int_equal(inputs_load(&request, &self->inputs, &report), SIM_OK);
  assert_int_equal(make_record(self, &report), SIM_OK);
  words_report_free(&report);
  return 0;
}

static int teardown(void **state) {
  frozen_t *self = *state;
  inputs_programme_free(&self->inputs);
  const int status = folder_remove(self->beside.folder);
  free(self->text);
  free(self);
  return status;
}

static int parse(const char *text, size_t size, cli_frozen_t *out, words_message_t *said) {
  words_report_t report;
  words_report_init(&report, WORDS_EN);
  const int status = cli_frozen_parse("frozen.json", text, size, out, &report);
  *said = report.count ? report.entries[0].id : WORDS_MSG_COUNT;
  words_report_free(&report);
  return status;
}

/* What was frozen is there again, and gives the same programme from memory alone. */
static void round_trip(void **state) {
  frozen_t *self = *state;
  cli_frozen_t frozen;
  inputs_programme_t again;
  words_report_t report;
  words_message_t said;
  words_report_init(&report, WORDS_EN);
  assert_int_equal(parse(self->text, strlen(self->text), &frozen, &said), SIM_OK);
  assert_string_equal(frozen.seal, self->seal);
  assert_string_equal(frozen.programme, self->inputs.name);
  assert_string_equal(frozen.summary, "digest");
  assert_int_equal(frozen.seed, 7);
  assert_int_equal(frozen.replicates, 640);
  assert_int_equal(frozen.design, SIM_DESIGN_LHS);
  assert_int_equal(frozen.held.count, self->inputs.file_count);
  const inputs_request_t request = cli_frozen_request(&frozen);
  assert_int_equal(inputs_load(&request, &again, &report), SIM_OK);
  assert_int_equal(again.file_count, self->inputs.file_count);
  for (size_t i = 0; i < again.file_count; i++) {
    assert_string_equal(again.files[i]->name, self->inputs.files[i]->name);
    assert_string_equal(again.files[i]->digest, self->inputs.files[i]->digest);
  }
  assert_int_equal(again.inputs.count, self->inputs.inputs.count);
  inputs_programme_free(&again);
  cli_frozen_free(&frozen);
  words_report_free(&report);
}

/* The seal is the digest of the bytes before its line. */
static void seal(void **state) {
  frozen_t *self = *state;
  char digest[CLI_DIGEST_SIZE];
  const char *line = strstr(self->text, CLI_FROZEN_SEAL);
  assert_non_null(line);
  inputs_digest(self->text, (size_t)(line - self->text), digest);
  assert_string_equal(digest, self->seal);
}

/* Every byte, changed, cut off or added, is seen. */
static void every_byte(void **state) {
  frozen_t *self = *state;
  const size_t size = strlen(self->text);
  char *copy = malloc(size + 2);
  cli_frozen_t frozen;
  words_message_t said;
  for (size_t i = 0; i < size; i++) {
    memcpy(copy, self->text, size + 1);
    copy[i] = (char)(copy[i] ^ 1);
    assert_int_equal(parse(copy, size, &frozen, &said), SIM_ERR_DOMAIN);
    assert_true(said == WORDS_MSG_FROZEN_CHANGED || said == WORDS_MSG_FROZEN_CUT);
    cli_frozen_free(&frozen);
  }
  memcpy(copy, self->text, size + 1);
  strcat(copy, "\n");
  assert_int_equal(parse(copy, size + 1, &frozen, &said), SIM_ERR_DOMAIN);
  assert_int_equal(said, WORDS_MSG_FROZEN_CUT);
  assert_int_equal(parse("{}\n", 3, &frozen, &said), SIM_ERR_DOMAIN);
  assert_int_equal(said, WORDS_MSG_FROZEN_NOT);
  assert_int_equal(parse("", 0, &frozen, &said), SIM_ERR_DOMAIN);
  free(copy);
}

/* `body` with what stands for `from` replaced, sealed anew. The caller frees. */
static char *resealed(const char *text, const char *from, const char *to) {
  const char *at = strstr(text, from), *end = strstr(text, CLI_FROZEN_SEAL);
  char *body = NULL, *out = NULL, digest[CLI_DIGEST_SIZE];
  assert_true(at && end && at < end);
  assert_true(asprintf(&body, "%.*s%s%.*s", (int)(at - text), text, to,
                       (int)(end - at - (long)strlen(from)), at + strlen(from)) > 0);
  inputs_digest(body, strlen(body), digest);
  assert_true(asprintf(&out, "%s" CLI_FROZEN_SEAL "%s" CLI_FROZEN_END, body, digest) > 0);
  free(body);
  return out;
}

/* A right seal on what this program cannot repeat. */
static void sealed_by_others(void **state) {
  static const struct {
    const char *from, *to;
    words_message_t said;
  } cases[] = {
      {"inversion/", "inversion/9", WORDS_MSG_FROZEN_ALGORITHM},
      {"format 1", "format 2", WORDS_MSG_FROZEN_KIND},
      {"\"record\"", "\"other\"", WORDS_MSG_FROZEN_NOT},
      {"\"seed\": 7", "\"seed\": -7", WORDS_MSG_FROZEN_NOT},
      {"\"seed\": 7", "\"seed\": \"7\"", WORDS_MSG_FROZEN_NOT},
      {"\"lhs\"", "\"other\"", WORDS_MSG_FROZEN_NOT},
      {"\"path\"", "\"name\"", WORDS_MSG_FROZEN_NOT},
      {"\"variants\": [", "\"variants\": [1,", WORDS_MSG_FROZEN_NOT},
      {"\"scenario\"", "\"scenery\"", WORDS_MSG_FROZEN_NOT},
      {"{", "", WORDS_MSG_FROZEN_NOT},
  };
  frozen_t *self = *state;
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    cli_frozen_t frozen;
    words_message_t said;
    char *text = resealed(self->text, cases[i].from, cases[i].to);
    assert_int_equal(parse(text, strlen(text), &frozen, &said), SIM_ERR_DOMAIN);
    assert_int_equal(said, cases[i].said);
    cli_frozen_free(&frozen);
    free(text);
  }
}

/* Run last: a file that changed between reading and sealing is not sealed. */
static void moving(void **state) {
  frozen_t *self = *state;
  words_report_t report;
  words_report_init(&report, WORDS_EN);
  free(self->text);
  folder_write(self->beside.folder, "labels.csv", "name,es,en\nvariant.cheap,Otro,Other\n");
  assert_int_equal(make_record(self, &report), SIM_ERR_DOMAIN);
  assert_int_equal(report.entries[0].id, WORDS_MSG_FROZEN_MOVING);
  assert_null(self->text);
  words_report_free(&report);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(round_trip), cmocka_unit_test(seal),
                                     cmocka_unit_test(every_byte),
                                     cmocka_unit_test(sealed_by_others), cmocka_unit_test(moving)};
  return cmocka_run_group_tests_name("cli_frozen", tests, setup, teardown);
}
