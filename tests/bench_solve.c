// SPDX-License-Identifier: GPL-3.0-or-later
#include "studies/probe.h"
#include "studies/search.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

/* Seconds to an answer for the two questions of the documentation, on all cores, without charts:
   how many values were tried, and what compiling the programme for each of them takes. */

enum { REPLICATES = 200000 };

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

/* Mean seconds of compiling the programme, which every value needs. */
static double compiling(const studies_lever_t *lever) {
  enum { TIMES = 20 };
  const double started = now();
  for (int i = 0; i < TIMES; i++) {
    models_programme_t *programme;
    if (models_programme_init(&programme, &lever->inputs.inputs, 2026, false))
      return 0.0;
    models_programme_free(programme);
  }
  return (now() - started) / TIMES;
}

static int ask(const char *find, const char *condition_text) {
  const studies_lever_request_t request = {.programme = {.folder = "scenarios/redes"},
                                           .find = find};
  words_report_t report;
  studies_lever_t lever;
  studies_condition_t condition;
  studies_search_t search = {0};
  words_report_init(&report, WORDS_EN);
  int status = studies_condition_parse(&condition, condition_text, &report);
  const double started = now();
  status = studies_lever_load(&lever, &request, &report) || status;
  const double loaded = now();
  studies_probe_t probe = {
      .lever = &lever, .condition = &condition, .replicates = REPLICATES, .seed = 2026};
  const studies_function_t function = studies_probe_function(&probe);
  if (!status)
    status = studies_search_run(&search, &lever.lattice, &condition.inequality, &function);
  const double ended = now();
  if (!status)
    printf("%s, %s\n  %.6g after %zu values of %d replicates: %.2f s, %.1f ms a value, of which "
           "%.1f ms to compile it; reading the inputs %.0f ms\n",
           find, condition_text, studies_lattice_value(&search.lattice, search.answer),
           search.count, REPLICATES, ended - loaded, 1e3 * (ended - loaded) / (double)search.count,
           1e3 * compiling(&lever), 1e3 * (loaded - started));
  studies_search_free(&search);
  studies_probe_free(&probe);
  studies_lever_free(&lever);
  words_report_free(&report);
  return status;
}

int main(void) {
  return ask("plan.places.2026", "mean(event.budget_suffices.2026) >= 0.8") ||
         ask("budget.ceiling.2027", "mean(event.places_filled.2027) >= 0.8") ||
         ask("link.contact", "mean(event.goal_met.2027) >= 0.8");
}
