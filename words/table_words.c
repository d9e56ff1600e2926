// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/table_words.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

static const struct {
  const char *name, *file[WORDS_LANG_COUNT], *sheet[WORDS_LANG_COUNT];
} tables[WORDS_TABLE_COUNT] = {
#define WORDS_TABLE(id, name, file, sheet_es, sheet_en)                                            \
  [WORDS_TABLE_##id] = {name, {file ".csv", name ".csv"}, {sheet_es, sheet_en}},
#include "words/tables.def"
};

static const struct {
  const char *name;
  words_kind_t kind;
  const char *heading[WORDS_LANG_COUNT];
} columns[WORDS_COLUMN_COUNT] = {
#define WORDS_COLUMN(id, name, kind, es, en) [WORDS_COLUMN_##id] = {name, WORDS_##kind, {es, en}},
#include "words/columns.def"
};

static const struct {
  words_kind_t kind;
  const char *name, *text[WORDS_LANG_COUNT];
} cells[] = {
#define WORDS_CELL(kind, name, es, en) {WORDS_##kind, name, {es, en}},
#include "words/cells.def"
};

/* p05, p05_se, p05_low, p05_high: a quantile. */
static const struct {
  const char *name, *text[WORDS_LANG_COUNT];
} ends[] = {[WORDS_QUANTILE] = {"", {"", ""}},
            [WORDS_QUANTILE_SE] = {"_se", {", error de simulación", ", simulation error"}},
            [WORDS_QUANTILE_LOW] = {"_low", {", desde", ", from"}},
            [WORDS_QUANTILE_HIGH] = {"_high", {", hasta", ", to"}}};

const char *words_table_name(words_table_id_t id) {
  return tables[id].name;
}

const char *words_table_file(words_table_id_t id, words_lang_t lang) {
  return tables[id].file[lang];
}

const char *words_table_sheet(words_table_id_t id, words_lang_t lang) {
  return tables[id].sheet[lang];
}

words_kind_t words_column_kind(const words_column_t *self) {
  return self->id == WORDS_COLUMN_QUANTILE ? WORDS_AMOUNT : columns[self->id].kind;
}

const char *words_column_name(const words_column_t *self, char buffer[WORDS_COLUMN_NAME]) {
  if (self->id != WORDS_COLUMN_QUANTILE)
    return columns[self->id].name;
  snprintf(buffer, WORDS_COLUMN_NAME, "p%02d%s", self->percent, ends[self->end].name);
  return buffer;
}

void words_naming_heading(const words_naming_t *self, const words_column_t *column,
                          char out[WORDS_SHOWN]) {
  if (column->id == WORDS_COLUMN_QUANTILE)
    snprintf(out, WORDS_SHOWN, "P%d%s", column->percent, ends[column->end].text[self->lang]);
  else
    snprintf(out, WORDS_SHOWN, "%s", columns[column->id].heading[self->lang]);
}

void words_naming_heading_unit(const words_naming_t *self, const words_column_t *column,
                               char out[WORDS_SHOWN]) {
  char unit[WORDS_SHOWN];
  words_naming_heading(self, column, out);
  const size_t length = strlen(out);
  if (words_column_kind(column) == WORDS_SHARE ||
      (column->unit && words_unit_is_share(column->unit)))
    snprintf(out + length, WORDS_SHOWN - length, "%s",
             self->lang == WORDS_ES ? " (0 a 1)" : " (0 to 1)");
  else if (column->unit && *column->unit)
    snprintf(out + length, WORDS_SHOWN - length, ", %s",
             words_naming_cell(self, WORDS_UNIT, column->unit, unit));
}

/* M$2026 is written M$ de 2026. */
static bool money(const words_naming_t *self, const char *unit, char buffer[WORDS_SHOWN]) {
  if (strncmp(unit, "M$", 2) != 0 || unit[2] < '0' || unit[2] > '9')
    return false;
  snprintf(buffer, WORDS_SHOWN, self->lang == WORDS_ES ? "M$ de %s" : "M$ of %s", unit + 2);
  return true;
}

const char *words_naming_flag(const words_naming_t *self, bool value) {
  return !value ? "no" : self->lang == WORDS_ES ? "sí" : "yes";
}

const char *words_naming_cell(const words_naming_t *self, words_kind_t kind, const char *text,
                              char buffer[WORDS_SHOWN]) {
  if (kind == WORDS_SECTION && *text) { /* 4.1 would be read as a number or a date */
    snprintf(buffer, WORDS_SHOWN, "§ %s", text);
    return buffer;
  }
  if (kind != WORDS_NAME && kind != WORDS_UNIT && kind != WORDS_WORD)
    return text;
  if (self->name && self->name(self->ctx, kind, text, self->lang, buffer))
    return buffer;
  for (size_t i = 0; i < COUNT(cells); i++)
    if (cells[i].kind == kind && strcmp(cells[i].name, text) == 0)
      return cells[i].text[self->lang];
  return kind == WORDS_UNIT && money(self, text, buffer) ? buffer : text;
}

const char *words_table_end(words_table_end_t end, words_lang_t lang) {
  static const char *const text[][WORDS_LANG_COUNT] = {
      [WORDS_TABLE_NAMED] = {"Nombre en los datos", "Name in the data"},
      [WORDS_TABLE_NOTED] = {"Nota", "Note"}};
  return text[end][lang];
}

size_t words_table_named(const words_table_t *self) {
  for (size_t c = 0; c < self->column_count; c++)
    if (words_column_kind(&self->columns[c]) == WORDS_NAME)
      return c;
  return SIZE_MAX;
}

void words_table_notes(const words_table_t *self, size_t row, words_lang_t lang,
                       char out[WORDS_TABLE_NOTES]) {
  size_t length = 0;
  out[0] = '\0';
  for (size_t i = 0; i < self->note_count && length < WORDS_TABLE_NOTES; i++)
    if (self->notes[i].row == row)
      length += (size_t)snprintf(out + length, WORDS_TABLE_NOTES - length, "%s%s",
                                 length ? " " : "", self->notes[i].text[lang]);
}
