// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLI_COMMAND_CATALOGUE_H
#define CLI_COMMAND_CATALOGUE_H

#include "words/language.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What the command line may hold: the rows of verbs.def and options.def. */

typedef enum {
#define CLI_VERB(id, ...) CLI_VERB_##id,
#include "cli/command/verbs.def"
#undef CLI_VERB
  CLI_VERB_COUNT
} cli_verb_t;

typedef enum {
#define CLI_OPTION(id, ...) CLI_OPTION_##id,
#include "cli/command/options.def"
#undef CLI_OPTION
  CLI_OPTION_COUNT
} cli_option_t;

/* How an option is read, and what its field of cli_options_t is. */
typedef enum {
  CLI_KIND_FLAG,   /* bool; no argument */
  CLI_KIND_TEXT,   /* const char * */
  CLI_KIND_TEXTS,  /* cli_texts_t; may be repeated */
  CLI_KIND_FOLDER, /* const char *, not empty */
  CLI_KIND_COUNT,  /* uint64_t: digits only */
  CLI_KIND_CORES,  /* int: the same */
  CLI_KIND_PAIR,   /* const char *[2]: two arguments */
  CLI_KIND_LANG    /* words_lang_t */
} cli_kind_t;

/* The headings of the help. */
typedef enum {
  CLI_SECTION_ASKED,
  CLI_SECTION_SCENARIO,
  CLI_SECTION_SIMULATION,
  CLI_SECTION_RESULTS
} cli_section_t;

typedef struct {
  const char *name;
  uint64_t replicates; /* without -n; 0: it has none */
  bool takes_names;    /* after the programme */
  const char *arguments[WORDS_LANG_COUNT], *does[WORDS_LANG_COUNT], *folder[WORDS_LANG_COUNT],
      *before[WORDS_LANG_COUNT], *after[WORDS_LANG_COUNT];
  const char *examples; /* one a line, without the name of the program */
} cli_verb_row_t;

typedef struct {
  const char *name; /* without its dashes */
  char letter;      /* 0: none */
  cli_kind_t kind;
  uint64_t least, most; /* of a number */
  unsigned verbs;       /* bit v: verb v takes it */
  cli_section_t section;
  const char *initial; /* value without it; "": none, or told by the verb */
  const char *argument[WORDS_LANG_COUNT], *does[WORDS_LANG_COUNT];
} cli_option_row_t;

/* A row. The ids are in range. */
const cli_verb_row_t *cli_verb(cli_verb_t verb);
const cli_option_row_t *cli_option(cli_option_t option);

/* The verb of that name; CLI_VERB_COUNT when there is none. */
cli_verb_t cli_verb_find(const char *name);

/* Whether the verb takes the option. */
bool cli_verb_takes(cli_verb_t verb, cli_option_t option);

/* What the option does, as the verb tells it, {1} for its value without it; "" when it is taken and
   has nothing to do there. */
const char *cli_option_does(cli_option_t option, cli_verb_t verb, words_lang_t lang);

/* The option's value without it, as the verb has it; `digits` is for what is written. "": none. */
const char *cli_option_initial(cli_option_t option, cli_verb_t verb, words_lang_t lang,
                               char digits[24]);

#endif
