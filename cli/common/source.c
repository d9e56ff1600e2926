// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/common/source.h"

#include "cli/common/frozen.h"
#include "inputs/file.h"
#include "reports/results.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The last two components of a path. */
static const char *tail_of(const char *path) {
  const char *at = path + strlen(path);
  for (int slashes = 0; at > path; at--)
    if (at[-1] == '/' && ++slashes == 2)
      break;
  return at;
}

void cli_source_mark(const char *programme, char out[CLI_SOURCE_SIZE]) {
  char digest[65];
  char *whole = realpath(programme, NULL);
  const char *tail = tail_of(whole ? whole : programme);
  inputs_digest(tail, strlen(tail), digest);
  snprintf(out, CLI_SOURCE_SIZE, "%.16s", digest);
  free(whole);
}

void cli_source_of(const char *programme, const char *source, char out[CLI_SOURCE_SIZE]) {
  if (source)
    snprintf(out, CLI_SOURCE_SIZE, "%.16s", source);
  else
    cli_source_mark(programme, out);
}

json_t *cli_source_record(const char *folder) {
  char *path = NULL;
  if (asprintf(&path, "%s/" REPORTS_RESULTS_DATA "/run.json", folder) < 0)
    return NULL;
  json_t *record = json_load_file(path, 0, NULL);
  free(path);
  return record;
}

bool cli_source_is_other(const char *folder, const char *mark) {
  json_t *record = cli_source_record(folder);
  const char *source = json_string_value(json_object_get(record, "source"));
  const bool is_other = source && strcmp(source, mark) != 0;
  json_decref(record);
  return is_other;
}

static bool holds(const char *folder, const char *name) {
  char *path = NULL;
  const bool is_there = asprintf(&path, "%s/%s", folder, name) >= 0 && inputs_file_exists(path);
  free(path);
  return is_there;
}

/* Whether a folder lies in, or is, the folder of the programme: its own, its variants or what was
   learned of them. */
static bool is_of(const char *folder, const char *programme) {
  static const char *const parts[] = {"", "/variants", "/posterior"};
  char *place = realpath(folder, NULL), *own = realpath(programme, NULL);
  bool is_one = false;
  for (size_t i = 0; place && own && i < sizeof parts / sizeof parts[0]; i++) {
    const size_t length = strlen(own);
    is_one = is_one || (strncmp(place, own, length) == 0 && strcmp(place + length, parts[i]) == 0);
  }
  free(place);
  free(own);
  return is_one;
}

bool cli_source_is_data(const char *folder, const char *programme) {
  static const char *const files[] = {"inputs.csv", "figures.csv", "claims.csv", "columns.csv",
                                      "variants"};
  if (programme && is_of(folder, programme))
    return true;
  for (size_t i = 0; i < sizeof files / sizeof files[0]; i++)
    if (holds(folder, files[i]))
      return !holds(folder, REPORTS_RESULTS_DATA "/run.json");
  return false;
}

bool cli_source_is_sealed(const char *folder) {
  return holds(folder, CLI_FROZEN_FILE);
}
