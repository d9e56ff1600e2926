// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/publish.h"

#include "cli/results.h"
#include "cli/say.h"
#include "sim/status.h"

#include <stdlib.h>
#include <string.h>

typedef struct {
  const cli_publication_t *publication;
  cli_results_t results;
  char *text; /* for the terminal; NULL when quiet */
} work_t;

static int fail_output(const work_t *self, cli_message_t id) {
  const cli_publication_t *p = self->publication;
  char *shown = cli_escape(self->results.failed ? self->results.failed : p->folder, 0);
  const int code = cli_fail(p->options->lang, CLI_EXIT_ENVIRONMENT, id,
                            CLI_ARGS(shown ? shown : "", strerror(self->results.error)));
  free(shown);
  return code;
}

/* Made before anything is in its place, so that a lack of memory changes nothing. */
static int make_text(work_t *self) {
  const cli_publication_t *p = self->publication;
  size_t size;
  FILE *stream = open_memstream(&self->text, &size);
  if (!stream)
    return -1;
  char *folder = cli_escape(p->folder, 0);
  char *wrote =
      folder ? cli_message_format(CLI_MSG_WROTE, p->options->lang, CLI_ARGS(folder)) : NULL;
  int lost = !wrote || p->print(p->subject, stream);
  fprintf(stream, "%s\n", wrote ? wrote : "");
  lost = ferror(stream) || lost;
  lost = fclose(stream) || lost || !self->text;
  free(folder);
  free(wrote);
  return lost ? -1 : 0;
}

static int write_files(work_t *self) {
  const cli_publication_t *p = self->publication;
  int status = 0;
  for (size_t i = 0; !status && i < p->file_count; i++) {
    FILE *file = cli_results_create(&self->results, p->files[i].name);
    if (!file)
      return -1;
    p->files[i].write(p->subject, file);
    status = cli_results_finish(&self->results, p->files[i].name, file);
  }
  return status;
}

/* Charts may fail without taking the numbers with them: *code says so. */
static int draw_charts(work_t *self, int *code) {
  const cli_publication_t *p = self->publication;
  if (!p->draw || p->options->no_plots)
    return 0;
  char *folder = cli_results_charts(&self->results);
  if (!folder)
    return -1;
  char detail[CLI_CHARTS_DETAIL] = "";
  const int status = p->draw(p->subject, folder, &p->interrupt->raised, detail);
  if (status)
    cli_results_drop_charts(&self->results);
  if (status && !p->interrupt->raised)
    *code = cli_fail(p->options->lang, CLI_EXIT_ENVIRONMENT, CLI_MSG_NO_CHARTS, CLI_ARGS(detail));
  free(folder);
  return 0;
}

static int publish(work_t *self) {
  const cli_publication_t *p = self->publication;
  const cli_options_t *options = p->options;
  int code = CLI_EXIT_OK, begun = 0;
  if (!options->quiet && make_text(self))
    return cli_fail_status(options->lang, SIM_ERR_NO_MEMORY);
  if (cli_results_open(&self->results, p->folder) || write_files(self) ||
      draw_charts(self, &code) || cli_record_write_analysis(&self->results, p->record))
    return fail_output(self, CLI_MSG_OUT_FAILED);
  if (p->interrupt->raised)
    return cli_fail(options->lang, CLI_EXIT_INTERRUPTED, CLI_MSG_INTERRUPTED, NULL);
  if (cli_results_commit(&self->results, &begun))
    return fail_output(self, begun ? CLI_MSG_OUT_MOVE : CLI_MSG_OUT_FAILED);
  /* First, so that nothing is left aside when the reader of the text closes its end. */
  cli_results_close(&self->results);
  if (self->text)
    fputs(self->text, stdout);
  return code;
}

int cli_publish(const cli_publication_t *publication) {
  work_t self = {.publication = publication};
  const int code = publish(&self);
  cli_results_close(&self.results);
  free(self.text);
  return code;
}
