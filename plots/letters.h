// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef PLOTS_LETTERS_H
#define PLOTS_LETTERS_H

#include "plots/gnuplot.h"

#include <stdbool.h>

/* Whether this gnuplot can write letters into a picture: without any font it draws charts with no
   text at all and says nothing. Draws the same small picture with a letter and without. Returns
   PLOTS_ERR_FONTS when the two are the same; PLOTS_ERR_CANCELLED when the caller asked to stop;
   else PLOTS_OK, also when gnuplot failed: the charts will tell why. */
int plots_letters_check(const plots_gnuplot_t *gnuplot);

/* Whether fontconfig knows a font of that name; true where fontconfig's own program is not there to
   be asked. */
bool plots_letters_has(const char *font);

#endif
