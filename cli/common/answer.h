// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLI_COMMON_ANSWER_H
#define CLI_COMMON_ANSWER_H

#include "inputs/programme.h"
#include "reports/answer.h"
#include "words/messages.h"

/* The answer of a verb for the first sheet of its workbook and the report, in the making. */

enum { CLI_ANSWER_BOARDS = 3, CLI_ANSWER_CHARTED = 4 };

typedef struct {
  words_lang_t lang;
  reports_answer_t answer; /* once it is ended */
  reports_board_t boards[CLI_ANSWER_BOARDS];
  size_t count;
  const char **says;
  size_t say_count;
  size_t charted[CLI_ANSWER_BOARDS][CLI_ANSWER_CHARTED];
  void **held; /* what it shows */
  size_t held_count;
  bool lost; /* memory was short: it is not whole */
} cli_answer_t;

/* Takes a block, NULL when it could not be made, and gives it back; NULL, and `lost`, when memory
   is short. */
void *cli_answer_hold(cli_answer_t *self, void *block);

/* The same for a text; "" when memory is short. */
const char *cli_answer_text(cli_answer_t *self, char *text);

/* Begins a board, to which the lines that follow belong. `heads` are held, or NULL when memory is
   short. */
void cli_answer_begin(cli_answer_t *self, words_message_t title, const char *const *heads,
                      size_t columns);

/* The same with a title of its own, which is held, and heads that are messages. */
void cli_answer_begin_titled(cli_answer_t *self, const char *title, const words_message_t *heads,
                             size_t columns);

/* A line at its end, with values to be filled in, NaN until then; NULL when memory is short.
   `label` is copied. */
reports_line_t *cli_answer_line(cli_answer_t *self, const char *label, double **values);

/* Notes below the last board: those of the programme on `output`, which the reader knows as
   `label`. */
void cli_answer_notes(cli_answer_t *self, const inputs_programme_t *inputs, const char *output,
                      const char *label);

/* Each line of a text, which it takes over, as a note there. NULL: memory was short. */
void cli_answer_note_lines(cli_answer_t *self, char *text);

/* Adds the last line to the chart of its board, as long as there is room. */
void cli_answer_chart_line(cli_answer_t *self);

/* How the columns of the last board are shown, each in one way; `forms` are held, or NULL. */
void cli_answer_forms(cli_answer_t *self, const reports_form_t *forms);

/* The chart of the board: over its first columns, `title` as the board's when NULL. Of a board
   without lines for it, none. */
void cli_answer_chart(cli_answer_t *self, reports_chart_t kind, const char *title, size_t columns);

/* A sentence. */
void cli_answer_say(cli_answer_t *self, words_message_t id, const char *const *args);

/* Each line of a text, which it takes over, as a sentence of its own. NULL: memory was short. */
void cli_answer_say_lines(cli_answer_t *self, char *text);

/* Ends it, also when it was ended and has more to say since: 0; −1 when memory was short. */
int cli_answer_end(cli_answer_t *self);

void cli_answer_free(cli_answer_t *self);

#endif
