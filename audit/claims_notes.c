// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/claims_notes.h"

#include "audit/fill.h"
#include "sim/status.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define BLANKS " \t,"

const char *audit_note_verdicts(const char *text, unsigned *out) {
  const char *word = text + strspn(text, BLANKS);
  *out = *word ? 0 : 1u << AUDIT_CONTRADICTS;
  while (*word) {
    const size_t length = strcspn(word, BLANKS);
    const audit_verdict_t verdict = audit_verdict_find(word, length);
    const bool any = length == 3 && strncmp(word, "any", 3) == 0;
    if (!any && verdict == AUDIT_VERDICT_COUNT)
      return word;
    *out |= any ? (1u << AUDIT_VERDICT_COUNT) - 1 : 1u << verdict;
    word += length + strspn(word + length, BLANKS);
  }
  return NULL;
}

int audit_claim_fill(audit_claim_t *self, const audit_dataset_t *dataset,
                     const inputs_table_t *file, const inputs_cell_t *const cells[WORDS_LANG_COUNT],
                     words_report_t *report) {
  static const char *const where[WORDS_LANG_COUNT] = {"claim_es", "claim_en"};
  audit_reference_t stated;
  audit_fill_value_t value = {.name = "stated"};
  const bool has = audit_dataset_resolve(dataset, self->stated, NULL, 0, &stated);
  /* What it is about is not here, as its own error says: its numbers are not to be sought. */
  const bool is_known = has || audit_claim_is_rows(self->kind);
  if (has)
    value = (audit_fill_value_t){"stated", *stated.figure, stated.unit};
  const audit_fill_t fill = {.dataset = dataset, .values = &value, .value_count = has};
  int status = SIM_OK;
  for (int lang = 0; status != SIM_ERR_NO_MEMORY && lang < WORDS_LANG_COUNT; lang++) {
    const int filled = is_known ? audit_fill(&fill, file, cells[lang], where[lang],
                                             (words_lang_t)lang, &self->claim[lang], report)
                                : SIM_ERR_DOMAIN;
    if (filled == SIM_ERR_DOMAIN)
      self->claim[lang] = strdup(cells[lang]->text);
    if (filled)
      status = self->claim[lang] ? filled : SIM_ERR_NO_MEMORY;
  }
  return status;
}

int audit_check_fill_notes(audit_check_t *self, const audit_dataset_t *dataset,
                           const inputs_table_t *file,
                           const inputs_cell_t *const cells[WORDS_LANG_COUNT],
                           words_report_t *report) {
  static const char *const where[WORDS_LANG_COUNT] = {"note_es", "note_en"};
  const audit_judgement_t *j = &self->judgement;
  const int decimals = self->stated->decimals;
  const bool checked = j->verdict != AUDIT_UNCHECKED;
  const audit_fill_value_t values[] = {
      {"stated", *self->stated, self->unit},
      {"recomputed", {.value = j->recomputed, .decimals = decimals}, self->unit},
      {"low", {.value = j->low, .decimals = decimals}, self->unit},
      {"high", {.value = j->high, .decimals = decimals}, self->unit},
      {"difference", {.value = j->difference, .decimals = decimals}, ""},
      {"excess", {.value = fabs(j->difference), .decimals = decimals}, ""},
  };
  const audit_fill_t fill = {.dataset = dataset,
                             .table = self->table,
                             .row = self->row,
                             .values = values,
                             .value_count = checked ? sizeof values / sizeof values[0] : 1};
  int status = SIM_OK;
  for (int lang = 0; status != SIM_ERR_NO_MEMORY && lang < WORDS_LANG_COUNT; lang++) {
    char *text;
    /* English that is left out is the Spanish cell again. */
    if (!*cells[lang]->text || (status && cells[lang] == cells[0]))
      continue;
    const int filled =
        audit_fill(&fill, file, cells[lang], where[lang], (words_lang_t)lang, &text, report);
    status = filled ? filled : status;
    if (filled || !(self->claim->note_for >> j->verdict & 1u))
      free(text);
    else
      self->note[lang] = text;
  }
  return status;
}
