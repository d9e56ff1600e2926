// SPDX-License-Identifier: GPL-3.0-or-later
#include "inputs/number/percent.h"

#include <stdio.h>
#include <string.h>

/* Spaces that spreadsheets put before the sign: plain, no-break, narrow no-break. */
static const char *const spaces[] = {" ", "\u00a0", "\u202f"};

/* Length of `text` without its spaces at the end. */
static size_t without_spaces(const char *text, size_t length) {
  for (size_t i = 0; i < sizeof spaces / sizeof spaces[0]; i++) {
    const size_t size = strlen(spaces[i]);
    if (length >= size && strncmp(text + length - size, spaces[i], size) == 0)
      return without_spaces(text, length - size);
  }
  return length;
}

bool inputs_percent_trim(const char *text, char *out, size_t size) {
  for (size_t i = 0; i < sizeof spaces / sizeof spaces[0]; i++)
    if (strncmp(text, spaces[i], strlen(spaces[i])) == 0)
      return inputs_percent_trim(text + strlen(spaces[i]), out, size);
  const size_t length = without_spaces(text, strlen(text));
  if (length < 2 || text[length - 1] != '%' || length >= size)
    return false;
  memcpy(out, text, length);
  out[length] = '\0';
  return true;
}

bool inputs_percent_is(const char *text) {
  const size_t length = strlen(text);
  return length > 1 && text[length - 1] == '%';
}

bool inputs_percent_fits(const char *unit) {
  return strcmp(unit, "share") == 0 || strcmp(unit, "1/year") == 0;
}

/* The number before the sign, with `end` behind it. */
static bool take_number(const char *text, const char *end, char out[INPUTS_NUMBER_SIZE]) {
  const size_t length = inputs_percent_is(text) ? without_spaces(text, strlen(text) - 1) : 0;
  if (length == 0 || length >= INPUTS_NUMBER_SIZE - 8) /* room for the ends */
    return false;
  snprintf(out, INPUTS_NUMBER_SIZE, "%.*s%s", (int)length, text, end);
  return true;
}

/* A lone mark with digits behind it gets a further 0, so that it cannot be one of thousands. */
static const char *padding(const char *text, inputs_number_style_t style) {
  const char *mark = strpbrk(text, ".,");
  const bool is_lone = mark && strpbrk(mark + 1, ".,") == NULL && !strpbrk(text, "eE");
  return style == INPUTS_NUMBER_EITHER && is_lone && mark[1] >= '0' && mark[1] <= '9' ? "0" : "";
}

/* Judges the number as it was typed, and leaves it in `number`. */
static inputs_number_status_t read_number(const char *text, inputs_number_style_t style,
                                          char number[INPUTS_NUMBER_SIZE], double *out,
                                          char mend[INPUTS_NUMBER_SIZE]) {
  if (mend)
    mend[0] = '\0';
  return take_number(text, padding(text, style), number)
             ? inputs_number_parse(number, style, out, mend)
             : INPUTS_NUMBER_NOT;
}

inputs_number_status_t inputs_percent_number(const char *text, inputs_number_style_t style,
                                             double *out, char mend[INPUTS_NUMBER_SIZE]) {
  char number[INPUTS_NUMBER_SIZE];
  return read_number(text, style, number, out, mend);
}

inputs_number_status_t inputs_percent_parse(const char *text, inputs_number_style_t style,
                                            double *out, char mend[INPUTS_NUMBER_SIZE]) {
  char number[INPUTS_NUMBER_SIZE];
  double percent;
  const inputs_number_status_t status = read_number(text, style, number, &percent, mend);
  if (status != INPUTS_NUMBER_OK)
    return status;
  strcat(number, "e-2"); /* read with an exponent, so that no digit is lost to a division */
  if (inputs_number_parse(number, style, out, NULL) != INPUTS_NUMBER_OK)
    *out = percent / 100.0;
  return INPUTS_NUMBER_OK;
}

inputs_number_status_t inputs_percent_change(const char *text, double *out, bool *is_signed) {
  static const char minus[] = "\u2212";
  char number[INPUTS_NUMBER_SIZE];
  *is_signed = text[0] == '-' || text[0] == '+' || strncmp(text, minus, strlen(minus)) == 0;
  return take_number(text, "", number)
             ? inputs_number_parse(number, INPUTS_NUMBER_EITHER, out, NULL)
             : INPUTS_NUMBER_NOT;
}
