// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/common/source.h"

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

bool cli_source_is_other(const char *folder, const char *mark) {
  char *path = NULL;
  if (asprintf(&path, "%s/" REPORTS_RESULTS_DATA "/run.json", folder) < 0)
    return false;
  json_t *record = json_load_file(path, 0, NULL);
  const char *source = json_string_value(json_object_get(record, "source"));
  const bool is_other = source && strcmp(source, mark) != 0;
  json_decref(record);
  free(path);
  return is_other;
}
