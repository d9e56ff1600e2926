// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLI_PUBLISH_H
#define CLI_PUBLISH_H

#include "cli/charts.h"
#include "cli/interrupt.h"
#include "cli/options.h"
#include "cli/record.h"

/* Puts the results of an analysis in their folder, all at once: tables, charts, run.json; then says
   so on the terminal. What the verbs of analysis have in common at their end. */

/* One file of results; `write` leaves errors to ferror. */
typedef struct {
  const char *name; /* "compare.csv" */
  void (*write)(const void *subject, FILE *file);
} cli_result_file_t;

typedef struct {
  const cli_options_t *options;
  cli_interrupt_t *interrupt;
  const char *folder;  /* where; made with its parents */
  const void *subject; /* handed to the functions below */
  const cli_result_file_t *files;
  size_t file_count;
  /* Draws into an existing folder; 0, or a status of plots/ with a sentence in `detail`. Not called
     with --no-plots. NULL: no charts. */
  int (*draw)(const void *subject, const char *folder, const volatile sig_atomic_t *cancel,
              char detail[CLI_CHARTS_DETAIL]);
  /* What the terminal shows above the line that names the folder; 0, or −1 when out of memory. Not
     called with --quiet. */
  int (*print)(const void *subject, FILE *stream);
  const cli_analysis_record_t *record;
} cli_publication_t;

/* Returns an exit code: CLI_EXIT_OK; CLI_EXIT_ENVIRONMENT, said on standard error, when a file
   could not be written (nothing is left then) or charts could not be drawn (the tables are in place
   then); CLI_EXIT_INTERRUPTED, nothing written. */
int cli_publish(const cli_publication_t *self);

#endif
