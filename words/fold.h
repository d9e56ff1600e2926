// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef WORDS_FOLD_H
#define WORDS_FOLD_H

#include <stdio.h>

enum { WORDS_FOLD_WIDTH = 112 };

/* Writes the lines of a text for a terminal: each is broken at its last blank within `width`
   characters of UTF-8; a word that is longer stays whole. No line end is added at its end. */
void words_fold(const char *text, size_t width, FILE *stream);

#endif
