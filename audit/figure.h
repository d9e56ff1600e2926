// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef AUDIT_FIGURE_H
#define AUDIT_FIGURE_H

#include <stdbool.h>
#include <stddef.h>

/* A figure as a document prints it. Its decimals say how far it was rounded. */
typedef struct {
  double value;
  int decimals;    /* printed after the decimal mark */
  double half;     /* half a unit of the last printed place; 0 for counts, which are not rounded */
  bool is_missing; /* "-" or nothing: not in sums, not to be compared */
} audit_figure_t;

/* Reads a printed figure: "286.207", "0,04 %", "20,9%", "0.446", "-12". A point separates thousands
   when it forms groups of three digits after a first group that is not 0; otherwise point and comma
   are decimal marks. `is_rounded` says whether the unit is one in which documents round. Returns
   SIM_OK, or SIM_ERR_DOMAIN for anything else; *out is missing then. */
int audit_figure_parse(const char *text, bool is_rounded, audit_figure_t *out);

/* The units of figures, in one table: what a document counts or measures, and whether it rounds it.
   A money unit is M$ (thousands of pesos), alone or with the year of its prices: M$2027,
   M$nominal. */
bool audit_unit_is_known(const char *unit);

/* The unit of a Spanish name, "empresas"; NULL when it is the name of none. */
const char *audit_unit_english(const char *word);

/* What a unit is called in Spanish: itself where there is no other name. */
const char *audit_unit_spanish(const char *unit);

/* The unit meant by a word that is none, or the nearest of the table: "porcentaje" gives "%",
   "personas" gives "people"; NULL when none is near. */
const char *audit_unit_meant(const char *word);

/* The i-th unit of the table; NULL after the last. */
const char *audit_unit_at(size_t i);

/* True for units in which documents round: %, share, ratio, M$ and USD million. Counts, years and
   definitions are worth what they say. */
bool audit_unit_is_rounded(const char *unit);

#endif
