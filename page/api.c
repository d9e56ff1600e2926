// SPDX-License-Identifier: GPL-3.0-or-later
#include "page/api.h"

#include "cli/common/naming.h"
#include "page/answer.h"
#include "page/page.h"
#include "sim/status.h"
#include "studies/chosen.h"
#include "studies/tables.h"
#include "words/table_csv.h"

#include <stdlib.h>
#include <string.h>

void *page_alloc(size_t size) {
  return malloc(size ? size : 1);
}

void page_release(void *room) {
  free(room);
}

page_t *page_new(void) {
  page_t *self = calloc(1, sizeof *self);
  if (self)
    words_report_init(&self->report, WORDS_ES);
  return self;
}

/* A programme that was open, kept for its tables: most of them serve the next one too. */
typedef struct {
  inputs_programme_t inputs;
  studies_forecast_t forecast;
} before_t;

static void before_free(before_t *self) {
  studies_forecast_free(&self->forecast);
  inputs_programme_free(&self->inputs);
}

static before_t take_programme(page_t *self) {
  const before_t before = {.inputs = self->inputs, .forecast = self->forecast};
  studies_parts_free(&self->parts);
  self->inputs = (inputs_programme_t){0};
  self->forecast = (studies_forecast_t){0};
  self->is_open = self->has_begun = false;
  return before;
}

static void close_programme(page_t *self) {
  studies_parts_free(&self->parts);
  studies_forecast_free(&self->forecast);
  inputs_programme_free(&self->inputs);
  self->is_open = self->has_begun = false;
}

void page_free(page_t *self) {
  if (!self)
    return;
  close_programme(self);
  words_report_free(&self->report);
  free(self->folder);
  free(self->answer);
  free(self);
}

const unsigned char *page_answer(const page_t *self) {
  return self->answer;
}

size_t page_answer_size(const page_t *self) {
  return self->answer_size;
}

void page_report_start(page_t *self, words_lang_t lang) {
  words_report_free(&self->report);
  words_report_init(&self->report, lang);
}

FILE *page_answer_begin(page_t *self, words_draft_t *draft) {
  free(self->answer);
  self->answer = NULL;
  self->answer_size = 0;
  return words_draft_begin(draft);
}

int page_answer_end(page_t *self, words_draft_t *draft) {
  self->answer = (unsigned char *)words_draft_end(draft);
  self->answer_size = self->answer ? draft->size : 0;
  return self->answer ? SIM_OK : SIM_ERR_NO_MEMORY;
}

int page_texts(page_t *self) {
  words_draft_t draft;
  FILE *stream = page_answer_begin(self, &draft);
  if (stream)
    page_answer_texts(stream);
  return page_answer_end(self, &draft);
}

int page_report(page_t *self) {
  words_draft_t draft;
  FILE *stream = page_answer_begin(self, &draft);
  if (stream)
    page_answer_report(&self->report, stream);
  return page_answer_end(self, &draft);
}

/* Leaves the outputs that were asked for. */
static int choose(page_t *self, const page_request_t *request) {
  bool *kept = calloc(self->forecast.count + 1, sizeof *kept);
  int status = kept ? studies_chosen(request->only.items, request->only.count,
                                     self->forecast.programme, kept, &self->report)
                    : SIM_ERR_NO_MEMORY;
  if (!status)
    status = studies_forecast_keep(&self->forecast, kept);
  free(kept);
  return status;
}

static int load(page_t *self, const page_request_t *request, const before_t *before) {
  const inputs_request_t asked = page_request_inputs(request);
  int status = inputs_load(&asked, &self->inputs, &self->report);
  if (!status)
    status = studies_forecast_prepare_like(&self->forecast, &self->inputs.inputs, request->seed,
                                           before->forecast.programme ? &before->forecast : NULL);
  if (!status && request->only.count)
    status = choose(self, request);
  return status;
}

int page_open(page_t *self, const char *items, size_t size) {
  page_request_t request;
  before_t before = take_programme(self);
  int status = page_request_read(&request, items, size);
  char *folder = status ? NULL : strdup(request.programme);
  if (folder) {
    free(self->folder);
    self->folder = folder;
    self->lang = request.lang;
    self->replicates = request.replicates;
    page_report_start(self, request.lang);
    status = load(self, &request, &before);
  } else if (!status) {
    status = SIM_ERR_NO_MEMORY;
  }
  before_free(&before);
  if (status)
    close_programme(self);
  self->is_open = !status;
  return status;
}

/* Answers with what `write` says of the programme that is open. */
static int tell(page_t *self, void (*write)(const page_t *self, FILE *stream)) {
  words_draft_t draft;
  if (!self->is_open)
    return SIM_ERR_DOMAIN;
  FILE *stream = page_answer_begin(self, &draft);
  if (stream)
    write(self, stream);
  return page_answer_end(self, &draft);
}

static void write_names(const page_t *self, FILE *stream) {
  page_answer_names(&self->inputs, &self->forecast, self->folder, self->lang, stream);
}

static void write_ranges(const page_t *self, FILE *stream) {
  page_answer_ranges(&self->inputs, self->lang, stream);
}

static void write_variant(const page_t *self, FILE *stream) {
  page_answer_variant(&self->inputs, self->lang, stream);
}

int page_names(page_t *self) {
  return tell(self, write_names);
}

int page_ranges(page_t *self) {
  return tell(self, write_ranges);
}

int page_variant(page_t *self) {
  return tell(self, write_variant);
}

int page_begin(page_t *self) {
  if (!self->is_open)
    return SIM_ERR_DOMAIN;
  studies_parts_free(&self->parts);
  const int status = studies_parts_init(&self->parts, &self->forecast, self->replicates);
  self->has_begun = !status;
  return status;
}

/* Parts that failed are of no further use. */
static int keep_parts(page_t *self, int status) {
  if (status)
    studies_parts_free(&self->parts);
  self->has_begun = !status;
  return status;
}

int page_run(page_t *self, double first, double last) {
  const sim_run_options_t options = {.threads = 1};
  if (!self->has_begun || !(first >= 0.0 && first < last && last <= (double)self->replicates))
    return SIM_ERR_DOMAIN;
  return keep_parts(self,
                    studies_parts_run(&self->parts, &options, (uint64_t)first, (uint64_t)last));
}

int page_pack(page_t *self) {
  if (!self->has_begun)
    return SIM_ERR_DOMAIN;
  free(self->answer);
  self->answer = NULL;
  self->answer_size = 0;
  return studies_parts_pack(&self->parts, &self->answer, &self->answer_size);
}

int page_merge(page_t *self, const unsigned char *bytes, size_t size) {
  if (!self->has_begun)
    return SIM_ERR_DOMAIN;
  return keep_parts(self, studies_parts_merge(&self->parts, size, bytes));
}

int page_answer_table(page_t *self, const words_table_t *table, bool for_people) {
  words_draft_t draft;
  FILE *stream = page_answer_begin(self, &draft);
  const words_naming_t naming = cli_naming(&self->inputs, self->lang);
  int lost = 0;
  if (stream)
    lost = for_people ? words_table_write_people(table, &naming, stream)
                      : words_table_write(table, stream);
  const int status = page_answer_end(self, &draft);
  return lost ? SIM_ERR_NO_MEMORY : status;
}

static int summarise(page_t *self, bool for_people) {
  words_table_t table;
  if (!self->has_begun)
    return SIM_ERR_DOMAIN;
  studies_parts_estimate(&self->parts);
  studies_forecast_table(&self->forecast, &self->inputs, &table);
  const int status = page_answer_table(self, &table, for_people);
  words_table_free(&table);
  return status;
}

int page_summary(page_t *self) {
  return summarise(self, false);
}

int page_summary_people(page_t *self) {
  return summarise(self, true);
}
