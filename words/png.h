// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef WORDS_PNG_H
#define WORDS_PNG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Pictures as PNG files (ISO/IEC 15948): what can be said of one without its pixels. */

/* The signature and the first chunk, the header; a chunk is a length, a name of four letters, its
   bytes, and a check of the name and the bytes. */
enum { WORDS_PNG_SIGNATURE = 8, WORDS_PNG_HEADER = 25, WORDS_PNG_AROUND = 12 };

/* The number of four bytes, the greatest first. */
uint32_t words_png_number(const char *bytes);

/* The check of a chunk, of its name and bytes: CRC-32 of ISO 3309. */
uint32_t words_png_check(const char *bytes, size_t count);

/* Whether the bytes are those of a whole PNG: its signature, a header of a kind that there is,
   data, each chunk with its check, and an end behind which nothing stands. Its width and height
   then. */
bool words_png_read(const char *bytes, size_t count, uint32_t *width, uint32_t *height);

#endif
