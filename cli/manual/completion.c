// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command/help.h"
#include "cli/manual/pages.h"

/* What may follow an option, when it is one of few words. */
static const char *choices(cli_option_t option) {
  switch (option) {
  case CLI_OPTION_LANG:
    return "es en";
  case CLI_OPTION_DESIGN:
    return "random lhs sobol";
  default:
    return "";
  }
}

static void put_verbs(FILE *stream) {
  fputs("  local verbs='", stream);
  for (int verb = 0; verb < CLI_VERB_COUNT; verb++)
    fprintf(stream, "%s%s", verb ? " " : "", cli_verb((cli_verb_t)verb)->name);
  fputs("'\n", stream);
}

/* The options of each verb. */
static void put_options(FILE *stream) {
  fputs("  case $verb in\n", stream);
  for (int v = 0; v < CLI_VERB_COUNT; v++) {
    fprintf(stream, "    %s) options='", cli_verb((cli_verb_t)v)->name);
    for (int i = 0; i < CLI_OPTION_COUNT; i++) {
      const cli_option_t option = (cli_option_t)i;
      if (option == CLI_OPTION_HELP || cli_help_tells(option, (cli_verb_t)v, WORDS_ES))
        fprintf(stream, "%s--%s", i ? " " : "", cli_option(option)->name);
    }
    fprintf(stream, "'; names=%d ;;\n", cli_verb((cli_verb_t)v)->takes_names);
  }
  fputs("  esac\n", stream);
}

/* What may follow an option: few words, the name of a variant, a folder, or nothing known. */
static void put_values(FILE *stream) {
  fputs("  case $before in\n", stream);
  for (int i = 0; i < CLI_OPTION_COUNT; i++) {
    const cli_option_row_t *row = cli_option((cli_option_t)i);
    const char *words = choices((cli_option_t)i);
    if (row->kind == CLI_KIND_FLAG)
      continue;
    if (row->letter)
      fprintf(stream, "    -%c | --%s) ", row->letter, row->name);
    else
      fprintf(stream, "    --%s) ", row->name);
    if (i == CLI_OPTION_VARIANT)
      fputs("_exante_variants; return ;;\n", stream);
    else if (row->kind == CLI_KIND_FOLDER)
      fputs("COMPREPLY=($(compgen -d -- \"$word\")); return ;;\n", stream);
    else
      fprintf(stream, "COMPREPLY=($(compgen -W '%s' -- \"$word\")); return ;;\n", words);
  }
  fputs("  esac\n", stream);
}

/* What stands before the words that the tables give. */
static void put_head(FILE *stream) {
  fputs(
      "# bash completion of exante, made by the build from cli/command/verbs.def and options.def\n"
      "\n"
      "# the folder of the scenarios that exante finds by name\n"
      "_exante_installed() {\n"
      "  local program\n"
      "  program=$(command -v \"${COMP_WORDS[0]}\") && program=$(readlink -f \"$program\")\n"
      "  printf '%s' \"${EXANTE_SCENARIOS:-${program%/*}/../share/exante/scenarios}\"\n"
      "}\n"
      "\n"
      "# the variants of the programme on the command line\n"
      "_exante_variants() {\n"
      "  local folder=${COMP_WORDS[2]:-} file names=''\n"
      "  [[ -d $folder ]] || folder=$(_exante_installed)/$folder\n"
      "  for file in \"$folder\"/variants/*.csv; do\n"
      "    file=${file##*/}\n"
      "    names+=\" ${file%.csv}\"\n"
      "  done\n"
      "  COMPREPLY=($(compgen -W \"$names\" -- \"$word\"))\n"
      "}\n"
      "\n"
      "_exante() {\n"
      "  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} "
      "verb=${COMP_WORDS[1]:-}\n"
      "  local options='' names=0 installed\n",
      stream);
}

void cli_manual_completion(FILE *stream) {
  put_head(stream);
  put_verbs(stream);
  fputs("  COMPREPLY=()\n"
        "  if ((COMP_CWORD == 1)); then\n"
        "    COMPREPLY=($(compgen -W \"$verbs help --help --version --lang\" -- \"$word\"))\n"
        "    return\n"
        "  fi\n",
        stream);
  put_values(stream);
  put_options(stream);
  fputs("  if [[ $word == -* ]]; then\n"
        "    COMPREPLY=($(compgen -W \"$options\" -- \"$word\"))\n"
        "  elif [[ $verb == help ]]; then\n"
        "    COMPREPLY=($(compgen -W \"$verbs\" -- \"$word\"))\n"
        "  elif ((COMP_CWORD == 2)); then\n"
        "    installed=$(_exante_installed)\n"
        "    COMPREPLY=($(compgen -d -- \"$word\"; [[ -d $installed ]] && cd \"$installed\" && "
        "compgen -d -- \"$word\"))\n"
        "  elif ((names)); then\n"
        "    _exante_variants\n"
        "  fi\n"
        "}\n"
        "complete -F _exante exante\n",
        stream);
}
