// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLI_SCORE_LEDGER_H
#define CLI_SCORE_LEDGER_H

#include "cli/common/frozen.h"
#include "cli/common/whole.h"
#include "inputs/observed.h"
#include "studies/score.h"

#include <stdbool.h>

/* A ledger of frozen forecasts and what became of them, to which lines are only added. Each line is
   a JSON object: a forecast by its seal, what was observed by the SHA-256 of its file, the scores,
   and as its last two keys

     "previous":"…","link":"…"}

   the link of the line before (64 zeros in the first) and its own, the SHA-256 of the bytes of the
   line before `,"link"`. So a byte that is changed, a line that is taken out or put in breaks the
   chain; that the last lines are gone shows only beside the last link, which is told each time.
   Anybody recomputes a link without this program: sed 's/,"link":"[0-9a-f]*"}$//' | tr -d '\n' |
   sha256sum. */

enum { CLI_LINK_SIZE = CLI_DIGEST_SIZE };

typedef struct {
  char *path, *bytes;           /* as read, and what is added */
  size_t size, read;            /* of both; of what was read */
  char digest[CLI_DIGEST_SIZE]; /* of what was read */
  char link[CLI_LINK_SIZE];     /* of the last line */
  bool is_known;                /* this outcome of this forecast was there */
  size_t forecasts;             /* seals that differ */
  cli_whole_t whole;            /* aside */
  studies_scores_t track;       /* the last score of each output of each forecast, pooled; of each
                                   there are value, pit, crps, brier, references, whether inside */
} cli_ledger_t;

/* Reads a ledger, none yet when there is no such file, verifies its chain, and adds the scores of
   a forecast unless they are there. SIM_OK; SIM_ERR_DOMAIN, reported with the line; or
   SIM_ERR_NO_MEMORY. To be freed in any case. */
int cli_ledger_add(cli_ledger_t *self, const char *path, const cli_frozen_t *frozen,
                   const inputs_observed_t *observed, const studies_scores_t *scores,
                   words_report_t *report);
void cli_ledger_free(cli_ledger_t *self);

/* Writes it aside, so that what cannot be written is known before anything is told; nothing to do
   where is_known. And puts it in place: the file that a link leads to, with the permissions it had.
   0, or an errno; EBUSY: it is no longer what was read. */
int cli_ledger_begin(cli_ledger_t *self);
int cli_ledger_put(const cli_ledger_t *self);

#endif
