// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/common/record.h"

#include "cli/common/source.h"

#include <errno.h>
#include <jansson.h>
#include <nettle/sha2.h>
#include <stdlib.h>
#include <string.h>

/* Names the generator and the way of drawing: a change of either changes every number. */
#define ALGORITHM "pcg64-xsl-rr/name-keyed streams/inversion/2"

#define RECORD REPORTS_RESULTS_DATA "/run.json"

const char *cli_record_algorithm(void) {
  return ALGORITHM;
}

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
  const reports_results_t *results;
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

/* NULL unless it holds every item. */
static json_t *texts(const char *const *items, size_t count) {
  json_t *array = json_array();
  for (size_t i = 0; array && i < count; i++)
    if (json_array_append_new(array, json_string(items[i]))) {
      json_decref(array);
      array = NULL;
    }
  return array;
}

json_t *cli_record_texts(const cli_texts_t *self) {
  return texts(self->items, self->count);
}

/* Adds the files of one scenario; lets go of the object and returns NULL on failure. */
static json_t *add_inputs(json_t *object, const inputs_programme_t *inputs) {
  for (size_t i = 0; object && i < inputs->file_count; i++)
    if (json_object_set_new(object, inputs->files[i]->name,
                            json_string(inputs->files[i]->digest))) {
      json_decref(object);
      object = NULL;
    }
  return object;
}

static json_t *digests_of_inputs(const inputs_programme_t *inputs) {
  return add_inputs(json_object(), inputs);
}

static json_t *digests_of_results(const reports_results_t *results) {
  visit_t visit = {.results = results, .digests = json_object()};
  if (visit.digests && reports_results_each(results, add_result, &visit) == 0)
    return visit.digests;
  json_decref(visit.digests);
  return NULL;
}

/* Adds what the results are of; lets go of the record and returns NULL on failure. */
static json_t *add_source(json_t *record, const char *programme, const char *source) {
  char mark[CLI_SOURCE_SIZE];
  if (!record || (!programme && !source))
    return record;
  cli_source_of(programme, source, mark);
  if (json_object_set_new(record, "source", json_string(mark)) == 0)
    return record;
  json_decref(record);
  return NULL;
}

static json_t *record_of_run(const reports_results_t *results, const inputs_programme_t *inputs,
                             const cli_options_t *options, const studies_effort_t *effort,
                             const char *scenario) {
  /* "o" takes its object over and fails on NULL, freeing the others */
  return json_pack("{s:s, s:s, s:s, s:s, s:o, s:o, s:I, s:I, s:s, s:o, s:o}", "program",
                   "exante " EXANTE_VERSION, "algorithm", ALGORITHM, "programme", inputs->name,
                   "scenario", scenario, "variants", cli_record_texts(&options->variants), "set",
                   cli_record_texts(&options->overrides), "seed", (json_int_t)options->seed,
                   "replicates", (json_int_t)effort->replicates, "design",
                   studies_effort_design(effort->design), "inputs", digests_of_inputs(inputs),
                   "results", digests_of_results(results));
}

/* A number, or null for one that is not finite. */
static json_t *number(double x) {
  return x - x == 0.0 ? json_real(x) : json_null();
}

/* What each --precision came to. */
static json_t *precisions_of(const studies_effort_t *effort) {
  json_t *array = json_array();
  for (size_t i = 0; array && i < effort->precision_count; i++) {
    const sim_goal_t *goal = &effort->precisions[i].goal;
    if (json_array_append_new(
            array,
            json_pack("{s:s, s:o, s:o, s:o, s:o, s:o, s:b}", "asked", effort->precisions[i].text,
                      "estimate", number(goal->interval.estimate), "low",
                      number(goal->interval.low), "high", number(goal->interval.high), "half_width",
                      number(goal->half_width), "allowed", number(goal->allowed), "reached",
                      (int)goal->reached))) {
      json_decref(array);
      array = NULL;
    }
  }
  return array;
}

/* Adds what only some runs have; lets go of the record and returns NULL on failure. */
static json_t *add_asked(json_t *record, const cli_texts_t *only, const studies_effort_t *effort) {
  int lost = 0;
  if (record && only->count)
    lost = json_object_set_new(record, "only", cli_record_texts(only));
  if (record && effort->design != SIM_DESIGN_RANDOM)
    lost |= json_object_set_new(record, "repetitions", json_integer(SIM_DESIGN_REPLICATIONS));
  if (record && effort->precision_count)
    lost |= json_object_set_new(record, "max_n", json_integer((json_int_t)effort->most)) ||
            json_object_set_new(record, "precision", precisions_of(effort));
  if (!lost)
    return record;
  json_decref(record);
  return NULL;
}

/* Writes the record and lets go of it. */
static int write_record(reports_results_t *results, json_t *record) {
  int error = ENOMEM, status = -1;
  FILE *file = record ? reports_results_create(results, RECORD) : NULL;
  if (file) {
    /* to the file, which remembers a failure: json_dumps loses keys when memory runs out */
    const int lost = json_dumpf(record, file, JSON_INDENT(2));
    fputc('\n', file);
    status = reports_results_finish(results, RECORD, file) || lost ? -1 : 0;
  } else if (record) {
    error = errno;
  }
  json_decref(record);
  return status && !results->failed ? reports_results_fail(results, RECORD, error) : status;
}

int cli_record_write(reports_results_t *results, const inputs_programme_t *inputs,
                     const cli_options_t *options, const studies_effort_t *effort,
                     const char *scenario) {
  json_t *record = record_of_run(results, inputs, options, effort, scenario);
  record = add_source(record, options->programme, NULL);
  return write_record(results, add_asked(record, &options->only, effort));
}

/* Adds a file that was read, as folder/file. */
static int add_table(json_t *digests, const inputs_table_t *table) {
  if (!table || !table->path)
    return 0;
  const char *at = strrchr(table->path, '/');
  while (at && at > table->path && at[-1] != '/')
    at--;
  return json_object_set_new(digests, at ? at : table->path, json_string(table->digest));
}

static int add_dataset(json_t *digests, const audit_dataset_t *dataset) {
  int status = add_table(digests, &dataset->figure_file);
  status = status || add_table(digests, &dataset->column_file) ||
           add_table(digests, &dataset->label_file) || add_table(digests, &dataset->neighbour_file);
  for (size_t i = 0; !status && i < dataset->table_count; i++)
    status = add_table(digests, &dataset->tables[i].file);
  for (size_t i = 0; !status && i < dataset->neighbour_count; i++)
    status = add_dataset(digests, &dataset->neighbours[i]);
  return status;
}

static json_t *digests_of_document(const cli_document_record_t *record) {
  const inputs_programme_t *inputs = record->dataset->inputs;
  json_t *digests = inputs ? digests_of_inputs(inputs) : json_object();
  if (digests && (add_dataset(digests, record->dataset) || add_table(digests, record->claims) ||
                  add_table(digests, record->plan))) {
    json_decref(digests);
    digests = NULL;
  }
  return digests;
}

int cli_record_write_document(reports_results_t *results, const cli_document_record_t *record) {
  json_t *run = json_pack("{s:s, s:s, s:s, s:o, s:o}", "program", "exante " EXANTE_VERSION, "work",
                          record->work, "dataset", record->dataset->name, "inputs",
                          digests_of_document(record), "results", digests_of_results(results));
  if (run && record->replicates &&
      (json_object_set_new(run, "seed", json_integer((json_int_t)record->seed)) ||
       json_object_set_new(run, "replicates", json_integer((json_int_t)record->replicates)))) {
    json_decref(run);
    run = NULL;
  }
  return write_record(results, add_source(run, record->dataset->folder, NULL));
}

int cli_record_write_data(reports_results_t *results, const char *work, const char *file,
                          const char *digest) {
  json_t *run = json_pack("{s:s, s:s, s:{s:s}, s:o}", "program", "exante " EXANTE_VERSION, "work",
                          work, "inputs", file, digest, "results", digests_of_results(results));
  return write_record(results, run);
}

static json_t *digests_of_scenarios(const cli_analysis_record_t *record) {
  json_t *digests = json_object();
  for (size_t i = 0; digests && i < record->scenario_count; i++)
    digests = add_inputs(digests, record->inputs[i]);
  return digests;
}

int cli_record_write_analysis(reports_results_t *results, const cli_analysis_record_t *record) {
  const cli_options_t *options = record->options;
  json_t *run = json_pack(
      "{s:s, s:s, s:s, s:s, s:o, s:o, s:I, s:I, s:o}", "program", "exante " EXANTE_VERSION, "work",
      record->work, "algorithm", ALGORITHM, "programme", record->inputs[0]->name, "scenarios",
      texts(record->scenarios, record->scenario_count), "set",
      cli_record_texts(&options->overrides), "seed", (json_int_t)options->seed, "replicates",
      (json_int_t)options->replicates, "inputs", digests_of_scenarios(record));
  int lost = !run;
  for (size_t i = 0; !lost && i < record->detail_count; i++)
    lost =
        json_object_set_new(run, record->details[2 * i], json_string(record->details[2 * i + 1]));
  lost = lost || json_object_set_new(run, "results", digests_of_results(results));
  if (lost) {
    json_decref(run);
    run = NULL;
  }
  return write_record(results, add_source(run, options->programme, record->source));
}

cli_book_t cli_record_book(const cli_analysis_record_t *record) {
  return (cli_book_t){.name = record->inputs[0]->name,
                      .scenarios = record->scenarios,
                      .scenario_count = record->scenario_count,
                      .replicates = record->options->replicates};
}
