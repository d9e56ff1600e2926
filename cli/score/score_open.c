// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/score/score.h"

#include "cli/common/theme.h"
#include "inputs/csv.h"
#include "inputs/file.h"
#include "inputs/load.h"
#include "reports/folder.h"
#include "sim/status.h"

#include <stdlib.h>
#include <string.h>

/* A record holds the texts of several files, each as large as one may be. */
enum { RECORD_MOST = 16 };

static int refuse(words_report_t *report, const char *path, words_message_t id,
                  const char *const *args) {
  words_report_error(report, &(words_place_t){.file = path}, id, args);
  return SIM_ERR_DOMAIN;
}

static bool is_record(const char *path) {
  const size_t length = strlen(path);
  return length > 5 && strcmp(path + length - 5, ".json") == 0;
}

/* The path of the record; NULL when out of memory. The caller frees. */
static char *record_of(const char *folder) {
  return is_record(folder) ? strdup(folder) : reports_path_join(folder, CLI_FROZEN_FILE);
}

static int read_record(cli_score_t *self, const char *folder, const char *path,
                       words_report_t *report) {
  char *bytes = NULL;
  size_t size = 0;
  if (!inputs_file_exists(path))
    return refuse(report, folder,
                  inputs_file_exists(folder) ? WORDS_MSG_FROZEN_NOT : WORDS_MSG_SCORE_MISSING,
                  NULL);
  int status =
      inputs_file_read(path, (size_t)RECORD_MOST * INPUTS_CSV_BYTES_MAX, &bytes, &size, report);
  if (!status)
    status = cli_frozen_parse(path, bytes, size, &self->frozen, report);
  free(bytes);
  return status;
}

/* The table that stands beside the record is the one that was sealed. */
static int check_summary(const cli_score_t *self, const char *folder, words_report_t *report) {
  char *path = reports_path_join(folder, REPORTS_RESULTS_DATA "/summary.csv"), *bytes = NULL;
  char digest[CLI_DIGEST_SIZE];
  size_t size = 0;
  int status = path ? SIM_OK : SIM_ERR_NO_MEMORY;
  if (!status && !is_record(folder) && inputs_file_exists(path)) {
    status = inputs_file_read(path, INPUTS_CSV_BYTES_MAX, &bytes, &size, report);
    if (!status)
      inputs_digest(bytes, size, digest);
    if (!status && strcmp(digest, self->frozen.summary) != 0)
      status = refuse(report, path, WORDS_MSG_FROZEN_SUMMARY, NULL);
  }
  free(bytes);
  free(path);
  return status;
}

/* The programme, from the record alone. What is to be noted of its inputs was said when it was
   frozen. */
static int load(cli_score_t *self, words_report_t *report) {
  const inputs_request_t request = cli_frozen_request(&self->frozen);
  words_report_t own;
  words_report_init(&own, report->lang);
  int status = inputs_load(&request, &self->inputs, &own);
  words_report_free(&own);
  if (!status && self->options.theme) {
    inputs_theme_free(&self->inputs.theme);
    status = cli_theme_read(&self->options, NULL, &self->inputs.theme, report);
    if (status)
      return status;
  }
  if (status == SIM_ERR_DOMAIN)
    return refuse(report, self->frozen.folder, WORDS_MSG_FROZEN_UNREAD,
                  WORDS_ARGS(self->frozen.program));
  return status ? status
                : studies_forecast_prepare(&self->forecast, &self->inputs.inputs, self->frozen.seed,
                                           false);
}

/* What tables and charts say of the run is what it was. */
static void take_options(cli_score_t *self) {
  const cli_frozen_t *frozen = &self->frozen;
  self->options.seed = frozen->seed;
  self->options.replicates = frozen->replicates;
  self->options.variants.count = self->options.overrides.count = 0;
  for (size_t i = 0; i < frozen->variant_count && i < CLI_LAYERS_MAX; i++)
    self->options.variants.items[self->options.variants.count++] = frozen->variants[i];
  for (size_t i = 0; i < frozen->override_count && i < CLI_LAYERS_MAX; i++)
    self->options.overrides.items[self->options.overrides.count++] = frozen->overrides[i];
}

int cli_score_open(cli_score_t *self, const char *folder, words_report_t *report) {
  char *path = record_of(folder);
  int status = path ? read_record(self, folder, path, report) : SIM_ERR_NO_MEMORY;
  free(path);
  if (!status)
    status = check_summary(self, folder, report);
  if (!status)
    status = load(self, report);
  if (!status)
    take_options(self);
  return status;
}

int cli_score_verify(const cli_score_t *self, words_report_t *report) {
  char digest[CLI_DIGEST_SIZE];
  if (cli_frozen_summary(&self->forecast, digest))
    return SIM_ERR_NO_MEMORY;
  return strcmp(digest, self->frozen.summary) == 0
             ? SIM_OK
             : refuse(report, self->frozen.folder, WORDS_MSG_FROZEN_REPEAT,
                      WORDS_ARGS(self->frozen.program));
}
