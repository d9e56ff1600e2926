// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLI_NEW_SCOPE_H
#define CLI_NEW_SCOPE_H

#include "cli/new/leaf.h"
#include "cli/new/plan.h"

/* The rows of a table of texts (example.def, form.def), each for one thing or for every part or
   year of the plan. In the texts stand

     <…> <year>          the part's own name; the year of the row
     <first> <last>      years of the plan
     <count> <criteria>  how many components there are, and how many criteria
     <index>             the place of the part among its like, from 0
     <before>            what comes to the component: the production of the one before it, or the
                         places of the first year
     <product> <sum>     *factor_A*factor_B …; spend_A + spend_B … */

typedef enum {
  CLI_NEW_ONE,
  CLI_NEW_EACH_COMPONENT,
  CLI_NEW_EACH_CRITERION,
  CLI_NEW_EACH_CONDITION,
  CLI_NEW_EACH_RESULT,
  CLI_NEW_EACH_REGION,
  CLI_NEW_EACH_YEAR,
  CLI_NEW_FIRST_YEAR,
  CLI_NEW_LATER_YEARS
} cli_new_each_t;

/* What one row is for. */
typedef struct {
  const cli_new_plan_t *plan;
  const cli_new_part_t *part; /* NULL: none */
  size_t index;
  int year; /* 0: none */
} cli_new_scope_t;

typedef void (*cli_new_each_fn)(void *self, const void *what, const cli_new_scope_t *scope);

/* Calls `put` for all that a row is for. */
void cli_new_each(const cli_new_plan_t *plan, cli_new_each_t each, cli_new_each_fn put, void *self,
                  const void *what);

/* The text with all that stands for something replaced; the caller frees; NULL when out of memory.
 */
char *cli_new_expand(const cli_new_scope_t *scope, const char *text);

/* A message about the part or the year, {1}. Held by the leaf. */
const char *cli_new_about(cli_leaf_t *out, const cli_new_scope_t *scope, words_message_t id,
                          words_lang_t lang);

#endif
