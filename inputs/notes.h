// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef INPUTS_NOTES_H
#define INPUTS_NOTES_H

#include "inputs/programme.h"

#include <stdio.h>

/* notes.csv (output;year;es;en): what a reader must know of an output, such as that its figure is
   true by construction. Printed wherever the output is shown; a row without a year is a note on all
   its years and its total. An optional column, rests_on, names what the note rests on, with spaces
   between: NAME=NUMBER, left out unless that input has that number (its value, or its low end where
   it has none) in the note's year; or the name of inputs, or the beginning of names, left out where
   a variant or a value set changes one of them. */

enum { INPUTS_NOTE_CHARS = 400 }; /* of a text */

/* True when the note is about that output in that year (0: the total). */
bool inputs_note_applies(const inputs_note_row_t *note, const char *output, int year);

#endif
