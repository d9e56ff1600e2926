// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef STUDIES_MONITOR_H
#define STUDIES_MONITOR_H

#include "sim/estimate/interval.h"
#include "studies/groups.h"
#include "studies/monitor_findings.h"
#include "studies/watch.h"

/* How likely each finding of the official yearly monitoring is, by year (docs/model-2.md, 13). */

enum {
  STUDIES_DRIVERS = 3, /* of a finding, at most */
  STUDIES_MONITOR_INDICATORS =
      2, /* that may be asked for: the State's number of purpose indicators */
  STUDIES_MONITOR_POINTS = 8192 /* base points for the drivers */
};

/* What is asked. Texts are borrowed. */
typedef struct {
  const char *const *indicators; /* NAME or indicator.NAME; none: the usual ones */
  size_t indicator_count;        /* 0 … STUDIES_MONITOR_INDICATORS */
  bool has_drivers;              /* look for what moves each finding */
  uint64_t replicates, seed;
  int threads; /* 0: all cores */
  studies_watch_t watch;
} studies_monitor_request_t;

/* An input, a group of them, or chance, that moves a finding. */
typedef struct {
  const char *name; /* of a group of inputs, as studies_groups_t has it, or "chance" */
  double total;     /* its total index, 0 to 1 */
} studies_driver_t;

/* A rule in a year. Numbers are NaN where the rule cannot be judged in any replicate. */
typedef struct {
  studies_rule_t rule;
  const char *indicator;                /* whose fall it is; NULL: of another rule */
  int year;                             /* 0: in at least one year (of the last rule, in none) */
  double probability, mc_se, low, high; /* of the replicates that could be judged; 95 %, Wilson */
  double defined;                       /* the share of those */
  studies_driver_t drivers[STUDIES_DRIVERS]; /* largest first */
  size_t driver_count;
} studies_finding_t;

typedef struct {
  studies_monitor_request_t request;
  inputs_programme_t inputs; /* loaded by the caller; owned */
  models_programme_t *programme;
  studies_findings_t findings;
  studies_groups_t groups; /* whose names the drivers have */
  studies_finding_t *rows; /* by year in the order of the rules, then all years */
  size_t count;
} studies_monitor_t;

/* Computes what `request` asks of `inputs`. Returns SIM_OK; SIM_ERR_DOMAIN with what is wrong with
   the request in `report`; a status of sim/. Free it with studies_monitor_free in any case. */
int studies_monitor_compute(studies_monitor_t *self, words_report_t *report);
void studies_monitor_free(studies_monitor_t *self);

/* Fills in the drivers of each row: part of studies_monitor_compute. Those whose total index may be
   0 are left out, and those of what never, always or seldom can happen or be judged. */
int studies_monitor_drivers(studies_monitor_t *self);

/* The share of programmes that had the finding in 2025, and its 95 % interval (Clopper–Pearson,
   Biometrika 26 (1934): the shares at which so few, or so many, are seen with probability 0.025).
   All NaN where it was not tallied. */
sim_interval_t studies_rule_reference(studies_rule_t rule);

/* The sentence of the State for a row, in Spanish; "" where there is none. A rule that cannot be
   judged for want of history has its own. */
void studies_finding_phrase(const studies_finding_t *finding, char *out, size_t size);
enum { STUDIES_PHRASE_SIZE = 320 };

/* "indicator_fell.deal": the rule as monitor.csv names it. */
void studies_finding_name(const studies_finding_t *finding, char *out, size_t size);

#endif
