// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/cell.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

void words_cell_digits(char out[WORDS_CELL_BYTES], double x, int digits, int decimals) {
  const double clean = x == 0.0 ? 0.0 : x;
  if (!isfinite(x))
    out[0] = '\0';
  else if (decimals >= 0)
    snprintf(out, WORDS_CELL_BYTES, "%.*f", decimals, clean);
  else
    snprintf(out, WORDS_CELL_BYTES, "%.*g", digits, clean);
}

void words_cell_number(FILE *file, double x, int digits) {
  char text[WORDS_CELL_BYTES];
  words_cell_digits(text, x, digits, -1);
  fputs(text, file);
}

/* Decimals that show all the digits of a number printed with an exponent. */
static int decimals_of(const char *text, const char *exponent) {
  int digits = 0;
  for (const char *c = text; c < exponent; c++)
    digits += *c >= '0' && *c <= '9';
  const long decimals = digits - 1 - strtol(exponent + 1, NULL, 10);
  return decimals < 0 ? 0 : decimals > 350 ? 350 : (int)decimals;
}

void words_cell_plain(FILE *file, const char *digits, char mark) {
  char plain[WORDS_CELL_BYTES];
  const char *exponent = strchr(digits, 'e');
  if (exponent)
    snprintf(plain, sizeof plain, "%.*f", decimals_of(digits, exponent), strtod(digits, NULL));
  for (const char *c = exponent ? plain : digits; *c; c++)
    fputc(*c == '.' ? mark : *c, file);
}

/* A number with its sign is none. */
static bool is_formula(const char *text) {
  if (*text == '+' || *text == '-')
    return strspn(text + 1, "0123456789.,") != strlen(text + 1);
  return *text && strchr("=@\t\r\n", *text);
}

void words_cell_text(FILE *file, const char *text, char separator) {
  const char special[] = {separator, '"', '\r', '\n', '\0'};
  const bool guarded = is_formula(text), quoted = guarded || strpbrk(text, special);
  fputs(quoted ? "\"" : "", file);
  fputs(guarded ? "'" : "", file);
  for (; *text; text++) {
    fputs(quoted && *text == '"' ? "\"" : "", file);
    fputc(*text, file);
  }
  fputs(quoted ? "\"" : "", file);
}
