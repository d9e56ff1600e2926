// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/figure.h"

#include "sim/decimal.h"
#include "sim/status.h"

#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { DIGITS_MAX = 40 };

/* "1.157.151": a first group of one to three digits that is not 0, then groups of three. */
static bool has_thousands(const char *text) {
  size_t first = strspn(text, "0123456789");
  if (first < 1 || first > 3 || text[0] == '0' || text[first] != '.')
    return false;
  for (text += first; *text == '.'; text += 4)
    if (strspn(text + 1, "0123456789") != 3)
      return false;
  return *text == '\0' || *text == ',';
}

/* Copies the number without thousands marks, with a decimal point; false when it is not one. */
static bool normalise(const char *text, char out[DIGITS_MAX], int *decimals) {
  const bool thousands = has_thousands(text);
  size_t length = 0, digits = 0;
  int after = -1;
  for (; *text && length + 1 < DIGITS_MAX; text++) {
    if (isdigit((unsigned char)*text)) {
      out[length++] = *text;
      digits++;
      after += after >= 0;
    } else if (*text == '.' && thousands && after < 0) {
      continue;
    } else if ((*text == ',' || *text == '.') && after < 0 && digits > 0) {
      out[length++] = '.';
      after = 0;
    } else {
      return false;
    }
  }
  out[length] = '\0';
  *decimals = after > 0 ? after : 0;
  return *text == '\0' && digits > 0 && after != 0;
}

int audit_figure_parse(const char *text, bool is_rounded, audit_figure_t *out) {
  char plain[DIGITS_MAX], number[DIGITS_MAX];
  *out = (audit_figure_t){.is_missing = true};
  size_t length = strlen(text);
  while (length > 0 && (text[length - 1] == ' ' || text[length - 1] == '%'))
    length--;
  if (length == 0 || (length == 1 && text[0] == '-'))
    return SIM_OK;
  const bool negative = text[0] == '-';
  if (length - negative >= DIGITS_MAX)
    return SIM_ERR_DOMAIN;
  memcpy(plain, text + negative, length - negative);
  plain[length - negative] = '\0';
  int decimals;
  if (!normalise(plain, number, &decimals) || decimals > 12)
    return SIM_ERR_DOMAIN;
  *out = (audit_figure_t){.value = negative ? -strtod(number, NULL) : strtod(number, NULL),
                          .decimals = decimals,
                          .half = is_rounded ? 0.5 * sim_ten_to(-decimals) : 0.0};
  return SIM_OK;
}
