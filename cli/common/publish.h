// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLI_COMMON_PUBLISH_H
#define CLI_COMMON_PUBLISH_H

#include "cli/command/interrupt.h"
#include "cli/command/options.h"
#include "cli/common/book.h"
#include "cli/common/charts.h"
#include "cli/common/record.h"
#include "reports/results.h"
#include "words/table.h"

/* Puts results in their folder, all at once: tables, charts, run.json; then says so on the
   terminal. What the verbs have in common at their end. */

/* A file of results that is no table; `write` leaves errors to ferror. */
typedef struct {
  const char *name; /* "check.md", "data/solve.json" */
  void (*write)(const void *subject, FILE *file);
} cli_result_file_t;

typedef struct {
  const cli_options_t *options;
  cli_interrupt_t *interrupt;
  const char *folder; /* where; made with its parents */
  /* Opened for that folder by a caller who has written part of it; closed here. NULL: it is opened
     here as well. */
  reports_results_t *results;
  bool is_unwritable;  /* it could not be opened, and that was said: only the terminal is served */
  const void *subject; /* handed to the functions below */
  const words_table_t *tables; /* data/NAME.csv, and above that folder the same for people */
  size_t table_count;
  const cli_result_file_t *files;
  size_t file_count;
  const inputs_programme_t *inputs; /* labels for the tables that people open; NULL: none */
  const inputs_theme_t *theme;      /* of the charts; NULL: that of inputs */
  cli_book_t book; /* of the workbook; options and inputs are those above. name NULL: what the
                      record says */
  const reports_answer_t
      *answer; /* what the first sheet of the workbook begins with; NULL: nothing */
  /* Draws onto the canvas; 0, or a status of plots/ with a sentence in `detail`. Not called
     with --no-plots. NULL: no charts. */
  int (*draw)(const void *subject, const cli_canvas_t *canvas, char detail[CLI_CHARTS_DETAIL]);
  /* A page that is made from the charts as well: its name, and what writes it, with the folder
     where they are (NULL: none were drawn); 0, or −1 when out of memory. NULL: no page. */
  const char *page;
  int (*write_page)(const void *subject, const char *charts, FILE *file);
  /* Makes more documents of it in the folder where the charts are in their own, when they were
     drawn; an exit code, what failed is said. NULL: none. */
  int (*convert)(const void *subject, const char *folder);
  /* What the terminal shows above the line that names the folder; 0, or −1 when out of memory. Not
     called with --quiet. */
  int (*print)(const void *subject, FILE *stream);
  /* Writes run.json, as cli_record_write; NULL: that of an analysis, `record`. */
  int (*write_record)(const void *subject, reports_results_t *results);
  const cli_analysis_record_t *record;
} cli_publication_t;

/* Nothing where several processes compute and this is not the one that speaks. Returns an exit
   code: CLI_EXIT_OK; CLI_EXIT_ENVIRONMENT, said on standard error, when a file could not be written
   (nothing is left then, and the terminal shows what it would) or charts could not be drawn (the
   tables are in place then); CLI_EXIT_INPUT, said, when the folder holds the results of another
   programme of the same name and no --out asks for it; CLI_EXIT_INTERRUPTED, nothing written. */
int cli_publish(const cli_publication_t *publication);

/* Says which file of the results could not be written, and why: WORDS_MSG_OUT_FAILED or
   WORDS_MSG_OUT_MOVE. Returns CLI_EXIT_ENVIRONMENT. */
int cli_publish_fail(const reports_results_t *results, const char *folder, words_lang_t lang,
                     words_message_t id);

#endif
