// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLI_CHECK_MINUTE_H
#define CLI_CHECK_MINUTE_H

#include "cli/check/check_tables.h"

/* The minute of an evaluator as a page of HTML, to be opened in a browser and pasted into Word:
   what contradicts, why, and what follows from what. check.md has all claims besides. 0, or −1 when
   out of memory; errors of writing are left to ferror. */
int cli_check_write_minute(const cli_audit_t *self, FILE *file);

/* What it is called in that language. */
const char *cli_check_minute_name(words_lang_t lang);

#endif
