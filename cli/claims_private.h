// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLI_CLAIMS_PRIVATE_H
#define CLI_CLAIMS_PRIVATE_H

#include "cli/claims.h"

/* Notes of claims, for claims.c alone. */

/* Reads the cell note_for: verdicts separated by blanks, or "any"; empty: contradicts. Returns
   NULL, or the word that is none of these. */
const char *cli_note_verdicts(const char *text, unsigned *out);

/* Fills the numbers of the claim's own text in `cells`: figures, and `stated` for the one that it
   is about. Returns as the next; a text that cannot be filled stays as written. */
int cli_claim_fill(cli_claim_t *self, const cli_dataset_t *dataset, const cli_table_t *file,
                   const cli_cell_t *const cells[CLI_LANG_COUNT], cli_report_t *report);

/* Fills the numbers of a judged check's notes, whose cells are in `cells`, and keeps them if they
   are written for its verdict. Placeholders may name stated, recomputed, low, high, difference and
   excess (its absolute value) beside figures. Returns SIM_OK; SIM_ERR_DOMAIN, reported;
   SIM_ERR_NO_MEMORY. */
int cli_check_fill_notes(cli_check_t *self, const cli_dataset_t *dataset, const cli_table_t *file,
                         const cli_cell_t *const cells[CLI_LANG_COUNT], cli_report_t *report);

#endif
