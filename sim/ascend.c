// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/ascend.h"

#include <stdint.h>
#include <string.h>

enum { DIGIT = 11, DIGITS = 6, VALUES = 1 << DIGIT };

/* A key that ascends with x: negative numbers have all bits turned, others their sign. */
static uint64_t key_of(double x) {
  uint64_t bits;
  memcpy(&bits, &x, sizeof bits);
  return bits ^ ((bits >> 63) ? UINT64_MAX : UINT64_C(1) << 63);
}

static size_t digit_of(double x, int digit) {
  return (size_t)(key_of(x) >> (DIGIT * digit)) & (VALUES - 1);
}

/* Moves `from` to `to` in the order of one digit; false, and nothing moved, when all share it. */
static int pass(size_t count, const double *from, double *to, int digit) {
  uint32_t places[VALUES] = {0};
  for (size_t i = 0; i < count; i++)
    places[digit_of(from[i], digit)]++;
  if (places[digit_of(from[0], digit)] == count)
    return 0;
  uint32_t sum = 0;
  for (size_t d = 0; d < VALUES; d++) {
    const uint32_t n = places[d];
    places[d] = sum;
    sum += n;
  }
  for (size_t i = 0; i < count; i++)
    to[places[digit_of(from[i], digit)]++] = from[i];
  return 1;
}

void sim_ascend(size_t count, double *x, double *scratch) {
  double *from = x, *to = scratch;
  for (int digit = 0; count > 1 && digit < DIGITS; digit++)
    if (pass(count, from, to, digit)) {
      double *const moved = to;
      to = from;
      from = moved;
    }
  if (from != x)
    memcpy(x, from, count * sizeof *x);
}
