// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLI_COMMON_EXITS_H
#define CLI_COMMON_EXITS_H

#include "words/report.h"

/* The exit codes of the program, CLI_EXIT_OK … of cli/common/exits.def. */
enum {
#define CLI_EXIT(id, code, es, en) CLI_EXIT_##id = (code),
#include "cli/common/exits.def"
#undef CLI_EXIT
};

/* An exit code and when the program ends with it. */
typedef struct {
  int code;
  const char *when[WORDS_LANG_COUNT];
} cli_exit_row_t;

/* The i-th; NULL after the last. */
const cli_exit_row_t *cli_exit_row(size_t i);

/* The exit code of a status of sim/, said on standard error when it is not SIM_OK. */
int cli_exit(words_lang_t lang, int status);

/* The exit code of what filled the report and ended with that status: prints the report to standard
   error and frees it; a refusal that it holds is not said again. */
int cli_exit_reported(words_report_t *report, int status);

#endif
