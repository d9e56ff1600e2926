// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef REPORTS_PROSE_H
#define REPORTS_PROSE_H

#include <stdio.h>

/* Texts on a page of HTML, escaped for text and for quoted values; a character that XML forbids
   becomes U+FFFD. Errors of writing are left to ferror. */
void reports_prose_put(FILE *stream, const char *text);

/* `length` bytes of a sentence, as it stands. */
void reports_prose_write(FILE *stream, const char *text, size_t length);

/* The same, with ranges and numbers with their units in elements of class n, which are not broken
   at the end of a line. */
void reports_prose_keep(FILE *stream, const char *text, size_t length);

#endif
