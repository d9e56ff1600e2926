// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLI_NEW_EXAMPLE_H
#define CLI_NEW_EXAMPLE_H

#include "cli/new/inputs.h"

/* The programme of cli/new/example.def, with the years and parts of a plan, as sheets. */

/* Fill an empty leaf, and the rules of its columns. What is short of memory is lost in the leaf. */
void cli_new_example(const cli_new_plan_t *plan, cli_leaf_t *out, cli_new_rules_t *rule);
void cli_new_variants(const cli_new_plan_t *plan, cli_leaf_t *out, cli_new_rules_t *rule);

/* labels.c: what each part is called. */
void cli_new_labels(const cli_new_plan_t *plan, cli_leaf_t *out);

/* readme.c: the page to be read first; `file` is what its commands name, as a shell wants it. */
void cli_new_readme(const cli_new_plan_t *plan, const char *file, cli_leaf_t *out);

#endif
