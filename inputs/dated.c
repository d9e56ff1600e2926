// SPDX-License-Identifier: GPL-3.0-or-later
#include "inputs/dated.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

enum { DIGITS = 4 };

int inputs_dated_year(const char *text) {
  return strlen(text) == DIGITS && strspn(text, "0123456789") == DIGITS ? atoi(text) : 0;
}

words_message_t inputs_dated_complaint(const char *text) {
  const size_t day = strspn(text, "0123456789-");
  const bool is_date = day == strlen("2026-03-01") && text[4] == '-' && text[7] == '-';
  return is_date ? WORDS_MSG_YEAR_DATE : WORDS_MSG_YEAR_NOT;
}

size_t inputs_dated_split(const char *text, size_t length, int *year) {
  int digits = 0;
  *year = 0;
  if (length <= DIGITS || text[length - DIGITS - 1] != '.')
    return length;
  for (size_t i = length - DIGITS; i < length; i++) {
    if (text[i] < '0' || text[i] > '9')
      return length;
    digits = 10 * digits + (text[i] - '0');
  }
  *year = digits;
  return digits ? length - DIGITS - 1 : length;
}
