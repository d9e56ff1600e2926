// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLI_COMMON_WHOLE_H
#define CLI_COMMON_WHOLE_H

#include "words/language.h"

/* A file or a folder that a verb makes where its user says: it appears whole or not at all, and
   replaces nothing. */

/* Writes it to `path`, where nothing is; `folder` takes files for a while. 0, or an errno. */
typedef int (*cli_whole_fn)(const void *what, const char *path, const char *folder);

/* Writes it to `path`, which may end in slashes; what fails is said on standard error. An exit
 * code.
 */
int cli_whole_write(const char *path, words_lang_t lang, cli_whole_fn write, const void *what);

#endif
