// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef STUDIES_GROUPS_H
#define STUDIES_GROUPS_H

#include "models/programme.h"

#include <stdbool.h>

/* The uncertain inputs of a programme in groups that are drawn independently of each other, for
   sensitivity analysis. By default all rows of a name are one group, and so are the parts of one
   split, which are one Dirichlet quantity. By how much its years differ (year_sd) is a group of its
   own, NAME.year. */

#define STUDIES_UNGROUPED ((size_t)-1)

typedef struct {
  char *name; /* "criterion.sector"; "region.*" of a split or of a prefix; "a + b" if joined */
  size_t row_count; /* drawn rows and effects of years */
  bool is_name;     /* the drawn rows of one name, none of them part of a split */
  bool is_joined;   /* by studies_groups_join: its rows must be drawn together */
} studies_group_t;

typedef struct {
  studies_group_t *groups; /* in the order of their first rows */
  size_t count;
  size_t
      *of_row; /* per quantity of the programme, rows first: its group, STUDIES_UNGROUPED: none */
  size_t *source; /* per quantity: the row itself, or the one whose years it moves */
  size_t row_count, quantity_count;
} studies_groups_t;

/* Groups the drawn rows and the effects of years. All that match a prefix are one group; the first
   prefix that matches counts. A prefix that is the very name of an input leaves its years apart.
   Returns SIM_OK or SIM_ERR_NO_MEMORY; free it with studies_groups_free in either case. */
int studies_groups_init(studies_groups_t *self, const models_inputs_t *inputs,
                        const models_programme_t *programme, const char *const *prefixes,
                        size_t prefix_count);

/* Makes one group of those of two rows: inputs that depend on each other cannot be told apart by
   their shares of variance. Nothing to do when a row is not drawn or they share a group already.
   Returns SIM_OK or SIM_ERR_NO_MEMORY. */
int studies_groups_join(studies_groups_t *self, size_t row, size_t other);

/* Correlated inputs are drawn together, so they are one group. Returns SIM_OK or SIM_ERR_NO_MEMORY.
 */
int studies_groups_join_correlated(studies_groups_t *self, const models_programme_t *programme);

/* The grade under which a grouped quantity counts: that of its spread, or in a joined group, which
   cannot be divided, the last one in the order of models_grade_t, so that judgement is never
   hidden. */
models_grade_t studies_groups_grade(const studies_groups_t *self, const models_inputs_t *inputs,
                                    size_t quantity);

/* The name of a group of years, NAME.year, of the row; the caller frees, NULL when out of memory.
 */
char *studies_groups_year_name(const models_input_t *row);

void studies_groups_free(studies_groups_t *self);

#endif
