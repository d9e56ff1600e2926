// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef PLOTS_SHADES_H
#define PLOTS_SHADES_H

#include <stddef.h>

/* One hue, the blue of the palette, from light to dark, so that the order is seen in grey too. */

enum { PLOTS_SHADES = 6 };

typedef struct {
  const char *fill, *text; /* and the letters' colour on it: contrast 5.3 or more */
} plots_shade_t;

/* The shade of class `class` of 1 … PLOTS_SHADES, the last the darkest; few classes are far apart.
 */
const plots_shade_t *plots_shade(size_t class, size_t classes);

#endif
