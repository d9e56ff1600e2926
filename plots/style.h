// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef PLOTS_STYLE_H
#define PLOTS_STYLE_H

#include "words/colour.h"

#include <stdbool.h>

/* Colours of the Chilean Kit Digital with their contrast on white (WCAG 2.1 formula). Text needs
   4.5, lines and marks 3; the tints below 3 only fill shapes that carry an outline. */
#define PLOTS_INK     "#0A132D"          /* 18.4: titles, numbers, medians */
#define PLOTS_GREY    "#4A4A4A"          /* 8.9: secondary text, axes */
#define PLOTS_BLUE    WORDS_COLOUR_MAIN  /* 5.4: the forecast */
#define PLOTS_TEAL    "#2D717C"          /* 5.6 */
#define PLOTS_PURPLE  "#6633CC"          /* 7.2 */
#define PLOTS_ORANGE  WORDS_COLOUR_LIMIT /* 3.2: marks only, never text */
#define PLOTS_TINT    "#CFE3F1"          /* 1.3: fill under an outline */
#define PLOTS_MIDTONE "#8EC1E0"          /* 1.9: fill under an outline, darker than the tint */
#define PLOTS_GRID    "#DDE3EA"          /* decoration only */
#define PLOTS_WHITE   "#FFFFFF"

/* A name fontconfig knows how to replace: without Roboto it gives DejaVu Sans. The SVG names
   the alternatives itself. */
#define PLOTS_FONT      "Roboto"
#define PLOTS_FONT_LIST "Roboto, 'DejaVu Sans', Arial, sans-serif"

enum {
  PLOTS_WIDTH = 1200,  /* of a picture, in pixels of the SVG */
  PLOTS_HEIGHT = 750,  /* the usual height; long charts grow */
  PLOTS_PNG_SCALE = 2, /* PNG pixels per SVG pixel, for print */
  PLOTS_MARGIN = 40,   /* free on all sides */
  PLOTS_HEIGHT_MAX = 6000
};

#define PLOTS_PDF_INCHES 8.27 /* width of a page of the PDF: A4 */

/* A way of writing. */
typedef struct {
  double size; /* pixels */
  bool bold;
  const char *colour;
} plots_type_t;

extern const plots_type_t plots_type_title, plots_type_subtitle, plots_type_label, plots_type_value,
    plots_type_note, plots_type_footer;

/* A way of drawing. */
typedef struct {
  const char *colour; /* of line, outline or mark; NULL: no outline */
  const char *fill;   /* of boxes, areas and the inside of marks; NULL: none */
  double width;       /* of lines, pixels */
  int dash;           /* 0 solid, 1 dashes, 2 dots */
  int symbol;         /* of marks: a plots_symbol_t */
  double size;        /* of marks: diameter in pixels */
} plots_pen_t;

typedef enum {
  PLOTS_CIRCLE,
  PLOTS_DIAMOND,
  PLOTS_SQUARE,
  PLOTS_TRIANGLE,
  PLOTS_TRIANGLE_DOWN,
  PLOTS_SYMBOL_COUNT
} plots_symbol_t;

/* The same thing looks the same on every chart. Never told apart by colour alone: the bands differ
   in lightness and width, median, plan and goal in mark and dash. */
extern const plots_pen_t plots_pen_band90, plots_pen_band50, plots_pen_median, plots_pen_plan,
    plots_pen_goal, plots_pen_limit, plots_pen_halo, plots_pen_whisker, plots_pen_curve,
    plots_pen_drop;

#endif
