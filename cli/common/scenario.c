// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/common/scenario.h"

#include "inputs/file.h"
#include "inputs/load.h"
#include "inputs/number/percent.h"
#include "sim/status.h"
#include "words/draft.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { NAME_BYTES = 200 };

/* Numbers may have been typed with U+2212 for minus, a plus sign or spaces: keep names plain. The
   sign of a change in per cent stays: it is what makes it one. */
static void write_plain(FILE *stream, const char *text) {
  const bool is_change = inputs_percent_is(text);
  for (; *text; text++) {
    if (strncmp(text, "\xe2\x88\x92", 3) == 0) {
      fputc('-', stream);
      text += 2;
    } else if (*text != ' ' && (*text != '+' || is_change)) {
      fputc(*text, stream);
    }
  }
}

static char *joined(const cli_options_t *options) {
  words_draft_t name;
  FILE *stream = words_draft_begin(&name);
  if (!stream)
    return NULL;
  if (options->variants.count == 0)
    fputs("base", stream);
  for (size_t i = 0; i < options->variants.count; i++)
    fprintf(stream, "%s%s", i ? "+" : "", options->variants.items[i]);
  for (size_t i = 0; i < options->overrides.count; i++) {
    fputc('+', stream);
    write_plain(stream, options->overrides.items[i]);
  }
  return words_draft_end(&name);
}

char *cli_scenario_fit(char *name, size_t most, const char *head) {
  char digest[65], *text = NULL;
  if (!name || strlen(name) <= most)
    return name;
  inputs_digest(name, strlen(name), digest);
  if (asprintf(&text, "%s%.16s", head, digest) < 0)
    text = NULL;
  free(name);
  return text;
}

char *cli_scenario_name(const cli_options_t *options) {
  char head[80];
  snprintf(head, sizeof head, "%.70s+",
           options->variants.count ? options->variants.items[0] : "base");
  return cli_scenario_fit(joined(options), NAME_BYTES, head);
}

int cli_scenario_load(const cli_options_t *options, inputs_programme_t *inputs, char **name,
                      words_report_t *report) {
  const inputs_request_t programme = cli_options_request(options);
  int status = inputs_load(&programme, inputs, report);
  if (!status && report->errors)
    status = SIM_ERR_DOMAIN;
  if (!status && !(*name = cli_scenario_name(options)))
    status = SIM_ERR_NO_MEMORY;
  return status;
}

/* NULL: it has none. */
static const char *label_of(const inputs_programme_t *inputs, const char *variant, size_t length,
                            words_lang_t lang) {
  for (size_t i = 0; i < inputs->label_count; i++)
    if (inputs_variant_labelled(inputs->labels[i].name, variant, length))
      return inputs->labels[i].text[lang];
  return NULL;
}

char *cli_scenario_label(const inputs_programme_t *inputs, const char *name, words_lang_t lang) {
  words_draft_t text;
  FILE *stream = words_draft_begin(&text);
  while (stream && *name) {
    const size_t length = strcspn(name, "+");
    const char *label = label_of(inputs, name, length, lang);
    fprintf(stream, "%.*s", label ? (int)strlen(label) : (int)length, label ? label : name);
    name += length;
    if (*name == '+') {
      fputs(" + ", stream);
      name++;
    }
  }
  return stream ? words_draft_end(&text) : NULL;
}

char *cli_scenario_folder(const cli_options_t *options, const char *programme,
                          const char *scenario) {
  char *folder = NULL;
  if (options->out)
    return strdup(options->out);
  return asprintf(&folder, "out/%s/%s", programme, scenario) < 0 ? NULL : folder;
}
