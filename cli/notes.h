// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLI_NOTES_H
#define CLI_NOTES_H

#include "cli/inputs.h"

#include <stdio.h>

/* notes.csv (output;year;es;en): what a reader must know of an output, such as that its figure is
   true by construction. Printed wherever the output is shown; a row without a year is a note on all
   its years and its total. An optional column, rests_on, names what the note rests on, with spaces
   between: NAME=NUMBER, left out unless that input has that number (its value, or its low end where
   it has none) in the note's year; or the name of inputs, or the beginning of names, left out where
   a variant or a value set changes one of them. */

enum { CLI_NOTE_CHARS = 400 }; /* of a text */

/* True when the note is about that output in that year (0: the total). */
bool cli_note_applies(const cli_note_row_t *note, const char *output, int year);

/* Prints "Note, LABEL, YEAR: text" ; `label` is what the reader knows the output by. 0, or −1 when
   out of memory. */
int cli_note_say(const cli_note_row_t *note, const char *label, cli_lang_t lang, FILE *stream);

/* Says every note on one output in one year under its own name or `label`. 0, or −1. */
int cli_notes_say(const cli_inputs_t *inputs, const char *output, int year, const char *label,
                  cli_lang_t lang, FILE *stream);

#endif
