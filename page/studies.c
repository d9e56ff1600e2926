// SPDX-License-Identifier: GPL-3.0-or-later
#include "page/answer.h"
#include "page/api.h"
#include "page/page.h"
#include "sim/status.h"
#include "studies/comparison.h"
#include "studies/probe.h"
#include "studies/tables.h"
#include "words/table_csv.h"

/* The studies of more than one forecast. */

/* Reads what is asked, and empties the report for it. */
static int begin(page_t *self, page_request_t *request, const char *items, size_t size) {
  const int status = page_request_read(request, items, size);
  if (!status)
    page_report_start(self, request->lang);
  return status;
}

int page_compare(page_t *self, const char *items, size_t size) {
  page_request_t request;
  studies_comparison_t comparison;
  int status = begin(self, &request, items, size);
  if (status)
    return status;
  inputs_request_t requests[STUDIES_ALTERNATIVES_MAX];
  for (size_t k = 0; k < request.scenarios.count && k < STUDIES_ALTERNATIVES_MAX; k++)
    requests[k] = page_request_scenario(&request, k);
  const sim_run_options_t options = {.replicates = request.replicates, .threads = 1};
  status = studies_comparison_load_each(&comparison, requests, request.scenarios.items,
                                        request.scenarios.count, request.replicates, request.seed,
                                        &self->report);
  if (!status)
    status = studies_comparison_run(&comparison, &options);
  if (!status) {
    words_table_t table;
    studies_comparison_table(&comparison, &table);
    status = page_answer_table(self, &table, false);
    words_table_free(&table);
  }
  studies_comparison_free(&comparison);
  return status;
}

/* The output of the condition, as the programme has it with the lever in place. */
static int bind(studies_condition_t *condition, studies_lever_t *lever, char unit[64],
                words_report_t *report) {
  models_programme_t *programme;
  size_t index;
  int status = models_programme_outline(&programme, &lever->inputs.inputs);
  if (status)
    return status;
  status = studies_condition_bind(condition, programme, &index, report);
  if (!status)
    snprintf(unit, 64, "%s", models_programme_outputs(programme)[index].unit);
  models_programme_free(programme);
  return status;
}

static void put_value(const studies_search_t *search, int64_t k, bool is_known, bool is_last,
                      FILE *stream) {
  if (is_known)
    fprintf(stream, "%.17g", studies_lattice_value(&search->lattice, k));
  fputc(is_last ? '\n' : '\t', stream);
}

static void put_answer(const studies_search_t *search, FILE *stream) {
  static const char *const names[] = {
      [STUDIES_SMALLEST] = "smallest",     [STUDIES_LARGEST] = "largest",
      [STUDIES_EVERYWHERE] = "everywhere", [STUDIES_NOWHERE] = "nowhere",
      [STUDIES_STRETCHES] = "stretches",   [STUDIES_FLAT] = "flat"};
  const bool one = search->verdict == STUDIES_SMALLEST || search->verdict == STUDIES_LARGEST;
  fprintf(stream, "%s\t", names[search->verdict]);
  put_value(search, search->answer, one, false, stream);
  put_value(search, search->beyond, one, false, stream);
  put_value(search, search->interval_low, one && !search->open_low, false, stream);
  put_value(search, search->interval_high, one && !search->open_high, true, stream);
}

/* The answer, and below it the table of all that was tried. */
static int tell(page_t *self, const studies_search_t *search, const studies_lever_t *lever,
                const studies_condition_t *condition, const char *unit) {
  words_draft_t draft;
  words_table_t table;
  studies_search_table(search, lever, condition, unit, &table);
  FILE *stream = page_answer_begin(self, &draft);
  int lost = 0;
  if (stream) {
    put_answer(search, stream);
    lost = words_table_write(&table, stream);
  }
  const int status = page_answer_end(self, &draft);
  words_table_free(&table);
  return lost ? SIM_ERR_NO_MEMORY : status;
}

int page_solve(page_t *self, const char *items, size_t size) {
  page_request_t request;
  int status = begin(self, &request, items, size);
  if (status || !request.find || !request.so_that)
    return status ? status : SIM_ERR_DOMAIN;
  studies_lever_t lever = {0};
  studies_condition_t condition;
  studies_search_t search = {0};
  char unit[64] = "";
  const int parsed = studies_condition_parse(&condition, request.so_that, &self->report);
  const studies_lever_request_t asked = {.programme = page_request_inputs(&request),
                                         .find = request.find,
                                         .between = {request.from, request.to}};
  status = studies_lever_load(&lever, &asked, &self->report);
  status = status ? status : parsed;
  if (!status)
    status = bind(&condition, &lever, unit, &self->report);
  studies_probe_t probe = {.lever = &lever,
                           .condition = &condition,
                           .replicates = request.replicates,
                           .seed = request.seed,
                           .threads = 1};
  if (!status) {
    const studies_function_t function = studies_probe_function(&probe);
    status = studies_search_run(&search, &lever.lattice, &condition.inequality, &function);
  }
  if (!status)
    status = tell(self, &search, &lever, &condition, unit);
  studies_probe_free(&probe);
  studies_search_free(&search);
  studies_lever_free(&lever);
  return status;
}
