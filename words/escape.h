// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef WORDS_ESCAPE_H
#define WORDS_ESCAPE_H

#include <stdbool.h>
#include <stddef.h>

/* Texts of others, so that a terminal, a table or a workbook takes them as text. */

/* `text` with control characters, invisible characters and invalid UTF-8 shown as \n, \t, \x1b,
   \u202e and shortened to `limit` characters (0: not shortened). The caller frees; NULL when memory
   ran out. */
char *words_escape(const char *text, size_t limit);

/* Length in bytes of the character at `text` (of `size` bytes left): 1 to 4, and its code point;
   0 when it is not valid UTF-8. */
size_t words_utf8(const char *text, size_t size, unsigned *code);

/* True for a character that must not stand in a cell: C0 and C1 controls, line and paragraph
   separators, bidirectional and zero-width marks, and what is no character at all (U+FFFE, U+FFFF
   and their kin), which XML 1.0 forbids or advises against. */
bool words_is_control(unsigned code);

#endif
