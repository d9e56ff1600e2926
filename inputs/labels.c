// SPDX-License-Identifier: GPL-3.0-or-later
/* labels.csv: the names to show for the names of inputs. */
#include "inputs/loader.h"
#include "inputs/names.h"
#include "models/table/unit.h"
#include "sim/status.h"

#include <stdlib.h>
#include <string.h>

typedef struct {
  inputs_loader_t *loader;
  const inputs_table_t *table;
  const inputs_file_t *file;
  size_t index[3];                /* name, es, en */
  size_t *unknown, unknown_count; /* rows that name nothing here */
  bool has_doubts; /* inputs are wrong: what a label names may only be misspelt there */
} labels_t;

static const char *const columns[] = {"name", "es", "en"};

static void refuse(const labels_t *self, const inputs_cell_t *cell, words_message_t id,
                   const char *const *args) {
  const words_place_t place = {self->file->path, cell->line, cell->column};
  words_report_error(self->loader->report, &place, id, args);
}

static size_t characters(const char *text) {
  size_t count = 0;
  for (; *text; text++)
    count += ((unsigned char)*text & 0xc0) != 0x80;
  return count;
}

/* The segment that a label's prefix stands for: `component.round` labels `completion.round`,
   `group.sex` the dimension of `group.sex.women`. */
static bool names_segment(const char *label, const char *name) {
  const char *segment = strchr(label, '.') + 1;
  if (strncmp(label, "component.", 10) == 0)
    return strncmp(name, "completion.", 11) == 0 && strcmp(name + 11, segment) == 0;
  if (strncmp(label, "group.", 6) == 0)
    return strncmp(name, "group.", 6) == 0 && models_name_is_under(label, name);
  const char *partner = models_last_segment(name);
  if (strncmp(name, "association.", 12) != 0 || partner == name + 12)
    return false;
  if (strncmp(label, "partner.", 8) == 0)
    return strcmp(partner, segment) == 0;
  const size_t length = (size_t)(partner - 1 - (name + 12));
  return strncmp(label, "purpose.", 8) == 0 && strlen(segment) == length &&
         strncmp(name + 12, segment, length) == 0;
}

bool inputs_variant_labelled(const char *label, const char *variant, size_t length) {
  static const char stem[] = "variant.";
  if (strncmp(label, stem, strlen(stem)) != 0 || strlen(label) != strlen(stem) + length)
    return false;
  for (size_t i = 0; i < length; i++)
    if (label[strlen(stem) + i] != (variant[i] == '-' ? '_' : variant[i]))
      return false;
  return true;
}

/* A scenario of the programme: `base`, or a variant in its folder; any where there is none. */
static bool names_scenario(const inputs_loader_t *loader, const char *label) {
  enum { MOST = 1000 };
  char *names[MOST];
  const size_t count = inputs_loader_variants(loader, names, MOST);
  bool found = count == 0 || (loader->held && loader->held->is_partial) ||
               inputs_variant_labelled(label, "base", strlen("base"));
  for (size_t i = 0; i < count; i++) {
    found = found || inputs_variant_labelled(label, names[i], strlen(names[i]));
    free(names[i]);
  }
  return found;
}

static bool is_known(const inputs_loader_t *loader, const char *label) {
  const models_inputs_t *inputs = &loader->rows.inputs;
  const models_spec_t *spec = models_schema_find(label);
  const char *unit = models_inputs_unit(inputs);
  if (strncmp(label, "unit.", 5) == 0)
    return unit && strcmp(unit, label + 5) == 0;
  if (strncmp(label, "variant.", 8) == 0)
    return names_scenario(loader, label);
  if (strcmp(label, "programme") == 0 || strcmp(label, "source") == 0 ||
      (spec && !strchr(spec->pattern, '<')))
    return true;
  for (size_t i = 0; i < inputs->count; i++) {
    const char *name = inputs->rows[i].name;
    if (strcmp(name, label) == 0 || (strchr(label, '.') && names_segment(label, name)))
      return true;
  }
  return false;
}

static int refuse_unknown(const labels_t *self, const inputs_cell_t *cell) {
  const inputs_loader_t *loader = self->loader;
  char *hint = inputs_did_you_mean_input(loader->report->lang, cell->text, &loader->rows.inputs);
  if (!hint)
    return SIM_ERR_NO_MEMORY;
  refuse(self, cell, WORDS_MSG_LABEL_UNKNOWN, WORDS_ARGS(cell->text, hint));
  free(hint);
  return SIM_OK;
}

void inputs_text_check(const inputs_loader_t *loader, const inputs_file_t *file,
                       const inputs_cell_t *cell, const char *column, size_t most) {
  const words_place_t place = {file->path, cell->line, cell->column};
  const char *text = cell->text;
  const size_t length = characters(text);
  const words_lang_t lang = loader->report->lang;
  char count[24], limit[24];
  snprintf(count, sizeof count, "%zu", length);
  snprintf(limit, sizeof limit, "%zu", most);
  if (cell->is_bad)
    return;
  if (length == 0)
    words_report_error(loader->report, &place, WORDS_MSG_CELL_EMPTY,
                       WORDS_ARGS(column, words_message(WORDS_MSG_WORD_LABEL, lang)));
  else if (length > most)
    words_report_error(loader->report, &place, WORDS_MSG_LABEL_LONG,
                       WORDS_ARGS(column, text, count, limit));
  else if (strchr("=+-@", text[0]))
    words_report_error(loader->report, &place, WORDS_MSG_CSV_FORMULA, WORDS_ARGS(column, text));
  else if (strpbrk(text, "`\\"))
    words_report_error(loader->report, &place, WORDS_MSG_LABEL_BACKTICK, WORDS_ARGS(column, text));
}

static int read_row(labels_t *self, size_t i) {
  const inputs_cell_t *cells = self->table->records[i].cells;
  const inputs_cell_t *name = &cells[self->index[0]];
  inputs_programme_t *out = self->loader->out;
  const words_lang_t lang = self->loader->report->lang;
  for (size_t k = 1; k < 3; k++)
    inputs_text_check(self->loader, self->file, &cells[self->index[k]], columns[k],
                      INPUTS_LABEL_CHARS);
  if (name->is_bad)
    return SIM_OK;
  if (name->text[0] == '\0') {
    refuse(self, name, WORDS_MSG_CELL_EMPTY,
           WORDS_ARGS("name", words_message(WORDS_MSG_WORD_NAME, lang)));
    return SIM_OK;
  }
  if (!self->has_doubts && !is_known(self->loader, name->text)) {
    self->unknown[self->unknown_count++] = i;
    return SIM_OK;
  }
  inputs_label_row_t *row = &out->labels[out->label_count++];
  row->name = strdup(name->text);
  row->text[WORDS_ES] = strdup(cells[self->index[1]].text);
  row->text[WORDS_EN] = strdup(cells[self->index[2]].text);
  return row->name && row->text[WORDS_ES] && row->text[WORDS_EN] ? SIM_OK : SIM_ERR_NO_MEMORY;
}

static const inputs_cell_t *unknown_name(const labels_t *self, size_t k) {
  return &self->table->records[self->unknown[k]].cells[self->index[0]];
}

/* A few are slips, each to be mended; many come with the file of another programme: one note. */
static int report_unknown(const labels_t *self) {
  enum { SLIPS = 3 };
  char count[24], list[160];
  int status = SIM_OK;
  for (size_t k = 0; !status && self->unknown_count <= SLIPS && k < self->unknown_count; k++)
    status = refuse_unknown(self, unknown_name(self, k));
  if (self->unknown_count <= SLIPS)
    return status;
  snprintf(count, sizeof count, "%zu", self->unknown_count);
  snprintf(list, sizeof list, "%.40s, %.40s, %.40s …", unknown_name(self, 0)->text,
           unknown_name(self, 1)->text, unknown_name(self, 2)->text);
  words_report_note(self->loader->report, &(words_place_t){.file = self->file->path},
                    WORDS_MSG_LABELS_STALE, WORDS_ARGS(count, list));
  return SIM_OK;
}

static const inputs_label_row_t *find(const inputs_programme_t *inputs, const char *name) {
  for (size_t i = 0; i < inputs->label_count; i++)
    if (strcmp(inputs->labels[i].name, name) == 0)
      return &inputs->labels[i];
  return NULL;
}

/* Calls an input after another: `text` with the label `of` in it. The list has room for two of each
   row of inputs. */
static int add_derived(inputs_programme_t *out, const char *name, words_message_t text,
                       const inputs_label_row_t *of) {
  inputs_label_row_t *row = &out->labels[out->label_count++];
  row->name = strdup(name);
  for (int lang = 0; lang < WORDS_LANG_COUNT; lang++)
    row->text[lang] = words_message_format(text, (words_lang_t)lang, WORDS_ARGS(of->text[lang]));
  return row->name && row->text[WORDS_ES] && row->text[WORDS_EN] ? SIM_OK : SIM_ERR_NO_MEMORY;
}

/* What a component costs and how many complete it are called after it, and the demand of a region
   after that, unless they have a label of their own. */
static int derive(inputs_programme_t *out, const char *name) {
  static const struct {
    const char *prefix, *end, *of;
    words_message_t text;
  } kinds[] = {{"cost.", "", "component.", WORDS_MSG_LABEL_COST},
               {"cost.", ".fixed_share", "component.", WORDS_MSG_LABEL_FIXED_SHARE},
               {"completion.", "", "component.", WORDS_MSG_LABEL_COMPLETION},
               {"demand.region.", "", "region.", WORDS_MSG_LABEL_DEMAND}};
  for (size_t k = 0; k < sizeof kinds / sizeof kinds[0]; k++) {
    const size_t length = strlen(kinds[k].prefix);
    char labelled[MODELS_NAME_MAX + 16];
    const size_t end = strlen(kinds[k].end), all = strlen(name);
    if (strncmp(name, kinds[k].prefix, length) != 0 || all < length + end ||
        strcmp(name + all - end, kinds[k].end) != 0)
      continue;
    snprintf(labelled, sizeof labelled, "%s%.*s", kinds[k].of, (int)(all - length - end),
             name + length);
    const inputs_label_row_t *part = find(out, labelled);
    if (!part || find(out, name))
      continue;
    return add_derived(out, name, kinds[k].text, part);
  }
  return SIM_OK;
}

/* What differs from year to year is called after the input that does, as NAME.year
   (studies/groups.h). */
static int derive_years(inputs_programme_t *out, const models_input_t *row) {
  char name[MODELS_NAME_MAX + 8];
  const inputs_label_row_t *input = find(out, row->name);
  snprintf(name, sizeof name, "%s.year", row->name);
  return row->year_sd > 0.0 && input && !find(out, name)
             ? add_derived(out, name, WORDS_MSG_LABEL_YEARS, input)
             : SIM_OK;
}

int inputs_labels_read(inputs_loader_t *loader) {
  labels_t self = {.loader = loader, .has_doubts = loader->report->errors > 0};
  inputs_table_t table = {0};
  char limit[24];
  bool is_there;
  int status = inputs_loader_optional(loader, "labels.csv", &table, &self.file, &is_there);
  if (!is_there)
    return status;
  self.table = &table;
  if (status == SIM_OK)
    status = inputs_csv_columns(&table, columns, 3, 3, self.index, loader->report);
  if (status == SIM_OK)
    status = inputs_names_column(&table, self.index[0], MODELS_NAMES_INPUT);
  if (status == SIM_OK && table.count > MODELS_ROWS_MAX) {
    snprintf(limit, sizeof limit, "%d", MODELS_ROWS_MAX);
    words_report_error(loader->report, &(words_place_t){.file = self.file->path}, WORDS_MSG_ROWS,
                       WORDS_ARGS(limit));
    status = SIM_ERR_DOMAIN;
  }
  if (status == SIM_OK) {
    loader->out->labels =
        calloc(table.count + 2 * loader->rows.inputs.count, sizeof *loader->out->labels);
    self.unknown = calloc(table.count, sizeof *self.unknown);
    status = loader->out->labels && self.unknown
                 ? inputs_csv_unique(&table, self.index, 1, loader->report)
                 : SIM_ERR_NO_MEMORY;
  }
  for (size_t i = 1; status == SIM_OK && i < table.count; i++)
    status = read_row(&self, i);
  if (status == SIM_OK && self.unknown)
    status = report_unknown(&self);
  for (size_t i = 0; status == SIM_OK && i < loader->rows.inputs.count; i++) {
    const models_input_t *row = &loader->rows.inputs.rows[i];
    status = derive(loader->out, row->name);
    if (status == SIM_OK)
      status = derive_years(loader->out, row);
  }
  free(self.unknown);
  inputs_table_free(&table);
  return status;
}

int inputs_label_add(inputs_programme_t *out, const char *name,
                     const char *const text[WORDS_LANG_COUNT]) {
  inputs_label_row_t *rows = realloc(out->labels, (out->label_count + 1) * sizeof *rows);
  if (!rows)
    return SIM_ERR_NO_MEMORY;
  out->labels = rows;
  inputs_label_row_t *row = &rows[out->label_count++];
  row->name = strdup(name);
  for (int lang = 0; lang < WORDS_LANG_COUNT; lang++)
    row->text[lang] = strdup(text[lang]);
  return row->name && row->text[WORDS_ES] && row->text[WORDS_EN] ? SIM_OK : SIM_ERR_NO_MEMORY;
}

const char *inputs_label_given(const inputs_programme_t *self, const char *name,
                               words_lang_t lang) {
  const inputs_label_row_t *row = self ? find(self, name) : NULL;
  return row ? row->text[lang] : NULL;
}

const char *inputs_label(const inputs_programme_t *self, const char *name, words_lang_t lang,
                         char buffer[INPUTS_LABEL_SIZE]) {
  const char *given = inputs_label_given(self, name, lang);
  if (given)
    return given;
  snprintf(buffer, INPUTS_LABEL_SIZE, "%s",
           strcmp(name, "programme") == 0 ? self->name : models_last_segment(name));
  for (char *c = buffer; *c; c++)
    *c = *c == '_' ? ' ' : *c;
  return buffer;
}
