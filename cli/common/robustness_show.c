// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/common/robustness_show.h"

#include "cli/common/say.h"
#include "models/table/spread.h"

#include <math.h>
#include <stdio.h>

enum { CUT_SHOWN = 4 };

void cli_robustness_width(size_t i, words_lang_t lang, char out[CLI_WIDTH_BYTES]) {
  const double width = studies_robustness_width(i);
  char factor[WORDS_NUMBER_BYTES];
  words_numeral(factor, width, width == floor(width) ? 0 : width == 0.75 ? 2 : 1, lang);
  snprintf(out, CLI_WIDTH_BYTES, "×%.*s", WORDS_NUMBER_BYTES - 1, factor);
}

/* What run i is called: by a line of its own, or among all widths. */
static void name_run(const studies_robustness_t *self, size_t i, words_lang_t lang,
                     char out[CLI_WIDTH_BYTES]) {
  if (self->count == STUDIES_SPREADS && i == STUDIES_HALVED)
    snprintf(out, CLI_WIDTH_BYTES, "÷2");
  else
    cli_robustness_width(i, lang, out);
}

/* The inputs that were not as much wider as run i is, by more than the bisection leaves. */
static int say_cut(size_t run, const double *factors, const inputs_programme_t *inputs,
                   words_lang_t lang, FILE *stream) {
  const double full = studies_robustness_width(run) * (1.0 - 1e-6);
  char list[640] = "", label[INPUTS_LABEL_SIZE], factor[WORDS_NUMBER_BYTES];
  char width[CLI_WIDTH_BYTES];
  size_t cut = 0, shown = 0, length = 0;
  for (size_t i = 0; i < inputs->inputs.count; i++) {
    const models_input_t *row = &inputs->inputs.rows[i];
    if (!(factors[i] < full))
      continue;
    cut++;
    if (shown == CUT_SHOWN)
      continue;
    words_numeral(factor, factors[i], 2, lang);
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
  cli_robustness_width(run, lang, width);
  return cli_say(stream, lang, WORDS_MSG_FOOT_ROBUST_CUT, WORDS_ARGS(list, width));
}

static words_message_t why_not(models_problem_code_t code) {
  return code == MODELS_PROBLEM_PRICES       ? WORDS_MSG_ROBUST_PRICES
         : code == MODELS_PROBLEM_APPLICANTS ? WORDS_MSG_ROBUST_APPLICANTS
                                             : WORDS_MSG_ROBUST_OTHER;
}

/* What was learned has the width that it was learned with. */
static int say_learned(const inputs_programme_t *inputs, words_lang_t lang, FILE *stream) {
  char count[WORDS_NUMBER_BYTES];
  size_t learned = 0;
  for (size_t i = 0; i < inputs->inputs.count; i++)
    learned += inputs->inputs.rows[i].distribution == MODELS_JOINT;
  words_numeral(count, (double)learned, 0, lang);
  return learned ? cli_say(stream, lang, WORDS_MSG_FOOT_ROBUST_LEARNED, WORDS_ARGS(count)) : 0;
}

int cli_robustness_say_none(const inputs_programme_t *inputs, words_lang_t lang, FILE *stream) {
  const bool is_judged = models_inputs_has_judged_spread(&inputs->inputs);
  return cli_say(stream, lang,
                 is_judged ? WORDS_MSG_FOOT_WIDTHS_NO_EVENT : WORDS_MSG_FOOT_WIDTHS_NOT_JUDGED,
                 NULL) |
         say_learned(inputs, lang, stream);
}

int cli_robustness_say(const studies_robustness_t *self, const inputs_programme_t *inputs,
                       words_lang_t lang, FILE *stream) {
  const size_t last = STUDIES_WIDTHS - 1;
  int lost = say_learned(inputs, lang, stream);
  if (self->factors && !self->is_refused[STUDIES_DOUBLED])
    lost |= say_cut(STUDIES_DOUBLED, self->factors, inputs, lang, stream);
  if (self->widest && !self->is_refused[last])
    lost |= say_cut(last, self->widest, inputs, lang, stream);
  for (size_t i = 0; i < self->count; i++)
    if (self->is_refused[i]) {
      char name[CLI_WIDTH_BYTES];
      name_run(self, i, lang, name);
      lost |= cli_say(stream, lang, WORDS_MSG_FOOT_ROBUST_NONE,
                      WORDS_ARGS(name, words_message(why_not(self->why[i]), lang)));
    }
  return lost;
}
