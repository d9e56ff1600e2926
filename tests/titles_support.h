// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef TESTS_TITLES_SUPPORT_H
#define TESTS_TITLES_SUPPORT_H

/* Titles in English taken apart, and their figures held against what they are of. */
#include "tests/plots_support.h"

#include <ctype.h>
#include <math.h>

enum { PARTS = 6, PART = 96 };

/* Whether a title is the pattern, each "{}" in it standing for a text that goes into parts. */
static inline bool is_like(const char *title, const char *pattern, char parts[PARTS][PART]) {
  size_t count = 0;
  while (*pattern) {
    if (strncmp(pattern, "{}", 2) != 0) {
      if (*title++ != *pattern++)
        return false;
      continue;
    }
    pattern += 2;
    const size_t stop = strcspn(pattern, "{");
    char next[PART];
    snprintf(next, sizeof next, "%.*s", (int)stop, pattern);
    const char *found = stop ? strstr(title, next) : title + strlen(title);
    while (stop && found && !pattern[stop] && strcmp(found, next) != 0)
      found = strstr(found + 1, next);
    if (!found || count == PARTS)
      return false;
    snprintf(parts[count++], PART, "%.*s", (int)(found - title), title);
    title = found;
  }
  return !*title;
}

/* The number at the start of a text written in English. */
static inline double number_in(const char *text) {
  char plain[PART];
  size_t length = 0;
  for (; *text && !isdigit((unsigned char)*text); text++)
    ;
  for (; isdigit((unsigned char)*text) || *text == ',' || *text == '.'; text++)
    if (*text != ',')
      plain[length++] = *text;
  plain[length] = '\0';
  assert_true(length > 0);
  return strtod(plain, NULL);
}

/* A probability written with one decimal: 0 and 100 only for what is that. */
static inline void holds(const char *title, const char *text, double probability) {
  const double written = number_in(text) / 100.0;
  const bool less = strncmp(text, "less than ", 10) == 0 || text[0] == '<';
  const bool more = strncmp(text, "more than ", 10) == 0 || text[0] == '>';
  const bool right = less   ? probability > 0.0 && probability < written
                     : more ? probability < 1.0 && probability > written
                            : fabs(probability - written) <= 0.0005 + 1e-12 &&
                                  (written > 0.0 || probability == 0.0) &&
                                  (written < 1.0 || probability == 1.0);
  if (!right)
    fail_msg("%s: %s is %.6f", title, text, probability);
}

/* A figure rounded to at most a tenth of its spread. */
static inline void rounds(const char *title, const char *text, double value, double spread) {
  if (fabs(number_in(text) - value) > fmax(0.5, spread / 20.0) + 1e-9)
    fail_msg("%s: %s is %.6g with a spread of %.6g", title, text, value, spread);
}

static inline void claims(bool right, const char *title) {
  if (!right)
    fail_msg("not so: %s", title);
}

/* An amount in M$. */
static inline double thousands_in(const char *text) {
  const double number = number_in(text);
  return strstr(text, "million")    ? 1000.0 * number
         : strstr(text, "thousand") ? number
                                    : number / 1000.0;
}

/* The figure of a text is that value, as rounded as it is written. */
static inline void is_about(const char *title, const char *text, double value) {
  const char *point = strchr(text, '.');
  const int decimals = point ? (int)strspn(point + 1, "0123456789") : 0;
  const double room = 0.5 * pow(10.0, -decimals);
  claims(fabs(number_in(text) - fabs(value)) <= room * (1.0 + 1e-9) + 1e-9 * fabs(value), title);
}

#endif
