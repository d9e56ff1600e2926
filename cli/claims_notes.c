// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/claims_private.h"
#include "cli/fill.h"
#include "sim/status.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define BLANKS " \t,"

const char *cli_note_verdicts(const char *text, unsigned *out) {
  const char *word = text + strspn(text, BLANKS);
  *out = *word ? 0 : 1u << MODELS_CONTRADICTS;
  while (*word) {
    const size_t length = strcspn(word, BLANKS);
    const models_verdict_t verdict = models_verdict_find(word, length);
    const bool any = length == 3 && strncmp(word, "any", 3) == 0;
    if (!any && verdict == MODELS_VERDICT_COUNT)
      return word;
    *out |= any ? (1u << MODELS_VERDICT_COUNT) - 1 : 1u << verdict;
    word += length + strspn(word + length, BLANKS);
  }
  return NULL;
}

int cli_claim_fill(cli_claim_t *self, const cli_dataset_t *dataset, const cli_table_t *file,
                   const cli_cell_t *const cells[CLI_LANG_COUNT], cli_report_t *report) {
  static const char *const where[CLI_LANG_COUNT] = {"claim_es", "claim_en"};
  cli_reference_t stated;
  cli_fill_value_t value = {.name = "stated"};
  const bool has = cli_dataset_resolve(dataset, self->stated, NULL, 0, &stated);
  /* What it is about is not here, as its own error says: its numbers are not to be sought. */
  const bool is_known = has || cli_claim_is_rows(self->kind);
  if (has)
    value = (cli_fill_value_t){"stated", *stated.figure, stated.unit};
  const cli_fill_t fill = {.dataset = dataset, .values = &value, .value_count = has};
  int status = SIM_OK;
  for (int lang = 0; status != SIM_ERR_NO_MEMORY && lang < CLI_LANG_COUNT; lang++) {
    const int filled = is_known ? cli_fill(&fill, file, cells[lang], where[lang], (cli_lang_t)lang,
                                           &self->claim[lang], report)
                                : SIM_ERR_DOMAIN;
    if (filled == SIM_ERR_DOMAIN)
      self->claim[lang] = strdup(cells[lang]->text);
    if (filled)
      status = self->claim[lang] ? filled : SIM_ERR_NO_MEMORY;
  }
  return status;
}

int cli_check_fill_notes(cli_check_t *self, const cli_dataset_t *dataset, const cli_table_t *file,
                         const cli_cell_t *const cells[CLI_LANG_COUNT], cli_report_t *report) {
  static const char *const where[CLI_LANG_COUNT] = {"note_es", "note_en"};
  const models_judgement_t *j = &self->judgement;
  const int decimals = self->stated->decimals;
  const bool checked = j->verdict != MODELS_UNCHECKED;
  const cli_fill_value_t values[] = {
      {"stated", *self->stated, self->unit},
      {"recomputed", {.value = j->recomputed, .decimals = decimals}, self->unit},
      {"low", {.value = j->low, .decimals = decimals}, self->unit},
      {"high", {.value = j->high, .decimals = decimals}, self->unit},
      {"difference", {.value = j->difference, .decimals = decimals}, ""},
      {"excess", {.value = fabs(j->difference), .decimals = decimals}, ""},
  };
  const cli_fill_t fill = {.dataset = dataset,
                           .table = self->table,
                           .row = self->row,
                           .values = values,
                           .value_count = checked ? sizeof values / sizeof values[0] : 1};
  int status = SIM_OK;
  for (int lang = 0; status != SIM_ERR_NO_MEMORY && lang < CLI_LANG_COUNT; lang++) {
    char *text;
    /* English that is left out is the Spanish cell again. */
    if (!*cells[lang]->text || (status && cells[lang] == cells[0]))
      continue;
    const int filled =
        cli_fill(&fill, file, cells[lang], where[lang], (cli_lang_t)lang, &text, report);
    status = filled ? filled : status;
    if (filled || !(self->claim->note_for >> j->verdict & 1u))
      free(text);
    else
      self->note[lang] = text;
  }
  return status;
}
