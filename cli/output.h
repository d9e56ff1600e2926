// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLI_OUTPUT_H
#define CLI_OUTPUT_H

#include "cli/report.h"
#include "models/programme.h"

#include <stdbool.h>

/* An output as an option names it: NAME[.YEAR], without a year the total over the years. */

enum {
  CLI_OUTPUT_SIZE = 128,                 /* bytes of a name, with its end */
  CLI_OUTPUT_TEXT = CLI_OUTPUT_SIZE + 12 /* of NAME.YEAR, with its end */
};

typedef struct {
  char name[CLI_OUTPUT_SIZE];
  int year; /* 0: the total */
} cli_output_t;

/* Reads it from the first `length` bytes of `text`; false when no name is left or it is too long
   for any output. */
bool cli_output_parse(cli_output_t *self, const char *text, size_t length);

/* Its index among the outputs of a programme; their number when it is none of them. */
size_t cli_output_index(const cli_output_t *self, const models_programme_t *programme);

/* The same for an output that may be wrong: *index. `where` names the option, and the scenario
   when there are several, in front of what is wrong. SIM_OK; SIM_ERR_DOMAIN, reported: no such
   output (with the nearest name), or not in that year, or without a total (with its years);
   SIM_ERR_NO_MEMORY. */
int cli_output_find(const cli_output_t *self, const models_programme_t *programme,
                    const char *where, size_t *index, cli_report_t *report);

/* Writes NAME[.YEAR]. */
void cli_output_text(const cli_output_t *self, char text[CLI_OUTPUT_TEXT]);

#endif
