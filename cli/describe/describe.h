// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLI_DESCRIBE_DESCRIBE_H
#define CLI_DESCRIBE_DESCRIBE_H

#include "inputs/programme.h"
#include "words/grid.h"
#include "words/numeral.h"

/* Every input with its central value, P5–P95, spread between years, unit, grades of value and
   spread, and source, a row each, and which columns align left. SIM_OK, SIM_ERR_NO_MEMORY,
   SIM_ERR_DOMAIN; the caller frees the grid in any case. */
int cli_describe_grid(const inputs_programme_t *inputs, words_lang_t lang, words_grid_t *grid);
extern const bool cli_describe_left[];

/* A number of an input, with four significant digits. */
void cli_describe_numeral(char out[WORDS_NUMBER_BYTES], double x, words_lang_t lang);

#endif
