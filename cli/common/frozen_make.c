// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/common/frozen.h"
#include "cli/common/record.h"
#include "inputs/csv.h"
#include "inputs/file.h"
#include "inputs/workbook.h"
#include "sim/status.h"
#include "studies/tables.h"
#include "words/draft.h"
#include "words/table_csv.h"

#include <jansson.h>
#include <nettle/base64.h>
#include <stdlib.h>
#include <string.h>

/* Whether the bytes can stand in the record as a text: UTF-8 without NUL. */
static bool is_text(const char *bytes, size_t size) {
  for (size_t i = 0; i < size;) {
    unsigned code;
    const size_t length = bytes[i] == '\0' ? 0 : words_utf8(bytes + i, size - i, &code);
    if (length == 0)
      return false;
    i += length;
  }
  return true;
}

static json_t *in_base64(const char *bytes, size_t size) {
  char *text = malloc(BASE64_ENCODE_RAW_LENGTH(size) + 1);
  if (!text)
    return NULL;
  base64_encode_raw(text, size, (const uint8_t *)bytes);
  json_t *value = json_stringn(text, BASE64_ENCODE_RAW_LENGTH(size));
  free(text);
  return value;
}

/* The bytes of the i-th file of a programme, which may be a sheet of a workbook, as they were when
   it was read. */
static int read_again(const cli_freeze_t *what, size_t i, char **bytes, size_t *size,
                      words_report_t *report) {
  const inputs_file_t *file = what->inputs->files[i];
  const char *programme = what->options->programme;
  const bool is_book = inputs_workbook_is(programme);
  const char *path = is_book ? programme : file->path;
  return inputs_file_read_again(path, INPUTS_CSV_BYTES_MAX, file->digest, WORDS_MSG_FROZEN_MOVING,
                                bytes, size, report);
}

/* Adds {path, sha256, text or base64}. 0, or −1 when out of memory. */
static int add_file(json_t *array, const char *path, const char *digest, const char *bytes,
                    size_t size) {
  const bool plain = is_text(bytes, size);
  return json_array_append_new(
      array, json_pack("{s:s, s:s, s:o}", "path", path, "sha256", digest, plain ? "text" : "base64",
                       plain ? json_stringn(bytes, size) : in_base64(bytes, size)));
}

static int add_input(const cli_freeze_t *what, size_t i, const char *folder, json_t *array,
                     words_report_t *report) {
  const inputs_file_t *file = what->inputs->files[i];
  const bool is_book = inputs_workbook_is(what->options->programme);
  char *bytes = NULL, *path = NULL;
  size_t size = 0;
  int status = read_again(what, i, &bytes, &size, report);
  if (!status && asprintf(&path, is_book ? "%s" : "%s/%s", folder, file->name) < 0) {
    path = NULL;
    status = SIM_ERR_NO_MEMORY;
  }
  if (!status && add_file(array, path, file->digest, bytes, size))
    status = SIM_ERR_NO_MEMORY;
  free(path);
  free(bytes);
  return status;
}

/* The files, once each: the sheets of a workbook are one. */
static int add_inputs(const cli_freeze_t *what, const char *folder, json_t *array,
                      words_report_t *report) {
  const size_t count = inputs_workbook_is(what->options->programme) ? 1 : what->inputs->file_count;
  int status = array ? SIM_OK : SIM_ERR_NO_MEMORY;
  for (size_t i = 0; !status && i < count; i++)
    status = add_input(what, i, folder, array, report);
  return status;
}

/* All of the record but its seal; NULL when out of memory. Takes `files` over. */
static json_t *record_of(const cli_freeze_t *what, const char *folder, json_t *files) {
  const cli_options_t *options = what->options;
  return json_pack(
      "{s:s, s:s, s:s, s:s, s:s, s:s, s:o, s:o, s:I, s:I, s:s, s:o, s:s}", "record",
      CLI_FROZEN_KIND, "program", "exante " EXANTE_VERSION, "algorithm", cli_record_algorithm(),
      "programme", what->inputs->name, "folder", folder, "scenario", what->scenario, "variants",
      cli_record_texts(&options->variants), "set", cli_record_texts(&options->overrides), "seed",
      (json_int_t)options->seed, "replicates", (json_int_t)what->effort->replicates, "design",
      studies_effort_design(what->effort->design), "inputs", files, "summary", what->summary);
}

/* Its text with the seal at the end; NULL when out of memory. */
static char *seal_record(const json_t *record, char seal[CLI_DIGEST_SIZE]) {
  words_draft_t draft;
  FILE *stream = words_draft_begin(&draft);
  if (!stream)
    return NULL;
  const int lost = json_dumpf(record, stream, JSON_INDENT(2));
  char *body = words_draft_end(&draft), *text = NULL;
  const size_t length = body ? strlen(body) : 0;
  if (!lost && length > 2 && strcmp(body + length - 2, "\n}") == 0) {
    memcpy(body + length - 2, ",\n", 2);
    inputs_digest(body, length, seal);
    if (asprintf(&text, "%s" CLI_FROZEN_SEAL "%s" CLI_FROZEN_END, body, seal) < 0)
      text = NULL;
  }
  free(body);
  return text;
}

int cli_frozen_make(const cli_freeze_t *what, char **text, char seal[CLI_DIGEST_SIZE],
                    words_report_t *report) {
  char folder[INPUTS_NAME_SIZE + 8];
  json_t *files = json_array();
  *text = NULL;
  snprintf(folder, sizeof folder, "%s%s", what->inputs->name,
           inputs_workbook_is(what->options->programme) ? ".xlsx" : "");
  int status = add_inputs(what, folder, files, report);
  if (status) {
    json_decref(files);
    return status;
  }
  json_t *record = record_of(what, folder, files);
  *text = record ? seal_record(record, seal) : NULL;
  json_decref(record);
  return *text ? SIM_OK : SIM_ERR_NO_MEMORY;
}

int cli_frozen_summary(const studies_forecast_t *forecast, char digest[CLI_DIGEST_SIZE]) {
  words_table_t table;
  words_draft_t draft;
  FILE *stream = words_draft_begin(&draft);
  if (!stream)
    return -1;
  studies_forecast_table(forecast, NULL, &table);
  const int lost = words_table_write(&table, stream);
  char *text = words_draft_end(&draft);
  if (text)
    inputs_digest(text, strlen(text), digest);
  words_table_free(&table);
  free(text);
  return text && !lost ? 0 : -1;
}
