// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/claims_loader.h"

#include "models/table/names.h"

#include <stdio.h>
#include <stdlib.h>

/* Names in claims that are no figure of the dataset. */

/* The known name nearest to a wrong one, as a question, or "". */
static void suggest(const audit_claims_loader_t *self, const char *name, char *out, size_t size) {
  const char *nearest = NULL;
  size_t least = 4;
  for (size_t i = 0; i < self->dataset->figure_count; i++) {
    const size_t distance = models_edit_distance(name, self->dataset->figures[i].id);
    if (distance < least) {
      least = distance;
      nearest = self->dataset->figures[i].id;
    }
  }
  out[0] = '\0';
  char *text = nearest ? words_message_format(WORDS_MSG_DID_YOU_MEAN, self->report->lang,
                                              WORDS_ARGS(nearest))
                       : NULL;
  if (text)
    snprintf(out, size, "%s", text);
  free(text);
}

/* With a dataset that could not be read in full, a name may be unknown for that alone. */
void audit_claims_unknown(audit_claims_loader_t *self, const audit_claim_t *claim, int column,
                          const char *name) {
  if (self->dataset->is_broken || audit_claims_cell(self, claim, column)->is_bad)
    return;
  const size_t i = self->unknown_count++;
  if (i >= AUDIT_UNKNOWN_KEPT)
    return;
  self->unknown[i].claim = claim;
  self->unknown[i].column = column;
  snprintf(self->unknown[i].name, sizeof self->unknown[i].name, "%s", name);
}

void audit_claims_report_unknown(const audit_claims_loader_t *self) {
  char question[160], count[24], list[400];
  for (size_t i = 0; self->unknown_count <= AUDIT_UNKNOWN_KEPT && i < self->unknown_count; i++) {
    const int column = self->unknown[i].column;
    suggest(self, self->unknown[i].name, question, sizeof question);
    audit_claims_complain(
        self, self->unknown[i].claim, column, WORDS_MSG_CLAIM_UNKNOWN,
        WORDS_ARGS(audit_claims_columns[column], self->unknown[i].name, question));
  }
  if (self->unknown_count <= AUDIT_UNKNOWN_KEPT)
    return;
  snprintf(count, sizeof count, "%zu", self->unknown_count);
  snprintf(list, sizeof list, "%s, %s, %s …", self->unknown[0].name, self->unknown[1].name,
           self->unknown[2].name);
  words_report_error(self->report, &(words_place_t){.file = self->file->path},
                     WORDS_MSG_CLAIMS_STALE, WORDS_ARGS(count, list));
}
