// SPDX-License-Identifier: GPL-3.0-or-later
#include "studies/monitor.h"

#include "cli/common/finding_words.h"
#include "cli/monitor/monitor_notes.h"
#include "page/answer.h"
#include "page/api.h"
#include "page/page.h"
#include "sim/status.h"
#include "studies/tables.h"
#include "words/table_csv.h"

/* "finding", the name of a rule as monitor.csv has it, and what people call it; "note" and how they
   are to be read. */
static void put_words(const studies_monitor_t *study, words_lang_t lang, FILE *stream) {
  words_message_t notes[CLI_MONITOR_NOTES];
  const size_t count = cli_monitor_notes(study, notes);
  char name[MODELS_NAME_MAX + 32], label[WORDS_SHOWN];
  for (size_t i = 0; i < study->findings.findings; i++) {
    studies_finding_name(&study->rows[i], name, sizeof name);
    page_put(stream, "finding", false);
    page_put(stream, name, false);
    page_put(stream, cli_finding_words(name, &study->inputs, lang, label) ? label : name, true);
  }
  for (size_t i = 0; i < count; i++) {
    page_put(stream, "note", false);
    page_put(stream, words_message(notes[i], lang), true);
  }
}

static int tell(page_t *self, const studies_monitor_t *study, words_lang_t lang) {
  words_draft_t draft;
  words_table_t table;
  studies_monitor_table(study, &table);
  FILE *stream = page_answer_begin(self, &draft);
  int lost = 0;
  if (stream) {
    put_words(study, lang, stream);
    fputc('\n', stream);
    lost = words_table_write(&table, stream);
  }
  const int status = page_answer_end(self, &draft);
  words_table_free(&table);
  return lost ? SIM_ERR_NO_MEMORY : status;
}

int page_monitor(page_t *self, const char *items, size_t size) {
  page_request_t request;
  studies_monitor_t study = {0};
  int status = page_request_read(&request, items, size);
  if (!status && request.replicates == 0)
    status = SIM_ERR_DOMAIN;
  if (status)
    return status;
  page_report_start(self, request.lang);
  study.request = (studies_monitor_request_t){
      .replicates = request.replicates, .seed = request.seed, .threads = 1};
  const inputs_request_t asked = page_request_inputs(&request);
  status = inputs_load(&asked, &study.inputs, &self->report);
  if (!status)
    status = studies_monitor_compute(&study, &self->report);
  if (!status)
    status = tell(self, &study, request.lang);
  studies_monitor_free(&study);
  return status;
}
