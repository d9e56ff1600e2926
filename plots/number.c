// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/number.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char minus_sign[] = "\xE2\x88\x92";

/* snprintf's decimal mark depends on the locale and may take several bytes: only the digits are
   taken, and we put the marks. */
static size_t digits_of(char *digits, size_t capacity, double magnitude, int decimals) {
  char text[64];
  size_t count = 0;
  snprintf(text, sizeof text, "%.*f", decimals, magnitude);
  for (const char *c = text; *c && count + 1 < capacity; c++) {
    if (*c >= '0' && *c <= '9')
      digits[count++] = *c;
  }
  digits[count] = '\0';
  return count;
}

/* By text, which the C library converts correctly rounded; no power or logarithm of libm's, whose
   last digit depends on the processor. */
double plots_ten_to(int n) {
  char text[16];
  snprintf(text, sizeof text, "1e%d", n);
  return strtod(text, NULL);
}

int plots_decade(double x) {
  char text[64];
  snprintf(text, sizeof text, "%.17e", x);
  const char *exponent = strchr(text, 'e');
  const int n = exponent ? (int)strtol(exponent + 1, NULL, 10) : 0;
  return plots_ten_to(n + 1) <= x ? n + 1 : n;
}

static void write_large(char *out, double value, plots_lang_t lang) {
  const int exponent = plots_decade(fabs(value));
  char digits[64];
  digits_of(digits, sizeof digits, fabs(value) / plots_ten_to(exponent), 1);
  snprintf(out, PLOTS_NUMBER_BYTES, "%s%c%c%ce%d", value < 0 ? minus_sign : "", digits[0],
           lang == PLOTS_EN ? '.' : ',', digits[1], exponent);
}

static void write_plain(char *out, double value, int decimals, plots_lang_t lang) {
  const char group = lang == PLOTS_EN ? ',' : '.', point = lang == PLOTS_EN ? '.' : ',';
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

void plots_format_number(char out[PLOTS_NUMBER_BYTES], double value, const plots_format_t *format) {
  const int decimals = format->decimals < 0 ? 0 : format->decimals > 6 ? 6 : format->decimals;
  if (isnan(value))
    strcpy(out, "\xE2\x80\x93");
  else if (isinf(value))
    snprintf(out, PLOTS_NUMBER_BYTES, "%s\xE2\x88\x9E", value < 0 ? minus_sign : "");
  else if (fabs(value) >= 1e15)
    write_large(out, value, format->lang);
  else
    write_plain(out, value, decimals, format->lang);
  if (format->percent && isfinite(value))
    strcat(out, format->lang == PLOTS_EN ? "%" : "\xC2\xA0%");
}

int plots_amount_decimals(double amount) {
  const double size = fabs(amount);
  if (!(size > 0.0) || !isfinite(size) || size >= 100.0)
    return 0;
  const int exponent = plots_decade(size);
  const int decimals = exponent >= 0 ? 2 - exponent : 1 - exponent;
  return decimals > 6 ? 6 : decimals;
}

int plots_amounts_decimals(const double *amounts, size_t count) {
  double largest = 0.0;
  int decimals = 0;
  for (size_t i = 0; i < count; i++) {
    const int own = plots_amount_decimals(amounts[i]);
    decimals = own > decimals ? own : decimals;
    if (isfinite(amounts[i]))
      largest = fmax(largest, fabs(amounts[i]));
  }
  return largest >= 100.0 && decimals > 2 ? 2 : decimals;
}

void plots_format_chance(char out[PLOTS_NUMBER_BYTES], double percent,
                         const plots_format_t *format) {
  char text[PLOTS_NUMBER_BYTES], end[PLOTS_NUMBER_BYTES];
  const double unit = plots_ten_to(-format->decimals);
  plots_format_number(out, percent, format);
  for (int high = 0; high < 2; high++) {
    const bool inside = high ? percent > 50.0 && percent < 100.0 : percent > 0.0 && percent < 50.0;
    plots_format_number(end, high ? 100.0 : 0.0, format);
    if (!inside || strcmp(out, end) != 0)
      continue;
    plots_format_number(text, high ? 100.0 - unit : unit, format);
    snprintf(out, PLOTS_NUMBER_BYTES, "%c\xC2\xA0%.40s", high ? '>' : '<', text);
  }
}

/* step = mantissa · 10^exponent; multiples are formed from integers so that 0.3 is 3/10 and not
   0.30000000000000004. */
static double multiple(double k, double mantissa, int exponent) {
  const double scale = plots_ten_to(abs(exponent));
  return exponent < 0 ? k * mantissa / scale : k * mantissa * scale;
}

static int decimals_for(double mantissa, int exponent) {
  const int digits = -exponent + (mantissa == 2.5 ? 1 : 0);
  return digits < 0 ? 0 : digits > 6 ? 6 : digits;
}

void plots_ticks(plots_ticks_t *ticks, double low, double high, int most) {
  static const double mantissas[] = {1.0, 2.0, 2.5, 5.0};
  most = most < 2 ? 2 : most > 12 ? 12 : most;
  if (!isfinite(low) || !isfinite(high) || low > high || fabs(low) > 1e300 || fabs(high) > 1e300)
    low = 0.0, high = 1.0;
  if (high - low <= 1e-12 * fmax(fabs(low), fabs(high))) {
    low = fmin(low, 0.0);
    high = low < 0.0 ? 0.0 : high > 0.0 ? high : 1.0;
  }
  const int start = plots_decade((high - low) / most) - 1;
  for (int i = 0;; i++) {
    const double mantissa = mantissas[i % 4];
    const int exponent = start + i / 4;
    const double step = multiple(1.0, mantissa, exponent);
    const double first = floor(low / step + 1e-9), last = ceil(high / step - 1e-9);
    if (last - first + 1 > most && i < 40)
      continue;
    ticks->count = 0;
    ticks->decimals = decimals_for(mantissa, exponent);
    for (double k = first; k <= last && ticks->count < PLOTS_TICKS_MAX; k += 1.0)
      ticks->value[ticks->count++] = multiple(k, mantissa, exponent) + 0.0;
    return;
  }
}
