// SPDX-License-Identifier: GPL-3.0-or-later
#include "page/answer.h"

#include "cli/common/grade.h"
#include "cli/common/naming.h"
#include "cli/common/outlook_rows.h"
#include "models/table/describe.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { VARIANTS = 200 };

void page_put(FILE *stream, const char *text, bool is_last) {
  for (; *text; text++)
    fputc(*text == '\t' || *text == '\n' || *text == '\r' ? ' ' : *text, stream);
  fputc(is_last ? '\n' : '\t', stream);
}

static void put_number(FILE *stream, double x, bool is_last) {
  fprintf(stream, "%.17g%c", x, is_last ? '\n' : '\t');
}

void page_answer_texts(FILE *stream) {
  static const struct {
    const char *name;
    words_message_t id;
  } texts[] = {
#define WORDS_MESSAGE(id, es, en) {#id, WORDS_MSG_##id},
#include "words/messages_page.def"
#undef WORDS_MESSAGE
  };
  for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
    page_put(stream, texts[i].name, false);
    page_put(stream, words_message(texts[i].id, WORDS_ES), false);
    page_put(stream, words_message(texts[i].id, WORDS_EN), true);
  }
}

void page_answer_report(const words_report_t *report, FILE *stream) {
  for (size_t i = 0; i < report->count; i++) {
    const words_entry_t *entry = &report->entries[i];
    page_put(stream, entry->is_note ? "note" : "error", false);
    page_put(stream, entry->file ? entry->file : "", false);
    fprintf(stream, "%zu\t%zu\t", entry->line, entry->column);
    page_put(stream, entry->text ? entry->text : "", true);
  }
}

static void put_name(FILE *stream, const char *kind, const char *name, const char *text) {
  page_put(stream, kind, false);
  page_put(stream, name, false);
  page_put(stream, text, true);
}

/* The label variant.NAME, or the name itself. */
static void put_variant(const inputs_programme_t *inputs, const char *name, words_lang_t lang,
                        FILE *stream) {
  const char *text = name;
  for (size_t i = 0; i < inputs->label_count; i++) {
    const char *label = inputs->labels[i].name;
    if (strncmp(label, "variant.", 8) == 0 && inputs_variant_labelled(label, name, strlen(name)))
      text = inputs->labels[i].text[lang];
  }
  put_name(stream, "variant", name, text);
}

static void put_variants(const inputs_programme_t *inputs, const char *folder, words_lang_t lang,
                         FILE *stream) {
  char *names[VARIANTS];
  const size_t count = inputs_variants_list(folder, names, VARIANTS);
  for (size_t i = 0; i < count; i++) {
    put_variant(inputs, names[i], lang, stream);
    free(names[i]);
  }
}

static void put_outputs(const inputs_programme_t *inputs, const studies_forecast_t *forecast,
                        words_lang_t lang, FILE *stream) {
  char buffer[WORDS_SHOWN];
  for (size_t i = 0; i < forecast->count; i++) {
    cli_outlook_row_t row = {0};
    if (i > 0 && strcmp(forecast->estimates[i].output, forecast->estimates[i - 1].output) == 0)
      continue;
    snprintf(row.output, sizeof row.output, "%s", forecast->estimates[i].output);
    put_name(stream, "output", row.output, cli_outlook_title(&row, inputs, lang, buffer));
  }
}

static void put_main(const inputs_programme_t *inputs, words_lang_t lang, FILE *stream) {
  const cli_outlook_rows_t events = cli_outlook_events(&inputs->inputs);
  const cli_outlook_rows_t quantities = cli_outlook_quantities(&inputs->inputs);
  char buffer[WORDS_SHOWN];
  for (size_t i = 0; i < events.count; i++) {
    const char *text = cli_outlook_event_label(&events.rows[i], inputs, lang, buffer);
    if (text)
      put_name(stream, "event", events.rows[i].output, text);
  }
  for (size_t i = 0; i < quantities.count; i++) {
    const cli_outlook_row_t *row = &quantities.rows[i];
    page_put(stream, "quantity", false);
    page_put(stream, row->output, false);
    fprintf(stream, "%d\n", row->decimals);
  }
}

void page_answer_names(const inputs_programme_t *inputs, const studies_forecast_t *forecast,
                       const char *folder, words_lang_t lang, FILE *stream) {
  char buffer[INPUTS_LABEL_SIZE];
  put_name(stream, "programme", inputs->name, inputs_label(inputs, "programme", lang, buffer));
  put_variants(inputs, folder, lang, stream);
  for (size_t i = 0; i < inputs->inputs.count; i++) {
    const char *name = inputs->inputs.rows[i].name;
    if (i == 0 || strcmp(name, inputs->inputs.rows[i - 1].name) != 0)
      put_name(stream, "input", name, inputs_label(inputs, name, lang, buffer));
  }
  put_outputs(inputs, forecast, lang, stream);
  put_main(inputs, lang, stream);
}

/* A row that is one number, whatever it was, is a row that a variant can state. A weight stays
   a weight, which --set knows how to say and a slider does not. */
static bool can_be_set(const models_input_t *row, const models_spec_t *spec) {
  return spec && row->distribution != MODELS_WEIGHT;
}

void page_answer_ranges(const inputs_programme_t *inputs, words_lang_t lang, FILE *stream) {
  const words_naming_t naming = cli_naming(inputs, lang);
  char buffer[WORDS_SHOWN];
  for (size_t i = 0; i < inputs->inputs.count; i++) {
    const models_input_t *row = &inputs->inputs.rows[i];
    const models_spec_t *spec = models_schema_find(row->name);
    models_range_t range = {(double)NAN, (double)NAN, (double)NAN};
    models_input_range(&inputs->inputs, i, &range);
    page_put(stream, row->name, false);
    fprintf(stream, "%d\t%s\t", row->year,
            spec && spec->kind == MODELS_KIND_WHOLE ? "whole" : "real");
    put_number(stream, spec ? spec->low : (double)-INFINITY, false);
    put_number(stream, spec ? spec->high : (double)INFINITY, false);
    fprintf(stream, "%d\t", can_be_set(row, spec));
    put_number(stream, range.central, false);
    put_number(stream, range.low, false);
    put_number(stream, range.high, false);
    page_put(stream, row->unit, false);
    page_put(stream, words_naming_cell(&naming, WORDS_UNIT, row->unit, buffer), false);
    page_put(stream, cli_grade_word(row->grade, lang), false);
    page_put(stream, row->source ? row->source : "", true);
  }
}
