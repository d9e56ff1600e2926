// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/monitor/monitor_notes.h"

#include <math.h>
#include <string.h>

/* Whether a rule cannot be judged in the first of the years, given what history.csv has. */
static bool lacks_history(const studies_monitor_t *study) {
  for (size_t i = 0; i < study->findings.findings; i++)
    if (isnan(study->rows[i].probability) && !isnan(study->rows[0].probability))
      return true;
  return false;
}

/* Whether no cost has a spread between years. */
static bool are_costs_alike(const models_inputs_t *inputs) {
  for (size_t i = 0; i < inputs->count; i++)
    if (strncmp(inputs->rows[i].name, "cost.", 5) == 0 && inputs->rows[i].year_sd > 0.0)
      return false;
  return true;
}

size_t cli_monitor_notes(const studies_monitor_t *study, words_message_t out[CLI_MONITOR_NOTES]) {
  const struct {
    words_message_t id;
    bool holds;
  } notes[CLI_MONITOR_NOTES] = {{WORDS_MSG_MONITOR_FOOT, true},
                                {WORDS_MSG_MONITOR_CHANCE, study->findings.indicator_count > 0},
                                {WORDS_MSG_MONITOR_ALIKE, are_costs_alike(&study->inputs.inputs)},
                                {WORDS_MSG_MONITOR_BOUND, true},
                                {WORDS_MSG_MONITOR_WITHIN, true},
                                {WORDS_MSG_MONITOR_NO_REVISION, !study->findings.has_final},
                                {WORDS_MSG_MONITOR_NO_HISTORY, lacks_history(study)},
                                {WORDS_MSG_MONITOR_OUTSIDE, true}};
  size_t count = 0;
  for (size_t i = 0; i < CLI_MONITOR_NOTES; i++)
    if (notes[i].holds)
      out[count++] = notes[i].id;
  return count;
}
