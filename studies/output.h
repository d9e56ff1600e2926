// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef STUDIES_OUTPUT_H
#define STUDIES_OUTPUT_H

#include "models/programme.h"
#include "words/report.h"

#include <stdbool.h>

/* An output as an option names it: NAME[.YEAR], without a year the total over the years. */

enum {
  STUDIES_OUTPUT_SIZE = 128,                     /* bytes of a name, with its end */
  STUDIES_OUTPUT_TEXT = STUDIES_OUTPUT_SIZE + 12 /* of NAME.YEAR, with its end */
};

typedef struct {
  char name[STUDIES_OUTPUT_SIZE];
  int year; /* 0: the total */
} studies_output_t;

/* Reads it from the first `length` bytes of `text`; false when no name is left or it is too long
   for any output. */
bool studies_output_parse(studies_output_t *self, const char *text, size_t length);

/* Its index among the outputs of a programme; their number when it is none of them. */
size_t studies_output_index(const studies_output_t *self, const models_programme_t *programme);

/* The same for an output that may be wrong: *index. `where` names the option, and the scenario
   when there are several, in front of what is wrong. SIM_OK; SIM_ERR_DOMAIN, reported: no such
   output (with the nearest name), or not in that year, or without a total (with its years);
   SIM_ERR_NO_MEMORY. */
int studies_output_find(const studies_output_t *self, const models_programme_t *programme,
                        const char *where, size_t *index, words_report_t *report);

/* Writes NAME[.YEAR]. */
void studies_output_text(const studies_output_t *self, char text[STUDIES_OUTPUT_TEXT]);

#endif
