// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef WORDS_NUMERAL_H
#define WORDS_NUMERAL_H

#include "words/language.h"

#include <stdbool.h>
#include <stddef.h>

/* Numbers for people, alike on the terminal, in messages and in charts. */

enum { WORDS_NUMBER_BYTES = 48 };

/* How the numbers of one axis or chart are written. */
typedef struct {
  int decimals; /* 0..6 */
  bool percent; /* the value is already in %: 0.18 is written 0,18 % */
  words_lang_t lang;
} words_format_t;

/* Writes a number as people read it: Spanish 1.157.151 and 0,18 %; English 1,157,151 and 0.18%.
   The locale has no say. The minus sign is U+2212; -0 is written 0; NaN is an en dash; infinity is
   U+221E; from 1e15 on the number is written as mantissa and exponent (1,2e18). Rounds what tables
   for programs print, ten digits of it, and halves away from zero, as a spreadsheet does: 52.15 is
   52,2 wherever it stands.
   out: at least WORDS_NUMBER_BYTES bytes, always terminated. */
void words_format_number(char out[WORDS_NUMBER_BYTES], double value, const words_format_t *format);

/* How many decimals an amount of money needs, by its size: three figures from 1 up (12,3 and 4,05),
   none from 100 up, two figures below 1 (0,64); 0 for zero and what is not finite; at most 6. */
int words_amount_decimals(double amount);

/* The same for `count` amounts that are written alike: what the smallest of them needs (zeros and
   NaN aside), but no more than two decimals beside amounts of 100 or more. */
int words_amounts_decimals(const double *amounts, size_t count);

/* Writes a probability in % as words_format_number does, but never as 0 or 100 when it is neither:
   with one decimal 0.03 is written "< 0,1 %" and 99.97 "> 99,9 %". */
void words_format_chance(char out[WORDS_NUMBER_BYTES], double percent,
                         const words_format_t *format);

/* words_format_number in that language; `decimals` 0: a whole number. */
void words_numeral(char out[WORDS_NUMBER_BYTES], double x, int decimals, words_lang_t lang);

/* The same with a percent sign: 0.18 is written 0,18 % or 0.18%. */
void words_numeral_percent(char out[WORDS_NUMBER_BYTES], double x, int decimals, words_lang_t lang);

/* A figure as its unit is written: "%" with its sign, "year" as digits only (2026), others as
   numbers. */
void words_numeral_unit(char out[WORDS_NUMBER_BYTES], double x, int decimals, const char *unit,
                        words_lang_t lang);

/* A probability of 0 to 1 in %, as words_format_chance writes it: never 0 % for what may happen. */
void words_numeral_chance(char out[WORDS_NUMBER_BYTES], double probability, int decimals,
                          words_lang_t lang);

/* 10^n, the nearest double, and the largest n with words_ten_to(n) <= x, for a finite x > 0: where
   its first digit stands. The same on every machine. */
double words_ten_to(int n);
int words_decade(double x);

/* How many decimals show `digits` significant digits of x, 0 to 6; 0 for what is not above 0.
   0.00999…, which is meant as 0.01, counts as that. */
int words_decimals_of(double x, int digits);

/* Years in a row: "2026", or "2026–2029". */
enum { WORDS_PERIOD_BYTES = 32 };
void words_period(char out[WORDS_PERIOD_BYTES], int first, size_t years);

#endif
