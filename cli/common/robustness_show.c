// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/common/robustness_show.h"

#include "cli/common/say.h"
#include "words/numeral.h"

#include <stdio.h>

enum { CUT_SHOWN = 4 };

/* What is less than double by more than the bisection leaves. */
static const double doubled = 2.0 - 1e-6;
static int say_cut(const studies_robustness_t *self, const inputs_programme_t *inputs,
                   words_lang_t lang, FILE *stream) {
  char list[640] = "", label[INPUTS_LABEL_SIZE], factor[WORDS_NUMBER_BYTES];
  size_t cut = 0, shown = 0, length = 0;
  for (size_t i = 0; i < inputs->inputs.count; i++) {
    const models_input_t *row = &inputs->inputs.rows[i];
    if (!(self->factors[i] < doubled))
      continue;
    cut++;
    if (shown == CUT_SHOWN)
      continue;
    words_numeral(factor, self->factors[i], 2, lang);
    const char *name = inputs_label(inputs, row->name, lang, label);
    length +=
        (size_t)snprintf(list + length, sizeof list - length, "%s%.100s", shown ? "; " : "", name);
    if (row->year)
      length += (size_t)snprintf(list + length, sizeof list - length, " %d", row->year);
    length += (size_t)snprintf(list + length, sizeof list - length, " ×%s", factor);
    shown++;
  }
  if (cut == 0)
    return 0;
  if (cut > shown)
    snprintf(list + length, sizeof list - length, " … (%zu)", cut);
  return cli_say(stream, lang, WORDS_MSG_FOOT_ROBUST_CUT, WORDS_ARGS(list));
}

int cli_robustness_say(const studies_robustness_t *self, const inputs_programme_t *inputs,
                       words_lang_t lang, FILE *stream) {
  static const char *const lines[STUDIES_SPREADS] = {"÷2", "×2"};
  int lost = 0;
  if (self->factors && !self->is_refused[MODELS_SPREAD_DOUBLED])
    lost |= say_cut(self, inputs, lang, stream);
  for (int s = 0; s < STUDIES_SPREADS; s++)
    if (self->is_refused[s]) {
      const words_message_t why = self->why[s] == MODELS_PROBLEM_PRICES ? WORDS_MSG_ROBUST_PRICES
                                  : self->why[s] == MODELS_PROBLEM_APPLICANTS
                                      ? WORDS_MSG_ROBUST_APPLICANTS
                                      : WORDS_MSG_ROBUST_OTHER;
      lost |= cli_say(stream, lang, WORDS_MSG_FOOT_ROBUST_NONE,
                      WORDS_ARGS(lines[s], words_message(why, lang)));
    }
  return lost;
}
