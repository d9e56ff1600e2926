// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef PLOTS_NUMBER_H
#define PLOTS_NUMBER_H

#include "plots/status.h"

#include <stdbool.h>
#include <stddef.h>

enum { PLOTS_NUMBER_BYTES = 48, PLOTS_TICKS_MAX = 16 };

/* How the numbers of one axis or chart are written. */
typedef struct {
  int decimals; /* 0..6 */
  bool percent; /* the value is already in %: 0.18 is written 0,18 % */
  plots_lang_t lang;
} plots_format_t;

/* Writes a number as people read it: Spanish 1.157.151 and 0,18 %; English 1,157,151 and 0.18%.
   The locale has no say. The minus sign is U+2212; -0 is written 0; NaN is an en dash; infinity is
   U+221E; from 1e15 on the number is written as mantissa and exponent (1,2e18). Rounds the
   stored binary value to nearest.
   out: at least PLOTS_NUMBER_BYTES bytes, always terminated. */
void plots_format_number(char out[PLOTS_NUMBER_BYTES], double value, const plots_format_t *format);

/* 10^n, the nearest double, and the largest n with plots_ten_to(n) <= x, for a finite x > 0: where
   its first digit stands. The same on every machine. */
double plots_ten_to(int n);
int plots_decade(double x);

/* How many decimals an amount of money needs, by its size: three figures from 1 up (12,3 and 4,05),
   none from 100 up, two figures below 1 (0,64); 0 for zero and what is not finite; at most 6. */
int plots_amount_decimals(double amount);

/* The same for `count` amounts that are written alike: what the smallest of them needs (zeros and
   NaN aside), but no more than two decimals beside amounts of 100 or more. */
int plots_amounts_decimals(const double *amounts, size_t count);

/* Writes a probability in % as plots_format_number does, but never as 0 or 100 when it is neither:
   with one decimal 0.03 is written "< 0,1 %" and 99.97 "> 99,9 %". */
void plots_format_chance(char out[PLOTS_NUMBER_BYTES], double percent,
                         const plots_format_t *format);

/* The ticks of a linear axis: multiples of 1, 2, 2.5 or 5 times a power of ten. */
typedef struct {
  size_t count;
  int decimals; /* what their labels need, 0..6 */
  double value[PLOTS_TICKS_MAX];
} plots_ticks_t;

/* Finds at most `most` (2..12) ticks that cover [low, high]: the first is at or below low, the
   last at or above high, so they also are the ends of the axis. Equal ends are widened (zero to
   0..1, others to 0..value); swapped or non-finite ends give the axis 0..1. */
void plots_ticks(plots_ticks_t *ticks, double low, double high, int most);

#endif
