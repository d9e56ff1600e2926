// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLI_COMMON_GRADE_H
#define CLI_COMMON_GRADE_H

#include "models/table/input.h"
#include "words/messages.h"

/* The word for what an input rests on ("juicio"), in that language. */
const char *cli_grade_word(models_grade_t grade, words_lang_t lang);

#endif
