// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef INPUTS_LOAD_H
#define INPUTS_LOAD_H

#include "inputs/held.h"
#include "inputs/programme.h"

/* Which programme is to be read, and what is to be changed in it. Texts are borrowed. */
typedef struct {
  const char *folder;
  const inputs_held_t *held;   /* where its files are; NULL: on the disk */
  const char *const *variants; /* layered in this order */
  size_t variant_count;
  const char *const *overrides; /* NAME=VALUE or NAME.YEAR=VALUE, applied after the variants */
  size_t override_count;
  const inputs_setting_t *setting; /* applied last; NULL: none */
  const char *theme;               /* a file in the place of theme.csv; NULL: none */
  bool tells_replaced;             /* note which rows of variants an override takes the place of */
} inputs_request_t;

/* Reads a programme. `variants` are names of files variants/NAME.csv, layered in order; each of
   their rows replaces the row of the same name and year, or is added. `overrides` are texts
   NAME=VALUE or NAME.YEAR=VALUE, applied last and in order.

   An override makes a row a constant and keeps its unit; a weight stays a weight of the same n,
   because a split is all weights or all constants. Without YEAR it sets every row of the name. With
   a YEAR that has no row of its own, one is added if the name has a row for all years. A name that
   a programme may leave out is added. One number is refused for rows in different units.

   A percentage is the value of a share or of a rate a year (85 %); of anything else, with its sign,
   it is a change of what the rows say (-15 %, +2 %): each keeps its unit, its distribution and, in
   proportion, its spread. A whole number must stay whole. VALUE takes a decimal point or comma;
   thousands marks only where they cannot be read otherwise (1.157.151, 1.157,5): "310.000" is
   refused as ambiguous.

   correlations.csv, if there is one, and correlations/NAME.csv of each variant that has one are
   layered alike, pair by pair in either order of the names. Their columns are
   name_a,name_b,rank_correlation,source; a name is an input's, with .YEAR for a row of one year.
   Refused: names that are no row or part of a split, a pair twice in a file or of one input, a
   number not strictly between -1 and 1, and correlations that contradict each other: then the
   nearest ones that do not are in notes. A constant may be named; a note says that it does not
   vary.

   Returns SIM_OK; SIM_ERR_DOMAIN when there was any error, all of them in `report`, each once;
   SIM_ERR_NO_MEMORY. Notes do not fail. `out` is always initialised and on failure empty; free it
   with inputs_programme_free. Reads regular files only and never blocks. */
int inputs_load(const inputs_request_t *request, inputs_programme_t *out, words_report_t *report);

#endif
