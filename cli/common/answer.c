// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/common/answer.h"

#include "cli/common/notes.h"
#include "words/loose.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

void *cli_answer_hold(cli_answer_t *self, void *block) {
  void **held = block ? realloc(self->held, (self->held_count + 1) * sizeof *held) : NULL;
  if (!held) {
    free(block);
    self->lost = true;
    return NULL;
  }
  self->held = held;
  return self->held[self->held_count++] = block;
}

const char *cli_answer_text(cli_answer_t *self, char *text) {
  const char *held = cli_answer_hold(self, text);
  return held ? held : "";
}

static reports_board_t *last(cli_answer_t *self) {
  return &self->boards[self->count - 1];
}

static void begin(cli_answer_t *self, const char *title, const char *const *heads, size_t columns) {
  self->boards[self->count] = (reports_board_t){
      .title = title, .heads = heads, .columns = columns, .charted = self->charted[self->count]};
  self->count++;
  self->lost = self->lost || !heads;
}

void cli_answer_begin(cli_answer_t *self, words_message_t title, const char *const *heads,
                      size_t columns) {
  begin(self, words_message(title, self->lang), heads, columns);
}

void cli_answer_begin_titled(cli_answer_t *self, const char *title, const words_message_t *heads,
                             size_t columns) {
  const char **texts = cli_answer_hold(self, calloc(columns, sizeof *texts));
  for (size_t c = 0; texts && c < columns; c++)
    texts[c] = words_message(heads[c], self->lang);
  begin(self, title, texts, columns);
}

reports_line_t *cli_answer_line(cli_answer_t *self, const char *label, double **values) {
  reports_board_t *board = last(self);
  reports_line_t *lines = realloc(words_loose(board->lines), (board->count + 1) * sizeof *lines);
  *values = cli_answer_hold(self, calloc(board->columns, sizeof **values));
  self->lost = self->lost || !lines;
  board->lines = lines ? lines : board->lines;
  if (!lines || !*values)
    return NULL;
  for (size_t c = 0; c < board->columns; c++)
    (*values)[c] = (double)NAN;
  lines[board->count] =
      (reports_line_t){.label = cli_answer_text(self, strdup(label)), .values = *values};
  return &lines[board->count++];
}

static void add_note(cli_answer_t *self, char *text) {
  reports_board_t *board = last(self);
  const char **notes = realloc(words_loose(board->notes), (board->note_count + 1) * sizeof *notes);
  const char *held = cli_answer_text(self, text);
  self->lost = self->lost || !notes;
  if (!notes)
    return;
  notes[board->note_count++] = held;
  board->notes = notes;
}

void cli_answer_notes(cli_answer_t *self, const inputs_programme_t *inputs, const char *output,
                      const char *label) {
  for (size_t i = 0; i < inputs->note_count; i++)
    if (strcmp(inputs->notes[i].output, output) == 0)
      add_note(self, cli_note_text(&inputs->notes[i], label, self->lang));
}

void cli_answer_forms(cli_answer_t *self, const reports_form_t *forms) {
  last(self)->forms = forms;
}

void cli_answer_chart_line(cli_answer_t *self) {
  reports_board_t *board = last(self);
  if (board->count > 0 && board->charted_count < CLI_ANSWER_CHARTED)
    self->charted[self->count - 1][board->charted_count++] = board->count - 1;
}

void cli_answer_chart(cli_answer_t *self, reports_chart_t kind, const char *title, size_t columns) {
  reports_board_t *board = last(self);
  const bool all = kind == REPORTS_BAR_CHART || kind == REPORTS_CURVE_CHART;
  board->chart = (all ? board->count : board->charted_count) ? kind : REPORTS_NO_CHART;
  board->chart_title = title ? title : board->title;
  board->charted_columns = columns;
}

/* Takes the sentence over; NULL: memory was short. */
static void say(cli_answer_t *self, char *text) {
  const char **says = realloc((void *)self->says, (self->say_count + 1) * sizeof *self->says);
  const char *held = cli_answer_text(self, text);
  self->lost = self->lost || !says;
  if (!says)
    return;
  self->says = says;
  self->says[self->say_count++] = held;
}

void cli_answer_say(cli_answer_t *self, words_message_t id, const char *const *args) {
  say(self, words_message_format(id, self->lang, args));
}

/* Gives each line of a text, without blanks before it, to `take`, and frees the text. */
static void take_lines(cli_answer_t *self, char *text,
                       void (*take)(cli_answer_t *self, char *line)) {
  char *rest = NULL;
  self->lost = self->lost || !text;
  for (char *line = text ? strtok_r(text, "\n", &rest) : NULL; line;
       line = strtok_r(NULL, "\n", &rest))
    take(self, strdup(line + strspn(line, " ")));
  free(text);
}

void cli_answer_say_lines(cli_answer_t *self, char *text) {
  take_lines(self, text, say);
}

void cli_answer_note_lines(cli_answer_t *self, char *text) {
  take_lines(self, text, add_note);
}

int cli_answer_end(cli_answer_t *self) {
  self->answer = (reports_answer_t){.says = self->says,
                                    .say_count = self->say_count,
                                    .boards = self->boards,
                                    .count = self->count};
  return self->lost ? -1 : 0;
}

void cli_answer_free(cli_answer_t *self) {
  for (size_t i = 0; i < self->count; i++) {
    free(words_loose(self->boards[i].lines));
    free(words_loose(self->boards[i].notes));
  }
  for (size_t i = 0; i < self->held_count; i++)
    free(self->held[i]);
  free(self->held);
  free((void *)self->says);
  *self = (cli_answer_t){.lost = false};
}
