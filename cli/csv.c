// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/csv.h"

#include "cli/file.h"
#include "sim/status.h"

#include <csv.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* libcsv tells cells apart; it is fed one byte at a time, so that the place of each is known. */
typedef struct {
  cli_table_t *table;
  cli_report_t *report;
  cli_place_t now, start; /* of the byte being fed; of the cell it belongs to */
  bool is_fresh;          /* the next byte starts a cell */
  cli_record_t record;    /* under construction */
  size_t record_capacity;
  int status;
} reader_t;

static void free_record(cli_record_t *record) {
  for (size_t i = 0; i < record->count; i++)
    free(record->cells[i].text);
  free(record->cells);
  *record = (cli_record_t){0};
}

void cli_table_free(cli_table_t *self) {
  for (size_t i = 0; i < self->count; i++)
    free_record(&self->records[i]);
  free(self->records);
  free(self->path);
  *self = (cli_table_t){0};
}

static void take_cell(void *text, size_t length, void *data) {
  reader_t *self = data;
  cli_record_t *record = &self->record;
  self->is_fresh = true;
  if (self->status != SIM_OK)
    return;
  if (record->count == self->record_capacity) {
    const size_t capacity = self->record_capacity ? 2 * self->record_capacity : 16;
    cli_cell_t *cells = realloc(record->cells, capacity * sizeof *cells);
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
      (cli_cell_t){.text = copy, .line = self->start.line, .column = self->start.column};
}

static bool is_blank(const cli_record_t *record, size_t from) {
  for (size_t i = from; i < record->count; i++)
    if (record->cells[i].text[0] != '\0')
      return false;
  return true;
}

static void take_record(int end, void *data) {
  reader_t *self = data;
  cli_table_t *table = self->table;
  (void)end;
  if (self->status == SIM_OK && is_blank(&self->record, 0)) {
    free_record(&self->record);
    self->record_capacity = 0;
  }
  if (self->status != SIM_OK || self->record.count == 0)
    return;
  if (table->count > CLI_CSV_ROWS_MAX) {
    cli_report_error(self->report, &(cli_place_t){.file = table->path}, CLI_MSG_CSV_ROWS, NULL);
    self->status = SIM_ERR_DOMAIN;
    return;
  }
  if (table->count == table->capacity) {
    const size_t capacity = table->capacity ? 2 * table->capacity : 64;
    cli_record_t *records = realloc(table->records, capacity * sizeof *records);
    if (!records) {
      self->status = SIM_ERR_NO_MEMORY;
      return;
    }
    table->records = records;
    table->capacity = capacity;
  }
  table->records[table->count++] = self->record;
  self->record = (cli_record_t){0};
  self->record_capacity = 0;
}

static int refuse(reader_t *self, const cli_place_t *place, cli_message_t id,
                  const char *const *args) {
  if (self->status == SIM_OK)
    cli_report_error(self->report, place, id, args);
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
  refuse(self, &self->now, parser->quoted ? CLI_MSG_CSV_QUOTE_AFTER : CLI_MSG_CSV_QUOTE_INSIDE,
         CLI_ARGS(line, column));
}

static void advance(cli_place_t *place, unsigned char byte, unsigned char next) {
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
    else if (parser->entry_pos > CLI_CSV_CELL_MAX)
      refuse(self, &self->start, CLI_MSG_CSV_CELL_LONG, NULL);
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
    refuse(self, &self->start, CLI_MSG_CSV_QUOTE_OPEN, NULL);
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
    refuse(self, &self->now, CLI_MSG_CSV_SEP, CLI_ARGS(found));
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
  refuse(self, &self->now, has[2] ? CLI_MSG_CSV_TAB : CLI_MSG_CSV_NO_SEPARATOR, CLI_ARGS(found));
}

static bool has_control(const char *text) {
  unsigned code = 0;
  for (size_t left = strlen(text), length; left > 0; text += length, left -= length) {
    length = cli_utf8(text, left, &code);
    if (length == 0 || cli_is_control(code))
      return true;
  }
  return false;
}

static void check_cells(reader_t *self, cli_record_t *record, bool is_headless) {
  const cli_record_t *header = &self->table->records[0];
  for (size_t i = 0; i < record->count; i++) {
    cli_cell_t *cell = &record->cells[i];
    if (!has_control(cell->text))
      continue;
    const cli_place_t place = {self->table->path, cell->line, cell->column};
    cell->is_bad = true;
    cli_report_error(self->report, &place, CLI_MSG_CSV_CONTROL,
                     CLI_ARGS(is_headless || record == header || header->cells[i].is_bad
                                  ? "CSV"
                                  : header->cells[i].text,
                              cell->text));
  }
}

static void cut(cli_record_t *record, size_t count) {
  while (record->count > count)
    free(record->cells[--record->count].text);
}

/* True when the row has as many cells as the header. */
static bool fits(reader_t *self, cli_record_t *record, size_t columns) {
  char found[24], expected[24];
  const char separator[2] = {self->table->separator, '\0'};
  if (record->count > columns && is_blank(record, columns))
    cut(record, columns);
  if (record->count == columns)
    return true;
  const bool is_long = record->count > columns;
  const cli_cell_t *cell = &record->cells[is_long ? columns : 0];
  const cli_place_t place = {self->table->path, cell->line, cell->column};
  snprintf(found, sizeof found, "%zu", record->count);
  snprintf(expected, sizeof expected, "%zu", columns);
  cli_report_error(self->report, &place, is_long ? CLI_MSG_ROW_LONG : CLI_MSG_ROW_SHORT,
                   CLI_ARGS(found, expected, separator));
  return false;
}

static void check_records(reader_t *self, bool is_headless) {
  cli_table_t *table = self->table;
  if (table->count == 0) {
    refuse(self, &(cli_place_t){.file = table->path}, CLI_MSG_FILE_EMPTY, NULL);
    return;
  }
  cli_record_t *header = &table->records[0];
  size_t columns = header->count, kept = 1;
  while (!is_headless && columns > 1 && header->cells[columns - 1].text[0] == '\0')
    cut(header, --columns);
  check_cells(self, header, is_headless);
  for (size_t i = 1; i < table->count; i++) {
    cli_record_t *record = &table->records[i];
    if (is_headless || fits(self, record, columns)) {
      check_cells(self, record, is_headless);
      table->records[kept++] = *record;
    } else {
      free_record(record);
    }
  }
  table->count = kept;
}

int cli_csv_parse(const char *path, const char *bytes, size_t size,
                  const cli_csv_options_t *options, cli_table_t *out, cli_report_t *report) {
  static const cli_csv_options_t usual = {0};
  const cli_csv_options_t *how = options ? options : &usual;
  struct csv_parser parser;
  char *text = NULL;
  size_t text_size = 0;
  *out = (cli_table_t){.bytes = size, .path = strdup(path)};
  if (!out->path || csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI) != 0) {
    cli_table_free(out);
    return SIM_ERR_NO_MEMORY;
  }
  cli_digest(bytes, size, out->digest);
  reader_t self = {.table = out, .report = report, .now = {out->path, 1, 1}, .is_fresh = true};
  self.status = cli_text_decode(path, bytes, size, &text, &text_size, report);
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
    check_records(&self, how->is_headless);
  csv_free(&parser);
  free_record(&self.record);
  free(text);
  if (self.status != SIM_OK)
    cli_table_free(out);
  return self.status;
}

int cli_csv_read(const char *path, const cli_csv_options_t *options, cli_table_t *out,
                 cli_report_t *report) {
  char *bytes = NULL;
  size_t size = 0;
  *out = (cli_table_t){0};
  int status = cli_file_read(path, CLI_CSV_BYTES_MAX, &bytes, &size, report);
  if (status == SIM_OK)
    status = cli_csv_parse(path, bytes, size, options, out, report);
  free(bytes);
  return status;
}

static void join(const char *const *names, size_t count, char *out, size_t size) {
  size_t length = 0;
  out[0] = '\0';
  for (size_t i = 0; i < count && length < size; i++)
    length += (size_t)snprintf(out + length, size - length, "%s%s", i ? ", " : "", names[i]);
}

int cli_csv_columns(const cli_table_t *self, const char *const *names, size_t count,
                    size_t required, size_t *index, cli_report_t *report) {
  const cli_record_t *header = &self->records[0];
  const size_t before = report->errors;
  char expected[512];
  join(names, count, expected, sizeof expected);
  for (size_t i = 0; i < count; i++)
    index[i] = (size_t)-1;
  for (size_t j = 0; j < header->count; j++) {
    const cli_cell_t *cell = &header->cells[j];
    const cli_place_t place = {self->path, cell->line, cell->column};
    size_t i = 0;
    while (i < count && strcmp(names[i], cell->text) != 0)
      i++;
    if (i == count)
      cli_report_error(report, &place, CLI_MSG_COLUMN_UNKNOWN, CLI_ARGS(cell->text, expected));
    else if (index[i] != (size_t)-1)
      cli_report_error(report, &place, CLI_MSG_COLUMN_TWICE, CLI_ARGS(cell->text));
    else
      index[i] = j;
  }
  const cli_place_t line = {self->path, header->cells[0].line, 0};
  for (size_t i = 0; i < required; i++)
    if (index[i] == (size_t)-1)
      cli_report_error(report, &line, CLI_MSG_COLUMN_MISSING, CLI_ARGS(names[i], expected));
  return report->errors == before ? SIM_OK : SIM_ERR_DOMAIN;
}

cli_number_style_t cli_csv_style(const cli_table_t *self) {
  return self->separator == ';' ? CLI_NUMBER_COMMA : CLI_NUMBER_POINT;
}
