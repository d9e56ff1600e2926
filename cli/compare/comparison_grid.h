// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLI_COMPARE_COMPARISON_GRID_H
#define CLI_COMPARE_COMPARISON_GRID_H

#include "cli/common/outlook.h"
#include "cli/common/outlook_rows.h"
#include "studies/comparison.h"
#include "words/grid.h"

/* What differs in a comparison of two scenarios, output by output. */

enum { CLI_COMPARISON_COLUMNS = CLI_OUTLOOK_YEARS + 2 };

/* The table of one variant, which the caller frees; `lost`: out of memory. Without rows when
   nothing differs. */
words_grid_t cli_comparison_grid(const studies_contrast_t *contrast, words_lang_t lang);

/* Whether an output ever differed in what is compared; one that is nowhere defined is absent. */
typedef enum { CLI_ABSENT, CLI_SAME, CLI_CHANGED } cli_change_t;
cli_change_t cli_comparison_change(const studies_contrast_t *contrast,
                                   const cli_outlook_row_t *row);

/* What an event is called; NULL: it is not shown. A goal that is judgement in one of the two says
 * so. */
const char *cli_comparison_event(const studies_contrast_t *contrast, const cli_outlook_row_t *event,
                                 words_lang_t lang, char buffer[WORDS_SHOWN]);

#endif
