// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLI_ACCOUNT_ACCOUNT_FACTS_H
#define CLI_ACCOUNT_ACCOUNT_FACTS_H

#include "audit/account.h"

/* What the figures of an account allow to be said of them. */

#define CLI_ACCOUNT_NONE ((size_t)-1)

/* Some values, of which those that are not finite are missing. */
typedef struct {
  size_t count, known;    /* all, and those that are not missing */
  double sum, low, high;  /* of those; low and high NaN: there is none */
  double second;          /* the greatest of the others; NaN: there is none */
  size_t lowest, highest; /* where they stand; CLI_ACCOUNT_NONE: nowhere, or in several places */
} cli_facts_t;

cli_facts_t cli_facts_of(const double *values, size_t count);

/* The same for the cells of a column. */
cli_facts_t cli_facts_of_column(const audit_sheet_column_t *column, size_t row_count);

/* The same for the instruments of one group of `counts`; `values` by row. Places are rows. */
cli_facts_t cli_facts_of_group(const audit_account_t *account, const double *values, size_t group);

/* The group of `counts` with most values, two at least: things of one kind, to be compared with one
   another. The first of several; CLI_ACCOUNT_NONE: there is none. */
size_t cli_facts_main_group(const audit_account_t *account, const double *values);

/* What the parts of a region's firms add to. */
typedef struct {
  double whole; /* the total that the document states; NaN: none */
  double sum;   /* of the parts that it states */
  size_t missing;
  bool differs; /* the parts cannot add to the total, whatever the missing ones are */
} cli_parts_t;

cli_parts_t cli_facts_parts(const audit_account_t *account, size_t row);

/* The region with most firms, whether one reads the totals or, where they differ, the parts.
   CLI_ACCOUNT_NONE: there is none, or several. */
size_t cli_facts_leader(const audit_account_t *account);

/* Women in the new businesses of the regions that state both. */
typedef struct {
  double women, all;
  size_t known, missing; /* regions */
} cli_women_t;

cli_women_t cli_facts_women(const audit_account_t *account);

/* Whether what a total includes adds to what the document says, as far as both are rounded. */
typedef enum {
  CLI_TOTAL_UNSTATED, /* the document does not say, or every amount is missing */
  CLI_TOTAL_ADDS,
  CLI_TOTAL_SHORT, /* the rows add to less */
  CLI_TOTAL_OVER   /* or to more */
} cli_total_state_t;

typedef struct {
  cli_total_state_t state;
  double sum, stated; /* NaN: not stated */
  size_t missing;     /* rows included without a figure */
} cli_total_fact_t;

/* Total t of the account, of beneficiaries; t = total_count: the budget, of all rows. */
cli_total_fact_t cli_facts_total(const audit_account_t *account, size_t t);

/* Whether a total includes a row. */
bool cli_facts_is_in(const audit_account_t *account, size_t t, size_t row);

#endif
