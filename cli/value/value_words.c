// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/common/input_words.h"
#include "cli/common/naming.h"
#include "cli/common/output_words.h"
#include "cli/value/value.h"
#include "studies/output.h"
#include "words/draft.h"
#include "words/numeral.h"

#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* "2027"; of a total "2026–2029". */
static void write_period(const cli_value_t *self, int year, FILE *stream) {
  const studies_alternative_t *first = &self->study.alternatives.items[0];
  if (year)
    fprintf(stream, " %d", year);
  else if (first->years > 1)
    fprintf(stream, " %d–%d", first->first_year, first->first_year + (int)first->years - 1);
}

/* An output with its period, in words where it has some, as it stands in a sentence. */
static void write_output(const cli_value_t *self, const char *text, size_t length, FILE *stream) {
  studies_output_t output;
  if (!studies_output_parse(&output, text, length)) {
    fwrite(text, 1, length, stream);
    return;
  }
  const models_series_id_t id = models_series_find(output.name);
  char name[WORDS_SHOWN];
  const char *title = id < MODELS_S_COUNT ? cli_output_title(id, self->options->lang) : NULL;
  if (!title && cli_output_name(&self->study.alternatives.items[0].inputs, output.name,
                                self->options->lang, name))
    title = name;
  if (title)
    fprintf(stream, "%c%s", tolower((unsigned char)title[0]), title + 1);
  else
    fputs(output.name, stream);
  write_period(self, output.year, stream);
}

char *cli_value_criterion(const cli_value_t *self) {
  words_draft_t draft;
  FILE *stream = words_draft_begin(&draft);
  const char *text = self->study.criterion.text;
  const size_t over = strcspn(text, "/");
  if (stream) {
    write_output(self, text, over, stream);
    if (text[over]) {
      fputs(" / ", stream);
      write_output(self, text + over + 1, strlen(text + over + 1), stream);
    }
  }
  return words_draft_end(&draft);
}

void cli_value_input_label(const cli_value_t *self, const studies_value_input_t *input,
                           char out[CLI_VALUE_LABEL]) {
  char buffer[WORDS_SHOWN];
  const inputs_programme_t *inputs = &self->study.alternatives.items[input->alternative].inputs;
  const char *label = cli_input_name(inputs, input->name, self->options->lang, buffer);
  if (input->year)
    snprintf(out, CLI_VALUE_LABEL, "%.*s, %d", INPUTS_LABEL_SIZE, label, input->year);
  else
    snprintf(out, CLI_VALUE_LABEL, "%.*s", INPUTS_LABEL_SIZE, label);
}

/* Enough for the value; up to two more for its error. */
static int decimals_for(double value, double error) {
  const int enough = words_decimals_of(value, 1), wanted = words_decimals_of(error, 1);
  return wanted <= enough ? enough : wanted < enough + 2 ? wanted : enough + 2;
}

/* Not finer than a ten-thousandth of what the best decision is worth. */
int cli_value_decimals(const cli_value_t *self) {
  const bool has_gain = studies_value_interval(self->study.all_inputs).low > 0.0;
  const sim_gain_t *gain = has_gain ? &self->study.all_inputs : &self->study.everything;
  const double worth = fabs(self->study.decisions[self->study.best].value.mean);
  if (!(gain->mean > 0.0))
    return words_decimals_of(worth / 100.0, 1);
  const int decimals = decimals_for(gain->mean / 10.0, gain->se);
  const int finest = worth > 0.0 ? words_decimals_of(worth / 10000.0, 1) : decimals;
  return decimals < finest ? decimals : finest;
}

int cli_value_margin_decimals(const cli_value_t *self) {
  int most = words_decimals_of(fabs(self->study.decisions[self->study.best].value.mean) / 100.0, 1);
  for (size_t a = 0; a < self->study.alternatives.count; a++) {
    const int wanted = words_decimals_of(sim_moments_se(&self->study.decisions[a].behind), 1);
    most = a != self->study.best && wanted > most ? wanted : most;
  }
  return most;
}
