// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLI_COMMON_OUTPUT_WORDS_H
#define CLI_COMMON_OUTPUT_WORDS_H

#include "models/table/outputs.h"
#include "words/language.h"

/* What people call the outputs: the texts of models/table/outputs.def. */

/* "Presupuesto requerido". Static. */
const char *cli_output_label(models_series_id_t id, words_lang_t lang);

/* The same with the unit of amounts of money: "Presupuesto requerido, M$ nominales". Static. */
const char *cli_output_title(models_series_id_t id, words_lang_t lang);

#endif
