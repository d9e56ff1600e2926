// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLI_NEW_PLAN_H
#define CLI_NEW_PLAN_H

#include "cli/command/options.h"

/* What a new programme is asked to have: its years, what it counts, and its parts by name. */

typedef enum {
  CLI_NEW_COMPONENT,
  CLI_NEW_CRITERION,
  CLI_NEW_CONDITION,
  CLI_NEW_RESULT,
  CLI_NEW_REGION,
  CLI_NEW_LISTS
} cli_new_list_t;

enum { CLI_NEW_ID = 33 }; /* bytes of the part of a name, with its end */

typedef struct {
  char id[CLI_NEW_ID];                 /* "asesoria" */
  const char *label[WORDS_LANG_COUNT]; /* "Asesoría"; borrowed */
} cli_new_part_t;

typedef struct {
  cli_new_part_t items[CLI_LAYERS_MAX];
  size_t count;
} cli_new_parts_t;

typedef struct {
  words_lang_t lang;
  int first_year, last_year;
  const char *unit;        /* as the model has it, or `own_unit` */
  cli_new_part_t own_unit; /* one that needs a label; its id is "" when there is none */
  cli_new_parts_t lists[CLI_NEW_LISTS];
} cli_new_plan_t;

/* Fills the plan from the options, with the parts of the example where they name none. SIM_OK, or
   SIM_ERR_DOMAIN with every problem in the report. Labels belong to the options. */
int cli_new_plan_init(cli_new_plan_t *self, const cli_options_t *options, words_report_t *report);

#endif
