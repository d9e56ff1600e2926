// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/common/publish.h"

#include "cli/common/exits.h"
#include "cli/common/folio.h"
#include "cli/common/naming.h"
#include "cli/common/replaced.h"
#include "cli/common/say.h"
#include "cli/common/source.h"
#include "cli/common/theme.h"
#include "plots/marks.h"
#include "sim/status.h"
#include "studies/tables.h"
#include "words/draft.h"
#include "words/table_csv.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
  const cli_publication_t *publication;
  reports_results_t *results;
  char *text, *wrote, *replaced; /* for the terminal, the first for the workbook too */
  bool has_charts;               /* that were drawn */
  words_table_t marks;           /* the numbers behind them */
  bool is_written;
} work_t;

int cli_publish_fail(const reports_results_t *results, const char *folder, words_lang_t lang,
                     words_message_t id) {
  char *shown = words_escape(results->failed ? results->failed : folder, 0);
  const char *elsewhere =
      results->error == ENOMEM ? "" : words_message(WORDS_MSG_OUT_ELSEWHERE, lang);
  const int code =
      cli_fail(lang, CLI_EXIT_ENVIRONMENT, id,
               WORDS_ARGS(shown ? shown : "", cli_errno_text(results->error, lang), elsewhere));
  free(shown);
  return code;
}

static int fail_output(const work_t *self, words_message_t id) {
  return cli_publish_fail(self->results, self->publication->folder,
                          self->publication->options->lang, id);
}

/* Made before anything is in its place, so that a lack of memory changes nothing. */
static int make_text(work_t *self) {
  const cli_publication_t *p = self->publication;
  words_draft_t text;
  FILE *stream = words_draft_begin(&text);
  if (!stream)
    return -1;
  char *folder = words_escape(p->folder, 0);
  self->wrote =
      folder ? words_message_format(WORDS_MSG_WROTE, p->options->lang, WORDS_ARGS(folder)) : NULL;
  self->replaced = cli_replaced_text(p->folder, p->options, p->draw != NULL);
  const int lost = !self->wrote || !self->replaced || p->print(p->subject, stream);
  self->text = words_draft_end(&text);
  free(folder);
  return lost || !self->text ? -1 : 0;
}

/* Ends a file in which `lost` says that a writer ran out of memory. */
static int finish(reports_results_t *results, const char *name, FILE *file, int lost) {
  if (!lost)
    return reports_results_finish(results, name, file);
  fclose(file);
  return reports_results_fail(results, name, ENOMEM);
}

/* data/NAME.csv. */
static int write_for_programs(const work_t *self, const words_table_t *table) {
  char *name = NULL;
  if (asprintf(&name, REPORTS_RESULTS_DATA "/%s.csv", words_table_name(table->id)) < 0)
    return reports_results_fail(self->results, REPORTS_RESULTS_DATA, ENOMEM);
  FILE *file = reports_results_create(self->results, name);
  const int status = file ? finish(self->results, name, file, words_table_write(table, file)) : -1;
  free(name);
  return status;
}

/* The same table, for people. */
static int write_for_people(const work_t *self, const words_table_t *table) {
  const cli_publication_t *p = self->publication;
  const words_naming_t naming = cli_naming(p->inputs, p->options->lang);
  const char *name = words_table_file(table->id, naming.lang);
  FILE *file = reports_results_create(self->results, name);
  return file ? finish(self->results, name, file, words_table_write_people(table, &naming, file))
              : -1;
}

static int write_file(const work_t *self, const cli_result_file_t *wanted) {
  FILE *file = reports_results_create(self->results, wanted->name);
  if (!file)
    return -1;
  wanted->write(self->publication->subject, file);
  return reports_results_finish(self->results, wanted->name, file);
}

/* All tables, the text and the charts in one file. */
static int write_book(const work_t *self) {
  const cli_publication_t *p = self->publication;
  cli_book_t book = p->book.name ? p->book : cli_record_book(p->record);
  book.options = p->options;
  book.inputs = p->inputs;
  book.board = p->answer;
  char *pictures =
      self->has_charts ? reports_results_path(self->results, REPORTS_RESULTS_CHARTS) : NULL;
  if (self->has_charts && !pictures)
    return -1;
  book.pictures = pictures;
  const int status = cli_book_write(&book, p->tables, p->table_count, self->text, self->results);
  free(pictures);
  return status;
}

static int write_files(const work_t *self) {
  const cli_publication_t *p = self->publication;
  int status = 0;
  for (size_t i = 0; !status && i < p->table_count; i++)
    status = write_for_programs(self, &p->tables[i]) || write_for_people(self, &p->tables[i]);
  for (size_t i = 0; !status && i < p->file_count; i++)
    status = write_file(self, &p->files[i]);
  return status ? -1 : 0;
}

/* Charts may fail without taking the numbers with them: *code says so. */
static int draw_charts(work_t *self, int *code) {
  const cli_publication_t *p = self->publication;
  if (!p->draw || p->options->no_plots)
    return 0;
  char *folder = reports_results_charts(self->results);
  if (!folder)
    return -1;
  char detail[CLI_CHARTS_DETAIL] = "";
  const inputs_theme_t *theme = p->theme ? p->theme : p->inputs ? &p->inputs->theme : NULL;
  if (theme)
    cli_theme_tell(theme, p->options->lang);
  plots_marks_begin(&self->marks);
  const cli_canvas_t canvas = {
      .folder = folder, .cancel = &p->interrupt->raised, .marks = &self->marks};
  const int status = p->draw(p->subject, &canvas, detail);
  self->has_charts = status == 0;
  if (status)
    reports_results_drop_charts(self->results);
  if (status && !p->interrupt->raised)
    *code =
        cli_fail(p->options->lang, CLI_EXIT_ENVIRONMENT, WORDS_MSG_NO_CHARTS, WORDS_ARGS(detail));
  free(folder);
  return 0;
}

/* charts.csv, as every other table. */
static int write_marks(const work_t *self) {
  if (!self->has_charts || words_table_rows(&self->marks) == 0)
    return 0;
  return write_for_programs(self, &self->marks) || write_for_people(self, &self->marks) ? -1 : 0;
}

/* All charts together, on paper. */
static int write_folio(const work_t *self) {
  const cli_publication_t *p = self->publication;
  char label[INPUTS_LABEL_SIZE];
  if (!self->has_charts || words_table_rows(&self->marks) == 0)
    return 0;
  char *folder = reports_results_charts(self->results);
  if (!folder)
    return -1;
  const words_lang_t lang = p->options->lang;
  const char *title = p->inputs ? inputs_label(p->inputs, "programme", lang, label) : p->book.name;
  const int status = cli_folio_write(&self->marks, folder, title ? title : "", lang);
  free(folder);
  return status ? reports_results_fail(self->results, REPORTS_RESULTS_CHARTS, errno) : 0;
}

static int write_page(const work_t *self) {
  const cli_publication_t *p = self->publication;
  if (!p->page)
    return 0;
  char *charts = self->has_charts ? reports_results_charts(self->results) : NULL;
  FILE *file = reports_results_create(self->results, p->page);
  const int status =
      file ? finish(self->results, p->page, file, p->write_page(p->subject, charts, file)) : -1;
  free(charts);
  return status;
}

static int write_record(const work_t *self) {
  const cli_publication_t *p = self->publication;
  return p->write_record ? p->write_record(p->subject, self->results)
                         : cli_record_write_analysis(self->results, p->record);
}

/* Everything into its place. */
static int write_all(work_t *self) {
  const cli_publication_t *p = self->publication;
  int code = CLI_EXIT_OK, begun = 0;
  if ((!p->results && reports_results_open(self->results, p->folder)) || write_files(self) ||
      draw_charts(self, &code) || write_marks(self) || write_folio(self) || write_page(self) ||
      write_book(self))
    return fail_output(self, WORDS_MSG_OUT_FAILED);
  if (self->has_charts && p->convert && !p->interrupt->raised)
    code = p->convert(p->subject, self->results->aside);
  if (write_record(self))
    return fail_output(self, WORDS_MSG_OUT_FAILED);
  if (p->interrupt->raised)
    return cli_fail(p->options->lang, CLI_EXIT_INTERRUPTED, WORDS_MSG_INTERRUPTED, NULL);
  if (reports_results_commit(self->results, &begun))
    return fail_output(self, begun ? WORDS_MSG_OUT_MOVE : WORDS_MSG_OUT_FAILED);
  self->is_written = true;
  return code;
}

/* What a folder holds that results must not replace: a programme, ever; a sealed forecast, but by
   one that is sealed; the results of another programme of that name, unless --out asks for it.
   False: nothing. */
static bool find_taken(const cli_publication_t *p, words_message_t *id) {
  char mark[CLI_SOURCE_SIZE];
  const char *source = p->record ? p->record->source : NULL;
  *id = WORDS_MSG_OUT_DATA;
  if (cli_source_is_data(p->folder, source ? NULL : p->options->programme))
    return true;
  *id = WORDS_MSG_OUT_SEALED;
  if (!p->options->freeze && cli_source_is_sealed(p->folder))
    return true;
  *id = source ? WORDS_MSG_OUT_OTHER_SEAL : WORDS_MSG_OUT_OTHER;
  if (p->options->out || !p->options->programme)
    return false;
  cli_source_of(p->options->programme, source, mark);
  return cli_source_is_other(p->folder, mark);
}

/* The same, and says so. */
static bool is_taken(const work_t *self) {
  const cli_publication_t *p = self->publication;
  words_message_t id;
  if (!find_taken(p, &id))
    return false;
  char *folder = words_escape(p->folder, 0);
  cli_fail(p->options->lang, CLI_EXIT_INPUT, id, WORDS_ARGS(folder ? folder : ""));
  free(folder);
  return true;
}

static int publish(work_t *self) {
  const cli_publication_t *p = self->publication;
  if (make_text(self))
    return cli_exit(p->options->lang, SIM_ERR_NO_MEMORY);
  const bool is_refused = is_taken(self);
  const int code = p->is_unwritable ? CLI_EXIT_ENVIRONMENT
                   : is_refused     ? CLI_EXIT_INPUT
                                    : write_all(self);
  /* First, so that nothing is left aside when the reader of the text closes its end. */
  reports_results_close(self->results);
  if (!p->options->quiet && code != CLI_EXIT_INTERRUPTED && !is_refused) {
    fputs(self->text, stdout);
    if (self->is_written)
      printf("%s\n%s", self->wrote, self->replaced);
  }
  return code;
}

/* What one scenario rests on stands beside its results: the inputs, as the last of the tables. */
static bool has_inputs(const cli_publication_t *self) {
  const cli_book_t book =
      self->book.name || !self->record ? self->book : cli_record_book(self->record);
  return self->inputs && book.scenario_count == 1;
}

/* The publication with that table; the caller frees it, and `tables`. NULL: out of memory. */
static words_table_t *add_inputs(cli_publication_t *self) {
  words_table_t *tables = malloc((self->table_count + 1) * sizeof *tables);
  if (!tables)
    return NULL;
  memcpy(tables, self->tables, self->table_count * sizeof *tables);
  studies_inputs_table(&self->inputs->inputs, &tables[self->table_count]);
  self->tables = tables;
  self->table_count++;
  return tables;
}

int cli_publish(const cli_publication_t *publication) {
  if (cli_options_is_silent(publication->options))
    return CLI_EXIT_OK;
  cli_publication_t whole = *publication;
  reports_results_t own = {0};
  work_t self = {.publication = &whole,
                 .results = publication->results ? publication->results : &own};
  const bool takes_inputs = has_inputs(publication);
  words_table_t *tables = takes_inputs ? add_inputs(&whole) : NULL;
  const int code = takes_inputs && !tables ? cli_exit(publication->options->lang, SIM_ERR_NO_MEMORY)
                                           : publish(&self);
  if (tables)
    words_table_free(&tables[publication->table_count]);
  free(tables);
  reports_results_close(self.results);
  words_table_free(&self.marks);
  free(self.text);
  free(self.wrote);
  free(self.replaced);
  return code;
}
