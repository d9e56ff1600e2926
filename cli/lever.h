// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLI_LEVER_H
#define CLI_LEVER_H

#include "cli/inputs.h"
#include "cli/lattice.h"
#include "cli/options.h"
#include "models/schema.h"

/* The input that is varied: every row of a name, or its row of one year. */
typedef struct {
  char name[MODELS_NAME_MAX + 8];
  int year; /* 0: all rows of the name */
  char unit[MODELS_NAME_MAX];
  double least, most; /* central values of its rows as they are */
  bool whole;         /* it admits whole numbers only */
  bool given;         /* the range comes from --between */
  cli_lattice_t lattice;
  cli_inputs_t inputs; /* the programme with the lever's rows constant, as --set makes them */
} cli_lever_t;

/* Reads --find and --between and loads the programme of the options for them. Without --between the
   range is that of the schema where it is a share, else from half the least to twice the greatest
   central value, within what the schema admits. Both ends of the range are tried as --set would
   set them. Returns SIM_OK; SIM_ERR_DOMAIN, everything reported; SIM_ERR_NO_MEMORY. Free with
   cli_lever_free in any case. */
int cli_lever_load(cli_lever_t *self, const cli_options_t *options, cli_report_t *report);
void cli_lever_free(cli_lever_t *self);

/* Gives its rows a value. */
void cli_lever_set(cli_lever_t *self, double value);

#endif
