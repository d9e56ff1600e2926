// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef PLOTS_PATTERN_H
#define PLOTS_PATTERN_H

#include "plots/layout.h"

/* Ways of telling groups apart that survive a grey printer: a fill and the lines over it, or the
   shape of a mark and its fill. */

enum { PLOTS_PATTERNS = 16, PLOTS_MARKS = 15 };

typedef enum {
  PLOTS_HATCH_NONE,
  PLOTS_HATCH_UP,
  PLOTS_HATCH_DOWN,
  PLOTS_HATCH_ACROSS,
  PLOTS_HATCH_UPRIGHT,
  PLOTS_HATCH_CROSS
} plots_hatch_t;

typedef struct {
  plots_pen_t pen;     /* of the boxes */
  plots_hatch_t hatch; /* lines over the fill, in the colour of the outline */
  const char *text;    /* colour of letters on the fill: contrast 4.5 or more */
} plots_pattern_t;

/* The pattern of group i < PLOTS_PATTERNS, and the mark of group i < PLOTS_MARKS; beyond, they
   begin again. */
const plots_pattern_t *plots_pattern(size_t i);
plots_pen_t plots_pattern_mark(size_t i);

/* Draws the lines of a pattern over a box in pixels; the page must be open. */
void plots_pattern_hatch(plots_script_t *script, const plots_pattern_t *pattern,
                         const plots_box_t *box);

/* A key of patterns 0 to count − 1: its height, and the drawing of it from y on. */
double plots_pattern_key_height(const plots_script_t *script, const char *const *texts,
                                size_t count);
void plots_pattern_key(plots_script_t *script, const char *const *texts, size_t count, double y);

#endif
