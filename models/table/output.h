// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef MODELS_OUTPUT_H
#define MODELS_OUTPUT_H

#include <stdbool.h>

/* A programme ready to be simulated: its inputs compiled to distributions and streams, its outputs
   listed. Criteria, components, years, regions, purposes and partners follow from the rows. */
typedef struct models_programme models_programme_t;

/* What an output is. `year` 0 is the total over the years. */
typedef struct {
  const char *name;
  int year;
  const char *unit;
  bool whole;
} models_output_t;

/* What was observed (rows observed.*) and weighs replicates: the name of its output, its year, and
   its round, 0 of what is of the whole year. */
typedef struct {
  const char *name;
  int year, round;
} models_evidence_t;

#endif
