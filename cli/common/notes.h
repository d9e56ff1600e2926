// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLI_COMMON_NOTES_H
#define CLI_COMMON_NOTES_H

#include "inputs/notes.h"

#include <stdio.h>

/* "Note on "LABEL", YEAR: text" without a line end; NULL when out of memory. The caller frees. */
char *cli_note_text(const inputs_note_row_t *note, const char *label, words_lang_t lang);

/* Prints "Note, LABEL, YEAR: text" ; `label` is what the reader knows the output by. 0, or −1 when
   out of memory. */
int cli_note_say(const inputs_note_row_t *note, const char *label, words_lang_t lang, FILE *stream);

/* Says every note on one output in one year, by what people call the output. 0, or −1. */
int cli_notes_say(const inputs_programme_t *inputs, const char *output, int year, words_lang_t lang,
                  FILE *stream);

#endif
