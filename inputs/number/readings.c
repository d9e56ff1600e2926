// SPDX-License-Identifier: GPL-3.0-or-later
#include "inputs/number/readings.h"

#include "inputs/number/marks.h"

#include <stdio.h>
#include <string.h>

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
  inputs_marks_t parts;
  double value;
  if (is_fractional(unit) || strnlen(text, INPUTS_MARKS_TEXT_MAX + 1) > INPUTS_MARKS_TEXT_MAX ||
      !inputs_marks_take_apart(text, &parts))
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
