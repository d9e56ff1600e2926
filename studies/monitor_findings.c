// SPDX-License-Identifier: GPL-3.0-or-later
#include "studies/monitor_findings.h"

#include "inputs/suggest.h"
#include "sim/status.h"
#include "studies/output.h"
#include "words/list.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* The outputs of a year, then the indicators. */
enum { PLACES, SPENDING, INITIAL, FINAL, ADMIN, REAL, BENEFICIARIES, TARGET, POTENTIAL, FIELDS };

#define INDICATOR "indicator."
#define GOAL      "event.goal_met."

static size_t find(const models_programme_t *programme, const char *stem, const char *name,
                   int year) {
  studies_output_t output = {.year = year};
  snprintf(output.name, sizeof output.name, "%s%s", stem, name);
  return studies_output_index(&output, programme);
}

static bool has(const studies_findings_t *self, const char *stem, const char *name) {
  return find(self->programme, stem, name, self->first_year) <
         models_programme_output_count(self->programme);
}

/* What follows "indicator." in an output's name; NULL when it is no indicator. */
static const char *after_indicator(const char *name) {
  const size_t length = strlen(INDICATOR);
  return strncmp(name, INDICATOR, length) == 0 ? name + length : NULL;
}

static int follow(studies_findings_t *self, const char *name) {
  if (self->indicator_count == STUDIES_INDICATORS_MAX)
    return SIM_ERR_DOMAIN;
  self->indicators[self->indicator_count++] = name;
  return SIM_OK;
}

/* Those with a goal, or, without goals, the first; a programme may have none. */
static void follow_usual(studies_findings_t *self) {
  const models_output_t *outputs = models_programme_outputs(self->programme);
  const size_t count = models_programme_output_count(self->programme);
  const char *first = NULL;
  for (size_t i = 0; i < count; i++) {
    const char *name = after_indicator(outputs[i].name);
    if (!name || outputs[i].year != self->first_year)
      continue;
    first = first ? first : name;
    if (has(self, GOAL, name))
      (void)follow(self, name);
  }
  if (self->indicator_count == 0 && first)
    (void)follow(self, first);
}

static int refuse(const studies_findings_t *self, const char *text, words_report_t *report) {
  const models_output_t *outputs = models_programme_outputs(self->programme);
  const size_t count = models_programme_output_count(self->programme);
  const char **names = calloc(count + 1, sizeof *names);
  size_t known = 0;
  for (size_t i = 0; names && i < count; i++)
    if (after_indicator(outputs[i].name) && outputs[i].year == self->first_year)
      names[known++] = outputs[i].name;
  char list[512] = "";
  for (size_t i = 0; i < known; i++)
    words_list_add(list, sizeof list, names[i]);
  const int status = names ? SIM_ERR_DOMAIN : SIM_ERR_NO_MEMORY;
  if (!status || status == SIM_ERR_DOMAIN)
    words_report_error(report, NULL,
                       known ? WORDS_MSG_MONITOR_INDICATOR : WORDS_MSG_MONITOR_NO_INDICATOR,
                       WORDS_ARGS(text, list));
  free(names);
  return status;
}

static int follow_wanted(studies_findings_t *self, const char *text, words_report_t *report) {
  const char *name = after_indicator(text);
  name = name ? name : text;
  if (!has(self, INDICATOR, name))
    return refuse(self, text, report);
  for (size_t i = 0; i < self->indicator_count; i++)
    if (strcmp(self->indicators[i], name) == 0) {
      words_report_error(report, NULL, WORDS_MSG_MONITOR_TWICE, WORDS_ARGS(text));
      return SIM_ERR_DOMAIN;
    }
  return follow(self, name);
}

/* Which output shows each field; a budget that is not revised is its own initial and final one. */
static void find_outputs(studies_findings_t *self, size_t y) {
  static const char *const names[FIELDS] = {[PLACES] = "places",
                                            [SPENDING] = "spending",
                                            [INITIAL] = "budget.initial",
                                            [FINAL] = "budget.final",
                                            [ADMIN] = "spending.admin",
                                            [REAL] = "spending.real",
                                            [TARGET] = "population.target",
                                            [BENEFICIARIES] = "beneficiaries",
                                            [POTENTIAL] = "population.potential"};
  const int year = self->first_year + (int)y;
  size_t *at = self->outputs + y * self->fields;
  for (int f = 0; f < FIELDS; f++) {
    const bool is_ceiling = (f == INITIAL || f == FINAL) && !has(self, "", names[f]);
    at[f] = find(self->programme, "", is_ceiling ? "budget.ceiling" : names[f], year);
  }
  for (size_t i = 0; i < self->indicator_count; i++)
    at[FIELDS + i] = find(self->programme, INDICATOR, self->indicators[i], year);
}

/* What plan year y shows in replicate r. */
static studies_monitored_t shown(const studies_findings_t *self, size_t y, size_t r,
                                 double *const *columns) {
  const size_t *at = self->outputs + y * self->fields;
  studies_monitored_t year = studies_monitored_nothing();
  if (!(columns[at[PLACES]][r] > 0.0))
    return year;
  year.spending = columns[at[SPENDING]][r];
  year.initial = columns[at[INITIAL]][r];
  year.final = columns[at[FINAL]][r];
  year.admin = columns[at[ADMIN]][r];
  year.real = columns[at[REAL]][r];
  year.beneficiaries = columns[at[BENEFICIARIES]][r];
  year.target = columns[at[TARGET]][r];
  year.potential = columns[at[POTENTIAL]][r];
  for (size_t i = 0; i < self->indicator_count; i++)
    year.indicator[i] = columns[at[FIELDS + i]][r];
  return year;
}

enum { BEFORE = 2, CHUNK = 64, FINDINGS_MAX = STUDIES_RULES + STUDIES_INDICATORS_MAX };

/* The findings of replicate r, whose two years before the plan are before[0] (the last) and
   before[1]. */
static void judge(const studies_findings_t *self, size_t r, double *const *columns,
                  const studies_monitored_t before[BEFORE], double *const *figures) {
  studies_monitored_t window[BEFORE + 1] = {before[0], before[0], before[1]};
  double found[FINDINGS_MAX], all[FINDINGS_MAX];
  for (size_t i = 0; i < self->findings; i++)
    all[i] = (double)NAN;
  for (size_t y = 0; y < self->years; y++) {
    if (y > 0)
      memmove(&window[1], &window[0], BEFORE * sizeof *window);
    window[0] = shown(self, y, r, columns);
    studies_judge(window, self->indicator_count, found);
    studies_judge_also(found, self->indicator_count, all);
    for (size_t i = 0; i < self->findings; i++)
      figures[y * self->findings + i][r] = found[i];
  }
  for (size_t i = 0; i < self->findings; i++)
    figures[self->years * self->findings + i][r] = all[i];
}

static void compute(const void *findings, const void *workspace, size_t count,
                    double *const *columns, double *const *figures) {
  const studies_findings_t *self = findings;
  for (size_t first = 0; first < count; first += CHUNK) {
    const size_t n = count - first < CHUNK ? count - first : CHUNK;
    studies_monitored_t last[CHUNK], before_last[CHUNK];
    studies_past_fill(&self->past, workspace, self->first_year - 1, first, n, last);
    studies_past_fill(&self->past, workspace, self->first_year - 2, first, n, before_last);
    for (size_t r = 0; r < n; r++) {
      const studies_monitored_t before[BEFORE] = {last[r], before_last[r]};
      judge(self, first + r, columns, before, figures);
    }
  }
}

static int prepare(studies_findings_t *self) {
  self->findings = studies_findings(self->indicator_count);
  self->fields = FIELDS + self->indicator_count;
  const size_t count = (self->years + 1) * self->findings;
  self->outputs = calloc(self->years * self->fields, sizeof *self->outputs);
  self->whole = calloc(count, sizeof *self->whole);
  if (!self->outputs || !self->whole)
    return SIM_ERR_NO_MEMORY;
  for (size_t y = 0; y < self->years; y++)
    find_outputs(self, y);
  for (size_t i = 0; i < count; i++)
    self->whole[i] = true;
  self->has_final = has(self, "", "budget.final");
  self->past.indicators = self->indicators;
  self->past.indicator_count = self->indicator_count;
  self->derived = (studies_derived_t){.programme = self->programme,
                                      .outputs = self->outputs,
                                      .output_count = self->years * self->fields,
                                      .count = count,
                                      .whole = self->whole,
                                      .self = self,
                                      .compute = compute};
  return SIM_OK;
}

int studies_findings_init(studies_findings_t *self, const inputs_programme_t *inputs,
                          const models_programme_t *programme, const char *const *wanted,
                          size_t wanted_count, words_report_t *report) {
  *self = (studies_findings_t){.programme = programme,
                               .past = {.inputs = inputs, .programme = programme}};
  self->first_year = models_programme_first_year(programme, &self->years);
  int status = SIM_OK;
  for (size_t i = 0; i < wanted_count && status != SIM_ERR_NO_MEMORY; i++) {
    const int own = follow_wanted(self, wanted[i], report);
    status = own ? own : status;
  }
  if (wanted_count == 0)
    follow_usual(self);
  return status ? status : prepare(self);
}

void studies_findings_free(studies_findings_t *self) {
  free(self->outputs);
  free(self->whole);
  *self = (studies_findings_t){0};
}
