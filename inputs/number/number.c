// SPDX-License-Identifier: GPL-3.0-or-later
#include "inputs/number/number.h"

#include <errno.h>
#include <locale.h>
#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { TEXT_MAX = INPUTS_NUMBER_SIZE - 8 };

static const double value_max = 1e15;
static const double value_min = 1e-300;

/* A number taken apart. Parts are copies, so that each can be changed. */
typedef struct {
  bool is_negative;
  char mantissa[INPUTS_NUMBER_SIZE]; /* digits, points, commas */
  char exponent[INPUTS_NUMBER_SIZE]; /* "" or "e-6" */
  size_t points, commas;
} parts_t;

static bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

static size_t count_of(const char *text, char c) {
  size_t count = 0;
  for (; *text; text++)
    count += *text == c;
  return count;
}

/* Deletes every `c`. */
static void strip(char *text, char c) {
  char *out = text;
  for (; *text; text++)
    if (*text != c)
      *out++ = *text;
  *out = '\0';
}

static void replace(char *text, char from, char to) {
  for (; *text; text++)
    if (*text == from)
      *text = to;
}

static bool take_apart(const char *text, parts_t *parts) {
  static const char minus[] = "\u2212";
  *parts = (parts_t){0};
  if (strncmp(text, minus, sizeof minus - 1) == 0) {
    parts->is_negative = true;
    text += sizeof minus - 1;
  } else if (*text == '-' || *text == '+') {
    parts->is_negative = *text++ == '-';
  }
  const size_t mantissa = strspn(text, "0123456789.,");
  memcpy(parts->mantissa, text, mantissa);
  parts->points = count_of(parts->mantissa, '.');
  parts->commas = count_of(parts->mantissa, ',');
  if (mantissa == parts->points + parts->commas)
    return false;
  text += mantissa;
  if (*text == '\0')
    return true;
  const size_t sign = text[1] == '-' || text[1] == '+';
  const size_t digits = strspn(text + 1 + sign, "0123456789");
  if ((*text != 'e' && *text != 'E') || digits == 0 || text[1 + sign + digits] != '\0')
    return false;
  snprintf(parts->exponent, sizeof parts->exponent, "e%s", text + 1);
  return true;
}

/* True for 1.157 and 12.345.678 with `mark` '.': groups of three after one to three digits that do
   not start with 0. */
static bool is_grouped(const char *text, size_t length, char mark) {
  size_t group = 0, groups = 0;
  if (length == 0 || text[0] == '0')
    return false;
  for (size_t i = 0; i < length; i++) {
    if (text[i] != mark) {
      group++;
      continue;
    }
    if (group == 0 || group > 3 || (groups > 0 && group != 3))
      return false;
    groups++;
    group = 0;
  }
  return groups > 0 && group == 3;
}

static void write_parts(const parts_t *parts, const char *mantissa, char mend[INPUTS_NUMBER_SIZE]) {
  snprintf(mend, INPUTS_NUMBER_SIZE, "%s%.*s%.*s", parts->is_negative ? "-" : "", TEXT_MAX,
           mantissa, 5, parts->exponent);
}

/* The mantissa with digits on both sides of its one decimal mark, for the mend. */
static void complete(char *mantissa) {
  const size_t length = strlen(mantissa);
  if (!is_digit(mantissa[length - 1])) {
    mantissa[length - 1] = '\0';
  } else if (!is_digit(mantissa[0])) {
    memmove(mantissa + 1, mantissa, length + 1);
    mantissa[0] = '0';
  }
}

static bool is_bare(const char *mantissa) {
  return !is_digit(mantissa[0]) || !is_digit(mantissa[strlen(mantissa) - 1]);
}

/* Mends a mantissa whose marks are wrong: the last mark is the decimal one if it is of a kind of
   its own, else all marks are of thousands. */
static inputs_number_status_t mend_marks(parts_t *parts, char decimal,
                                         inputs_number_status_t status,
                                         char mend[INPUTS_NUMBER_SIZE]) {
  char *m = parts->mantissa, *last_point = strrchr(m, '.'), *last_comma = strrchr(m, ',');
  const bool comma_last = last_comma && (!last_point || last_comma > last_point);
  const size_t of_last = comma_last ? parts->commas : parts->points;
  const size_t of_other = comma_last ? parts->points : parts->commas;
  const char last = comma_last ? ',' : '.', other = comma_last ? '.' : ',';
  if (of_last == 1) {
    strip(m, other);
    replace(m, last, decimal);
    if (is_bare(m))
      complete(m);
  } else if (of_other == 0) {
    strip(m, last);
  } else {
    m[0] = '\0';
  }
  if (m[0])
    write_parts(parts, m, mend);
  return status;
}

static inputs_number_status_t bare(parts_t *parts, char mend[INPUTS_NUMBER_SIZE]) {
  complete(parts->mantissa);
  write_parts(parts, parts->mantissa, mend);
  return INPUTS_NUMBER_BARE;
}

/* 1.157.151,5 -> 1157151.5 in place. */
static inputs_number_status_t resolve_comma(parts_t *parts, char mend[INPUTS_NUMBER_SIZE]) {
  char *m = parts->mantissa;
  const char *comma = strchr(m, ',');
  const size_t whole = comma ? (size_t)(comma - m) : strlen(m);
  if (parts->commas > 1 || (comma && strchr(comma, '.')))
    return mend_marks(parts, ',', INPUTS_NUMBER_GROUPING, mend);
  if (parts->points > 0 && (!is_grouped(m, whole, '.') || parts->exponent[0])) {
    const bool decimal = parts->points == 1 && !comma && !is_grouped(m, whole, '.');
    if (decimal || comma)
      return mend_marks(parts, ',', decimal ? INPUTS_NUMBER_DECIMAL_POINT : INPUTS_NUMBER_GROUPING,
                        mend);
    strip(m, '.');
    write_parts(parts, m, mend);
    return INPUTS_NUMBER_GROUPING;
  }
  if (comma && is_bare(m))
    return bare(parts, mend);
  strip(m, '.');
  replace(m, ',', '.');
  return INPUTS_NUMBER_OK;
}

static inputs_number_status_t resolve_point(parts_t *parts, char mend[INPUTS_NUMBER_SIZE]) {
  char *m = parts->mantissa;
  if (parts->commas == 1 && parts->points == 0 && is_grouped(m, strlen(m), ',')) {
    /* 1,157 is thousands to some and a decimal to others: show both. */
    char decimal[INPUTS_NUMBER_SIZE], thousands[INPUTS_NUMBER_SIZE];
    parts_t other = *parts;
    replace(m, ',', '.');
    write_parts(parts, m, decimal);
    strip(other.mantissa, ',');
    write_parts(&other, other.mantissa, thousands);
    snprintf(mend, INPUTS_NUMBER_SIZE, "%.30s / %.30s", thousands, decimal);
    return INPUTS_NUMBER_DECIMAL_COMMA;
  }
  if (parts->commas > 0)
    return mend_marks(parts, '.', INPUTS_NUMBER_DECIMAL_COMMA, mend);
  if (parts->points > 1)
    return mend_marks(parts, '.', INPUTS_NUMBER_GROUPING, mend);
  return is_bare(m) ? bare(parts, mend) : INPUTS_NUMBER_OK;
}

/* One mark is decimal, unless three digits after it could also be thousands; several marks of one
   kind group thousands, and then one of the other kind is decimal. */
static inputs_number_status_t resolve_either(parts_t *parts, char mend[INPUTS_NUMBER_SIZE]) {
  char *m = parts->mantissa, *last_point = strrchr(m, '.'), *last_comma = strrchr(m, ',');
  const size_t marks = parts->points + parts->commas;
  if (marks == 0)
    return INPUTS_NUMBER_OK;
  if (is_bare(m))
    return bare(parts, mend);
  if (marks == 1 && is_grouped(m, strlen(m), parts->points ? '.' : ',')) {
    strip(m, '.');
    strip(m, ',');
    write_parts(parts, m, mend);
    return INPUTS_NUMBER_AMBIGUOUS;
  }
  const bool comma_decimal = last_comma && (!last_point || last_comma > last_point);
  const bool has_decimal = marks == 1 || (parts->points > 0 && parts->commas > 0);
  const char decimal = comma_decimal ? ',' : '.', thousands = comma_decimal ? '.' : ',';
  char *mark = has_decimal ? (comma_decimal ? last_comma : last_point) : NULL;
  const char grouping = has_decimal ? thousands : decimal;
  const size_t whole = mark ? (size_t)(mark - m) : strlen(m);
  if (mark && count_of(m, decimal) != 1)
    return mend_marks(parts, decimal, INPUTS_NUMBER_GROUPING, mend);
  if (marks > 1 && !is_grouped(m, whole, grouping))
    return mend_marks(parts, decimal, INPUTS_NUMBER_GROUPING, mend);
  strip(m, grouping);
  replace(m, ',', '.');
  return INPUTS_NUMBER_OK;
}

static inputs_number_status_t resolve(parts_t *parts, inputs_number_style_t style,
                                      char mend[INPUTS_NUMBER_SIZE]) {
  switch (style) {
  case INPUTS_NUMBER_COMMA:
    return resolve_comma(parts, mend);
  case INPUTS_NUMBER_POINT:
    return resolve_point(parts, mend);
  default:
    return resolve_either(parts, mend);
  }
}

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
    if (pattern[i] == 'd' ? !is_digit(text[i]) : text[i] != '-')
      return false;
  return true;
}

/* A number without spaces. */
static inputs_number_status_t parse(const char *text, inputs_number_style_t style, double *out,
                                    char mend[INPUTS_NUMBER_SIZE]) {
  parts_t parts;
  char normal[2 * INPUTS_NUMBER_SIZE];
  if (is_word_of_infinity(text))
    return INPUTS_NUMBER_NOT_FINITE;
  if (!take_apart(text, &parts))
    return INPUTS_NUMBER_NOT;
  const inputs_number_status_t status = resolve(&parts, style, mend);
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
  const size_t length = strnlen(text, TEXT_MAX + 1);
  if (length == 0)
    return INPUTS_NUMBER_IS_EMPTY;
  if (is_date(text))
    return INPUTS_NUMBER_DATE;
  const inputs_number_status_t status =
      length > TEXT_MAX ? INPUTS_NUMBER_NOT : parse_spaced(text, style, out, fix);
  if (status == INPUTS_NUMBER_NOT)
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
  if (style == INPUTS_NUMBER_COMMA)
    replace(buffer, '.', ',');
}

/* Units in which three decimals are nothing strange. */
static bool is_fractional(const char *unit) {
  static const char *const units[] = {"share", "ratio", "%", "1/year", "logit"};
  const char *tail = strrchr(unit, ' ');
  for (size_t i = 0; i < sizeof units / sizeof units[0]; i++)
    if (strcmp(unit, units[i]) == 0)
      return true;
  return tail && strcmp(tail, " million") == 0;
}

static bool is_money(const char *unit) {
  return strncmp(unit, "M$", 2) == 0 || strcmp(unit, "UF") == 0;
}

bool inputs_number_is_doubtful(const char *text, inputs_number_style_t style, const char *unit,
                               inputs_readings_t *out) {
  const char mark = style == INPUTS_NUMBER_COMMA ? ',' : '.';
  parts_t parts;
  double value;
  if (is_fractional(unit) || strnlen(text, TEXT_MAX + 1) > TEXT_MAX || !take_apart(text, &parts))
    return false;
  const char *m = parts.mantissa, *at = strchr(m, mark);
  const bool other = (mark == '.' ? parts.commas : parts.points) > 0;
  if (!at || strlen(at) != 4 || m[0] == '0' || other || parts.exponent[0])
    return false;
  if (style == INPUTS_NUMBER_COMMA && is_money(unit) && strcmp(at, ",000") != 0)
    return false;
  snprintf(out->whole, sizeof out->whole, "%s%.*s%s", parts.is_negative ? "-" : "", (int)(at - m),
           m, at + 1);
  inputs_number_parse(text, style, &value, NULL);
  inputs_number_write(value, 15, style, out->decimal);
  snprintf(out->sure, sizeof out->sure, "%.60s%s", out->decimal,
           strcmp(out->decimal, text) == 0 ? "0" : "");
  return true;
}
