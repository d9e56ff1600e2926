// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLI_RUN_CONTRADICTED_H
#define CLI_RUN_CONTRADICTED_H

#include "words/language.h"

#include <stddef.h>
#include <stdio.h>

/* Whether the document that a forecast rests on contradicts itself. */

/* How many contradictions `exante check` finds in the programme; 0 too where it has no document, or
   one that cannot be read, of which check says why. */
size_t cli_run_contradictions(const char *programme);

/* "El documento se contradice en 2 …: exante check programa.xlsx"; the caller frees. NULL for a
   count of 0, or when out of memory. */
char *cli_run_contradicted(size_t count, const char *programme, words_lang_t lang);

/* Writes it as a line, if there is any. 0; -1 when out of memory. */
int cli_run_contradicted_print(size_t count, const char *programme, words_lang_t lang,
                               FILE *stream);

#endif
