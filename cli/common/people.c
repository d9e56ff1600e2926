// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/common/people.h"

#include "cli/common/output_words.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

enum { COLUMNS_MAX = 64 };

typedef enum {
  TEXT,
  NUMBER,
  NAME, /* of an output or an input */
  UNIT,
  GRADE,
  VERDICT,
  DIRECTION,
  COMPARES,
  FLAG,
  SECTION,
  HIDDEN
} kind_t;

typedef struct {
  const char *name;
  kind_t kind;
  const char *heading[WORDS_LANG_COUNT];
} column_t;

static const column_t columns[] = {
#define CLI_COLUMN(name, kind, es, en) {name, kind, {es, en}},
#include "cli/common/people.def"
#undef CLI_COLUMN
};

static const struct {
  kind_t kind;
  const char *name, *text[WORDS_LANG_COUNT];
} words[] = {
#define CLI_WORD(kind, name, es, en) {kind, name, {es, en}},
#include "cli/common/people.def"
#undef CLI_WORD
};

static const struct {
  const char *name, *label, *text[WORDS_LANG_COUNT];
} parts[] = {
#define CLI_PART(name, label, es, en) {name, label, {es, en}},
#include "cli/common/people.def"
#undef CLI_PART
};

static const struct {
  const char *name, *file[WORDS_LANG_COUNT];
} tables[] = {
#define CLI_TABLE(name, es) {name ".csv", {es ".csv", name ".csv"}},
#include "cli/common/people.def"
#undef CLI_TABLE
};

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

const char *cli_people_name(const char *name, words_lang_t lang) {
  for (size_t i = 0; i < COUNT(tables); i++)
    if (strcmp(tables[i].name, name) == 0)
      return tables[i].file[lang];
  return NULL;
}

typedef struct {
  const inputs_programme_t *inputs;
  words_lang_t lang;
  FILE *file;
  char separator, mark;
  kind_t kinds[COLUMNS_MAX];
  bool begun; /* a cell of this row is written */
} writer_t;

static void end_row(writer_t *self) {
  fputs("\r\n", self->file);
  self->begun = false;
}

/* A text that a spreadsheet would take for a formula gets an apostrophe before it. */
static void put_text(writer_t *self, const char *text) {
  const char special[] = {self->separator, '"', '\r', '\n', '\0'};
  const bool is_formula = *text && strchr("=+-@", *text);
  const bool is_quoted = is_formula || strpbrk(text, special);
  if (self->begun)
    fputc(self->separator, self->file);
  self->begun = true;
  fputs(is_quoted ? "\"" : "", self->file);
  fputs(is_formula ? "'" : "", self->file);
  for (; *text; text++) {
    fputs(is_quoted && *text == '"' ? "\"" : "", self->file);
    fputc(*text, self->file);
  }
  fputs(is_quoted ? "\"" : "", self->file);
}

/* Decimals that show all the digits of a number printed with an exponent. */
static int decimals_of(const char *text, const char *exponent) {
  int digits = 0;
  for (const char *c = text; c < exponent; c++)
    digits += *c >= '0' && *c <= '9';
  const long decimals = digits - 1 - strtol(exponent + 1, NULL, 10);
  return decimals < 0 ? 0 : decimals > 320 ? 320 : (int)decimals;
}

/* The digits of the table for programs, with this language's decimal mark and no exponent. */
static void put_number(writer_t *self, const char *text) {
  char plain[700];
  const char *exponent = strchr(text, 'e');
  if (exponent)
    snprintf(plain, sizeof plain, "%.*f", decimals_of(text, exponent), strtod(text, NULL));
  else
    snprintf(plain, sizeof plain, "%s", text);
  if (self->begun)
    fputc(self->separator, self->file);
  self->begun = true;
  for (const char *c = plain; *c; c++)
    fputc(*c == '.' ? self->mark : *c, self->file);
}

static const char *label_of(const writer_t *self, const char *name) {
  for (size_t i = 0; self->inputs && i < self->inputs->label_count; i++)
    if (strcmp(self->inputs->labels[i].name, name) == 0)
      return self->inputs->labels[i].text[self->lang];
  return NULL;
}

/* The label kind.PART of an output by part; NULL: there is none. */
static const char *label_of_part(const writer_t *self, const char *kind, const char *part) {
  char name[INPUTS_LABEL_SIZE];
  snprintf(name, sizeof name, "%s.%s", kind, part);
  return label_of(self, name);
}

/* Fills {1} of a template; cut where the buffer ends. */
static void fill(char *out, size_t size, const char *template, const char *text) {
  const char *hole = strstr(template, "{1}");
  snprintf(out, size, "%.*s%s%s", (int)(hole - template), template, text, hole + 3);
}

static bool put_part(writer_t *self, const char *name) {
  char text[2 * INPUTS_LABEL_SIZE];
  size_t found = COUNT(parts);
  const char *label = NULL, *part = NULL;
  for (size_t i = 0; !label && i < COUNT(parts); i++) {
    const size_t length = strlen(parts[i].name);
    if (strncmp(name, parts[i].name, length) != 0 || name[length] != '.')
      continue;
    part = name + length + 1;
    label = label_of_part(self, parts[i].label, part);
    found = label || found == COUNT(parts) ? i : found;
  }
  if (found == COUNT(parts))
    return false;
  fill(text, sizeof text, parts[found].text[self->lang], label ? label : part);
  put_text(self, text);
  return true;
}

/* M$2026 is written M$ de 2026. */
static bool put_money(writer_t *self, const char *unit) {
  char text[64];
  if (strncmp(unit, "M$", 2) != 0 || unit[2] < '0' || unit[2] > '9')
    return false;
  snprintf(text, sizeof text, self->lang == WORDS_ES ? "M$ de %.40s" : "M$ of %.40s", unit + 2);
  put_text(self, text);
  return true;
}

static void put_word(writer_t *self, kind_t kind, const char *name) {
  const char *label = kind == NAME ? label_of(self, name) : NULL;
  for (size_t i = 0; !label && i < COUNT(words); i++)
    if (words[i].kind == kind && strcmp(words[i].name, name) == 0)
      label = words[i].text[self->lang];
  const models_series_id_t output = kind == NAME ? models_series_find(name) : MODELS_S_COUNT;
  if (!label && output < MODELS_S_COUNT)
    label = cli_output_label(output, self->lang);
  if (label)
    put_text(self, label);
  else if (kind == NAME ? !put_part(self, name) : kind != UNIT || !put_money(self, name))
    put_text(self, name);
}

static void put_cell(writer_t *self, kind_t kind, const char *text) {
  char section[64];
  switch (kind) {
  case NUMBER:
    put_number(self, text);
    break;
  case NAME:
  case UNIT:
  case GRADE:
  case VERDICT:
  case DIRECTION:
  case COMPARES:
    put_word(self, kind, text);
    break;
  case FLAG:
    put_text(self, strcmp(text, "1") != 0 ? "no" : self->lang == WORDS_ES ? "sí" : "yes");
    break;
  case SECTION: /* 4.1 would be read as a number or a date */
    snprintf(section, sizeof section, *text ? "§ %.50s" : "%s", text);
    put_text(self, section);
    break;
  case TEXT:
    put_text(self, text);
    break;
  case HIDDEN:
    break;
  }
}

/* p05, p05_se, p05_low, p05_high: the quantiles. */
static bool put_quantile(writer_t *self, const char *name) {
  static const struct {
    const char *end, *text[WORDS_LANG_COUNT];
  } ends[] = {{"", {"", ""}},
              {"_se", {", error de simulación", ", simulation error"}},
              {"_low", {", desde", ", from"}},
              {"_high", {", hasta", ", to"}}};
  char text[64], *end;
  if (name[0] != 'p' || name[1] < '0' || name[1] > '9')
    return false;
  const long rank = strtol(name + 1, &end, 10);
  for (size_t i = 0; i < COUNT(ends); i++)
    if (strcmp(end, ends[i].end) == 0) {
      snprintf(text, sizeof text, "P%ld%s", rank, ends[i].text[self->lang]);
      put_text(self, text);
      return true;
    }
  return false;
}

static void put_heading(writer_t *self, size_t i, const char *name) {
  self->kinds[i] = NUMBER;
  for (size_t k = 0; k < COUNT(columns); k++)
    if (strcmp(columns[k].name, name) == 0) {
      self->kinds[i] = columns[k].kind;
      if (columns[k].kind != HIDDEN)
        put_text(self, columns[k].heading[self->lang]);
      return;
    }
  if (put_quantile(self, name))
    return;
  self->kinds[i] = TEXT;
  put_text(self, name);
}

/* Ends the cell at `at` and undoes its quotes; returns what follows it. */
static char *next_cell(char *at, bool *is_last) {
  char *to = at;
  bool quoted = false;
  for (; *at && (quoted || (*at != ',' && *at != '\n')); at++) {
    if (*at != '"')
      *to++ = *at;
    else if (quoted && at[1] == '"')
      *to++ = *at++;
    else
      quoted = !quoted;
  }
  *is_last = *at != ',';
  char *next = *at ? at + 1 : at;
  *to = '\0';
  return next;
}

static char *write_row(writer_t *self, char *at, bool is_head) {
  static const char *const technical[WORDS_LANG_COUNT] = {"Nombre en los datos",
                                                          "Name in the data"};
  const char *named = NULL;
  bool is_last = false;
  size_t i = 0;
  for (; !is_last && i < COLUMNS_MAX; i++) {
    char *cell = at;
    at = next_cell(cell, &is_last);
    if (is_head)
      put_heading(self, i, cell);
    else
      put_cell(self, self->kinds[i], cell);
    if (!named && self->kinds[i] == NAME)
      named = is_head ? technical[self->lang] : cell;
  }
  if (named)
    put_text(self, named);
  end_row(self);
  return at;
}

int cli_people_write(const char *table, const inputs_programme_t *inputs, words_lang_t lang,
                     FILE *file) {
  writer_t self = {.inputs = inputs,
                   .lang = lang,
                   .file = file,
                   .separator = lang == WORDS_ES ? ';' : ',',
                   .mark = lang == WORDS_ES ? ',' : '.'};
  char *copy = strdup(table);
  if (!copy)
    return -1;
  fputs("\xef\xbb\xbf", file);
  for (char *at = copy; *at;)
    at = write_row(&self, at, at == copy);
  free(copy);
  return 0;
}
