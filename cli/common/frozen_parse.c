// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/common/frozen.h"
#include "cli/common/json_read.h"
#include "cli/common/record.h"
#include "inputs/file.h"
#include "sim/status.h"

#include <jansson.h>
#include <nettle/base64.h>
#include <stdlib.h>
#include <string.h>

enum { SEAL_CHARS = CLI_DIGEST_SIZE - 1 };

/* The bytes from the line of the seal on. */
enum { TAIL = sizeof CLI_FROZEN_SEAL - 1 + SEAL_CHARS + sizeof CLI_FROZEN_END - 1 };

typedef struct {
  const char *path;
  cli_frozen_t *out;
  words_report_t *report;
} reader_t;

static int refuse(const reader_t *self, words_message_t id, const char *const *args) {
  words_report_error(self->report, &(words_place_t){.file = self->path}, id, args);
  return SIM_ERR_DOMAIN;
}

/* Whether the end is that of a record, whatever the digest says. */
static bool has_seal(const char *bytes, size_t size) {
  const size_t before = sizeof CLI_FROZEN_SEAL - 1;
  if (size <= TAIL)
    return false;
  const char *tail = bytes + size - TAIL;
  return memcmp(tail, CLI_FROZEN_SEAL, before) == 0 &&
         strspn(tail + before, "0123456789abcdef") == SEAL_CHARS &&
         strcmp(tail + before + SEAL_CHARS, CLI_FROZEN_END) == 0;
}

/* A record of ours whose end was changed: its beginning still says what it was. */
static bool was_record(const char *bytes, size_t size) {
  return memmem(bytes, size, CLI_FROZEN_WORD, sizeof CLI_FROZEN_WORD - 1) != NULL;
}

static int check_seal(const reader_t *self, const char *bytes, size_t size) {
  char found[CLI_DIGEST_SIZE], said[CLI_DIGEST_SIZE];
  if (!has_seal(bytes, size))
    return refuse(self, was_record(bytes, size) ? WORDS_MSG_FROZEN_CUT : WORDS_MSG_FROZEN_NOT,
                  NULL);
  memcpy(said, bytes + size - TAIL + sizeof CLI_FROZEN_SEAL - 1, SEAL_CHARS);
  said[SEAL_CHARS] = '\0';
  inputs_digest(bytes, size - TAIL, found);
  if (strcmp(said, found) != 0)
    return refuse(self, WORDS_MSG_FROZEN_CHANGED, WORDS_ARGS(said, found));
  memcpy(self->out->seal, said, sizeof said);
  return SIM_OK;
}

/* What an array of texts holds; false when it is none or memory ran out. */
static bool take_texts(const json_t *array, char ***items, size_t *count) {
  const size_t size = json_array_size(array);
  *items = json_is_array(array) ? calloc(size + 1, sizeof **items) : NULL;
  for (size_t i = 0; *items && i < size; i++) {
    const char *text = json_string_value(json_array_get(array, i));
    (*items)[i] = text ? strdup(text) : NULL;
    if (!(*items)[i])
      return false;
    *count = i + 1;
  }
  return *items != NULL;
}

/* The bytes of a file, owned by the record; NULL when it has none or memory ran out. */
static char *bytes_of(const json_t *file, size_t *size) {
  const json_t *text = json_object_get(file, "text");
  const json_t *coded = json_object_get(file, "base64");
  const json_t *given = text ? text : coded;
  char *bytes = given ? calloc(json_string_length(given) + 4, 1) : NULL;
  *size = json_string_length(given);
  if (bytes && text)
    memcpy(bytes, json_string_value(text), *size);
  if (bytes && !text) {
    struct base64_decode_ctx context;
    size_t length = BASE64_DECODE_LENGTH(*size);
    base64_decode_init(&context);
    if (!base64_decode_update(&context, &length, (uint8_t *)bytes, *size,
                              json_string_value(coded)) ||
        !base64_decode_final(&context))
      length = 0;
    *size = length;
  }
  return bytes;
}

static bool take_files(cli_frozen_t *out, const json_t *array) {
  const size_t size = json_array_size(array);
  out->files = calloc(size + 1, sizeof *out->files);
  out->held = (inputs_held_t){.files = out->files, .is_partial = true};
  for (size_t i = 0; out->files && i < size; i++) {
    const json_t *file = json_array_get(array, i);
    const char *path = json_string_value(json_object_get(file, "path"));
    inputs_held_file_t *held = &out->files[out->held.count++];
    held->path = path ? strdup(path) : NULL;
    held->bytes = bytes_of(file, &held->size);
    if (!held->path || !held->bytes)
      return false;
  }
  return out->files != NULL;
}

static bool take_text(const json_t *record, const char *key, char **out) {
  const char *text = json_string_value(json_object_get(record, key));
  *out = text ? strdup(text) : NULL;
  return *out != NULL;
}

static bool take_design(const json_t *record, sim_design_kind_t *out) {
  const char *text = json_string_value(json_object_get(record, "design"));
  for (int i = SIM_DESIGN_RANDOM; text && i <= SIM_DESIGN_SOBOL; i++)
    if (strcmp(text, studies_effort_design((sim_design_kind_t)i)) == 0) {
      *out = (sim_design_kind_t)i;
      return true;
    }
  return false;
}

static bool take_count(const json_t *record, const char *key, uint64_t *out) {
  const json_t *value = json_object_get(record, key);
  *out = (uint64_t)json_integer_value(value);
  return json_is_integer(value) && json_integer_value(value) >= 0;
}

static bool are_texts(const json_t *array) {
  for (size_t i = 0; i < json_array_size(array); i++)
    if (!json_is_string(json_array_get(array, i)))
      return false;
  return json_is_array(array);
}

static bool are_files(const json_t *array) {
  for (size_t i = 0; i < json_array_size(array); i++) {
    const json_t *file = json_array_get(array, i);
    const json_t *text = json_object_get(file, "text"), *coded = json_object_get(file, "base64");
    if (!json_is_string(json_object_get(file, "path")) || !json_is_string(text ? text : coded))
      return false;
  }
  return json_array_size(array) > 0;
}

/* Whether all is there: anybody can seal anything. */
static bool is_formed(const json_t *record) {
  static const char *const texts[] = {"programme", "folder", "scenario", "summary"};
  sim_design_kind_t design;
  uint64_t count;
  for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
    if (!json_is_string(json_object_get(record, texts[i])))
      return false;
  return are_texts(json_object_get(record, "variants")) &&
         are_texts(json_object_get(record, "set")) &&
         are_files(json_object_get(record, "inputs")) && take_design(record, &design) &&
         take_count(record, "seed", &count) && take_count(record, "replicates", &count);
}

/* Everything under the seal; false when out of memory. */
static bool take(cli_frozen_t *out, const json_t *record) {
  return take_text(record, "program", &out->program) &&
         take_text(record, "algorithm", &out->algorithm) &&
         take_text(record, "programme", &out->programme) &&
         take_text(record, "folder", &out->folder) &&
         take_text(record, "scenario", &out->scenario) &&
         take_text(record, "summary", &out->summary) &&
         take_texts(json_object_get(record, "variants"), &out->variants, &out->variant_count) &&
         take_texts(json_object_get(record, "set"), &out->overrides, &out->override_count) &&
         take_count(record, "seed", &out->seed) &&
         take_count(record, "replicates", &out->replicates) && take_design(record, &out->design) &&
         take_files(out, json_object_get(record, "inputs"));
}

static int read_record(const reader_t *self, const json_t *record) {
  const char *kind = json_string_value(json_object_get(record, "record"));
  const char *algorithm = json_string_value(json_object_get(record, "algorithm"));
  const char *program = json_string_value(json_object_get(record, "program"));
  if (!kind || !algorithm || !program)
    return refuse(self, WORDS_MSG_FROZEN_NOT, NULL);
  if (strcmp(kind, CLI_FROZEN_KIND) != 0)
    return refuse(self, WORDS_MSG_FROZEN_KIND, WORDS_ARGS(program));
  if (strcmp(algorithm, cli_record_algorithm()) != 0)
    return refuse(self, WORDS_MSG_FROZEN_ALGORITHM, WORDS_ARGS(program, algorithm));
  if (!is_formed(record))
    return refuse(self, WORDS_MSG_FROZEN_NOT, NULL);
  return take(self->out, record) ? SIM_OK : SIM_ERR_NO_MEMORY;
}

int cli_frozen_parse(const char *path, const char *bytes, size_t size, cli_frozen_t *out,
                     words_report_t *report) {
  const reader_t self = {path, out, report};
  json_t *record;
  *out = (cli_frozen_t){0};
  int status = check_seal(&self, bytes, size);
  if (!status)
    status = cli_json_read(bytes, size, &record);
  if (status)
    return status;
  status = record ? read_record(&self, record) : refuse(&self, WORDS_MSG_FROZEN_NOT, NULL);
  json_decref(record);
  return status;
}

static void free_texts(char **items, size_t count) {
  for (size_t i = 0; items && i < count; i++)
    free(items[i]);
  free(items);
}

void cli_frozen_free(cli_frozen_t *self) {
  char *const texts[] = {self->program, self->algorithm, self->programme,
                         self->folder,  self->scenario,  self->summary};
  for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
    free(texts[i]);
  for (size_t i = 0; i < self->held.count; i++) {
    free(self->files[i].path);
    free(self->files[i].bytes);
  }
  free_texts(self->variants, self->variant_count);
  free_texts(self->overrides, self->override_count);
  free(self->files);
  *self = (cli_frozen_t){0};
}

inputs_request_t cli_frozen_request(const cli_frozen_t *self) {
  return (inputs_request_t){.folder = self->folder,
                            .held = &self->held,
                            .variants = (const char *const *)self->variants,
                            .variant_count = self->variant_count,
                            .overrides = (const char *const *)self->overrides,
                            .override_count = self->override_count};
}
