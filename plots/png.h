// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef PLOTS_PNG_H
#define PLOTS_PNG_H

#include "plots/buffer.h"

enum { PLOTS_PNG_PER_METRE = 11811 }; /* 300 an inch */

/* Copies a PNG and says in it how many pixels there are to a metre, which gnuplot does not: without
   it a text processor takes a picture for 63 cm wide. One that says so keeps what it says. Source:
   PNG specification, 11.3.5.3 (pHYs). Returns PLOTS_OK, PLOTS_ERR_NO_MEMORY, or PLOTS_ERR_GNUPLOT
   when the bytes do not begin as a PNG does. */
int plots_png_finish(plots_buffer_t *out, const plots_buffer_t *png);

#endif
