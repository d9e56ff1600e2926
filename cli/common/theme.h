// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLI_COMMON_THEME_H
#define CLI_COMMON_THEME_H

#include "cli/command/options.h"
#include "inputs/theme.h"
#include "plots/theme.h"

/* The theme of what was read as the charts take it; borrows. Whether its font is on this machine is
   asked of fontconfig. */
plots_theme_t cli_theme(const inputs_theme_t *own);

/* Says on standard error that the font is not on this machine, where that is so, and what takes its
   place. */
void cli_theme_tell(const inputs_theme_t *own, words_lang_t lang);

/* Reads the theme of charts that are of no programme: the file of --theme, else theme.csv in
   `folder`, a workbook too, where there is one (NULL: none). SIM_OK, SIM_ERR_DOMAIN (reported) or
   SIM_ERR_NO_MEMORY; to be freed in any case. */
int cli_theme_read(const cli_options_t *options, const char *folder, inputs_theme_t *out,
                   words_report_t *report);

#endif
