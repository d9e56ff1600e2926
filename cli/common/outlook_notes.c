// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/common/notes.h"
#include "cli/common/outlook.h"
#include "cli/common/outlook_rows.h"

#include <string.h>

/* What the reader of the table knows an output by; NULL: it is not shown. */
static const char *shown_as(const inputs_programme_t *inputs, const char *output, words_lang_t lang,
                            char label[WORDS_SHOWN]) {
  const cli_outlook_rows_t rows[] = {cli_outlook_quantities(&inputs->inputs),
                                     cli_outlook_events(&inputs->inputs)};
  for (size_t k = 0; k < 2; k++)
    for (size_t i = 0; i < rows[k].count; i++)
      if (strcmp(output, rows[k].rows[i].output) == 0)
        return cli_outlook_title(&rows[k].rows[i], inputs, lang, label);
  for (size_t e = 0; e < inputs->inputs.event_count; e++)
    if (strcmp(output, inputs->inputs.events[e].name) == 0)
      return inputs_label(inputs, output, lang, label);
  return NULL;
}

static bool is_estimated(const studies_forecast_t *forecast, const char *output) {
  for (size_t i = 0; i < forecast->count; i++)
    if (strcmp(forecast->estimates[i].output, output) == 0)
      return true;
  return false;
}

int cli_outlook_notes(const studies_forecast_t *forecast, const inputs_programme_t *inputs,
                      words_lang_t lang, FILE *stream) {
  char buffer[WORDS_SHOWN];
  int lost = 0;
  for (size_t n = 0; n < inputs->note_count; n++) {
    const char *output = inputs->notes[n].output;
    const char *label = shown_as(inputs, output, lang, buffer);
    if (label && (!forecast || is_estimated(forecast, output)))
      lost |= cli_note_say(&inputs->notes[n], label, lang, stream);
  }
  return lost;
}
