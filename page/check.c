// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/claims.h"
#include "audit/follows.h"
#include "cli/check/check_tables.h"
#include "page/answer.h"
#include "page/api.h"
#include "page/page.h"
#include "sim/status.h"
#include "words/table_csv.h"

typedef struct {
  audit_dataset_t dataset;
  audit_claims_t claims;
  audit_placing_t placing;
} check_t;

static int load(check_t *self, const char *folder, words_report_t *report) {
  int status = audit_dataset_load(folder, &self->dataset, report);
  if (!status || (status == SIM_ERR_DOMAIN && self->dataset.is_read)) {
    const int claims = audit_claims_load(&self->dataset, &self->claims, report);
    status = status && claims != SIM_ERR_NO_MEMORY ? status : claims;
  }
  if (!status)
    status = audit_placing_find(&self->dataset, &self->claims, &self->placing);
  return status ? status : audit_follows_find(&self->claims, &self->placing);
}

static int tell(page_t *self, const check_t *check, words_lang_t lang) {
  const cli_audit_t audit = {.dataset = &check->dataset,
                             .claims = &check->claims,
                             .placing = &check->placing,
                             .lang = lang};
  words_draft_t draft;
  words_table_t table;
  cli_check_table(&audit, &table);
  FILE *stream = page_answer_begin(self, &draft);
  int lost = 0;
  if (stream) {
    for (int verdict = 0; verdict < AUDIT_VERDICT_COUNT; verdict++) {
      page_put(stream, audit_verdict_name((audit_verdict_t)verdict), false);
      page_put(stream, cli_check_word((audit_verdict_t)verdict, lang), true);
    }
    fputc('\n', stream);
    lost = words_table_write(&table, stream);
  }
  const int status = page_answer_end(self, &draft);
  words_table_free(&table);
  return lost ? SIM_ERR_NO_MEMORY : status;
}

int page_check(page_t *self, const char *items, size_t size) {
  page_request_t request;
  check_t check = {0};
  int status = page_request_read(&request, items, size);
  if (status)
    return status;
  page_report_start(self, request.lang);
  status = load(&check, request.programme, &self->report);
  if (!status)
    status = tell(self, &check, request.lang);
  audit_placing_free(&check.placing);
  audit_claims_free(&check.claims);
  audit_dataset_free(&check.dataset);
  return status;
}
