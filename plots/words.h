// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef PLOTS_WORDS_H
#define PLOTS_WORDS_H

#include "plots/status.h"

/* The few words that belong to the way of drawing and not to what is drawn. */
typedef enum {
  PLOTS_WORD_BAND90,    /* what the wide band holds */
  PLOTS_WORD_BAND50,    /* what the narrow band holds */
  PLOTS_WORD_MEDIAN,    /* the central mark */
  PLOTS_WORD_WRITTEN,   /* the same, where its value stands above */
  PLOTS_WORD_KEPT,      /* heading of the share kept at each stage */
  PLOTS_WORD_TO,        /* between the ends of an interval */
  PLOTS_WORD_CENTRAL90, /* heading of "median (P5 to P95)" */
  PLOTS_WORD_CUT,       /* of an axis that does not begin at 0 */
  PLOTS_WORD_MISSING,   /* in place of the figures of a row without data */
  PLOTS_WORD_COUNT
} plots_word_t;

/* The word in the language asked for; never NULL. */
const char *plots_word(plots_word_t word, plots_lang_t lang);

#endif
