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

static void free_record(inputs_record_t *record) {
  for (size_t i = 0; i < record->count; i++) {
    free(record->cells[i].text);
    free(record->cells[i].printed);
  }
  free(record->cells);
  *record = (inputs_record_t){0};
}

void inputs_table_free(inputs_table_t *self) {
  for (size_t i = 0; i < self->count; i++)
    free_record(&self->records[i]);
  free(self->records);
  free(self->path);
  *self = (inputs_table_t){0};
}

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

static bool is_blank(const inputs_record_t *record, size_t from) {
  for (size_t i = from; i < record->count; i++)
    if (record->cells[i].text[0] != '\0')
      return false;
  return true;
}

static void take_record(int end, void *data) {
  reader_t *self = data;
  inputs_table_t *table = self->table;
  (void)end;
  if (self->status == SIM_OK && is_blank(&self->record, 0)) {
    free_record(&self->record);
    self->record_capacity = 0;
  }
  if (self->status != SIM_OK || self->record.count == 0)
    return;
  if (table->count > INPUTS_CSV_ROWS_MAX) {
    words_report_error(self->report, &(words_place_t){.file = table->path}, WORDS_MSG_CSV_ROWS,
                       NULL);
    self->status = SIM_ERR_DOMAIN;
    return;
  }
  if (table->count == table->capacity) {
    const size_t capacity = table->capacity ? 2 * table->capacity : 64;
    inputs_record_t *records = realloc(table->records, capacity * sizeof *records);
    if (!records) {
      self->status = SIM_ERR_NO_MEMORY;
      return;
    }
    table->records = records;
    table->capacity = capacity;
  }
  table->records[table->count++] = self->record;
  self->record = (inputs_record_t){0};
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

/* The first character that must not stand in a cell, by its code point: "U+FFFE"; "" for none. */
static void find_control(const char *text, char out[16]) {
  unsigned code = 0;
  out[0] = '\0';
  for (size_t left = strlen(text), length; left > 0; text += length, left -= length) {
    length = words_utf8(text, left, &code);
    if (length == 0 || words_is_control(code)) {
      snprintf(out, 16, "U+%04X", code);
      return;
    }
  }
}

/* A spreadsheet that opens the file would compute the cell: =…, @…, and + or − before a name. A
   number with its sign, a dash alone and -inf, which its reader knows, are not formulas. */
static bool is_spreadsheet_formula(const char *text) {
  if (text[0] == '=' || text[0] == '@')
    return true;
  return (text[0] == '+' || text[0] == '-') && text[1] != '\0' &&
         !strchr("0123456789.,", text[1]) && strncasecmp(text + 1, "inf", 3) != 0;
}

static void check_cells(reader_t *self, inputs_record_t *record, bool is_headless) {
  const inputs_record_t *header = &self->table->records[0];
  for (size_t i = 0; i < record->count; i++) {
    inputs_cell_t *cell = &record->cells[i];
    const bool has_column = !is_headless && record != header && !header->cells[i].is_bad;
    const char *column = has_column ? header->cells[i].text : "CSV";
    const words_place_t place = {self->table->path, cell->line, cell->column};
    char control[16];
    find_control(cell->text, control);
    cell->is_bad = control[0] || is_spreadsheet_formula(cell->text);
    if (control[0])
      words_report_error(self->report, &place, WORDS_MSG_CSV_CONTROL,
                         WORDS_ARGS(column, cell->text, control));
    else if (cell->is_bad)
      words_report_error(self->report, &place, WORDS_MSG_CSV_FORMULA,
                         WORDS_ARGS(column, cell->text));
  }
}

static void cut(inputs_record_t *record, size_t count) {
  while (record->count > count)
    free(record->cells[--record->count].text);
}

/* True when the row has as many cells as the header, but for empty ones beyond it. */
static bool fits(inputs_record_t *record, size_t columns) {
  if (record->count > columns && is_blank(record, columns))
    cut(record, columns);
  return record->count == columns;
}

static void refuse_length(reader_t *self, const inputs_record_t *record, size_t columns) {
  char found[24], expected[24];
  const char separator[2] = {self->table->separator, '\0'};
  const bool is_long = record->count > columns;
  const inputs_cell_t *cell = &record->cells[is_long ? columns : 0];
  const words_place_t place = {self->table->path, cell->line, cell->column};
  snprintf(found, sizeof found, "%zu", record->count);
  snprintf(expected, sizeof expected, "%zu", columns);
  words_report_error(self->report, &place, is_long ? WORDS_MSG_ROW_LONG : WORDS_MSG_ROW_SHORT,
                     WORDS_ARGS(found, expected, separator));
}

static void check_records(reader_t *self, const inputs_csv_options_t *how) {
  const bool is_headless = how->is_headless;
  inputs_table_t *table = self->table;
  if (table->count == 0) {
    refuse(self, &(words_place_t){.file = table->path}, WORDS_MSG_FILE_EMPTY, NULL);
    return;
  }
  if (table->count == 1 && !is_headless && !how->allows_no_rows) {
    refuse(self, &(words_place_t){.file = table->path}, WORDS_MSG_CSV_NO_ROWS, NULL);
    return;
  }
  inputs_record_t *header = &table->records[0];
  size_t columns = header->count, kept = 1;
  while (!is_headless && columns > 1 && header->cells[columns - 1].text[0] == '\0')
    cut(header, --columns);
  check_cells(self, header, is_headless);
  /* When no row fits, it is the header that is another's (a title above it): said once. */
  bool any_fits = false;
  for (size_t i = 1; !is_headless && i < table->count; i++)
    any_fits = fits(&table->records[i], columns) || any_fits;
  for (size_t i = 1; i < table->count; i++) {
    inputs_record_t *record = &table->records[i];
    if (is_headless || record->count == columns) {
      check_cells(self, record, is_headless);
      table->records[kept++] = *record;
      continue;
    }
    if (any_fits || i == 1)
      refuse_length(self, record, columns);
    free_record(record);
  }
  table->count = kept;
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
    check_records(&self, how);
  csv_free(&parser);
  free_record(&self.record);
  free(text);
  if (self.status != SIM_OK)
    inputs_table_free(out);
  return self.status;
}

int inputs_csv_read(const char *path, const inputs_csv_options_t *options, inputs_table_t *out,
                    words_report_t *report) {
  char *bytes = NULL;
  size_t size = 0;
  *out = (inputs_table_t){0};
  int status = inputs_file_read(path, INPUTS_CSV_BYTES_MAX, &bytes, &size, report);
  if (status == SIM_OK)
    status = inputs_csv_parse(path, bytes, size, options, out, report);
  free(bytes);
  return status;
}

static void join(const char *const *names, size_t count, char *out, size_t size) {
  size_t length = 0;
  out[0] = '\0';
  for (size_t i = 0; i < count && length < size; i++)
    length += (size_t)snprintf(out + length, size - length, "%s%s", i ? ", " : "", names[i]);
}

int inputs_csv_columns(const inputs_table_t *self, const char *const *names, size_t count,
                       size_t required, size_t *index, words_report_t *report) {
  const inputs_record_t *header = &self->records[0];
  const size_t before = report->errors;
  char expected[512];
  join(names, count, expected, sizeof expected);
  for (size_t i = 0; i < count; i++)
    index[i] = (size_t)-1;
  for (size_t j = 0; j < header->count; j++) {
    const inputs_cell_t *cell = &header->cells[j];
    const words_place_t place = {self->path, cell->line, cell->column};
    size_t i = 0;
    while (i < count && strcmp(names[i], cell->text) != 0)
      i++;
    if (i == count)
      words_report_error(report, &place, WORDS_MSG_COLUMN_UNKNOWN,
                         WORDS_ARGS(cell->text, expected));
    else if (index[i] != (size_t)-1)
      words_report_error(report, &place, WORDS_MSG_COLUMN_TWICE, WORDS_ARGS(cell->text));
    else
      index[i] = j;
  }
  const words_place_t line = {self->path, header->cells[0].line, 0};
  for (size_t i = 0; i < required; i++)
    if (index[i] == (size_t)-1)
      words_report_error(report, &line, WORDS_MSG_COLUMN_MISSING, WORDS_ARGS(names[i], expected));
  return report->errors == before ? SIM_OK : SIM_ERR_DOMAIN;
}

inputs_number_style_t inputs_csv_style(const inputs_table_t *self) {
  return self->separator == ';' ? INPUTS_NUMBER_COMMA : INPUTS_NUMBER_POINT;
}

void inputs_csv_arrange(inputs_table_t *self, const size_t *index, size_t count) {
  inputs_cell_t first[INPUTS_CSV_ARRANGED];
  for (size_t r = 0; r < self->count; r++) {
    inputs_record_t *record = &self->records[r];
    bool taken[INPUTS_CSV_ARRANGED] = {false};
    size_t to = record->count;
    for (size_t i = 0; i < count; i++)
      first[i] = record->cells[index[i]];
    /* The others move to the end, from the last on, which leaves the first places free. */
    for (size_t from = record->count; from-- > 0;) {
      bool is_first = false;
      for (size_t i = 0; i < count && !is_first; i++) {
        is_first = index[i] == from && !taken[i];
        taken[i] = taken[i] || is_first;
      }
      if (!is_first)
        record->cells[--to] = record->cells[from];
    }
    memcpy(record->cells, first, count * sizeof *first);
  }
}

bool inputs_csv_filled(const inputs_table_t *self, const inputs_cell_t *cell, const char *column,
                       words_report_t *report) {
  const words_place_t place = {self->path, cell->line, cell->column};
  if (!cell->is_bad && cell->text[0] == '\0')
    words_report_error(report, &place, WORDS_MSG_CELL_EMPTY,
                       WORDS_ARGS(column, words_message(WORDS_MSG_WORD_TEXT, report->lang)));
  return !cell->is_bad && cell->text[0] != '\0';
}

/* A row of a table with the cells that must be its own. */
typedef struct {
  const inputs_record_t *record;
  const size_t *index;
  size_t count;
} row_key_t;

static int compare_cells(const row_key_t *a, const row_key_t *b) {
  int order = 0;
  for (size_t i = 0; i < a->count && order == 0; i++)
    order = strcmp(a->record->cells[a->index[i]].text, b->record->cells[b->index[i]].text);
  return order;
}

/* By key, then by place in the file: the records of a table stand in one array. */
static int compare_keys(const void *left, const void *right) {
  const row_key_t *a = left, *b = right;
  const int order = compare_cells(a, b);
  return order ? order : (a->record > b->record) - (a->record < b->record);
}

static bool is_whole(const row_key_t *key) {
  for (size_t i = 0; i < key->count; i++) {
    const inputs_cell_t *cell = &key->record->cells[key->index[i]];
    if (cell->is_bad || (i == 0 && cell->text[0] == '\0'))
      return false;
  }
  return true;
}

static void refuse_twin(const inputs_table_t *table, const row_key_t *first, const row_key_t *twin,
                        words_report_t *report) {
  const inputs_cell_t *cell = &twin->record->cells[twin->index[0]];
  const words_place_t place = {table->path, cell->line, cell->column};
  char name[160] = "", line[24];
  size_t length = 0;
  for (size_t i = 0; i < twin->count && length < sizeof name; i++)
    length += (size_t)snprintf(name + length, sizeof name - length, "%s%.60s", i ? " " : "",
                               twin->record->cells[twin->index[i]].text);
  snprintf(line, sizeof line, "%zu", first->record->cells[0].line);
  words_report_error(report, &place, WORDS_MSG_DUPLICATE, WORDS_ARGS(name, line));
}

int inputs_csv_unique(const inputs_table_t *self, const size_t *index, size_t count,
                      words_report_t *report) {
  row_key_t *keys = calloc(self->count ? self->count : 1, sizeof *keys);
  size_t used = 0, first = 0;
  if (!keys)
    return SIM_ERR_NO_MEMORY;
  for (size_t r = 1; r < self->count; r++) {
    keys[used] = (row_key_t){&self->records[r], index, count};
    used += is_whole(&keys[used]);
  }
  if (used > 1)
    qsort(keys, used, sizeof *keys, compare_keys);
  for (size_t i = 1; i < used; i++)
    if (compare_cells(&keys[first], &keys[i]) != 0)
      first = i;
    else
      refuse_twin(self, &keys[first], &keys[i], report);
  free(keys);
  return SIM_OK;
}
