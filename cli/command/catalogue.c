// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command/catalogue.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

static const cli_verb_row_t verbs[CLI_VERB_COUNT] = {
#define CLI_VERB(id, name, replicates, names, arguments_es, arguments_en, does_es, does_en,        \
                 folder_es, folder_en, before_es, before_en, after_es, after_en, examples)         \
  [CLI_VERB_##id] = {#name,                                                                        \
                     replicates,                                                                   \
                     names,                                                                        \
                     {arguments_es, arguments_en},                                                 \
                     {does_es, does_en},                                                           \
                     {folder_es, folder_en},                                                       \
                     {before_es, before_en},                                                       \
                     {after_es, after_en},                                                         \
                     examples},
#include "cli/command/verbs.def"
#undef CLI_VERB
};

#define IN(verb)   (1u << CLI_VERB_##verb)
#define CLI_IN_ALL ((1u << CLI_VERB_COUNT) - 1)
/* those that draw replicates */
#define CLI_IN_DRAWN                                                                               \
  (IN(RUN) | IN(COMPARE) | IN(SOLVE) | IN(SENSITIVITY) | IN(VALUE) | IN(MONITOR) | IN(REPORT) |    \
   IN(UPDATE))

static const cli_option_row_t options[CLI_OPTION_COUNT] = {
#define CLI_OPTION(id, name, letter, kind, field, least, most, in, section, initial, argument_es,  \
                   argument_en, does_es, does_en)                                                  \
  [CLI_OPTION_##id] = {name,                                                                       \
                       letter,                                                                     \
                       CLI_KIND_##kind,                                                            \
                       least,                                                                      \
                       most,                                                                       \
                       in,                                                                         \
                       CLI_SECTION_##section,                                                      \
                       initial,                                                                    \
                       {argument_es, argument_en},                                                 \
                       {does_es, does_en}},
#include "cli/command/options.def"
#undef CLI_OPTION
};

/* What a verb says otherwise of an option. */
typedef struct {
  cli_verb_t verb;
  cli_option_t option;
  const char *does[WORDS_LANG_COUNT];
} own_words_t;

static const own_words_t own_words[] = {
#define CLI_OPTION_OF(verb, option, es, en) {CLI_VERB_##verb, CLI_OPTION_##option, {es, en}},
#include "cli/command/options.def"
#undef CLI_OPTION_OF
};

const cli_verb_row_t *cli_verb(cli_verb_t verb) {
  return &verbs[verb];
}

const cli_option_row_t *cli_option(cli_option_t option) {
  return &options[option];
}

cli_verb_t cli_verb_find(const char *name) {
  int verb = 0;
  while (verb < CLI_VERB_COUNT && strcmp(name, verbs[verb].name) != 0)
    verb++;
  return (cli_verb_t)verb;
}

bool cli_verb_takes(cli_verb_t verb, cli_option_t option) {
  return options[option].verbs >> verb & 1;
}

const char *cli_option_does(cli_option_t option, cli_verb_t verb, words_lang_t lang) {
  for (size_t i = 0; i < sizeof own_words / sizeof own_words[0]; i++)
    if (own_words[i].verb == verb && own_words[i].option == option)
      return own_words[i].does[lang];
  return options[option].does[lang];
}

const char *cli_option_initial(cli_option_t option, cli_verb_t verb, words_lang_t lang,
                               char digits[24]) {
  if (option == CLI_OPTION_OUT)
    return verbs[verb].folder[lang];
  if (option != CLI_OPTION_REPLICATES)
    return options[option].initial;
  snprintf(digits, 24, "%" PRIu64, verbs[verb].replicates);
  return digits;
}
