// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef PLOTS_RENDER_H
#define PLOTS_RENDER_H

#include "plots/caption.h"

/* The kinds of picture. */
typedef enum { PLOTS_SVG, PLOTS_PNG, PLOTS_PDF } plots_picture_kind_t;

/* Turns finished scripts into the bytes of a picture. count: 1 page; for a PDF any number, all of
   the height of the first. picture: initialised, receives the bytes; owned by the caller. Returns
   PLOTS_OK, PLOTS_ERR_ARGUMENT, PLOTS_ERR_GNUPLOT when the picture is incomplete, or what
   plots_gnuplot_run returns, with gnuplot's complaint in target->detail. */
int plots_render(const plots_script_t *pages, size_t count, plots_picture_kind_t kind,
                 plots_target_t *target, plots_buffer_t *picture);

#endif
