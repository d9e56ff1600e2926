// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/record.h"

#include <errno.h>
#include <jansson.h>
#include <nettle/sha2.h>
#include <stdlib.h>
#include <string.h>

/* Names the generator and the way of drawing: a change of either changes every number. */
#define ALGORITHM "pcg64-xsl-rr/name-keyed streams/inversion/1"

static void hex_of(const uint8_t *bytes, size_t count, char *out) {
  for (size_t i = 0; i < count; i++)
    sprintf(out + 2 * i, "%02x", bytes[i]);
}

/* The digest of a file that may be large. */
static int digest_file(const char *path, char out[65]) {
  struct sha256_ctx context;
  uint8_t buffer[65536], digest[SHA256_DIGEST_SIZE];
  FILE *file = fopen(path, "rbe");
  if (!file)
    return -1;
  sha256_init(&context);
  for (size_t n; (n = fread(buffer, 1, sizeof buffer, file)) > 0;)
    sha256_update(&context, n, buffer);
  const int status = ferror(file) ? -1 : 0;
  fclose(file);
  sha256_digest(&context, sizeof digest, digest);
  hex_of(digest, sizeof digest, out);
  return status;
}

typedef struct {
  const cli_results_t *results;
  json_t *digests;
} visit_t;

static int add_result(void *ctx, const char *name) {
  const visit_t *visit = ctx;
  char *path = NULL, digest[65];
  if (asprintf(&path, "%s/%s", visit->results->aside, name) < 0)
    return -1;
  int status = digest_file(path, digest);
  if (!status)
    status = json_object_set_new(visit->digests, name, json_string(digest));
  free(path);
  return status;
}

static json_t *texts(const char *const *items, size_t count) {
  json_t *array = json_array();
  for (size_t i = 0; i < count; i++)
    json_array_append_new(array, json_string(items[i]));
  return array;
}

static json_t *digests_of_inputs(const cli_inputs_t *inputs) {
  json_t *object = json_object();
  for (size_t i = 0; i < inputs->file_count; i++)
    json_object_set_new(object, inputs->files[i]->name, json_string(inputs->files[i]->digest));
  return object;
}

int cli_record_write(cli_results_t *results, const cli_inputs_t *inputs,
                     const cli_options_t *options, const char *scenario) {
  json_t *digests = json_object();
  visit_t visit = {.results = results, .digests = digests};
  int status = cli_results_each(results, add_result, &visit);
  json_t *run =
      json_pack("{s:s, s:s, s:s, s:s, s:o, s:o, s:I, s:I, s:o, s:o}", "program",
                "exante " EXANTE_VERSION, "algorithm", ALGORITHM, "programme", inputs->name,
                "scenario", scenario, "variants", texts(options->variants, options->variant_count),
                "set", texts(options->overrides, options->override_count), "seed",
                (json_int_t)options->seed, "replicates", (json_int_t)options->replicates, "inputs",
                digests_of_inputs(inputs), "results", digests);
  FILE *file = run && !status ? cli_results_create(results, "run.json") : NULL;
  if (file) {
    status = json_dumpf(run, file, JSON_INDENT(2));
    fputc('\n', file);
    if (cli_results_finish(results, "run.json", file))
      status = -1;
  } else {
    status = -1;
  }
  json_decref(run);
  if (status && !results->failed) {
    results->failed = strdup("run.json");
    results->error = errno;
  }
  return status;
}
