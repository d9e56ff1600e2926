// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/colour.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

bool words_colour_read(const char *text, words_colour_t *out) {
  if (text[0] != '#' || strlen(text) != 7 || strspn(text + 1, "0123456789abcdefABCDEF") != 6)
    return false;
  const unsigned long value = strtoul(text + 1, NULL, 16);
  *out = (words_colour_t){(unsigned char)(value >> 16), (unsigned char)(value >> 8),
                          (unsigned char)value};
  return true;
}

void words_colour_write(char out[WORDS_COLOUR_BYTES], words_colour_t colour) {
  snprintf(out, WORDS_COLOUR_BYTES, "#%02X%02X%02X", colour.red, colour.green, colour.blue);
}

/* By Newton's method, from above: no function of libm's, whose last digit depends on the machine.
 */
static double fifth_root(double x) {
  double root = 1.0;
  for (int i = 0; i < 60; i++)
    root -= (root - x / (root * root * root * root)) / 5.0;
  return root;
}

static double linear(unsigned char channel) {
  const double c = channel / 255.0, base = (c + 0.055) / 1.055;
  return c <= 0.04045 ? c / 12.92 : base * base * fifth_root(base * base); /* base^2.4 */
}

double words_colour_contrast(words_colour_t colour) {
  const double luminance =
      0.2126 * linear(colour.red) + 0.7152 * linear(colour.green) + 0.0722 * linear(colour.blue);
  return 1.05 / (luminance + 0.05);
}

static unsigned char mixed(unsigned char a, unsigned char b, double share) {
  return (unsigned char)rint(share * a + (1.0 - share) * b);
}

words_colour_t words_colour_mix(words_colour_t colour, words_colour_t ground, double share) {
  return (words_colour_t){mixed(colour.red, ground.red, share),
                          mixed(colour.green, ground.green, share),
                          mixed(colour.blue, ground.blue, share)};
}
