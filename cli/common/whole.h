// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLI_COMMON_WHOLE_H
#define CLI_COMMON_WHOLE_H

#include "words/language.h"

#include <stdbool.h>

/* A file or a folder that a verb makes where its user says: it appears whole or not at all. Written
   in a hidden folder beside its place, then moved there. */

/* Writes it to `path`, where nothing is; `folder` takes files for a while. 0, or an errno. */
typedef int (*cli_whole_fn)(const void *what, const char *path, const char *folder);

/* What is aside; NULL: nothing. */
typedef struct {
  char *folder, *aside, *place;
} cli_whole_t;

/* Writes it aside. With `replaces` it will take the place of a file that is there: of that which a
   link leads to, and with its permissions. 0, or an errno: EEXIST where something is and must not
   be replaced. cli_whole_end must follow. */
int cli_whole_begin(cli_whole_t *self, const char *path, bool replaces, cli_whole_fn write,
                    const void *what);

/* Moves it to its place; with `replaces` over what is there, else EEXIST where something is. 0, or
   an errno. */
int cli_whole_put(const cli_whole_t *self, bool replaces);

/* Removes what is still aside; frees. */
void cli_whole_end(cli_whole_t *self);

/* All of it for what replaces nothing: writes it to `path`, which may end in slashes; what fails is
   said on standard error. An exit code. */
int cli_whole_write(const char *path, words_lang_t lang, cli_whole_fn write, const void *what);

#endif
