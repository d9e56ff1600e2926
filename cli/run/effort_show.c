// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/run/effort_show.h"

#include "cli/common/exits.h"
#include "cli/common/say.h"
#include "sim/design/net.h"
#include "words/numeral.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const words_message_t design_words[] = {[SIM_DESIGN_RANDOM] = WORDS_MSG_DESIGN_RANDOM,
                                               [SIM_DESIGN_LHS] = WORDS_MSG_DESIGN_LHS,
                                               [SIM_DESIGN_SOBOL] = WORDS_MSG_DESIGN_SOBOL};

/* Decimals that show two significant digits of the half-width. */
static int decimals_for(double half_width) {
  return isfinite(half_width) && half_width > 0.0 ? words_decimals_of(half_width, 2) : 2;
}

/* Without an estimate there is nothing to be precise about. */
static int print_undefined(const studies_precision_t *self, words_lang_t lang, FILE *stream) {
  char *text = words_escape(self->text, 0);
  const int lost = !text || cli_say(stream, lang, WORDS_MSG_PRECISION_UNDEFINED, WORDS_ARGS(text));
  free(text);
  return lost ? -1 : 0;
}

int cli_precision_print(const studies_precision_t *self, uint64_t replicates, words_lang_t lang,
                        FILE *stream) {
  const sim_goal_t *goal = &self->goal;
  if (isnan(goal->interval.estimate))
    return print_undefined(self, lang, stream);
  const bool event = goal->statistic.kind == SIM_MEAN && strcmp(self->unit, "event") == 0;
  const bool percent = event || strcmp(self->unit, "%") == 0;
  const double scale = event ? 100.0 : 1.0;
  const int decimals = decimals_for(scale * goal->half_width);
  char half[WORDS_NUMBER_BYTES], allowed[WORDS_NUMBER_BYTES], estimate[WORDS_NUMBER_BYTES];
  char many[WORDS_NUMBER_BYTES];
  words_numeral(half, scale * goal->half_width, decimals, lang);
  const int finer = decimals_for(scale * goal->allowed);
  words_numeral(allowed, scale * goal->allowed, finer > decimals ? finer : decimals, lang);
  (percent ? words_numeral_percent : words_numeral)(estimate, scale * goal->interval.estimate,
                                                    decimals, lang);
  words_numeral(many, (double)replicates, 0, lang);
  const char *unit = percent ? words_message(WORDS_MSG_PRECISION_POINTS, lang)
                     : strncmp(self->unit, "M$", 2) == 0 ? self->unit
                                                         : "";
  char error[WORDS_NUMBER_BYTES + 32];
  snprintf(error, sizeof error, "%s%s%s", half, *unit ? " " : "", unit);
  char *text = words_escape(self->text, 0);
  const int lost =
      !text || cli_say(stream, lang,
                       goal->reached ? WORDS_MSG_PRECISION_REACHED : WORDS_MSG_PRECISION_MISSED,
                       WORDS_ARGS(text, estimate, error, allowed, many));
  free(text);
  return lost ? -1 : 0;
}

static const char *number(uint64_t n, words_lang_t lang, char text[WORDS_NUMBER_BYTES]) {
  words_numeral(text, (double)n, 0, lang);
  return text;
}

static int print_design(const studies_effort_t *self, words_lang_t lang, FILE *stream) {
  char parts[WORDS_NUMBER_BYTES], points[WORDS_NUMBER_BYTES];
  number(SIM_DESIGN_REPLICATIONS, lang, parts);
  number(self->replicates / SIM_DESIGN_REPLICATIONS, lang, points);
  int lost = cli_say(stream, lang, WORDS_MSG_DESIGN_USED,
                     WORDS_ARGS(words_message(design_words[self->design], lang), parts, points));
  if (self->replicates != self->asked)
    lost |= cli_say(
        stream, lang, WORDS_MSG_DESIGN_RAISED,
        WORDS_ARGS(number(self->asked, lang, parts), number(self->replicates, lang, points)));
  if (self->design == SIM_DESIGN_SOBOL && self->dimensions > SIM_NET_DIMENSIONS)
    lost |= cli_say(stream, lang, WORDS_MSG_DESIGN_PADDED,
                    WORDS_ARGS(number(SIM_NET_DIMENSIONS, lang, parts),
                               number(self->dimensions, lang, points)));
  return lost;
}

int cli_effort_print(const studies_effort_t *self, words_lang_t lang, FILE *stream) {
  int lost = self->design == SIM_DESIGN_RANDOM ? 0 : print_design(self, lang, stream);
  for (size_t i = 0; i < self->precision_count; i++)
    lost |= cli_precision_print(&self->precisions[i], self->replicates, lang, stream);
  return lost ? -1 : 0;
}

int cli_effort_say_unreached(const studies_effort_t *self, bool is_quiet, words_lang_t lang) {
  char replicates[24];
  snprintf(replicates, sizeof replicates, "%llu", (unsigned long long)self->replicates);
  for (size_t i = 0; is_quiet && i < self->precision_count; i++)
    if (!self->precisions[i].goal.reached)
      cli_precision_print(&self->precisions[i], self->replicates, lang, stderr);
  return cli_fail(lang, CLI_EXIT_FOUND,
                  self->replicates < self->most ? WORDS_MSG_PRECISION_HOPELESS
                                                : WORDS_MSG_PRECISION_NOT_REACHED,
                  WORDS_ARGS(replicates));
}
