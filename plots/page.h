// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef PLOTS_PAGE_H
#define PLOTS_PAGE_H

#include "plots/chart.h"

/* Parts shared by the charts that hold rows: the page with its notes, and the columns of text
   beside the marks. Lengths in pixels. */

/* What stands at the foot of a chart, above the footer. */
typedef struct {
  const char *const *notes; /* sentences, in order; borrowed */
  size_t count;
  double height; /* the page is at least as high; 0: as high as it needs */
} plots_foot_t;

/* Starts a script as high as heading, `body` pixels, notes and footer need, and writes these. The
   body may use what lies from *top to *bottom, which is `body` or more. */
void plots_page_open(plots_script_t *script, const plots_caption_t *caption,
                     const plots_foot_t *foot, double body, double *top, double *bottom);

/* The same for a body of rows, which take what room there is but no more than they can use, so that
   a chart of few rows is no page of white. */
typedef struct {
  double fixed;       /* what stands above and below the rows */
  double count;       /* rows */
  double least, most; /* the height of one */
} plots_page_rows_t;
void plots_page_open_rows(plots_script_t *script, const plots_caption_t *caption,
                          const plots_foot_t *foot, const plots_page_rows_t *rows, double *top,
                          double *bottom);

/* The height of a row when there are `slots` of them. */
double plots_page_row(double slots);

/* Columns of text left and right of the marks. */
typedef struct {
  double labels, texts; /* widths */
  double size;          /* of their letters */
} plots_columns_t;

/* Measures rows of the height given: start, add each row, finish. Letters shrink to three quarters
   for long labels; what is longer still takes two lines. NULL is an empty text. */
void plots_columns_start(plots_columns_t *self, double row);
void plots_columns_add(plots_columns_t *self, const char *label, const char *text);
void plots_columns_finish(plots_columns_t *self);

/* Writes a label that ends at x, its middle at y. */
void plots_columns_label(const plots_columns_t *self, plots_script_t *script, double x, double y,
                         double row, const char *label);

/* Adds "label: text. " to the alternative text; a missing text adds nothing. */
void plots_page_describe(plots_script_t *script, const char *label, const char *text);

#endif
