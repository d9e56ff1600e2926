// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef WORDS_LIST_H
#define WORDS_LIST_H

#include <stdbool.h>
#include <stddef.h>

/* Adds a word to a list in a buffer of `size` bytes, "2026, 2027"; an empty list is "". False, and
   the list as it was, when there is no room for it. */
bool words_list_add(char *list, size_t size, const char *word);

/* The same for a whole number. */
bool words_list_add_number(char *list, size_t size, int number);

#endif
