// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef PLOTS_SVG_H
#define PLOTS_SVG_H

#include "plots/buffer.h"

/* Makes gnuplot's SVG fit to publish: its own titles, version and repeated identifiers go; the
   title and the description given come right behind the opening tag, with the roles that screen
   readers look for; font names become a list of alternatives, bold a weight. Texts between tags
   stay untouched.
   svg: what gnuplot wrote; out: initialised, receives the document; owned by the caller.
   Returns PLOTS_OK, PLOTS_ERR_NO_MEMORY, or PLOTS_ERR_GNUPLOT when the document is incomplete. */
int plots_svg_finish(plots_buffer_t *out, const plots_buffer_t *svg, const char *title,
                     const char *description);

#endif
