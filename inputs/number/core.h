// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef INPUTS_NUMBER_CORE_H
#define INPUTS_NUMBER_CORE_H

#include <stdbool.h>
#include <stddef.h>

/* What there is of a number in a text with a sign of money or words around it: "185.150" of
   "$ 185.150.-". False for none, for more than one, and for what runs into a word: "3oo" may be
   300. */
bool inputs_number_core(const char *text, char *core, size_t size);

/* The same with that decimal mark and without marks of thousands: "185150". What may be thousands
   is taken for it. */
bool inputs_number_core_plain(const char *text, char mark, char *out, size_t size);

#endif
