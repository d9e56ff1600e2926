// SPDX-License-Identifier: GPL-3.0-or-later
#include "inputs/notes.h"

#include "inputs/dated.h"
#include "inputs/loader.h"
#include "inputs/names.h"
#include "inputs/text_check.h"
#include "models/programme.h"
#include "sim/status.h"
#include "words/list.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { OUTPUT, YEAR, ES, EN, RESTS_ON, COLUMNS, REQUIRED = RESTS_ON };
enum { STALE_SHOWN = 3, SLIP_DISTANCE = 2 };

static const char *const columns[COLUMNS] = {"output", "year", "es", "en", "rests_on"};

typedef struct {
  inputs_loader_t *loader;
  const inputs_file_t *file;
  const inputs_table_t *table;
  size_t index[COLUMNS]; /* of the columns in the table; SIZE_MAX: it lacks the column */
  const models_output_t *outputs;
  size_t output_count;
  const inputs_cell_t *cells[COLUMNS]; /* the last may be NULL: no such column */
  /* Notes on what this programme does not have, as in the copy of another: left out, said once. */
  size_t stale_count, named_count, stale_line;
  char stale[STALE_SHOWN][MODELS_NAME_MAX + 16];
} reader_t;

static void refuse(const reader_t *self, int column, words_message_t id, const char *const *args) {
  const inputs_cell_t *cell = self->cells[column];
  const words_place_t place = {self->file->path, cell->line, cell->column};
  words_report_error(self->loader->report, &place, id, args);
}

/* Counts the note, and keeps what it names for the message, each name once. */
static void leave_out(reader_t *self, const char *name, int year) {
  char text[sizeof self->stale[0]], when[16] = "";
  if (self->stale_count++ == 0)
    self->stale_line = self->cells[OUTPUT]->line;
  if (year)
    snprintf(when, sizeof when, " %d", year);
  snprintf(text, sizeof text, "%.*s%s", MODELS_NAME_MAX, name, when);
  for (size_t i = 0; i < self->named_count && i < STALE_SHOWN; i++)
    if (strcmp(self->stale[i], text) == 0)
      return;
  if (self->named_count < STALE_SHOWN)
    strcpy(self->stale[self->named_count], text);
  self->named_count++;
}

static void report_stale(const reader_t *self) {
  char count[24], list[STALE_SHOWN * (MODELS_NAME_MAX + 18) + 8] = "";
  if (self->stale_count == 0)
    return;
  snprintf(count, sizeof count, "%zu", self->stale_count);
  for (size_t i = 0; i < self->named_count && i < STALE_SHOWN; i++)
    words_list_add(list, sizeof list, self->stale[i]);
  strcat(list, self->named_count > STALE_SHOWN ? " …" : "");
  words_report_note(self->loader->report, &(words_place_t){self->file->path, self->stale_line, 0},
                    WORDS_MSG_NOTES_STALE, WORDS_ARGS(count, list));
}

/* A name one letter away from an output's is a slip, refused like what is no name; another is of
   another programme. */
static int refuse_output(reader_t *self) {
  const char *text = self->cells[OUTPUT]->text, *near = NULL;
  for (size_t i = 0; !near && i < self->output_count; i++)
    if (models_edit_distance(text, self->outputs[i].name) == 1)
      near = self->outputs[i].name;
  if (!near && models_name_is_valid(text)) {
    leave_out(self, text, 0);
    return SIM_OK;
  }
  char *hint = inputs_did_you_mean(self->loader->report->lang, text, &near, near ? 1 : 0);
  if (!hint)
    return SIM_ERR_NO_MEMORY;
  refuse(self, OUTPUT, WORDS_MSG_NOTE_OUTPUT, WORDS_ARGS(text, hint));
  free(hint);
  return SIM_OK;
}

/* The year that the cell says, 0 when it is empty, −1 when it is none (reported). */
static int read_year(const reader_t *self) {
  const char *text = self->cells[YEAR]->text;
  if (text[0] == '\0')
    return 0;
  const int year = inputs_dated_year(text);
  if (year)
    return year;
  refuse(self, YEAR, inputs_dated_complaint(text), WORDS_ARGS(text));
  return -1;
}

/* Whether the programme has what the note is about. */
static int check_output(reader_t *self, int year, bool *has_it) {
  const char *name = self->cells[OUTPUT]->text;
  bool is_known = false, has_year = year == 0;
  for (size_t i = 0; i < self->output_count; i++) {
    const bool is_it = strcmp(self->outputs[i].name, name) == 0;
    is_known = is_known || is_it;
    has_year = has_year || (is_it && self->outputs[i].year == year);
  }
  *has_it = is_known && has_year;
  if (!is_known)
    return refuse_output(self);
  if (!has_year)
    leave_out(self, name, year);
  return SIM_OK;
}

/* Whether no row before the i-th is of the same output and year, kept or left out. */
static bool is_first(const reader_t *self, size_t i) {
  char line[24];
  for (size_t k = 1; k < i; k++) {
    const inputs_cell_t *cells = self->table->records[k].cells;
    if (strcmp(cells[self->index[OUTPUT]].text, self->cells[OUTPUT]->text) != 0 ||
        strcmp(cells[self->index[YEAR]].text, self->cells[YEAR]->text) != 0)
      continue;
    snprintf(line, sizeof line, "%zu", cells[self->index[OUTPUT]].line);
    refuse(self, OUTPUT, WORDS_MSG_DUPLICATE, WORDS_ARGS(self->cells[OUTPUT]->text, line));
    return false;
  }
  return true;
}

/* A name near to the head of an input's is a slip. */
static bool is_slip(const reader_t *self, const char *name) {
  const models_inputs_t *inputs = &self->loader->rows.inputs;
  for (size_t i = 0; i < inputs->count; i++) {
    char head[MODELS_NAME_MAX + 1];
    snprintf(head, sizeof head, "%.*s", (int)strcspn(inputs->rows[i].name, "."),
             inputs->rows[i].name);
    if (models_edit_distance(name, head) <= SLIP_DISTANCE ||
        models_edit_distance(name, inputs->rows[i].name) <= SLIP_DISTANCE)
      return true;
  }
  return false;
}

/* The number of a row that a note may be written for: its value, or the low end of a law without.
 */
static bool is_number(const models_input_t *row, double number) {
  const double x = isnan(row->value) ? row->low : row->value;
  return fabs(x - number) <= 1e-9 * fabs(number);
}

/* What stands behind the equals sign: a number, or the name of a row that has it; NaN when the
   programme has no such row. False: neither (reported). */
static bool read_number(const reader_t *self, const char *text, double *out) {
  const models_inputs_t *inputs = &self->loader->rows.inputs;
  char english[MODELS_NAME_MAX + 1];
  *out = (double)NAN;
  if (inputs_number_parse(text, INPUTS_NUMBER_EITHER, out, NULL) == INPUTS_NUMBER_OK)
    return true;
  if (!models_name_to_english(MODELS_NAMES_INPUT, text, english, sizeof english) ||
      !models_name_is_valid(english)) {
    refuse(self, RESTS_ON, WORDS_MSG_NOTE_RESTS_ON, WORDS_ARGS(text));
    return false;
  }
  for (size_t i = 0; i < inputs->count; i++)
    if (strcmp(inputs->rows[i].name, english) == 0)
      *out = isnan(inputs->rows[i].value) ? inputs->rows[i].low : inputs->rows[i].value;
  return true;
}

/* Whether what the note rests on is there and as it was: the rows called NAME of NAME=NUMBER have
   that number, of NAME=NAME that of the other; those called NAME, or NAME and more, are as in
   inputs.csv. */
static bool stands(reader_t *self, char *name, int year) {
  const inputs_rows_t *rows = &self->loader->rows;
  bool is_known = false, is_kept = true;
  double number = (double)NAN;
  char *equals = strchr(name, '=');
  if (equals) {
    *equals = '\0';
    if (!read_number(self, equals + 1, &number))
      return false;
  }
  char english[MODELS_NAME_MAX + 1];
  if (models_name_to_english(MODELS_NAMES_INPUT, name, english, sizeof english))
    name = english;
  for (size_t i = 0; i < rows->inputs.count; i++) {
    const models_input_t *row = &rows->inputs.rows[i];
    if (equals ? strcmp(name, row->name) != 0 : !models_name_is_under(name, row->name))
      continue;
    is_known = true;
    if (row->year == 0 || year == 0 || row->year == year)
      is_kept = is_kept && (equals ? is_number(row, number)
                                   : strcmp(rows->origins[i].path, self->loader->inputs_path) == 0);
  }
  if (is_known || !self->outputs)
    return is_kept;
  if (!equals && is_slip(self, name))
    refuse(self, RESTS_ON, WORDS_MSG_NOTE_RESTS_ON, WORDS_ARGS(name));
  else
    leave_out(self, name, 0);
  return false;
}

/* A note outlives no change of what it rests on. */
static bool all_stand(reader_t *self, int year) {
  if (!self->cells[RESTS_ON])
    return true;
  const char *at = self->cells[RESTS_ON]->text;
  const size_t stale = self->stale_count;
  bool is_kept = true;
  while (self->stale_count == stale && *(at += strspn(at, " "))) {
    char name[2 * MODELS_NAME_MAX + 2]; /* NAME=NAME */
    const size_t length = strcspn(at, " ");
    snprintf(name, sizeof name, "%.*s", (int)length, at);
    is_kept = stands(self, name, year) && is_kept;
    at += length;
  }
  return is_kept;
}

static int read_row(reader_t *self, size_t i) {
  inputs_programme_t *out = self->loader->out;
  const words_lang_t lang = self->loader->report->lang;
  for (int column = ES; column <= EN; column++)
    inputs_text_check(self->loader->report, self->file->path, self->cells[column], columns[column],
                      INPUTS_NOTE_CHARS);
  if (self->cells[OUTPUT]->is_bad || self->cells[YEAR]->is_bad)
    return SIM_OK;
  if (self->cells[OUTPUT]->text[0] == '\0') {
    refuse(self, OUTPUT, WORDS_MSG_CELL_EMPTY,
           WORDS_ARGS(columns[OUTPUT], words_message(WORDS_MSG_WORD_NAME, lang)));
    return SIM_OK;
  }
  const int year = read_year(self);
  if (year < 0 || !is_first(self, i))
    return SIM_OK;
  bool has_it = true;
  const int status = self->outputs ? check_output(self, year, &has_it) : SIM_OK;
  if (status || !has_it || !all_stand(self, year))
    return status;
  inputs_note_row_t *note = &out->notes[out->note_count++];
  *note = (inputs_note_row_t){
      .output = strdup(self->cells[OUTPUT]->text),
      .year = year,
      .line = self->cells[OUTPUT]->line,
      .text = {
          [WORDS_ES] = strdup(self->cells[ES]->text), [WORDS_EN] = strdup(self->cells[EN]->text)}};
  return note->output && note->text[WORDS_ES] && note->text[WORDS_EN] ? SIM_OK : SIM_ERR_NO_MEMORY;
}

/* Which outputs there are is known once the programme is compiled, and it is when nothing is wrong
   with it; else their names go unchecked until it is mended. */
static int read_rows(reader_t *self, inputs_table_t *table) {
  size_t *index = self->index;
  models_programme_t *programme = NULL;
  inputs_loader_t *loader = self->loader;
  self->table = table;
  int status = inputs_csv_columns(table, columns, COLUMNS, REQUIRED, index, loader->report);
  if (!status)
    status = inputs_names_column(table, index[OUTPUT], MODELS_NAMES_OUTPUT, loader->report);
  if (!status && !loader->report->errors)
    status = models_programme_outline(&programme, &loader->rows.inputs);
  if (programme) {
    self->outputs = models_programme_outputs(programme);
    self->output_count = models_programme_output_count(programme);
  }
  loader->out->notes = calloc(table->count + 1, sizeof *loader->out->notes);
  if (!loader->out->notes)
    status = SIM_ERR_NO_MEMORY;
  for (size_t i = 1; !status && i < table->count; i++) {
    for (int column = 0; column < COLUMNS; column++)
      self->cells[column] =
          index[column] == (size_t)-1 ? NULL : &table->records[i].cells[index[column]];
    status = read_row(self, i);
  }
  report_stale(self);
  models_programme_free(programme);
  return status;
}

int inputs_notes_read(inputs_loader_t *loader) {
  static const char name[] = "notes.csv";
  reader_t self = {.loader = loader};
  inputs_table_t table = {0};
  bool is_there;
  int status = inputs_loader_optional(loader, name, &table, &self.file, &is_there);
  if (!is_there)
    return status;
  if (!status)
    status = read_rows(&self, &table);
  inputs_table_free(&table);
  return status;
}

bool inputs_note_applies(const inputs_note_row_t *note, const char *output, int year) {
  return (note->year == 0 || note->year == year) && strcmp(note->output, output) == 0;
}
