// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef INPUTS_THEME_H
#define INPUTS_THEME_H

/* theme.csv (name;value): how the charts of an institution look. `colour.main`, in which forecasts
   are drawn, and `colour.limit`, of ceilings and places, as #RRGGBB; `footer`, who hands them over,
   in front of what stands below each chart; `png`, for what the PNG are: slide, page or web (in
   Spanish diapositiva, página). */

/* The least contrast with white that is admitted: white letters stand on the main colour; limits
   are lines and marks (WCAG 2.1, 1.4.3 and 1.4.11). */
#define INPUTS_THEME_MAIN  4.5
#define INPUTS_THEME_LIMIT 3.0

#endif
