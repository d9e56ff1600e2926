// SPDX-License-Identifier: GPL-3.0-or-later
/* The build runs this: it writes what is made from the tables of the command line. */
#include "cli/manual/pages.h"

#include <string.h>

static const char use[] = "usage: pages manual|options|exits es|en\n       pages completion\n";

int main(int argc, char **argv) {
  words_lang_t lang = WORDS_ES;
  if (argc == 2 && strcmp(argv[1], "completion") == 0) {
    cli_manual_completion(stdout);
  } else if (argc == 3 && words_lang_parse(argv[2], &lang) == 0) {
    if (strcmp(argv[1], "manual") == 0)
      cli_manual_page(lang, stdout);
    else if (strcmp(argv[1], "options") == 0)
      cli_manual_options(lang, stdout);
    else if (strcmp(argv[1], "exits") == 0)
      cli_manual_exits(lang, stdout);
  } else {
    fputs(use, stderr);
    return 2;
  }
  return fflush(stdout) || ferror(stdout) ? 3 : 0;
}
