// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLI_REPORT_REPORT_VIEW_H
#define CLI_REPORT_REPORT_VIEW_H

#include "cli/report/report.h"

/* The page in the making, and what its sections are written with. */
typedef struct {
  const cli_report_t *self;
  const struct cli_chapter *chapter; /* of an account; else NULL */
  const char *charts;                /* the folder of the pictures; NULL: none */
  reports_page_t page;
  words_lang_t lang;
  int lost; /* memory was short */
} cli_report_view_t;

/* A text of the report; a paragraph; the lines that `write` says, as a list; a table, which is
   freed; a board; the pictures of these names that are there. */
const char *cli_report_word(const cli_report_view_t *view, words_message_t id);
void cli_report_say(cli_report_view_t *view, words_message_t id, const char *const *args);
void cli_report_lines(cli_report_view_t *view,
                      int (*write)(const cli_report_view_t *view, FILE *stream));
void cli_report_grid(cli_report_view_t *view, const char *caption, words_grid_t *grid,
                     const bool *left);
void cli_report_board(cli_report_view_t *view, words_message_t caption,
                      const reports_board_t *board);
void cli_report_pictures(cli_report_view_t *view, const char *const *names, size_t count);

/* A section of a report, and when it is there (NULL: always). */
typedef struct {
  const char *id;
  words_message_t title;
  void (*put)(cli_report_view_t *view);
  bool (*is_there)(const cli_report_view_t *view);
} cli_report_section_t;

enum { CLI_REPORT_SECTIONS = 16 };

/* The contents, and the sections that are there; count ≤ CLI_REPORT_SECTIONS. */
void cli_report_sections(cli_report_view_t *view, const cli_report_section_t *sections,
                         size_t count);

bool cli_report_has_check(const cli_report_view_t *view);

/* The command that repeats it. */
void cli_report_repeat(cli_report_view_t *view);

/* Sections with files of their own. */
void cli_report_worth(cli_report_view_t *view);
void cli_report_inputs(cli_report_view_t *view);
void cli_report_check(cli_report_view_t *view);

#endif
