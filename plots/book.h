// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef PLOTS_BOOK_H
#define PLOTS_BOOK_H

#include "plots/chart.h"
#include "plots/pdf.h"

/* Draws finished scripts, all of one height, as the pages of <dir>/<name>.pdf, on A4 where they are
   no higher, with the title, language, bookmarks and alternative texts of `info` (plots/pdf.h). No
   date enters: the same scripts give the same bytes (with the same gnuplot and fonts). Returns
   PLOTS_OK, PLOTS_ERR_ARGUMENT, PLOTS_ERR_OUTPUT, PLOTS_ERR_NO_MEMORY or what plots_gnuplot_run
   returns, with what happened in target->detail. */
int plots_book_write(const plots_script_t *pages, const plots_pdf_info_t *info, const char *name,
                     plots_target_t *target);

#endif
