// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef WORDS_COLOUR_H
#define WORDS_COLOUR_H

#include <stdbool.h>

/* Colours as charts have them. */

enum { WORDS_COLOUR_BYTES = 8 }; /* "#006FB3", with its end */

/* Of charts that have no theme: of forecasts, and of what limits them. */
#define WORDS_COLOUR_MAIN  "#006FB3"
#define WORDS_COLOUR_LIMIT "#E0701E"

typedef struct {
  unsigned char red, green, blue;
} words_colour_t;

/* Reads "#006FB3"; capitals or not. False when the text is no such colour. */
bool words_colour_read(const char *text, words_colour_t *out);

void words_colour_write(char out[WORDS_COLOUR_BYTES], words_colour_t colour);

/* The contrast with white, 1 to 21: WCAG 2.1, contrast ratio. */
double words_colour_contrast(words_colour_t colour);

/* The colour on a ground, laid so thinly that `share` of it is seen, 0 to 1. */
words_colour_t words_colour_mix(words_colour_t colour, words_colour_t ground, double share);

#endif
