// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef SIM_PAIRED_H
#define SIM_PAIRED_H

#include "sim/engine/run.h"

/* Two models over the same replicates, and the difference variant − reference of each pair of
   outputs. Models that draw from streams of the same names and seed share their draws (common
   random numbers: Law, Simulation Modeling and Analysis, 5th ed. 2015, section 11.2), so that the
   difference carries no sampling noise but its own. */

/* Levels that differ by no more than this part of the reference are equal: the same quantity,
   reached by another order of operations, differs in its last digits, and that is no difference. */
#define SIM_PAIRED_ROUNDING 0x1p-40

/* Which outputs are compared: an index into the outputs of either model. */
typedef struct {
  size_t reference, variant;
} sim_match_t;

/* All over the replicates in which both outputs are defined (finite); the others are counted as
   undefined in each summary. */
typedef struct {
  sim_summary_t reference, variant, difference;
  sim_summary_t sign; /* of the difference: −1, 0 or 1 */
} sim_contrast_t;

/* Runs both models and fills contrasts[count], one per match, which the caller frees with
   sim_contrasts_free (after success only). Memory is that of four outputs per match. The same bytes
   for any number of threads and any block size. Errors: those of sim_run; SIM_ERR_DOMAIN also when
   there is no match, when a match lies outside the outputs, when an output is matched twice, or
   when the options have a sink. */
int sim_paired_run(const sim_model_t *reference, const sim_model_t *variant,
                   const sim_match_t *matches, size_t count, const sim_run_options_t *options,
                   sim_contrast_t *contrasts);

void sim_contrasts_free(size_t count, sim_contrast_t *contrasts);

/* Replicates in which the difference was positive, and in which it was exactly zero. */
uint64_t sim_contrast_positive(const sim_contrast_t *self);
uint64_t sim_contrast_zero(const sim_contrast_t *self);

/* By how much sharing the draws cuts the standard error of the mean difference:
   √((Var variant + Var reference) / Var difference), what two independent runs of as many
   replicates would have over what the paired one has. Infinite when the difference never varied
   while a level did; NaN when neither level varied (there was no error to cut) or nothing was
   defined. Below 1 when the levels move against each other. */
double sim_contrast_cut(const sim_contrast_t *self);

#endif
