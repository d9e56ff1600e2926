// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef PLOTS_FOLIO_H
#define PLOTS_FOLIO_H

#include "plots/chart.h"

/* Puts charts that were drawn as <dir>/NAME.png and NAME.svg on the pages of <dir>/<file>.pdf, of
   A4, one each, in the order given: the PNG, with the title and the alternative text of the SVG
   (plots/pdf.h). The same charts give the same bytes. Returns PLOTS_OK, PLOTS_ERR_ARGUMENT (none,
   or more than PLOTS_PDF_PAGES), PLOTS_ERR_EMPTY when a picture is no PNG as gnuplot makes them
   today, PLOTS_ERR_NO_MEMORY or PLOTS_ERR_OUTPUT; nothing is written then. */
int plots_folio_write(const char *const *names, size_t count, const char *title, words_lang_t lang,
                      const char *file, plots_target_t *target);

#endif
