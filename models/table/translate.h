// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef MODELS_TABLE_TRANSLATE_H
#define MODELS_TABLE_TRANSLATE_H

#include <stdbool.h>
#include <stddef.h>

/* The names of models/table/names.def in English and in Spanish. */

typedef enum {
  MODELS_NAMES_COLUMN,
  MODELS_NAMES_DISTRIBUTION,
  MODELS_NAMES_UNIT,
  MODELS_NAMES_GRADE,
  MODELS_NAMES_DIRECTION, /* of a figure of plan.csv */
  MODELS_NAMES_LABEL,     /* what labels.csv names besides inputs */
  MODELS_NAMES_INPUT,
  MODELS_NAMES_OUTPUT,
  MODELS_NAMES_KINDS
} models_names_kind_t;

typedef struct {
  models_names_kind_t kind;
  const char *english, *spanish;
} models_name_pair_t;

/* The i-th row; NULL from their number on. */
const models_name_pair_t *models_names_at(size_t i);

/* Writes the English name of `text`, one of the kind in Spanish, accents or not; any other text as
   it is. False when `size`, the room in `out`, is too small. */
bool models_name_to_english(models_names_kind_t kind, const char *text, char *out, size_t size);

/* The same for a text that may be the beginning of a name: some of its parts from the first on. */
bool models_prefix_to_english(models_names_kind_t kind, const char *text, char *out, size_t size);

/* Writes the letter at the start of `text` (UTF-8) as it is without the accent, the diaeresis or
   the tilde that Spanish gives it, small or capital as it was; the first byte of anything else as
   it is. Returns how many bytes it took: 0 at the end of the text. */
size_t models_plain_letter(const char *text, char *plain);

#endif
