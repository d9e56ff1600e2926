// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/common/say.h"
#include "cli/fit/fit.h"
#include "fits/alike.h"

#include <math.h>

const char *cli_fit_family(const cli_fit_t *self) {
  return words_message(self->sample.family == FITS_LOGNORMAL ? WORDS_MSG_FIT_NAME_LOGNORMAL
                                                             : WORDS_MSG_FIT_NAME_NORMAL,
                       self->options->lang);
}

/* What describes the values, and how well. */
static int print_family(const cli_fit_t *self, FILE *stream) {
  const words_lang_t lang = self->options->lang;
  const fits_sample_t *sample = &self->sample;
  const double chance = sample->chance[sample->family];
  char share[WORDS_NUMBER_BYTES];
  if (sample->how.is_share)
    return cli_say_folded(stream, lang, WORDS_MSG_FIT_DID_SHARE, NULL);
  if (sample->is_by_number)
    return cli_say_folded(stream, lang, WORDS_MSG_FIT_DID_NUMBER, NULL);
  if (isnan(chance))
    return cli_say_folded(stream, lang, WORDS_MSG_FIT_DID_FAMILY_FEW,
                          WORDS_ARGS(cli_fit_family(self)));
  words_numeral_chance(share, chance, 0, lang);
  return cli_say_folded(stream, lang, WORDS_MSG_FIT_DID_FAMILY,
                        WORDS_ARGS(cli_fit_family(self), share));
}

/* P5, P50 and P95 of the row. */
static int print_ends(const cli_fit_t *self, FILE *stream) {
  char name[WORDS_SHOWN], text[3][WORDS_NUMBER_BYTES];
  for (int i = 0; i < 3; i++)
    cli_fit_value(self, self->ends[i], text[i]);
  return cli_say_folded(stream, self->options->lang, WORDS_MSG_FIT_ENDS,
                        WORDS_ARGS(cli_fit_name(self, name), text[0], text[1], text[2]));
}

static int print_values(const cli_fit_t *self, FILE *stream) {
  const words_lang_t lang = self->options->lang;
  const fits_sample_t *sample = &self->sample;
  char name[WORDS_SHOWN], count[WORDS_NUMBER_BYTES], text[3][WORDS_NUMBER_BYTES];
  words_numeral(count, (double)sample->count, 0, lang);
  cli_fit_value(self, sample->least, text[0]);
  cli_fit_value(self, sample->most, text[1]);
  cli_fit_value(self, sample->mean, text[2]);
  int lost = cli_say(stream, lang, WORDS_MSG_FIT_SAMPLE_HEAD,
                     WORDS_ARGS(cli_fit_name(self, name), count, text[0], text[1], text[2]));
  fputc('\n', stream);
  lost |= print_family(self, stream);
  return lost | cli_say_folded(
                    stream, lang,
                    sample->how.is_new_value ? WORDS_MSG_FIT_OF_NEW : WORDS_MSG_FIT_OF_MEAN, NULL);
}

static int print_counts(const cli_fit_t *self, FILE *stream) {
  const words_lang_t lang = self->options->lang;
  const fits_counts_t *counts = &self->counts;
  char name[WORDS_SHOWN], rows[24], text[5][WORDS_NUMBER_BYTES];
  snprintf(rows, sizeof rows, "%zu", counts->rows);
  words_numeral(text[0], counts->successes, 0, lang);
  words_numeral(text[1], counts->cases, 0, lang);
  words_numeral(text[2], counts->dispersion, 1, lang);
  words_numeral(text[3], counts->n, 0, lang);
  words_numeral_chance(text[4], counts->chance, 1, lang);
  int lost = cli_say(stream, lang, WORDS_MSG_FIT_COUNTS_HEAD,
                     WORDS_ARGS(cli_fit_name(self, name), text[0], text[1], rows));
  fputc('\n', stream);
  lost |= cli_say_folded(stream, lang, WORDS_MSG_FIT_DID_COUNT, WORDS_ARGS(text[3]));
  if (counts->differs)
    lost |= cli_say_folded(stream, lang,
                           counts->chance < FITS_ALIKE_LEVEL ? WORDS_MSG_FIT_DID_DIFFER
                                                             : WORDS_MSG_FIT_DID_DIFFER_MAYBE,
                           WORDS_ARGS(text[2], text[1], text[3], text[4]));
  else if (!isnan(counts->dispersion))
    lost |= cli_say_folded(stream, lang, WORDS_MSG_FIT_DID_ALIKE, WORDS_ARGS(text[2]));
  return lost;
}

int cli_fit_print_sample(const cli_fit_t *self, FILE *stream) {
  int lost = (self->data.kind == FITS_COUNTS ? print_counts : print_values)(self, stream);
  fputc('\n', stream);
  return lost | print_ends(self, stream);
}

int cli_fit_end_sample(const cli_fit_t *self, FILE *stream) {
  return cli_say_folded(stream, self->options->lang, WORDS_MSG_FIT_UNKNOWN_SAMPLE, NULL);
}
