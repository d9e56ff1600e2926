// SPDX-License-Identifier: GPL-3.0-or-later
#include "studies/statistic.h"

#include <string.h>

static const struct {
  const char *name, *shown;
  sim_statistic_t statistic;
} known[] = {
    {"mean", NULL, {SIM_MEAN, 0.0}},      {"sd", NULL, {SIM_SD, 0.0}},
    {"p05", "P5", {SIM_QUANTILE, 0.05}},  {"p10", "P10", {SIM_QUANTILE, 0.10}},
    {"p25", "P25", {SIM_QUANTILE, 0.25}}, {"p50", "P50", {SIM_QUANTILE, 0.50}},
    {"p75", "P75", {SIM_QUANTILE, 0.75}}, {"p80", "P80", {SIM_QUANTILE, 0.80}},
    {"p90", "P90", {SIM_QUANTILE, 0.90}}, {"p95", "P95", {SIM_QUANTILE, 0.95}},
};

enum { KNOWN = sizeof known / sizeof known[0] };

int studies_statistic_find(const char *name, sim_statistic_t *out) {
  for (size_t i = 0; i < KNOWN; i++)
    if (strcmp(known[i].name, name) == 0) {
      *out = known[i].statistic;
      return 0;
    }
  return -1;
}

/* KNOWN when it is none of them. */
static size_t index_of(sim_statistic_t statistic) {
  size_t i = 0;
  while (i < KNOWN &&
         (known[i].statistic.kind != statistic.kind || known[i].statistic.p != statistic.p))
    i++;
  return i;
}

const char *studies_statistic_name(sim_statistic_t statistic) {
  const size_t i = index_of(statistic);
  return i < KNOWN ? known[i].name : "";
}

const char *studies_statistic_quantile(sim_statistic_t statistic) {
  const size_t i = index_of(statistic);
  return i < KNOWN ? known[i].shown : NULL;
}

const char *studies_statistic_names(void) {
  return "mean, sd, p05, p10, p25, p50, p75, p80, p90, p95";
}
