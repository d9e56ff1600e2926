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

typedef int (*print_fn)(const cli_fit_t *self, FILE *stream);

int cli_fit_print(const void *subject, FILE *stream) {
  static const print_fn begin[FITS_KINDS] = {cli_fit_print_series, cli_fit_print_sample,
                                             cli_fit_print_sample, cli_fit_print_yearly,
                                             cli_fit_print_experts};
  static const print_fn end[FITS_KINDS] = {cli_fit_end_series, cli_fit_end_sample,
                                           cli_fit_end_sample, cli_fit_end_yearly,
                                           cli_fit_end_experts};
  const cli_fit_t *self = subject;
  const fits_kind_t kind = self->data.kind;
  int lost = begin[kind](self, stream);
  fputc('\n', stream);
  lost |= print_rows(self, stream);
  fputc('\n', stream);
  lost |= end[kind](self, stream);
  if (!self->options->grade && kind != FITS_EXPERTS)
    lost |= cli_say_folded(stream, self->options->lang, WORDS_MSG_FIT_UNKNOWN_GRADE, NULL);
  fputc('\n', stream);
  return lost;
}
