// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/common/book.h"

#include "cli/common/assumptions.h"
#include "cli/common/naming.h"
#include "inputs/workbook.h"
#include "reports/workbook.h"
#include "words/draft.h"

#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

enum { FACTS = 7 };

/* The facts, and the texts that they borrow. */
typedef struct {
  reports_fact_t facts[FACTS];
  size_t count;
  char *title, *scenarios, *set, *line;
  char seed[24];
} page_t;

static void add(page_t *page, const cli_book_t *self, words_message_t label, const char *text,
                double number) {
  page->facts[page->count++] =
      (reports_fact_t){words_message(label, self->options->lang), text, number};
}

/* "Redes", as its folder is called, or "Redes de proveedores (redes)" where labels.csv names it. */
static char *title_of(const cli_book_t *self) {
  char label[INPUTS_LABEL_SIZE], *title = NULL;
  const char *name =
      self->inputs ? inputs_label(self->inputs, "programme", self->options->lang, label) : label;
  if (name == label)
    return strdup(self->inputs ? label : self->name);
  return asprintf(&title, "%s (%s)", name, self->name) < 0 ? NULL : title;
}

static char *joined(const char *const *names, size_t count) {
  words_draft_t draft;
  FILE *stream = words_draft_begin(&draft);
  for (size_t i = 0; stream && i < count; i++)
    fprintf(stream, "%s%s", i ? " · " : "", names[i]);
  return words_draft_end(&draft);
}

/* What the line that repeats it calls the programme: a workbook by the file it is, wherever it
   lies; a folder by its name. */
static const char *programme_of(const cli_book_t *self) {
  const char *path = self->options->programme;
  const char *slash = path ? strrchr(path, '/') : NULL;
  return path && inputs_workbook_is(path) ? (slash ? slash + 1 : path) : self->name;
}

/* Makes the texts; −1 when out of memory. */
static int make_texts(page_t *page, const cli_book_t *self) {
  page->title = title_of(self);
  page->scenarios = joined(self->scenarios, self->scenario_count);
  page->line = cli_options_line(self->options, programme_of(self));
  if (self->inputs && self->options->overrides.count)
    page->set = cli_assumptions_set(self->options, self->inputs);
  else
    page->set = strdup("");
  return page->title && page->scenarios && page->line && page->set ? 0 : -1;
}

static void add_facts(page_t *page, const cli_book_t *self) {
  const words_lang_t lang = self->options->lang;
  add(page, self, self->scenarios ? WORDS_MSG_WORKBOOK_PROGRAMME : WORDS_MSG_WORKBOOK_DATASET,
      self->name, 0);
  if (self->scenarios) {
    add(page, self,
        self->scenario_count > 1 ? WORDS_MSG_WORKBOOK_SCENARIOS : WORDS_MSG_WORKBOOK_SCENARIO,
        page->scenarios, 0);
    add(page, self, WORDS_MSG_WORKBOOK_SET,
        *page->set ? page->set : words_message(WORDS_MSG_WORKBOOK_NOTHING, lang), 0);
  }
  if (self->replicates) {
    snprintf(page->seed, sizeof page->seed, "%" PRIu64, self->options->seed);
    add(page, self, WORDS_MSG_WORKBOOK_REPLICATES, NULL, (double)self->replicates);
    add(page, self, WORDS_MSG_WORKBOOK_SEED, page->seed, 0);
  }
  add(page, self, WORDS_MSG_WORKBOOK_VERSION, "exante " EXANTE_VERSION, 0);
  add(page, self, WORDS_MSG_WORKBOOK_REPEAT, page->line, 0);
}

int cli_book_write(const cli_book_t *self, const words_table_t *tables, size_t table_count,
                   const char *answer, reports_results_t *results) {
  const words_lang_t lang = self->options->lang;
  const char *file = reports_workbook_file(lang);
  page_t page = {.count = 0};
  char *path = reports_results_path(results, file);
  int error = make_texts(&page, self) || !path ? ENOMEM : 0;
  if (!error) {
    add_facts(&page, self);
    error = reports_workbook_write(&(reports_workbook_t){.title = page.title,
                                                         .facts = page.facts,
                                                         .fact_count = page.count,
                                                         .board = self->board,
                                                         .answer = answer,
                                                         .pictures = self->pictures,
                                                         .tables = tables,
                                                         .table_count = table_count,
                                                         .naming = cli_naming(self->inputs, lang)},
                                   path, results->aside);
  }
  free(path);
  free(page.title);
  free(page.scenarios);
  free(page.set);
  free(page.line);
  return error ? reports_results_fail(results, file, error) : 0;
}
