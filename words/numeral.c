// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/numeral.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char minus_sign[] = "\xE2\x88\x92";

/* By text, which the C library converts correctly rounded; no power or logarithm of libm's, whose
   last digit depends on the processor. */
double words_ten_to(int n) {
  char text[16];
  snprintf(text, sizeof text, "1e%d", n);
  return strtod(text, NULL);
}

int words_decade(double x) {
  char text[64];
  snprintf(text, sizeof text, "%.17e", x);
  const char *exponent = strchr(text, 'e');
  const int n = exponent ? (int)strtol(exponent + 1, NULL, 10) : 0;
  return words_ten_to(n + 1) <= x ? n + 1 : n;
}

/* What the library rounds half away from zero, as a spreadsheet rounds its decimals: of 52.15,
   whose double lies below it, the next double above. */
static double rounds_as(double magnitude, int decimals) {
  enum { TABLE = 10, DOUBLE = 15 }; /* significant digits */
  const int shown = magnitude > 0.0 ? words_decade(magnitude) + 1 + decimals : DOUBLE;
  char text[64];
  if (shown >= DOUBLE)
    return magnitude;
  snprintf(text, sizeof text, "%.*e", (shown < TABLE ? TABLE : DOUBLE) - 1, magnitude);
  return nextafter(strtod(text, NULL), INFINITY);
}

/* snprintf's decimal mark depends on the locale and may take several bytes: only the digits are
   taken, and we put the marks. */
static size_t digits_of(char *digits, size_t capacity, double magnitude, int decimals) {
  char text[64];
  size_t count = 0;
  snprintf(text, sizeof text, "%.*f", decimals, rounds_as(magnitude, decimals));
  for (const char *c = text; *c && count + 1 < capacity; c++) {
    if (*c >= '0' && *c <= '9')
      digits[count++] = *c;
  }
  digits[count] = '\0';
  return count;
}

/* Where the first digit stands of the number that a double a few last places below it means. */
static int place_of(double x) {
  return words_decade(x * (1.0 + 1e-12));
}

int words_decimals_of(double x, int digits) {
  if (!(x > 0.0))
    return 0;
  const int decimals = digits - 1 - place_of(x);
  return decimals < 0 ? 0 : decimals > 6 ? 6 : decimals;
}

static void write_large(char *out, double value, words_lang_t lang) {
  int exponent = words_decade(fabs(value));
  char digits[64] = "";
  /* 9,97 is rounded to 10,0: a place more */
  exponent += digits_of(digits, sizeof digits, fabs(value) / words_ten_to(exponent), 1) > 2;
  snprintf(out, WORDS_NUMBER_BYTES, "%s%c%c%ce%d", value < 0 ? minus_sign : "", digits[0],
           lang == WORDS_EN ? '.' : ',', digits[1], exponent);
}

static void write_plain(char *out, double value, int decimals, words_lang_t lang) {
  const char group = lang == WORDS_EN ? ',' : '.', point = lang == WORDS_EN ? '.' : ',';
  char digits[64];
  const size_t count = digits_of(digits, sizeof digits, fabs(value), decimals);
  const size_t whole = count - (size_t)decimals;
  if (value < 0 && strspn(digits, "0") < count) {
    strcpy(out, minus_sign);
    out += strlen(minus_sign);
  }
  for (size_t i = 0; i < count; i++) {
    if (i == whole)
      *out++ = point;
    else if (i > 0 && i < whole && (whole - i) % 3 == 0)
      *out++ = group;
    *out++ = digits[i];
  }
  *out = '\0';
}

void words_format_number(char out[WORDS_NUMBER_BYTES], double value, const words_format_t *format) {
  const int decimals = format->decimals < 0 ? 0 : format->decimals > 6 ? 6 : format->decimals;
  if (isnan(value))
    strcpy(out, "\xE2\x80\x93");
  else if (isinf(value))
    snprintf(out, WORDS_NUMBER_BYTES, "%s\xE2\x88\x9E", value < 0 ? minus_sign : "");
  else if (fabs(value) >= 1e15)
    write_large(out, value, format->lang);
  else
    write_plain(out, value, decimals, format->lang);
  if (format->percent && isfinite(value))
    strcat(out, format->lang == WORDS_EN ? "%" : "\xC2\xA0%");
}

int words_amount_decimals(double amount) {
  const double size = fabs(amount);
  if (!(size > 0.0) || !isfinite(size) || size >= 100.0)
    return 0;
  const int exponent = place_of(size);
  const int decimals = exponent >= 0 ? 2 - exponent : 1 - exponent;
  return decimals > 6 ? 6 : decimals;
}

int words_amounts_decimals(const double *amounts, size_t count) {
  double largest = 0.0;
  int decimals = 0;
  for (size_t i = 0; i < count; i++) {
    const int own = words_amount_decimals(amounts[i]);
    decimals = own > decimals ? own : decimals;
    if (isfinite(amounts[i]))
      largest = fmax(largest, fabs(amounts[i]));
  }
  return largest >= 100.0 && decimals > 2 ? 2 : decimals;
}

void words_format_chance(char out[WORDS_NUMBER_BYTES], double percent,
                         const words_format_t *format) {
  char text[WORDS_NUMBER_BYTES], end[WORDS_NUMBER_BYTES];
  const double unit = words_ten_to(-format->decimals);
  words_format_number(out, percent, format);
  for (int high = 0; high < 2; high++) {
    const bool inside = high ? percent > 50.0 && percent < 100.0 : percent > 0.0 && percent < 50.0;
    words_format_number(end, high ? 100.0 : 0.0, format);
    if (!inside || strcmp(out, end) != 0)
      continue;
    words_format_number(text, high ? 100.0 - unit : unit, format);
    snprintf(out, WORDS_NUMBER_BYTES, "%c\xC2\xA0%.40s", high ? '>' : '<', text);
  }
}

void words_numeral(char out[WORDS_NUMBER_BYTES], double x, int decimals, words_lang_t lang) {
  const words_format_t format = {.decimals = decimals, .lang = lang};
  words_format_number(out, x, &format);
}

void words_numeral_percent(char out[WORDS_NUMBER_BYTES], double x, int decimals,
                           words_lang_t lang) {
  const words_format_t format = {.decimals = decimals, .percent = true, .lang = lang};
  words_format_number(out, x, &format);
}

void words_numeral_unit(char out[WORDS_NUMBER_BYTES], double x, int decimals, const char *unit,
                        words_lang_t lang) {
  /* A year has no thousands. Formulas over years may leave them: those are numbers. */
  if (strcmp(unit, "year") == 0 && x == rint(x) && fabs(x) < 1e5)
    snprintf(out, WORDS_NUMBER_BYTES, "%.0f", x == 0.0 ? 0.0 : x);
  else if (strcmp(unit, "%") == 0)
    words_numeral_percent(out, x, decimals, lang);
  else
    words_numeral(out, x, decimals, lang);
}

void words_numeral_chance(char out[WORDS_NUMBER_BYTES], double probability, int decimals,
                          words_lang_t lang) {
  const words_format_t format = {.decimals = decimals, .percent = true, .lang = lang};
  words_format_chance(out, 100.0 * probability, &format);
}

void words_period(char out[WORDS_PERIOD_BYTES], int first, size_t years) {
  if (years > 1)
    snprintf(out, WORDS_PERIOD_BYTES, "%d–%d", first, first + (int)years - 1);
  else
    snprintf(out, WORDS_PERIOD_BYTES, "%d", first);
}
