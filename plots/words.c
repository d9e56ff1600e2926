// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/words.h"

static const char *const words[PLOTS_WORD_COUNT][2] = {
    [PLOTS_WORD_BAND90] = {"P5–P95: nueve de cada diez réplicas", "P5–P95: nine in ten replicates"},
    [PLOTS_WORD_BAND50] = {"P25–P75: la mitad", "P25–P75: half of them"},
    [PLOTS_WORD_MEDIAN] = {"mediana (P50)", "median (P50)"},
    [PLOTS_WORD_WRITTEN] = {"mediana (P50), con su cifra", "median (P50), with its figure"},
    [PLOTS_WORD_KEPT] = {"se conserva", "share kept"},
    [PLOTS_WORD_TO] = {"a", "to"},
    [PLOTS_WORD_CENTRAL90] = {"mediana (P5 a P95)", "median (P5 to P95)"},
    [PLOTS_WORD_CUT] = {"el eje no parte de 0", "the axis does not start at 0"},
    [PLOTS_WORD_MISSING] = {"sin dato", "no data"},
};

const char *plots_word(plots_word_t word, plots_lang_t lang) {
  if ((unsigned)word >= PLOTS_WORD_COUNT)
    return "";
  return words[word][lang == PLOTS_EN ? 1 : 0];
}
