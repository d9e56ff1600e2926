// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef STUDIES_CRITERION_H
#define STUDIES_CRITERION_H

#include "studies/alternatives.h"

#include <stdbool.h>

/* What a decision is judged by: an output, NAME[.YEAR], or the ratio of two. */

enum { STUDIES_CRITERION_UNIT = 128 };

typedef struct {
  const char *text; /* as typed */
  bool most;        /* the more the better; else the less */
  bool is_ratio;
  /* of each alternative: the columns of the output, and of the one it is divided by */
  size_t over[STUDIES_ALTERNATIVES_MAX], under[STUDIES_ALTERNATIVES_MAX];
  double factor;                     /* 1000 per million pesos, when divided by M$ */
  char unit[STUDIES_CRITERION_UNIT]; /* for tables: firms/1000 M$2026 */
  char shown[WORDS_LANG_COUNT][STUDIES_CRITERION_UNIT]; /* firms per million pesos of 2026 */
} studies_criterion_t;

/* Reads --most or --least, exactly one of them, for compiled alternatives. Returns SIM_OK or
   SIM_ERR_DOMAIN (reported: none or both given, an output that some alternative lacks, a year it
   does not have, no year where it has no total, totals over different years, or different units)
   or SIM_ERR_NO_MEMORY. */
int studies_criterion_parse(studies_criterion_t *self, const char *most, const char *least,
                            const studies_alternatives_t *alternatives, words_report_t *report);

/* Writes the criterion of `count` replicates of alternative i, from the columns of its programme,
   in its own sense (not negated for --least). NaN where it is not defined: an output is not, or
   the ratio divides by 0. */
void studies_criterion_values(const studies_criterion_t *self, size_t i, size_t count,
                              double *const *columns, double *out);

#endif
