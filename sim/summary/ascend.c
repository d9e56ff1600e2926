// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/summary/ascend.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

enum {
  DIGIT = 11,
  DIGITS = 6, /* of a whole key */
  LEADING = 2,
  VALUES = 1 << DIGIT,
  PATIENCE = 8 /* steps by insertion for each value, before all digits are looked at */
};

/* A key that ascends with x: negative numbers have all bits turned, others their sign. */
static uint64_t key_of(double x) {
  uint64_t bits;
  memcpy(&bits, &x, sizeof bits);
  return bits ^ ((bits >> 63) ? UINT64_MAX : UINT64_C(1) << 63);
}

/* Where the digits of a key lie: those of what it exceeds `least` by, from bit `shift` on. */
typedef struct {
  uint64_t least;
  int shift;
} place_t;

static size_t digit_of(double x, place_t place) {
  return (size_t)((key_of(x) - place.least) >> place.shift) & (VALUES - 1);
}

/* Moves `from` to `to` in the order of one digit; false, and nothing moved, when all share it. */
static bool pass(size_t count, const double *from, double *to, place_t place) {
  uint32_t places[VALUES] = {0};
  for (size_t i = 0; i < count; i++)
    places[digit_of(from[i], place)]++;
  if (places[digit_of(from[0], place)] == count)
    return false;
  uint32_t sum = 0;
  for (size_t d = 0; d < VALUES; d++) {
    const uint32_t n = places[d];
    places[d] = sum;
    sum += n;
  }
  for (size_t i = 0; i < count; i++)
    to[places[digit_of(from[i], place)]++] = from[i];
  return true;
}

/* In the order of some digits, from the lowest on. */
static void by_digits(size_t count, double *x, double *scratch, place_t place, int digits) {
  double *from = x, *to = scratch;
  for (int digit = 0; digit < digits; digit++, place.shift += DIGIT)
    if (pass(count, from, to, place)) {
      double *const moved = to;
      to = from;
      from = moved;
    }
  if (from != x)
    memcpy(x, from, count * sizeof *x);
}

/* The leading digits of the range of the keys. */
static place_t leading_of(size_t count, const double *x) {
  place_t place = {.least = UINT64_MAX};
  uint64_t most = 0;
  for (size_t i = 0; i < count; i++) {
    const uint64_t key = key_of(x[i]);
    place.least = key < place.least ? key : place.least;
    most = key > most ? key : most;
  }
  while ((most - place.least) >> place.shift >= UINT64_C(1) << LEADING * DIGIT)
    place.shift++;
  return place;
}

/* False when it takes more than PATIENCE steps a value; then x holds them in another order. */
static bool by_insertion(size_t count, double *x) {
  size_t steps = 0;
  for (size_t i = 1; i < count; i++) {
    const double value = x[i];
    const uint64_t key = key_of(value);
    size_t to = i;
    for (; to > 0 && key_of(x[to - 1]) > key; to--)
      x[to] = x[to - 1];
    x[to] = value;
    steps += i - to;
    if (steps > PATIENCE * count)
      return false;
  }
  return true;
}

void sim_ascend(size_t count, double *x, double *scratch) {
  if (count < 2)
    return;
  by_digits(count, x, scratch, leading_of(count, x), LEADING);
  if (!by_insertion(count, x))
    by_digits(count, x, scratch, (place_t){0}, DIGITS);
}
