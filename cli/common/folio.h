// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLI_COMMON_FOLIO_H
#define CLI_COMMON_FOLIO_H

#include "cli/common/charts.h"

/* The charts that are in `folder` together in graficos.pdf (charts.pdf in English), in the order of
   their marks, under that title. None where a chart is of a form that a PDF does not take, or they
   are too many. 0, or −1 when it could not be written. */
int cli_folio_write(const words_table_t *marks, const char *folder, const char *title,
                    words_lang_t lang);

#endif
