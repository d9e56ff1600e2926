// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef PLOTS_SCRIPT_H
#define PLOTS_SCRIPT_H

#include "plots/buffer.h"
#include "plots/style.h"
#include "words/table.h"

#include <stdbool.h>
#include <stddef.h>

/* A chart as a gnuplot script in the making: panels with axes of their own, in each of them layers
   of marks in data coordinates, and over all of them one page in pixels (origin top left) that
   carries every text. Only numbers and quoted texts are ever added, so nothing that a caller
   passes can become a command. Points with a coordinate that is not finite are left out. */
typedef struct {
  plots_buffer_t body;        /* panels, finished or open */
  plots_buffer_t elements;    /* what the open panel plots */
  plots_buffer_t texts;       /* the labels of the page */
  plots_buffer_t description; /* alternative text of the picture, cleaned at the end */
  words_table_t marks;        /* the numbers behind the picture: plots/marks.h */
  double width, height;       /* pixels; what charts are laid out in */
  double tail;                /* pixels below `height`, for a footer of several lines */
  unsigned blocks;            /* data blocks so far */
} plots_script_t;

/* A rectangle of the page, in pixels, and the values at its sides. */
typedef struct {
  double left, right, top, bottom; /* top < bottom */
  double x_low, x_high, y_low, y_high;
  bool x_log; /* needs 0 < x_low */
} plots_frame_t;

typedef enum { PLOTS_LEFT, PLOTS_CENTRE, PLOTS_RIGHT } plots_anchor_t;

/* What layers are made of, in data coordinates. */
typedef struct {
  double x_low, x_high, y_low, y_high;
} plots_box_t;
typedef struct {
  double x, y, to_x, to_y;
} plots_line_t;
typedef struct {
  double x, y;
} plots_point_t;

/* Where a value lies on the page, in pixels. */
double plots_frame_x(const plots_frame_t *frame, double value);
double plots_frame_y(const plots_frame_t *frame, double value);

/* Starts an empty script; height is brought into 100..PLOTS_HEIGHT_MAX. */
void plots_script_init(plots_script_t *self, double height);

/* Opens a panel (and closes the one before) with grid lines at the given values; a count may
   be 0. */
void plots_script_panel(plots_script_t *self, const plots_frame_t *frame, const double *grid_x,
                        size_t count_x, const double *grid_y, size_t count_y);

/* Opens the page, over which the values are pixels; once, after the last panel. */
void plots_script_page(plots_script_t *self);

/* Layers of the open panel, drawn in the order in which they are added. */
/* Boxes. */
void plots_script_boxes(plots_script_t *self, const plots_pen_t *pen, const plots_box_t *rows,
                        size_t count);
/* Straight lines, from a point to another. */
void plots_script_lines(plots_script_t *self, const plots_pen_t *pen, const plots_line_t *rows,
                        size_t count);
/* Marks with an outline. */
void plots_script_points(plots_script_t *self, const plots_pen_t *pen, const plots_point_t *rows,
                         size_t count);
/* One line through the points in order, broken where a value is missing. */
void plots_script_curve(plots_script_t *self, const plots_pen_t *pen, const plots_point_t *rows,
                        size_t count);
/* The area between that line and y = base, in the pen's fill. */
void plots_script_area(plots_script_t *self, const plots_pen_t *pen, const plots_point_t *rows,
                       size_t count, double base);

/* Writes a text on the page, its middle at height y, in pixels, at any time. */
void plots_script_text(plots_script_t *self, double x, double y, plots_anchor_t anchor,
                       const plots_type_t *type, const char *text);

/* Writes a text broken into at most `most` lines of `width` pixels; the block of lines begins at
   height y, or is centred on y. Returns its height in pixels. */
double plots_script_paragraph(plots_script_t *self, double x, double y, double width,
                              plots_anchor_t anchor, const plots_type_t *type, size_t most,
                              bool centred, const char *text);

/* Closes the page; the script is then in `body`. Returns PLOTS_OK or PLOTS_ERR_NO_MEMORY. */
int plots_script_finish(plots_script_t *self);

/* Frees everything. */
void plots_script_free(plots_script_t *self);

#endif
