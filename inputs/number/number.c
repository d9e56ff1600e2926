// SPDX-License-Identifier: GPL-3.0-or-later
#include "inputs/number/number.h"

#include "inputs/number/core.h"
#include "inputs/number/marks.h"

#include <ctype.h>
#include <errno.h>
#include <locale.h>
#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const double value_max = 1e15;
static const double value_min = 1e-300;

/* `text` has C-locale form. */
static inputs_number_status_t convert(const char *text, double *out) {
  const locale_t plain = newlocale(LC_ALL_MASK, "C", (locale_t)0);
  if (!plain)
    return INPUTS_NUMBER_NOT;
  errno = 0;
  const double x = strtod_l(text, NULL, plain);
  const int error = errno;
  freelocale(plain);
  if (!(fabs(x) <= value_max))
    return INPUTS_NUMBER_LARGE;
  if (error == ERANGE || (x != 0 && fabs(x) < value_min))
    return INPUTS_NUMBER_SMALL;
  *out = x == 0 ? 0 : x;
  return INPUTS_NUMBER_OK;
}

/* Copies `text` without spaces of any kind; returns how many there were. */
static size_t drop_spaces(const char *text, char out[INPUTS_NUMBER_SIZE]) {
  static const char *const spaces[] = {" ", "\u00a0", "\u202f", "\u2009", "\u2007"};
  size_t dropped = 0, length = 0;
  while (*text) {
    size_t skip = 0;
    for (size_t i = 0; i < sizeof spaces / sizeof spaces[0]; i++)
      if (strncmp(text, spaces[i], strlen(spaces[i])) == 0)
        skip = strlen(spaces[i]);
    if (skip == 0)
      out[length++] = *text++;
    text += skip;
    dropped += skip > 0;
  }
  out[length] = '\0';
  return dropped;
}

static bool is_word_of_infinity(const char *text) {
  static const char *const words[] = {"nan", "inf", "infinity", "infinito"};
  text += *text == '-' || *text == '+';
  for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
    if (strcasecmp(text, words[i]) == 0)
      return true;
  return strcmp(text, "∞") == 0;
}

/* 2026-03-01, alone or before a time. */
static bool is_date(const char *text) {
  static const char pattern[] = "dddd-dd-dd";
  for (size_t i = 0; i < sizeof pattern - 1; i++)
    if (pattern[i] == 'd' ? !isdigit((unsigned char)text[i]) : text[i] != '-')
      return false;
  return true;
}

/* A number without spaces. */
static inputs_number_status_t parse(const char *text, inputs_number_style_t style, double *out,
                                    char mend[INPUTS_NUMBER_SIZE]) {
  inputs_marks_t parts;
  char normal[2 * INPUTS_NUMBER_SIZE];
  if (is_word_of_infinity(text))
    return INPUTS_NUMBER_NOT_FINITE;
  if (!inputs_marks_take_apart(text, &parts))
    return INPUTS_NUMBER_NOT;
  const inputs_number_status_t status = inputs_marks_resolve(&parts, style, mend);
  if (status != INPUTS_NUMBER_OK)
    return status;
  snprintf(normal, sizeof normal, "%s%s%s", parts.is_negative ? "-" : "", parts.mantissa,
           parts.exponent);
  return convert(normal, out);
}

/* `text` with its percent sign cut off, as a fraction. */
static inputs_number_status_t mend_percent(char *text, inputs_number_style_t style,
                                           char mend[INPUTS_NUMBER_SIZE]) {
  double percent;
  text[strlen(text) - 1] = '\0';
  if (parse(text, style, &percent, mend) != INPUTS_NUMBER_OK &&
      parse(text, INPUTS_NUMBER_EITHER, &percent, mend) != INPUTS_NUMBER_OK)
    return INPUTS_NUMBER_NOT;
  inputs_number_write(percent / 100, 12, style, mend);
  return INPUTS_NUMBER_PERCENT;
}

static inputs_number_status_t parse_spaced(const char *text, inputs_number_style_t style,
                                           double *out, char mend[INPUTS_NUMBER_SIZE]) {
  char tight[INPUTS_NUMBER_SIZE] = "", unused[INPUTS_NUMBER_SIZE] = "";
  double value;
  const size_t spaces = drop_spaces(text, tight);
  const size_t length = strlen(tight);
  if (length > 1 && tight[length - 1] == '%')
    return mend_percent(tight, style, mend);
  if (spaces == 0)
    return parse(text, style, out, mend);
  const inputs_number_status_t status = parse(tight, style, &value, unused);
  if (status == INPUTS_NUMBER_NOT)
    return status;
  snprintf(mend, INPUTS_NUMBER_SIZE, "%s", unused[0] ? unused : tight);
  return INPUTS_NUMBER_SPACE;
}

inputs_number_status_t inputs_number_parse(const char *text, inputs_number_style_t style,
                                           double *out, char mend[INPUTS_NUMBER_SIZE]) {
  char unused[INPUTS_NUMBER_SIZE];
  char *fix = mend ? mend : unused;
  fix[0] = '\0';
  const size_t length = strnlen(text, INPUTS_MARKS_TEXT_MAX + 1);
  if (length == 0)
    return INPUTS_NUMBER_IS_EMPTY;
  if (is_date(text))
    return INPUTS_NUMBER_DATE;
  const inputs_number_status_t status =
      length > INPUTS_MARKS_TEXT_MAX ? INPUTS_NUMBER_NOT : parse_spaced(text, style, out, fix);
  const char mark = style == INPUTS_NUMBER_COMMA ? ',' : '.';
  if (status == INPUTS_NUMBER_NOT && !inputs_number_core_plain(text, mark, fix, INPUTS_NUMBER_SIZE))
    inputs_number_write(0.5, 1, style, fix);
  return status;
}

void inputs_number_write(double x, int digits, inputs_number_style_t style,
                         char buffer[INPUTS_NUMBER_SIZE]) {
  const locale_t plain = newlocale(LC_ALL_MASK, "C", (locale_t)0);
  const locale_t before = plain ? uselocale(plain) : (locale_t)0;
  snprintf(buffer, INPUTS_NUMBER_SIZE, "%.*g", digits < 1 ? 1 : digits > 17 ? 17 : digits, x);
  if (plain) {
    uselocale(before);
    freelocale(plain);
  }
  char *point = style == INPUTS_NUMBER_COMMA ? strchr(buffer, '.') : NULL;
  if (point)
    *point = ',';
}
