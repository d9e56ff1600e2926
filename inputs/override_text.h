// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef INPUTS_OVERRIDE_TEXT_H
#define INPUTS_OVERRIDE_TEXT_H

#include "inputs/loader.h"

/* What --set NAME[.YEAR]=VALUE says. What is wrong with it is reported; the functions return SIM_OK
   or SIM_ERR_DOMAIN. */

typedef struct {
  inputs_loader_t *loader;
  const char *text, *value_text;
  char name[MODELS_NAME_MAX + 8];
  char trimmed[INPUTS_NUMBER_SIZE]; /* a percentage without the spaces around it */
  int year;
  double value;   /* or, of a change, the percentage: -15 */
  bool is_change; /* relative to what the rows say */
} inputs_override_t;

/* Reports, and returns SIM_ERR_DOMAIN. */
int inputs_override_refuse(const inputs_override_t *self, words_message_t id,
                           const char *const *args);

/* How a number is written in what is reported. */
inputs_number_style_t inputs_override_style(const inputs_override_t *self);

/* NAME or NAME.YEAR in the first `length` bytes of self->text. */
int inputs_override_name(inputs_override_t *self, size_t length);

/* The whole of self->text; a percentage is left to inputs_override_percent, as what it means
   depends on the unit. */
int inputs_override_parse(inputs_override_t *self);

/* A percentage of `unit`: a share is the percentage; what is not a share changes by it. */
int inputs_override_percent(inputs_override_t *self, const char *unit);

#endif
