// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLI_NEW_PLAN_H
#define CLI_NEW_PLAN_H

#include "words/language.h"
#include "words/report.h"

#include <stdbool.h>

/* What a new programme is asked to have: its years, what it counts, and its parts by name. */

typedef enum {
  CLI_NEW_COMPONENT,
  CLI_NEW_CRITERION,
  CLI_NEW_CONDITION,
  CLI_NEW_RESULT,
  CLI_NEW_REGION,
  CLI_NEW_LISTS
} cli_new_list_t;

enum { CLI_NEW_ID = 33 };    /* bytes of the part of a name, with its end */
enum { CLI_NEW_PARTS = 64 }; /* of each list, at most */

typedef struct {
  char id[CLI_NEW_ID];                 /* "asesoria" */
  const char *label[WORDS_LANG_COUNT]; /* "Asesoría"; borrowed */
} cli_new_part_t;

typedef struct {
  cli_new_part_t items[CLI_NEW_PARTS];
  size_t count;
} cli_new_parts_t;

typedef struct {
  words_lang_t lang;
  int first_year, last_year;
  const char *unit;        /* as the model has it, or `own_unit` */
  cli_new_part_t own_unit; /* one that needs a label; its id is "" when there is none */
  cli_new_parts_t lists[CLI_NEW_LISTS];
} cli_new_plan_t;

/* What was asked for in one place, and what that place is called where something is wrong with it:
   "--component". No items: what is usual. */
typedef struct {
  const char *place;
  const char *const *items;
  size_t count;
} cli_new_named_t;

typedef struct {
  words_lang_t lang;
  bool form;                            /* of the form, which has no regions of its own */
  cli_new_named_t years, unit;          /* one text each, or none; usual years there are none */
  cli_new_named_t lists[CLI_NEW_LISTS]; /* those of the condition are not read */
} cli_new_asked_t;

/* Fills the plan, with the parts of the example where none are named. SIM_OK, or SIM_ERR_DOMAIN
   with every problem in the report. Labels belong to what was asked. */
int cli_new_plan_init(cli_new_plan_t *self, const cli_new_asked_t *asked, words_report_t *report);

#endif
