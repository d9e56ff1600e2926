// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef MODELS_LINKS_H
#define MODELS_LINKS_H

#include "models/block.h"

/* Shared by the files of links; not for others. */

/* What the chances of a link depend on, for one year. */
typedef struct {
  const double *contact, *deal, *kept, *extra, *sd;
  unsigned minimum;                                 /* the same in every replicate */
  const double *delivered, *odds_ratio, *untrained; /* NULL: preparation plays no part */
  double *attended;                                 /* that of a kept meeting, in all rounds */
} models_chances_t;

/* In plan year y, in a round whose effect multiplies odds by `factor`: the chance of a contact, and
   that of a deal given a contact. */
void models_links_given(const models_block_t *self, size_t y, const models_chances_t *chances,
                        const double *factor, double *any, double *deal);

/* Of round i, of which contacts were observed: weighs them, with the deals where those were too,
   the effect of the round being unknown; and draws that effect given them, to `factor`, as a factor
   of odds. */
void models_links_seen(const models_block_t *self, size_t y, size_t i,
                       const models_chances_t *chances, double *factor);

#endif
