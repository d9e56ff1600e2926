// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef PLOTS_DOTS_H
#define PLOTS_DOTS_H

#include "plots/page.h"

typedef struct {
  const char *label;
  double value;     /* NaN: no mark; on a logarithmic axis nothing below or at 0 has one */
  double low, high; /* ends of an interval; NaN: none */
  size_t group;     /* index into the groups of the chart; 0 when it has none */
  const char *text; /* in the column at the right; NULL: nothing */
} plots_dot_t;

typedef struct {
  plots_caption_t caption;
  plots_foot_t foot;
  const char *unit; /* of the horizontal axis */
  words_format_t format;
  bool is_log;
  const char *const *groups; /* headings; a group has its own mark, and its rows stand together */
  size_t group_count;        /* 0: no headings; at most PLOTS_MARKS */
  const plots_dot_t *dots;   /* in the order given, top to bottom, group after group */
  size_t count;              /* 1..400 */
  const char *heading;       /* of the column at the right; NULL: none */
  const char *interval;      /* what low and high are, for the key; NULL: no key */
  const char *mark;          /* what the mark is, for that key */
  double reference;          /* where a dashed line stands; NaN: none */
  const char *reference_label;
} plots_dots_t;

/* Composes the chart: a row for each dot with its mark, its interval and its text; under headings
   that show the mark of each group. script: initialised here; freed by the caller, also after a
   failure. Returns PLOTS_OK, PLOTS_ERR_ARGUMENT, PLOTS_ERR_EMPTY or PLOTS_ERR_NO_MEMORY. */
int plots_dots_script(const plots_dots_t *chart, plots_script_t *script);

#endif
