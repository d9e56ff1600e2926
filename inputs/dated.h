// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef INPUTS_DATED_H
#define INPUTS_DATED_H

#include "words/messages.h"

#include <stddef.h>

/* Years, and NAME[.YEAR], as inputs and outputs are named in options and in correlations.csv. */

/* The length of the name in the first `length` bytes of `text`: all of them, or what stands before
   a last point that four digits follow, not all 0. *year is what they say; 0 when there are none.
 */
size_t inputs_dated_split(const char *text, size_t length, int *year);

/* The year that all of a text says in four digits, not all 0; 0 when it says none. */
int inputs_dated_year(const char *text);

/* What is said of a text that is no year: YEAR_NOT, or YEAR_DATE of a day, as a cell with the
   format of dates gives whatever is typed in it. */
words_message_t inputs_dated_complaint(const char *text);

#endif
