// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef INPUTS_NUMBER_REPORT_H
#define INPUTS_NUMBER_REPORT_H

#include "inputs/number/number.h"
#include "words/report.h"

/* Whether millions are told by words, "310 millones" or "$ 310 MM", and how many thousands they
   are, with a decimal point. mend: the number without the words; "": there is none. */
bool inputs_number_millions(const char *text, const char *mend, char thousands[INPUTS_NUMBER_SIZE]);

/* Reports a number that could not be read. `field` names the column or the option. */
void inputs_number_report(words_report_t *report, const words_place_t *place, const char *field,
                          const char *text, inputs_number_status_t status, const char *mend);

/* Turns a number without thousands marks, written in one style, into the other. */
void inputs_number_turn(char number[INPUTS_NUMBER_SIZE], inputs_number_style_t from,
                        inputs_number_style_t to);

/* Where a number stands, and what may stand there. */
typedef struct {
  words_report_t *report;
  words_place_t place;
  const char *field;     /* the column, for messages */
  const char *unit;      /* what it counts: shares and rates a year may be percentages */
  const char *told_unit; /* for messages, of a number that is no percentage; NULL: not named */
  inputs_number_style_t style;
  inputs_number_style_t told; /* how what should be written is told */
  const char *shown;          /* the text as its reader sees it; NULL: as it is */
  bool is_sure;               /* a cell that is a number has no mark of thousands */
  bool keeps_percent;         /* 56 % is 56, whatever the unit */
} inputs_number_place_t;

/* Refuses a number of that unit that may be read in two ways (reported); false for another. */
bool inputs_number_refuse_doubtful(const inputs_number_place_t *self, const char *text,
                                   const char *unit);

/* Reads `text`, of which nothing is guessed: true and its number in *out, with *is_percent where it
   has a percent sign; else false (reported; empty too), *out as it was or what the text would be
   if it were not to be read in two ways. `is_percent` may be NULL. */
bool inputs_number_read(const inputs_number_place_t *self, const char *text, double *out,
                        bool *is_percent);

#endif
