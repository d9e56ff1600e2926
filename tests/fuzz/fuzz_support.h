// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FUZZ_SUPPORT_H
#define FUZZ_SUPPORT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What the harnesses share. Each takes its input as bytes, of which the first chooses what the
   others are; a harness aborts on what must never be true. They run from the root of the
   repository. */

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* A folder of this process's own, made once with the files of `from` (its first level and its
   variants), which the first call of a harness chooses. The name is static. */
const char *fuzz_folder(const char *from);

/* Puts bytes in the place of a file of the folder. */
void fuzz_write(const char *folder, const char *name, const uint8_t *bytes, size_t size);

/* Puts back what the folder had there; a file it had not is removed. */
void fuzz_restore(const char *folder, const char *name);

/* The bytes as a text with its end; the caller frees. */
char *fuzz_text(const uint8_t *bytes, size_t size);

/* Aborts, with the text on stderr, unless the condition holds. */
void fuzz_hold(bool condition, const char *text);

#endif
