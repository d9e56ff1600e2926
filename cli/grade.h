// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLI_GRADE_H
#define CLI_GRADE_H

#include "cli/messages.h"
#include "models/input.h"

/* The word for what an input rests on ("juicio"), in that language. */
const char *cli_grade_word(models_grade_t grade, cli_lang_t lang);

#endif
