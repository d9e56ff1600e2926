// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef MODELS_FIGURE_H
#define MODELS_FIGURE_H

#include <stdbool.h>

/* A figure as a document prints it. Its decimals say how far it was rounded. */
typedef struct {
  double value;
  int decimals;    /* printed after the decimal mark */
  double half;     /* half a unit of the last printed place; 0 for counts, which are not rounded */
  bool is_missing; /* "-" or nothing: not in sums, not to be compared */
} models_figure_t;

/* Reads a printed figure: "286.207", "0,04 %", "20,9%", "0.446", "-12". A point separates thousands
   when it forms groups of three digits after a first group that is not 0; otherwise point and comma
   are decimal marks. `is_rounded` says whether the unit is one in which documents round. Returns
   SIM_OK, or SIM_ERR_DOMAIN for anything else; *out is missing then. */
int models_figure_parse(const char *text, bool is_rounded, models_figure_t *out);

/* True for units in which documents round: %, share, ratio, M$ and those that end in
   "million". Counts, years and definitions are worth what they say. */
bool models_unit_is_rounded(const char *unit);

#endif
