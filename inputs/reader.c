// SPDX-License-Identifier: GPL-3.0-or-later
#include "inputs/reader.h"

#include "inputs/loader.h"
#include "inputs/number/number.h"
#include "sim/status.h"

#include <string.h>

#define BLANKS " \t"
#define NAME_CHARS                                                                                 \
  "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.áéíóúüñ" /* as bytes */

inputs_reader_t inputs_reader(const char *option, words_message_t syntax, const char *text,
                              words_report_t *report) {
  return (inputs_reader_t){
      .option = option, .syntax = syntax, .text = text, .at = text, .report = report};
}

static void skip_blanks(inputs_reader_t *self) {
  self->at += strspn(self->at, BLANKS);
}

bool inputs_reader_take(inputs_reader_t *self, const char *word) {
  const size_t length = strlen(word);
  skip_blanks(self);
  if (strncmp(self->at, word, length) != 0)
    return false;
  self->at += length;
  return true;
}

bool inputs_reader_name(inputs_reader_t *self, char *out, size_t size) {
  skip_blanks(self);
  const size_t length = strspn(self->at, NAME_CHARS);
  if (length == 0 || length >= size)
    return false;
  memcpy(out, self->at, length);
  out[length] = '\0';
  self->at += length;
  return true;
}

int inputs_reader_refuse(const inputs_reader_t *self) {
  words_report_error(self->report, NULL, self->syntax, WORDS_ARGS(self->text));
  return SIM_ERR_DOMAIN;
}

/* Where the text ends without the characters of `set` at its end. */
static size_t trimmed(const char *text, size_t length, const char *set) {
  while (length > 0 && strchr(set, text[length - 1]))
    length--;
  return length;
}

int inputs_reader_number(inputs_reader_t *self, double *out, bool *percent) {
  char number[INPUTS_NUMBER_SIZE];
  skip_blanks(self);
  size_t length = trimmed(self->at, strlen(self->at), BLANKS);
  *percent = length > 0 && self->at[length - 1] == '%';
  if (*percent)
    length = trimmed(self->at, length - 1, BLANKS);
  if (length == 0 || length >= sizeof number)
    return inputs_reader_refuse(self);
  memcpy(number, self->at, length);
  number[length] = '\0';
  return inputs_option_number(self->option, number, out, self->report);
}

int inputs_option_number(const char *option, const char *text, double *out,
                         words_report_t *report) {
  char mend[INPUTS_NUMBER_SIZE];
  const inputs_number_status_t status = inputs_number_parse(text, INPUTS_NUMBER_EITHER, out, mend);
  if (status == INPUTS_NUMBER_OK)
    return SIM_OK;
  if (status == INPUTS_NUMBER_AMBIGUOUS)
    words_report_error(report, NULL, WORDS_MSG_OPTION_AMBIGUOUS, WORDS_ARGS(option, text, mend));
  else
    inputs_number_report(report, NULL, option, text, status, mend);
  return SIM_ERR_DOMAIN;
}
