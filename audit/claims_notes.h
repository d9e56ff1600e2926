// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef AUDIT_CLAIMS_NOTES_H
#define AUDIT_CLAIMS_NOTES_H

#include "audit/claim.h"

/* Notes of claims, for claims.c alone. */

/* Reads the cell note_for: verdicts separated by blanks, or "any"; empty: contradicts. Returns
   NULL, or the word that is none of these. */
const char *audit_note_verdicts(const char *text, unsigned *out);

/* Fills the numbers of the claim's own text in `cells`: figures, and `stated` for the one that it
   is about. Returns as the next; a text that cannot be filled stays as written. */
int audit_claim_fill(audit_claim_t *self, const audit_dataset_t *dataset,
                     const inputs_table_t *file, const inputs_cell_t *const cells[WORDS_LANG_COUNT],
                     words_report_t *report);

/* Fills the numbers of a judged check's notes, whose cells are in `cells`, and keeps them if they
   are written for its verdict. Placeholders may name stated, recomputed, low, high, difference and
   excess (its absolute value) beside figures. Returns SIM_OK; SIM_ERR_DOMAIN, reported;
   SIM_ERR_NO_MEMORY. */
int audit_check_fill_notes(audit_check_t *self, const audit_dataset_t *dataset,
                           const inputs_table_t *file,
                           const inputs_cell_t *const cells[WORDS_LANG_COUNT],
                           words_report_t *report);

#endif
