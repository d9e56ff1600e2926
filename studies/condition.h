// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef STUDIES_CONDITION_H
#define STUDIES_CONDITION_H

#include "studies/estimand.h"
#include "studies/search.h"
#include "words/report.h"

/* STAT(OUTPUT[.YEAR]) >= NUMBER, or <=. */
typedef struct {
  studies_estimand_t of;
  studies_inequality_t inequality;
  bool percent; /* the number was written with % */
} studies_condition_t;

/* Reads a condition. Blanks may stand between its parts; ≥ and ≤ are read as >= and <=; the number
   follows the rules of the command line, and may end in %: 80% is 0.8. SIM_OK, or SIM_ERR_DOMAIN
   with the problem reported under --so-that. */
int studies_condition_parse(studies_condition_t *self, const char *text, words_report_t *report);

/* Finds its output among those of a programme: *index. A number in % becomes what the output's unit
   asks for: a fraction, or for an output in % the number itself. SIM_OK; SIM_ERR_DOMAIN, reported:
   no such output, not in that year, % of what is no share, a probability beyond 0 to 1;
   SIM_ERR_NO_MEMORY. */
int studies_condition_bind(studies_condition_t *self, const models_programme_t *programme,
                           size_t *index, words_report_t *report);

#endif
