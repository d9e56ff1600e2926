// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef PLOTS_MARKS_H
#define PLOTS_MARKS_H

#include "plots/caption.h"
#include "words/table.h"

/* The numbers behind a picture: a row of the table `charts` for each mark that it draws, so that
   anyone can draw it anew. A kind of chart adds them to its script while it composes it. */

typedef struct {
  const char *series;   /* what the mark is of: the entry of the key, or the panel */
  const char *item;     /* which one: the year, the row, the step */
  double x;             /* where it stands on an axis of numbers; NaN: on no such axis */
  double value;         /* in the unit of the axis; NaN: the mark is its interval */
  double low, high;     /* NaN: no interval */
  const char *interval; /* what low and high are */
  const char *unit;
  const char *label; /* the number as the picture writes it; NULL: it does not */
} plots_mark_t;

/* A mark without interval and label. */
plots_mark_t plots_mark(const char *series, const char *item, double value, const char *unit);

/* Appends it, all texts copied, to the marks of a script; a mark of which all numbers are NaN is
   passed over. Out of memory: `lost` of the table, which plots_script_finish looks at. */
void plots_marks_add(plots_script_t *script, const plots_caption_t *caption,
                     const plots_mark_t *mark);

/* The same of a band: its median with P5 and P95, and, where it has them, P25 and P75. The median
   is written with `format`; NULL: it is not written. */
void plots_marks_band(plots_script_t *script, const plots_caption_t *caption,
                      const plots_mark_t *mark, const plots_band_t *band,
                      const words_format_t *format);

/* Begins the table: chart, series, item, x, value, low, high, interval, unit, label. The caller
   frees it. */
void plots_marks_begin(words_table_t *marks);

#endif
