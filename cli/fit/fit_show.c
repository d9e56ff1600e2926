// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/common/say.h"
#include "cli/fit/fit.h"

static int print_rows(const cli_fit_t *self, FILE *stream) {
  const words_lang_t lang = self->options->lang;
  int lost = cli_say(stream, lang, WORDS_MSG_FIT_ROWS, NULL);
  cli_fit_put_rows(self, stream);
  if (self->rows.correlation_count) {
    fputc('\n', stream);
    lost |= cli_say(stream, lang, WORDS_MSG_FIT_PAIRS, NULL);
    cli_fit_put_pairs(self, stream);
  }
  return lost;
}

int cli_fit_print(const void *subject, FILE *stream) {
  const cli_fit_t *self = subject;
  const bool is_series = self->data.kind == FITS_SERIES;
  int lost = (is_series ? cli_fit_print_series : cli_fit_print_sample)(self, stream);
  fputc('\n', stream);
  lost |= print_rows(self, stream);
  fputc('\n', stream);
  lost |= (is_series ? cli_fit_end_series : cli_fit_end_sample)(self, stream);
  if (!self->options->grade)
    lost |= cli_say_folded(stream, self->options->lang, WORDS_MSG_FIT_UNKNOWN_GRADE, NULL);
  fputc('\n', stream);
  return lost;
}
