// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef INPUTS_READER_H
#define INPUTS_READER_H

#include "words/report.h"

#include <stdbool.h>

/* Reads the text of an option from left to right. Blanks may stand between its parts. */
typedef struct {
  const char *option;     /* "--so-that", said in front of what is wrong */
  words_message_t syntax; /* what was expected instead of the text, {1} */
  const char *text, *at;  /* the whole, and what is left of it */
  words_report_t *report;
} inputs_reader_t;

inputs_reader_t inputs_reader(const char *option, words_message_t syntax, const char *text,
                              words_report_t *report);

/* Takes the word if it comes next. */
bool inputs_reader_take(inputs_reader_t *self, const char *word);

/* Takes a run of letters, digits, '_' and '.' into `out`; false when none comes next or it is too
   long. */
bool inputs_reader_name(inputs_reader_t *self, char *out, size_t size);

/* Takes the rest: a number by the rules of the command line; *percent when % stands behind it,
   which is left to the option to interpret. SIM_OK, or SIM_ERR_DOMAIN with the problem in the
   report. */
int inputs_reader_number(inputs_reader_t *self, double *out, bool *percent);

/* Reports the syntax that was expected; SIM_ERR_DOMAIN. */
int inputs_reader_refuse(const inputs_reader_t *self);

/* The whole of `text` as a number of the option. SIM_OK, or SIM_ERR_DOMAIN with the problem in the
   report. */
int inputs_option_number(const char *option, const char *text, double *out, words_report_t *report);

#endif
