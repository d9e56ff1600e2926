// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef STUDIES_MONITOR_RULES_H
#define STUDIES_MONITOR_RULES_H

#include "words/language.h"

#include <stddef.h>

/* The findings of the official yearly monitoring (SES, DIPRES) as functions of what a programme did
   in a year and in the two before: docs/model-2.md, 13. */

enum { STUDIES_INDICATORS_MAX = 24 }; /* indicators that can be followed at once */

typedef enum {
#define STUDIES_RULE(id, name, found, judged, phrase, es, en) STUDIES_RULE_##id,
#include "studies/monitor.def"
#undef STUDIES_RULE
  STUDIES_RULES
} studies_rule_t;

/* A row of studies/monitor.def. */
typedef struct {
  const char *name;
  unsigned found, judged; /* programmes of 2025; judged 0: not tallied */
  const char *phrase;
  const char *label[WORDS_LANG_COUNT];
} studies_rule_text_t;

const studies_rule_text_t *studies_rule_text(studies_rule_t rule);

/* What a year shows; NaN: not known, and a year without places shows nothing. Money is nominal but
   for `real`, spending in pesos of one year for all years. */
typedef struct {
  double spending, initial, final, admin, real;
  double beneficiaries, target, potential;
  double indicator[STUDIES_INDICATORS_MAX]; /* in % */
} studies_monitored_t;

/* How many findings there are when `indicators` of them are followed: each has a fall of its own.
 */
static inline size_t studies_findings(size_t indicators) {
  return STUDIES_RULES - 1 + indicators;
}

/* Which rule finding i is of, and which indicator: 0 for the other rules. */
studies_rule_t studies_finding_rule(size_t i, size_t indicators, size_t *indicator);

/* Judges a year: years[0], with the year before it, years[1], and the one before that, years[2].
   Writes 1, 0 or NaN (cannot be judged) to found[studies_findings(indicators)]. Thresholds are
   strict, with a guard of 1e-12, so that a figure at its threshold is no finding. */
void studies_judge(const studies_monitored_t years[3], size_t indicators, double *found);

/* Adds the findings of one more year to those of all years, all[studies_findings(indicators)],
   which begin as NaN: found in at least one of the years that can be judged; of the last rule, in
   no year. */
void studies_judge_also(const double *found, size_t indicators, double *all);

#endif
