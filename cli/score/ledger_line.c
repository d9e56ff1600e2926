// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/score/ledger_line.h"

#include "cli/common/json_read.h"
#include "inputs/file.h"
#include "sim/status.h"

#include <jansson.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#define KIND     "exante ledger, format 1"
#define PREVIOUS ",\"previous\":\""
#define LINK     "\",\"link\":\""
#define END      "\"}"

enum { HEX = CLI_DIGEST_SIZE - 1 };
/* The bytes from `,"previous"` on. */
enum { TAIL = sizeof PREVIOUS - 1 + HEX + sizeof LINK - 1 + HEX + sizeof END - 1 };

/* JSON has no NaN; infinite scores are not kept. */
static json_t *number(double x) {
  return isfinite(x) ? json_real(x) : json_null();
}

static json_t *of_score(const studies_score_t *score) {
  const studies_estimate_t *e = score->estimate;
  return json_pack(
      "{s:s, s:i, s:s, s:o, s:b, s:I, s:o, s:o, s:o, s:b, s:b, s:o, s:o, s:o, s:o, s:o}", "output",
      e->output, "year", e->year, "unit", e->unit, "value", number(score->value), "event",
      score->is_event, "replicates", (json_int_t)score->replicates, "p05",
      number(e->quantile[STUDIES_P05]), "p50", number(e->quantile[STUDIES_P50]), "p95",
      number(e->quantile[STUDIES_P95]), "in_90", score->in_90, "in_50", score->in_50, "pit",
      number(score->pit), "crps", number(score->crps), "brier", number(score->brier), "year_before",
      number(score->reference[STUDIES_PREVIOUS]), "plan", number(score->reference[STUDIES_PLAN]));
}

static json_t *of_forecast(const cli_frozen_t *frozen, const inputs_observed_t *observed,
                           const studies_scores_t *scores) {
  json_t *array = json_array();
  for (size_t i = 0; array && i < scores->count; i++)
    if (json_array_append_new(array, of_score(&scores->scores[i]))) {
      json_decref(array);
      array = NULL;
    }
  return json_pack("{s:s, s:s, s:s, s:s, s:s, s:s, s:o}", "kind", KIND, "seal", frozen->seal,
                   "observed", observed->digest, "programme", frozen->programme, "scenario",
                   frozen->scenario, "program", frozen->program, "scores", array);
}

char *cli_ledger_line(const cli_frozen_t *frozen, const inputs_observed_t *observed,
                      const studies_scores_t *scores, const char *previous) {
  json_t *json = of_forecast(frozen, observed, scores);
  char *text = json ? json_dumps(json, JSON_COMPACT | JSON_REAL_PRECISION(17)) : NULL, *line = NULL;
  char link[CLI_DIGEST_SIZE];
  json_decref(json);
  if (text)
    text[strlen(text) - 1] = '\0'; /* the object stays open */
  char *linked = NULL;
  if (text && asprintf(&linked, "%s" PREVIOUS "%s\"", text, previous) < 0)
    linked = NULL;
  if (linked) {
    inputs_digest(linked, strlen(linked), link);
    if (asprintf(&line, "%s,\"link\":\"%s" END, linked, link) < 0)
      line = NULL;
  }
  free(linked);
  free(text);
  return line;
}

bool cli_ledger_is_linked(const char *text, size_t length, const char *previous,
                          char link[CLI_DIGEST_SIZE]) {
  if (length < TAIL)
    return false;
  const char *tail = text + length - TAIL;
  const char *before = tail + sizeof PREVIOUS - 1, *middle = before + HEX;
  const char *said = middle + sizeof LINK - 1;
  /* what is linked ends with the quote that LINK begins with */
  inputs_digest(text, (size_t)(middle - text) + 1, link);
  return memcmp(tail, PREVIOUS, sizeof PREVIOUS - 1) == 0 && memcmp(before, previous, HEX) == 0 &&
         memcmp(middle, LINK, sizeof LINK - 1) == 0 && memcmp(said, link, HEX) == 0 &&
         memcmp(said + HEX, END, sizeof END - 1) == 0;
}

static double real(const json_t *score, const char *key) {
  const json_t *value = json_object_get(score, key);
  return json_is_number(value) ? json_number_value(value) : (double)NAN;
}

/* The score of an object. SIM_OK; SIM_ERR_DOMAIN: it is none; SIM_ERR_NO_MEMORY. */
static int take_score(const json_t *line, const json_t *json, cli_ledger_score_t *out) {
  const char *seal = json_string_value(json_object_get(line, "seal"));
  const char *observed = json_string_value(json_object_get(line, "observed"));
  const char *output = json_string_value(json_object_get(json, "output"));
  *out = (cli_ledger_score_t){0};
  if (!seal || !observed || !output || !json_is_integer(json_object_get(json, "year")) ||
      !json_is_integer(json_object_get(json, "replicates")) || isnan(real(json, "value")))
    return SIM_ERR_DOMAIN;
  out->seal = strdup(seal);
  out->observed = strdup(observed);
  out->output = strdup(output);
  out->year = (int)json_integer_value(json_object_get(json, "year"));
  out->score = (studies_score_t){
      .value = real(json, "value"),
      .replicates = (size_t)json_integer_value(json_object_get(json, "replicates")),
      .pit = real(json, "pit"),
      .crps = real(json, "crps"),
      .brier = real(json, "brier"),
      .is_event = json_is_true(json_object_get(json, "event")),
      .in_90 = json_is_true(json_object_get(json, "in_90")),
      .in_50 = json_is_true(json_object_get(json, "in_50")),
      .reference = {real(json, "year_before"), real(json, "plan")}};
  return out->seal && out->observed && out->output ? SIM_OK : SIM_ERR_NO_MEMORY;
}

static int grow(cli_ledger_score_t **scores, size_t count, size_t *capacity) {
  if (count < *capacity)
    return SIM_OK;
  const size_t more = *capacity ? 2 * *capacity : 64;
  cli_ledger_score_t *grown = realloc(*scores, more * sizeof *grown);
  if (!grown)
    return SIM_ERR_NO_MEMORY;
  *scores = grown;
  *capacity = more;
  return SIM_OK;
}

int cli_ledger_scores(const char *text, size_t length, cli_ledger_score_t **scores, size_t *count,
                      size_t *capacity) {
  json_t *line;
  if (cli_json_read(text, length, &line))
    return SIM_ERR_NO_MEMORY;
  const char *kind = json_string_value(json_object_get(line, "kind"));
  const json_t *array = json_object_get(line, "scores");
  int status =
      kind && strcmp(kind, KIND) == 0 && json_array_size(array) > 0 ? SIM_OK : SIM_ERR_DOMAIN;
  for (size_t i = 0; !status && i < json_array_size(array); i++) {
    status = grow(scores, *count, capacity);
    if (!status)
      status = take_score(line, json_array_get(array, i), &(*scores)[(*count)++]);
  }
  json_decref(line);
  return status;
}

void cli_ledger_scores_free(cli_ledger_score_t *scores, size_t count) {
  for (size_t i = 0; i < count; i++) {
    free(scores[i].seal);
    free(scores[i].observed);
    free(scores[i].output);
  }
  free(scores);
}

bool cli_ledger_is_same(const cli_ledger_score_t *a, const cli_ledger_score_t *b) {
  return a->year == b->year && strcmp(a->output, b->output) == 0 && strcmp(a->seal, b->seal) == 0;
}
