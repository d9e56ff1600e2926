// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/reader.h"

#include "cli/inputs_private.h"
#include "cli/number.h"
#include "sim/status.h"

#include <string.h>

#define BLANKS     " \t"
#define NAME_CHARS "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_."

cli_reader_t cli_reader(const char *option, cli_message_t syntax, const char *text,
                        cli_report_t *report) {
  return (cli_reader_t){
      .option = option, .syntax = syntax, .text = text, .at = text, .report = report};
}

static void skip_blanks(cli_reader_t *self) {
  self->at += strspn(self->at, BLANKS);
}

bool cli_reader_take(cli_reader_t *self, const char *word) {
  const size_t length = strlen(word);
  skip_blanks(self);
  if (strncmp(self->at, word, length) != 0)
    return false;
  self->at += length;
  return true;
}

bool cli_reader_name(cli_reader_t *self, char *out, size_t size) {
  skip_blanks(self);
  const size_t length = strspn(self->at, NAME_CHARS);
  if (length == 0 || length >= size)
    return false;
  memcpy(out, self->at, length);
  out[length] = '\0';
  self->at += length;
  return true;
}

int cli_reader_refuse(const cli_reader_t *self) {
  cli_report_error(self->report, NULL, self->syntax, CLI_ARGS(self->text));
  return SIM_ERR_DOMAIN;
}

/* Where the text ends without the characters of `set` at its end. */
static size_t trimmed(const char *text, size_t length, const char *set) {
  while (length > 0 && strchr(set, text[length - 1]))
    length--;
  return length;
}

int cli_reader_number(cli_reader_t *self, double *out, bool *percent) {
  char number[CLI_NUMBER_SIZE];
  skip_blanks(self);
  size_t length = trimmed(self->at, strlen(self->at), BLANKS);
  *percent = length > 0 && self->at[length - 1] == '%';
  if (*percent)
    length = trimmed(self->at, length - 1, BLANKS);
  if (length == 0 || length >= sizeof number)
    return cli_reader_refuse(self);
  memcpy(number, self->at, length);
  number[length] = '\0';
  return cli_option_number(self->option, number, out, self->report);
}

int cli_option_number(const char *option, const char *text, double *out, cli_report_t *report) {
  char mend[CLI_NUMBER_SIZE];
  const cli_number_status_t status = cli_number_parse(text, CLI_NUMBER_EITHER, out, mend);
  if (status == CLI_NUMBER_OK)
    return SIM_OK;
  if (status == CLI_NUMBER_AMBIGUOUS)
    cli_report_error(report, NULL, CLI_MSG_OPTION_AMBIGUOUS, CLI_ARGS(option, text, mend));
  else
    cli_number_report(report, NULL, option, text, status, mend);
  return SIM_ERR_DOMAIN;
}
