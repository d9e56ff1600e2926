// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef INPUTS_UNIT_H
#define INPUTS_UNIT_H

#include "inputs/programme.h"

/* What a programme counts, in words: a plural in small letters, which is all that a sentence needs,
   so that no word has a gender. */

enum { INPUTS_UNIT_BYTES = 256 };

/* The plural of a unit that can be counted in: "empresas", or what labels.csv calls unit.NAME; the
   name itself when nothing says. `self` NULL: no labels. Static or borrowed from the programme. */
const char *inputs_unit_plural(const inputs_programme_t *self, const char *unit, words_lang_t lang);

/* The same of the programme's own unit, that of population.potential. */
const char *inputs_unit(const inputs_programme_t *self, words_lang_t lang);

/* The same with a capital, to begin a text. */
const char *inputs_unit_capital(const inputs_programme_t *self, words_lang_t lang,
                                char buffer[INPUTS_UNIT_BYTES]);

#endif
