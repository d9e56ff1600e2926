// SPDX-License-Identifier: GPL-3.0-or-later
#include "inputs/number/marks.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

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

bool inputs_marks_take_apart(const char *text, inputs_marks_t *parts) {
  static const char minus[] = "\u2212";
  *parts = (inputs_marks_t){0};
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

static void write_parts(const inputs_marks_t *parts, const char *mantissa,
                        char mend[INPUTS_NUMBER_SIZE]) {
  snprintf(mend, INPUTS_NUMBER_SIZE, "%s%.*s%.*s", parts->is_negative ? "-" : "",
           INPUTS_MARKS_TEXT_MAX, mantissa, 5, parts->exponent);
}

/* The mantissa with digits on both sides of its one decimal mark, for the mend. */
static void complete(char *mantissa) {
  const size_t length = strlen(mantissa);
  if (!isdigit((unsigned char)mantissa[length - 1])) {
    mantissa[length - 1] = '\0';
  } else if (!isdigit((unsigned char)mantissa[0])) {
    memmove(mantissa + 1, mantissa, length + 1);
    mantissa[0] = '0';
  }
}

static bool is_bare(const char *mantissa) {
  return !isdigit((unsigned char)mantissa[0]) ||
         !isdigit((unsigned char)mantissa[strlen(mantissa) - 1]);
}

/* Mends a mantissa whose marks are wrong: the last mark is the decimal one if it is of a kind of
   its own, else all marks are of thousands. */
static inputs_number_status_t mend_marks(inputs_marks_t *parts, char decimal,
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

static inputs_number_status_t bare(inputs_marks_t *parts, char mend[INPUTS_NUMBER_SIZE]) {
  complete(parts->mantissa);
  write_parts(parts, parts->mantissa, mend);
  return INPUTS_NUMBER_BARE;
}

/* 1.157.151,5 -> 1157151.5 in place. */
static inputs_number_status_t resolve_comma(inputs_marks_t *parts, char mend[INPUTS_NUMBER_SIZE]) {
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

static inputs_number_status_t resolve_point(inputs_marks_t *parts, char mend[INPUTS_NUMBER_SIZE]) {
  char *m = parts->mantissa;
  if (parts->commas == 1 && parts->points == 0 && is_grouped(m, strlen(m), ',')) {
    /* 1,157 is thousands to some and a decimal to others: show both. */
    char decimal[INPUTS_NUMBER_SIZE], thousands[INPUTS_NUMBER_SIZE];
    inputs_marks_t other = *parts;
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
static inputs_number_status_t resolve_either(inputs_marks_t *parts, char mend[INPUTS_NUMBER_SIZE]) {
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

inputs_number_status_t inputs_marks_resolve(inputs_marks_t *parts, inputs_number_style_t style,
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
