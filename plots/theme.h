// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef PLOTS_THEME_H
#define PLOTS_THEME_H

#include "plots/logo.h"
#include "words/colour.h"

/* The colours of an institution, its font, and the size of its PNG, in place of those of
   plots/style.h; its logo. Every chart is composed in these; the theme changes the script, so that
   no chart knows of it. */

typedef struct {
  bool has_main, has_limit; /* what is not given stays */
  words_colour_t main;      /* for PLOTS_BLUE with its tints and shades; contrast 4.5 or more */
  words_colour_t limit;     /* for PLOTS_ORANGE; contrast 3 or more */
  double png_scale;         /* in place of PLOTS_PNG_SCALE; 0: that */
  const char *font;         /* in place of PLOTS_FONT: letters, digits and blanks; NULL: that */
  bool lacks_font;          /* it is not on this machine: only an SVG names it, for others */
  plots_logo_t logo;
} plots_theme_t;

/* Puts the theme's colours into a script, or what else names those of plots/style.h. NULL: no
   theme. */
void plots_theme_apply(const plots_theme_t *theme, plots_buffer_t *script);

/* Puts the theme's font into a script where PLOTS_FONT stands, but for one that is not here. */
void plots_theme_letters(const plots_theme_t *theme, plots_buffer_t *script);

#endif
