// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef STUDIES_MONITOR_FINDINGS_H
#define STUDIES_MONITOR_FINDINGS_H

#include "studies/derived.h"
#include "studies/monitor_past.h"

/* The findings of every plan year, replicate by replicate, as figures derived from the outputs:
   figure y · findings + i is finding i of plan year y, and the last `findings` are those of all
   years. */
typedef struct {
  const models_programme_t *programme; /* borrowed */
  int first_year;
  size_t years, findings;                         /* of a year */
  const char *indicators[STUDIES_INDICATORS_MAX]; /* names after "indicator."; borrowed */
  size_t indicator_count;
  bool has_final;  /* the budget is revised, so that it has a final one of its own */
  size_t fields;   /* outputs read of a year */
  size_t *outputs; /* year × field */
  bool *whole;
  studies_past_t past;
  studies_derived_t derived; /* the findings as the engine sees them */
} studies_findings_t;

/* Prepares the findings. The indicators followed are `wanted`, names of outputs with or without
   "indicator." in front; when there are none, those with a goal, and without goals the first there
   is. Returns SIM_OK, SIM_ERR_NO_MEMORY, or SIM_ERR_DOMAIN with what is wrong in `report`: no such
   indicator, or one twice. `self` must stay where it is; free it with studies_findings_free in any
   case. */
int studies_findings_init(studies_findings_t *self, const inputs_programme_t *inputs,
                          const models_programme_t *programme, const char *const *wanted,
                          size_t wanted_count, words_report_t *report);
void studies_findings_free(studies_findings_t *self);

#endif
