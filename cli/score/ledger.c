// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/score/ledger.h"

#include "cli/score/ledger_line.h"
#include "inputs/file.h"
#include "sim/status.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* A line of a programme with all its outputs is some 100 kB. */
static const size_t most_bytes = (size_t)256 << 20;

typedef struct {
  cli_ledger_t *out;
  cli_ledger_score_t *scores; /* of all lines, in their order */
  size_t count, capacity;
  words_report_t *report;
} reader_t;

static int refuse(const reader_t *self, size_t line, words_message_t id) {
  words_report_error(self->report, &(words_place_t){.file = self->out->path, .line = line}, id,
                     NULL);
  return SIM_ERR_DOMAIN;
}

static int take_line(reader_t *self, const char *text, size_t length, size_t number) {
  char link[CLI_LINK_SIZE];
  if (!cli_ledger_is_linked(text, length, self->out->link, link))
    return refuse(self, number, WORDS_MSG_LEDGER_BROKEN);
  memcpy(self->out->link, link, sizeof link);
  const int status = cli_ledger_scores(text, length, &self->scores, &self->count, &self->capacity);
  return status == SIM_ERR_DOMAIN ? refuse(self, number, WORDS_MSG_LEDGER_NOT) : status;
}

static int take_lines(reader_t *self) {
  const char *at = self->out->bytes, *end = at + self->out->size;
  int status = SIM_OK;
  for (size_t number = 1; !status && at < end; number++) {
    const char *stop = memchr(at, '\n', (size_t)(end - at));
    if (!stop)
      return refuse(self, number, WORDS_MSG_LEDGER_BROKEN);
    status = take_line(self, at, (size_t)(stop - at), number);
    at = stop + 1;
  }
  return status;
}

static bool is_known(const reader_t *self, const char *seal, const char *observed) {
  for (size_t i = 0; i < self->count; i++)
    if (strcmp(self->scores[i].seal, seal) == 0 && strcmp(self->scores[i].observed, observed) == 0)
      return true;
  return false;
}

static int append(reader_t *self, const char *line) {
  cli_ledger_t *out = self->out;
  const size_t length = strlen(line);
  char *bytes = realloc(out->bytes, out->size + length + 2);
  if (!bytes)
    return SIM_ERR_NO_MEMORY;
  memcpy(bytes + out->size, line, length);
  bytes[out->size + length] = '\n';
  bytes[out->size + length + 1] = '\0';
  out->bytes = bytes;
  const char *added = bytes + out->size;
  out->size += length + 1;
  return take_line(self, added, length, 0);
}

/* The last score of each output of each forecast: a result that is corrected replaces what it was,
   and what it was stays in the file. */
static int pool(reader_t *self) {
  cli_ledger_t *out = self->out;
  studies_scores_t *track = &out->track;
  track->scores = calloc(self->count + 1, sizeof *track->scores);
  if (!track->scores)
    return SIM_ERR_NO_MEMORY;
  for (size_t i = 0; i < self->count; i++) {
    bool is_last = true, is_first = true;
    for (size_t k = i + 1; is_last && k < self->count; k++)
      is_last = !cli_ledger_is_same(&self->scores[i], &self->scores[k]);
    for (size_t k = 0; is_first && k < i; k++)
      is_first = strcmp(self->scores[k].seal, self->scores[i].seal) != 0;
    out->forecasts += is_first;
    if (is_last)
      track->scores[track->count++] = self->scores[i].score;
  }
  return studies_score_pool(track) ? SIM_ERR_NO_MEMORY : SIM_OK;
}

static int read_file(cli_ledger_t *self, words_report_t *report) {
  if (!inputs_file_exists(self->path))
    return (self->bytes = calloc(1, 1)) ? SIM_OK : SIM_ERR_NO_MEMORY;
  const int status = inputs_file_read(self->path, most_bytes, &self->bytes, &self->size, report);
  self->read = self->size;
  return status;
}

int cli_ledger_add(cli_ledger_t *self, const char *path, const cli_frozen_t *frozen,
                   const inputs_observed_t *observed, const studies_scores_t *scores,
                   words_report_t *report) {
  *self = (cli_ledger_t){.path = strdup(path)};
  reader_t reader = {.out = self, .report = report};
  memset(self->link, '0', CLI_LINK_SIZE - 1);
  int status = self->path ? read_file(self, report) : SIM_ERR_NO_MEMORY;
  if (!status) {
    inputs_digest(self->bytes, self->size, self->digest);
    status = take_lines(&reader);
  }
  if (!status && !(self->is_known = is_known(&reader, frozen->seal, observed->digest))) {
    char *line = cli_ledger_line(frozen, observed, scores, self->link);
    status = line ? append(&reader, line) : SIM_ERR_NO_MEMORY;
    free(line);
  }
  if (!status)
    status = pool(&reader);
  cli_ledger_scores_free(reader.scores, reader.count);
  return status;
}

void cli_ledger_free(cli_ledger_t *self) {
  cli_whole_end(&self->whole);
  studies_score_free(&self->track);
  free(self->path);
  free(self->bytes);
  *self = (cli_ledger_t){0};
}

/* Whether the file is what was read. */
static bool is_unchanged(const cli_ledger_t *self) {
  char *bytes = NULL, digest[CLI_DIGEST_SIZE];
  size_t size = 0;
  words_report_t silent;
  words_report_init(&silent, WORDS_ES);
  if (!inputs_file_exists(self->path))
    return self->read == 0;
  const int status = inputs_file_read(self->path, most_bytes, &bytes, &size, &silent);
  inputs_digest(bytes, status ? 0 : size, digest);
  free(bytes);
  words_report_free(&silent);
  return !status && strcmp(digest, self->digest) == 0;
}

static int write_bytes(const void *what, const char *path, const char *folder) {
  const cli_ledger_t *self = what;
  FILE *file = fopen(path, "w");
  (void)folder;
  if (!file)
    return errno;
  int error = fwrite(self->bytes, 1, self->size, file) == self->size && fflush(file) == 0 &&
                      fsync(fileno(file)) == 0
                  ? 0
                  : errno;
  return fclose(file) && !error ? errno : error;
}

int cli_ledger_begin(cli_ledger_t *self) {
  return self->is_known ? 0 : cli_whole_begin(&self->whole, self->path, true, write_bytes, self);
}

int cli_ledger_put(const cli_ledger_t *self) {
  if (self->is_known)
    return 0;
  return is_unchanged(self) ? cli_whole_put(&self->whole, true) : EBUSY;
}
