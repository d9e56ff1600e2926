// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef PLOTS_SPANS_H
#define PLOTS_SPANS_H

#include "plots/page.h"

enum { PLOTS_SPANS = 40 };

/* Two values of a row, in either order; both NaN: an empty row. */
typedef struct {
  const char *label;
  double a, b;
  const char *a_text, *b_text; /* beside each end; NULL: nothing */
  double low, high;            /* an interval of b, drawn as a thin line; NaN: none */
  const char *text;            /* in the column at the right; NULL: nothing */
} plots_span_t;

typedef struct {
  plots_caption_t caption;
  plots_foot_t foot;
  const char *unit; /* of the horizontal axis */
  words_format_t format;
  bool from_reference; /* bars from the reference to a and to b, as of a tornado; else two marks and
                          a line between them */
  double reference;    /* where a dashed line stands; NaN: none */
  const char *reference_label;
  const plots_span_t *spans;                /* top to bottom */
  size_t count;                             /* 1..PLOTS_SPANS */
  const char *a_label, *b_label, *interval; /* for the key; NULL: no entry */
  const char *heading;                      /* of the column at the right; NULL: none */
} plots_spans_t;

/* Composes the chart. script: initialised here; freed by the caller, also after a failure. Returns
   PLOTS_OK, PLOTS_ERR_ARGUMENT (bars without a reference among them), PLOTS_ERR_EMPTY or
   PLOTS_ERR_NO_MEMORY. */
int plots_spans_script(const plots_spans_t *chart, plots_script_t *script);

/* Composes and draws it; returns also what plots_chart_write returns. */
int plots_spans_write(const plots_spans_t *chart, plots_target_t *target);

#endif
