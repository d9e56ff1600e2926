// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef PLOTS_SVG_H
#define PLOTS_SVG_H

#include "plots/buffer.h"
#include "plots/status.h"

/* What a reader of the SVG, or a page it is put into, knows it by. */
typedef struct {
  const char *name;        /* of the chart, plots_name_valid: its identifiers begin with it */
  const char *title;       /* any text; may be NULL, as the description */
  const char *description; /* alternative text */
  words_lang_t lang;       /* of the texts */
  const char *font; /* in front of the alternatives: letters, digits and blanks; NULL: none */
} plots_svg_heading_t;

/* Makes gnuplot's SVG fit to publish: its own titles, version and repeated identifiers go; the
   title and the description come right behind the opening tag, with the roles that screen readers
   look for and the language; identifiers carry the chart's name, so that several charts can stand
   in one page; font names become a list of alternatives, bold a weight; marks are shapes of their
   own, and lines say their colour. Texts between tags stay untouched.
   svg: what gnuplot wrote; out: initialised, receives the document; owned by the caller.
   Returns PLOTS_OK, PLOTS_ERR_NO_MEMORY, or PLOTS_ERR_GNUPLOT when the document is incomplete. */
int plots_svg_finish(plots_buffer_t *out, const plots_buffer_t *svg,
                     const plots_svg_heading_t *heading);

#endif
