// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef AUDIT_STANDARD_MARKS_H
#define AUDIT_STANDARD_MARKS_H

#include "audit/dataset.h"

/* What stands for something in scenarios/form/claims.csv, for standard.c alone; its README lists
   it. */

/* What one row is for. */
typedef struct {
  const audit_dataset_t *dataset;
  const char *part;   /* "taller", "2027"; "": none */
  const char *before; /* of a component: the one before it; NULL: none */
  const char *stated; /* the figure that the row is about; NULL: not known yet */
} audit_standard_scope_t;

/* The text with all that stands for something replaced: *out, which the caller frees. *has becomes
   false when there is nothing to put in its place. SIM_OK or SIM_ERR_NO_MEMORY. */
int audit_standard_expand(const audit_standard_scope_t *scope, const char *text, char **out,
                          bool *has);

/* Calls `add` for all that a row is for: "one", "factor", "component", "year", in the order of the
   figures. Stops at a status that is not SIM_OK, and returns it. */
int audit_standard_each(const audit_dataset_t *dataset, const char *each,
                        int (*add)(void *self, size_t row, const audit_standard_scope_t *scope),
                        void *self, size_t row);

#endif
