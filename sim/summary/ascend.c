// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/summary/ascend.h"

#include "sim/clones.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

enum {
  DIGIT = 11,
  DIGITS = 6, /* of a whole key */
  VALUES = 1 << DIGIT,
  PATIENCE = 8 /* steps by insertion for each value, before all digits are looked at */
};

/* A key that ascends with x: negative numbers have all bits turned, others their sign. */
static inline uint64_t key_of(double x) {
  uint64_t bits;
  memcpy(&bits, &x, sizeof bits);
  return bits ^ ((bits >> 63) ? UINT64_MAX : UINT64_C(1) << 63);
}

/* Where the digits of a key lie: those of what it exceeds `least` by, from bit `shift` on. */
typedef struct {
  uint64_t least;
  int shift;
} place_t;

static inline size_t digit_of(double x, place_t place) {
  return (size_t)((key_of(x) - place.least) >> place.shift) & (VALUES - 1);
}

/* From how many have each value of a digit to where they begin; false when all share one value. */
static bool find_places(size_t count, uint32_t *places) {
  uint32_t sum = 0;
  bool shared = false;
  for (size_t d = 0; d < VALUES; d++) {
    const uint32_t n = places[d];
    shared |= n == count;
    places[d] = sum;
    sum += n;
  }
  return !shared;
}

static void move(size_t count, const double *restrict from, double *restrict to, place_t place,
                 uint32_t *restrict places) {
  for (size_t i = 0; i < count; i++)
    to[places[digit_of(from[i], place)]++] = from[i];
}

/* In the order of all digits, from the lowest on. */
static void by_digits(size_t count, double *x, double *scratch) {
  double *from = x, *to = scratch;
  for (place_t place = {0}; place.shift < DIGITS * DIGIT; place.shift += DIGIT) {
    uint32_t places[VALUES] = {0};
    for (size_t i = 0; i < count; i++)
      places[digit_of(from[i], place)]++;
    if (!find_places(count, places))
      continue;
    move(count, from, to, place, places);
    double *const moved = to;
    to = from;
    from = moved;
  }
  if (from != x)
    memcpy(x, from, count * sizeof *x);
}

/* The leading digits of the range of the keys; false when all keys are the same. */
SIM_CLONES
static bool find_leading(size_t count, const double *x, place_t *place) {
  uint64_t least = UINT64_MAX, most = 0;
  for (size_t i = 0; i < count; i++) {
    const uint64_t key = key_of(x[i]);
    least = key < least ? key : least;
    most = key > most ? key : most;
  }
  *place = (place_t){.least = least};
  while ((most - least) >> place->shift >= UINT64_C(1) << 2 * DIGIT)
    place->shift++;
  return least < most;
}

/* In the order of two digits. The second is counted along with the first. */
static void by_leading(size_t count, double *x, double *scratch, place_t low) {
  const place_t high = {low.least, low.shift + DIGIT};
  uint32_t lows[VALUES] = {0}, highs[VALUES] = {0};
  for (size_t i = 0; i < count; i++) {
    const uint64_t digits = (key_of(x[i]) - low.least) >> low.shift;
    lows[digits & (VALUES - 1)]++;
    highs[digits >> DIGIT]++;
  }
  (void)find_places(count, lows);
  (void)find_places(count, highs);
  move(count, x, scratch, low, lows);
  move(count, scratch, x, high, highs);
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
  place_t place;
  if (!find_leading(count, x, &place))
    return;
  by_leading(count, x, scratch, place);
  if (!by_insertion(count, x))
    by_digits(count, x, scratch);
}
