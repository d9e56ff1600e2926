// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/check/copy.h"

#include "cli/check/marks.h"
#include "cli/common/say.h"
#include "inputs/file.h"
#include "inputs/workbook.h"
#include "sim/status.h"

#include <stdlib.h>
#include <string.h>

#define AUTHOR "exante"

/* "programa-revisado.xlsx" of "mis/programa.xlsx"; the caller frees. */
static char *name_of(const char *path, words_lang_t lang) {
  const char *slash = strrchr(path, '/'), *base = slash ? slash + 1 : path;
  base += strspn(base, "."); /* results are seen */
  const char *dot = strrchr(base, '.');
  char *name = NULL;
  return asprintf(&name, "%.*s-%s%s", (int)(dot - base), base,
                  words_message(WORDS_MSG_COPY_NAME, lang), dot) < 0
             ? NULL
             : name;
}

/* The workbook again; the marks fit no other than the one that was read. */
static int read_again(const cli_audit_t *audit, char **bytes, size_t *size,
                      words_report_t *report) {
  return inputs_file_read_again(audit->dataset->folder, INPUTS_CSV_BYTES_MAX,
                                audit->dataset->figure_file.digest, WORDS_MSG_COPY_CHANGED, bytes,
                                size, report);
}

static int make(const cli_audit_t *audit, const cli_marks_t *marks, cli_check_copy_t *out,
                words_report_t *report) {
  char *bytes = NULL;
  size_t size;
  int status = read_again(audit, &bytes, &size, report);
  if (status == SIM_OK)
    status = reports_annotate(audit->dataset->folder, bytes, size, marks->items, marks->count,
                              AUTHOR, &out->bytes, &out->size, &out->done, report);
  /* of a copy no copy is made: its old marks would stand among the new */
  if (status == SIM_OK && !out->done.was_marked &&
      !(out->name = name_of(audit->dataset->folder, audit->lang)))
    status = SIM_ERR_NO_MEMORY;
  free(bytes);
  return status;
}

int cli_check_copy(const cli_audit_t *audit, cli_check_copy_t *out, words_report_t *report) {
  cli_marks_t marks = {0};
  int status = SIM_OK;
  *out = (cli_check_copy_t){0};
  if (!inputs_workbook_is(audit->dataset->folder))
    return SIM_OK;
  status = cli_marks_find(audit, &marks);
  if (status == SIM_OK && marks.count > 0)
    status = make(audit, &marks, out, report);
  cli_marks_free(&marks);
  return status == SIM_ERR_NO_MEMORY ? status : SIM_OK;
}

void cli_check_copy_free(cli_check_copy_t *self) {
  free(self->name);
  free(self->bytes);
  *self = (cli_check_copy_t){0};
}

static void say_count(words_lang_t lang, words_message_t id, size_t count, FILE *file) {
  char number[24];
  snprintf(number, sizeof number, "%zu", count);
  if (count > 0)
    cli_say(file, lang, id, WORDS_ARGS(number));
}

void cli_check_copy_print(const cli_check_copy_t *self, words_lang_t lang, FILE *file) {
  char number[24];
  if (self->done.was_marked) {
    fputc('\n', file);
    cli_say(file, lang, WORDS_MSG_COPY_MARKED, NULL);
  }
  if (!self->name)
    return;
  char *name = words_escape(self->name, 0);
  snprintf(number, sizeof number, "%zu", self->done.marked);
  fputc('\n', file);
  cli_say(file, lang, WORDS_MSG_COPY_DONE, WORDS_ARGS(name ? name : "", number));
  say_count(lang, WORDS_MSG_COPY_UNFILLED, self->done.unfilled, file);
  say_count(lang, WORDS_MSG_COPY_UNCOMMENTED, self->done.uncommented, file);
  say_count(lang, WORDS_MSG_COPY_ABSENT, self->done.absent, file);
  if (self->done.was_signed)
    cli_say(file, lang, WORDS_MSG_COPY_SIGNED, NULL);
  free(name);
}
