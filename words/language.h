// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef WORDS_LANGUAGE_H
#define WORDS_LANGUAGE_H

/* The languages that users read. */
typedef enum { WORDS_ES, WORDS_EN, WORDS_LANG_COUNT } words_lang_t;

/* Reads "es" or "en"; returns 0, or -1 for anything else. */
int words_lang_parse(const char *text, words_lang_t *out);

#endif
