// SPDX-License-Identifier: GPL-3.0-or-later
#include "inputs/csv.h"

#include "inputs/file.h"
#include "sim/status.h"

#include <csv.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* libcsv tells cells apart; it is fed one byte at a time, so that the place of each is known. */
typedef struct {
  inputs_table_t *table;
  words_report_t *report;
  words_place_t now, start; /* of the byte being fed; of the cell it belongs to */
  bool is_fresh;            /* the next byte starts a cell */
  inputs_record_t record;   /* under construction */
  size_t record_capacity;
  int status;
} reader_t;

static void take_cell(void *text, size_t length, void *data) {
  reader_t *self = data;
  inputs_record_t *record = &self->record;
  self->is_fresh = true;
  if (self->status != SIM_OK)
    return;
  if (record->count == self->record_capacity) {
    const size_t capacity = self->record_capacity ? 2 * self->record_capacity : 16;
    inputs_cell_t *cells = realloc(record->cells, capacity * sizeof *cells);
    if (!cells) {
      self->status = SIM_ERR_NO_MEMORY;
      return;
    }
    record->cells = cells;
    self->record_capacity = capacity;
  }
  char *copy = malloc(length + 1);
  if (!copy) {
    self->status = SIM_ERR_NO_MEMORY;
    return;
  }
  if (length > 0)
    memcpy(copy, text, length);
  copy[length] = '\0';
  record->cells[record->count++] =
      (inputs_cell_t){.text = copy, .line = self->start.line, .column = self->start.column};
}

static void take_record(int end, void *data) {
  reader_t *self = data;
  (void)end;
  if (self->status == SIM_OK && self->record.count > 0)
    self->status = inputs_table_add(self->table, &self->record, self->report);
  if (self->record.count == 0)
    self->record_capacity = 0;
}

static int refuse(reader_t *self, const words_place_t *place, words_message_t id,
                  const char *const *args) {
  if (self->status == SIM_OK)
    words_report_error(self->report, place, id, args);
  self->status = SIM_ERR_DOMAIN;
  return self->status;
}

/* Why libcsv stopped at the present byte. */
static void refuse_parse(reader_t *self, struct csv_parser *parser) {
  char line[24], column[24];
  if (csv_error(parser) != CSV_EPARSE) {
    self->status = SIM_ERR_NO_MEMORY;
    return;
  }
  snprintf(line, sizeof line, "%zu", self->start.line);
  snprintf(column, sizeof column, "%zu", self->start.column);
  refuse(self, &self->now, parser->quoted ? WORDS_MSG_CSV_QUOTE_AFTER : WORDS_MSG_CSV_QUOTE_INSIDE,
         WORDS_ARGS(line, column));
}

static void advance(words_place_t *place, unsigned char byte, unsigned char next) {
  if (byte == '\n' || (byte == '\r' && next != '\n')) {
    place->line++;
    place->column = 1;
  } else if ((next & 0xc0) != 0x80) {
    place->column++;
  }
}

static void feed(reader_t *self, struct csv_parser *parser, const char *text, size_t size) {
  enum { BETWEEN_ROWS = 0 }; /* libcsv's state before the first byte of a row */
  for (size_t i = 0; i < size && self->status == SIM_OK; i++) {
    const unsigned char byte = (unsigned char)text[i];
    if (self->is_fresh)
      self->start = self->now;
    self->is_fresh = false;
    if (csv_parse(parser, &byte, 1, take_cell, take_record, self) != 1)
      refuse_parse(self, parser);
    else if (parser->entry_pos > INPUTS_CSV_CELL_MAX)
      refuse(self, &self->start, WORDS_MSG_CSV_CELL_LONG, NULL);
    self->is_fresh = self->is_fresh || parser->pstate == BETWEEN_ROWS;
    advance(&self->now, byte, (unsigned char)text[i + 1]);
  }
  if (self->status != SIM_OK)
    return;
  if (self->is_fresh)
    self->start = self->now;
  if (csv_fini(parser, take_cell, take_record, self) == 0)
    return;
  if (csv_error(parser) == CSV_EPARSE)
    refuse(self, &self->start, WORDS_MSG_CSV_QUOTE_OPEN, NULL);
  else
    self->status = SIM_ERR_NO_MEMORY;
}

/* Excel's first line `sep=;`: its length with its end, 0 when there is none. */
static size_t sep_line(reader_t *self, const char *text) {
  const size_t length = strcspn(text, "\r\n");
  char found[16];
  if (strncasecmp(text, "sep=", 4) != 0)
    return 0;
  if (length != 5 || (text[4] != ';' && text[4] != ',')) {
    snprintf(found, sizeof found, "%.*s", (int)(length < 15 ? length : 15), text);
    refuse(self, &self->now, WORDS_MSG_CSV_SEP, WORDS_ARGS(found));
    return 0;
  }
  self->table->separator = text[4];
  self->now.line++;
  return length + (text[length] == '\r' && text[length + 1] == '\n' ? 2 : text[length] != '\0');
}

/* The separator, from the first line that is not blank and nothing else. */
static void find_separator(reader_t *self, const char *text) {
  const char *line = text + strspn(text, " \r\n");
  const size_t length = strcspn(line, "\r\n");
  char found[64];
  bool is_quoted = false, has[3] = {false, false, false};
  for (size_t i = 0; i < length; i++) {
    is_quoted = is_quoted != (line[i] == '"');
    for (int k = 0; k < 3; k++)
      has[k] = has[k] || (!is_quoted && line[i] == ";,\t"[k]);
  }
  self->table->separator = has[0] ? ';' : ',';
  if (has[0] || has[1] || length == 0)
    return;
  snprintf(found, sizeof found, "%.*s", (int)(length < 60 ? length : 60), line);
  refuse(self, &self->now, has[2] ? WORDS_MSG_CSV_TAB : WORDS_MSG_CSV_NO_SEPARATOR,
         WORDS_ARGS(found));
}

int inputs_csv_parse(const char *path, const char *bytes, size_t size,
                     const inputs_csv_options_t *options, inputs_table_t *out,
                     words_report_t *report) {
  static const inputs_csv_options_t usual = {0};
  const inputs_csv_options_t *how = options ? options : &usual;
  struct csv_parser parser;
  char *text = NULL;
  size_t text_size = 0;
  *out = (inputs_table_t){.bytes = size, .path = strdup(path)};
  if (!out->path || csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI) != 0) {
    inputs_table_free(out);
    return SIM_ERR_NO_MEMORY;
  }
  inputs_digest(bytes, size, out->digest);
  reader_t self = {.table = out, .report = report, .now = {out->path, 1, 1}, .is_fresh = true};
  self.status = inputs_text_decode(path, bytes, size, &text, &text_size, report);
  if (self.status == SIM_OK) {
    const size_t skip = sep_line(&self, text);
    if (how->separator)
      out->separator = how->separator;
    else if (!out->separator && self.status == SIM_OK)
      find_separator(&self, text);
    csv_set_delim(&parser, (unsigned char)out->separator);
    feed(&self, &parser, text + skip, text_size - skip);
  }
  if (self.status == SIM_OK)
    self.status = inputs_table_check(out, how, report);
  csv_free(&parser);
  inputs_record_free(&self.record);
  free(text);
  if (self.status != SIM_OK)
    inputs_table_free(out);
  return self.status;
}

int inputs_csv_read(const inputs_held_t *held, const char *path,
                    const inputs_csv_options_t *options, inputs_table_t *out,
                    words_report_t *report) {
  char *bytes = NULL;
  size_t size = 0;
  *out = (inputs_table_t){0};
  int status = inputs_held_read(held, path, INPUTS_CSV_BYTES_MAX, &bytes, &size, report);
  if (status == SIM_OK)
    status = inputs_csv_parse(path, bytes, size, options, out, report);
  free(bytes);
  return status;
}
