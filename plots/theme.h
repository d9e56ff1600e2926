// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef PLOTS_THEME_H
#define PLOTS_THEME_H

#include "plots/buffer.h"
#include "words/colour.h"

/* The colours of an institution, and the size of its PNG, in place of those of plots/style.h. Every
   chart is composed in these; the theme changes the script, so that no chart knows of it. */

typedef struct {
  bool has_main, has_limit; /* what is not given stays */
  words_colour_t main;      /* for PLOTS_BLUE with its tints and shades; contrast 4.5 or more */
  words_colour_t limit;     /* for PLOTS_ORANGE; contrast 3 or more */
  double png_scale;         /* in place of PLOTS_PNG_SCALE; 0: that */
} plots_theme_t;

/* Puts the theme's colours into a script, or what else names those of plots/style.h. NULL: no
   theme. */
void plots_theme_apply(const plots_theme_t *theme, plots_buffer_t *script);

#endif
