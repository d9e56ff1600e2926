// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef PLOTS_CAPTION_H
#define PLOTS_CAPTION_H

#include "plots/gnuplot.h"
#include "plots/script.h"
#include "plots/status.h"
#include "plots/theme.h"
#include "words/numeral.h"

/* What every chart carries. Texts are in the caller's language and borrowed. */
typedef struct {
  const char *name;        /* of the files: [A-Za-z0-9._-], no leading dot or dash, at most 64 */
  const char *title;       /* what the chart shows; broken into two lines when long */
  const char *subtitle;    /* what to read in it; may be NULL */
  const char *footer;      /* programme, scenario, replicates, seed; may be NULL */
  const char *description; /* alternative text; the figures are added to it; may be NULL */
  words_lang_t lang;
  const char *note;         /* what a reader must know of the figures; may be NULL */
  const plots_logo_t *logo; /* for which the foot keeps room; NULL: none */
} plots_caption_t;

enum { PLOTS_DETAIL = 512 };

/* Where charts go and what draws them. */
typedef struct {
  const plots_gnuplot_t *gnuplot;
  const char *dir;            /* an existing folder */
  const plots_theme_t *theme; /* NULL: none */
  words_table_t *marks;       /* the marks of each chart go here (plots/marks.h); NULL: nowhere */
  char detail[PLOTS_DETAIL];  /* on failure: the file, or what gnuplot said; safe to print; UTF-8 */
} plots_target_t;

/* One forecast quantity: P5, P25, P50, P75 and P95; NaN where undefined. */
typedef struct {
  double low, lower, median, upper, high;
} plots_band_t;

#endif
