// SPDX-License-Identifier: GPL-3.0-or-later
/* What the columns of a sheet of inputs take: lists, and cells that a distribution does not read.
 */
#include "cli/new/inputs.h"
#include "cli/new/names.h"

/* The words of a kind, of whatever number `at` gives. */
static void list_words(reports_choice_t *choice, const char **words, size_t column,
                       models_names_kind_t kind, const char *(*at)(size_t i), words_lang_t lang) {
  *choice = (reports_choice_t){.column = column, .words = words};
  for (size_t i = 0; at(i) && choice->count < CLI_NEW_WORDS; i++)
    words[choice->count++] = inputs_name_in(lang, kind, at(i));
}

static const char *law_at(size_t i) {
  return i < MODELS_JOINT ? models_distribution_name((models_distribution_t)i)
                          : NULL; /* nobody types what exante update writes */
}

static const char *grade_at(size_t i) {
  return models_grade_name((models_grade_t)i);
}

/* Which laws do not read a column. */
static void list_unread(reports_shade_t *shade, const char **words, size_t first, int column,
                        words_lang_t lang) {
  *shade = (reports_shade_t){
      .column = first + (size_t)column, .by = first + CLI_NEW_LAW, .words = words};
  for (size_t i = 0; law_at(i); i++)
    if (!models_distribution_reads((models_distribution_t)i, cli_new_field(column)))
      words[shade->count++] = inputs_name_in(lang, MODELS_NAMES_DISTRIBUTION, law_at(i));
}

void cli_new_rules_set(words_lang_t lang, size_t first, cli_new_rules_t *rules) {
  static const int shaded[CLI_NEW_SHADES] = {CLI_NEW_VALUE, CLI_NEW_LOW, CLI_NEW_HIGH, CLI_NEW_N};
  list_words(&rules->choices[0], rules->words[0], first + CLI_NEW_LAW, MODELS_NAMES_DISTRIBUTION,
             law_at, lang);
  list_words(&rules->choices[1], rules->words[1], first + CLI_NEW_GRADE, MODELS_NAMES_GRADE,
             grade_at, lang);
  list_words(&rules->choices[2], rules->words[2], first + CLI_NEW_SPREAD, MODELS_NAMES_GRADE,
             grade_at, lang);
  for (size_t i = 0; i < CLI_NEW_SHADES; i++)
    list_unread(&rules->shades[i], rules->unread[i], first, shaded[i], lang);
}
