// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/check/check_tables.h"
#include "cli/common/say.h"

#include <stdlib.h>

/* How many claims of each verdict. One fact is one contradiction, however many rows show it; what
   compares the inputs of the tool with the document is counted apart. */

typedef struct {
  const cli_audit_t *audit;
  FILE *file;
} counter_t;

/* Writes the message for one, or for many with the number as {1}. */
static void put_count(const counter_t *self, size_t count, words_message_t one,
                      words_message_t many) {
  char number[24];
  snprintf(number, sizeof number, "%zu", count);
  char *text = words_message_format(count == 1 ? one : many, self->audit->lang, WORDS_ARGS(number));
  fputs(text ? text : number, self->file);
  free(text);
}

/* The same as a text; the caller frees. */
static char *count_text(const cli_audit_t *self, size_t count, words_message_t one,
                        words_message_t many) {
  char number[24];
  snprintf(number, sizeof number, "%zu", count);
  return words_message_format(count == 1 ? one : many, self->lang, WORDS_ARGS(number));
}

size_t cli_check_count(const cli_audit_t *self) {
  size_t checked = 0;
  for (int v = 0; v < AUDIT_UNCHECKED; v++)
    checked += self->claims->verdicts[v] - self->claims->own[v];
  return checked;
}

size_t cli_check_contradictions(const cli_audit_t *self) {
  const audit_claims_t *claims = self->claims;
  size_t facts = 0;
  for (size_t i = 0; i < claims->check_count; i++)
    facts += claims->checks[i].judgement.verdict == AUDIT_CONTRADICTS &&
             !claims->checks[i].claim->is_own && !cli_check_is_repeat(claims, i);
  return facts;
}

static void put_contradictions(const counter_t *self, size_t rows) {
  const size_t facts = cli_check_contradictions(self->audit);
  if (rows == 0) {
    fputs(words_message(WORDS_MSG_COUNT_CONTRADICTS_NONE, self->audit->lang), self->file);
    return;
  }
  char *text = count_text(self->audit, facts, WORDS_MSG_COUNT_CONTRADICTS_ONE,
                          WORDS_MSG_COUNT_CONTRADICTS_MANY);
  char number[24];
  snprintf(number, sizeof number, "%zu", rows);
  char *both = rows == facts ? NULL
                             : words_message_format(WORDS_MSG_COUNT_ROWS, self->audit->lang,
                                                    WORDS_ARGS(text ? text : "", number));
  fputs(both ? both : text ? text : number, self->file);
  free(both);
  free(text);
}

static void put_verdicts(const counter_t *self) {
  static const struct {
    audit_verdict_t verdict;
    words_message_t one, many;
  } kinds[] = {
      {AUDIT_EXACT, WORDS_MSG_COUNT_EXACT_ONE, WORDS_MSG_COUNT_EXACT_MANY},
      {AUDIT_ROUNDS, WORDS_MSG_COUNT_ROUNDS_ONE, WORDS_MSG_COUNT_ROUNDS_MANY},
      {AUDIT_TRUNCATES, WORDS_MSG_COUNT_TRUNCATES_ONE, WORDS_MSG_COUNT_TRUNCATES_MANY},
      {AUDIT_HOLDS, WORDS_MSG_COUNT_HOLDS_ONE, WORDS_MSG_COUNT_HOLDS_MANY},
      {AUDIT_WITHIN_INPUTS, WORDS_MSG_COUNT_WITHIN_ONE, WORDS_MSG_COUNT_WITHIN_MANY},
  };
  const audit_claims_t *claims = self->audit->claims;
  fputs("  ", self->file);
  for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
    const size_t count = claims->verdicts[kinds[i].verdict] - claims->own[kinds[i].verdict];
    if (count == 0)
      continue;
    put_count(self, count, kinds[i].one, kinds[i].many);
    fputs(" · ", self->file);
  }
  put_contradictions(self, claims->verdicts[AUDIT_CONTRADICTS] - claims->own[AUDIT_CONTRADICTS]);
  fputc('\n', self->file);
}

static void say_own(const cli_audit_t *self, FILE *file) {
  const audit_claims_t *claims = self->claims;
  size_t own = 0;
  for (int v = 0; v < AUDIT_UNCHECKED; v++)
    own += claims->own[v];
  if (own == 0)
    return;
  const size_t wrong = claims->own[AUDIT_CONTRADICTS];
  char number[24];
  snprintf(number, sizeof number, "%zu", own);
  char *result = wrong ? count_text(self, wrong, WORDS_MSG_OWN_ONE, WORDS_MSG_OWN_MANY)
                       : words_message_format(WORDS_MSG_OWN_AGREE, self->lang, NULL);
  fputs("  ", file);
  cli_say(file, self->lang, own == 1 ? WORDS_MSG_CHECK_OWN_ONE : WORDS_MSG_CHECK_OWN_MANY,
          WORDS_ARGS(number, result ? result : ""));
  free(result);
}

void cli_check_print_counts(const cli_audit_t *self, FILE *file) {
  const audit_claims_t *claims = self->claims;
  const counter_t counter = {self, file};
  char *head =
      count_text(self, cli_check_count(self), WORDS_MSG_CHECK_HEAD_ONE, WORDS_MSG_CHECK_HEAD_MANY);
  char *open = count_text(self, claims->verdicts[AUDIT_UNCHECKED], WORDS_MSG_CHECK_OPEN_ONE,
                          WORDS_MSG_CHECK_OPEN_MANY);
  cli_say(file, self->lang, WORDS_MSG_CHECK_HEAD,
          WORDS_ARGS(self->called ? self->called : self->dataset->name, head ? head : "",
                     open ? open : ""));
  free(head);
  free(open);
  put_verdicts(&counter);
  say_own(self, file);
}

static bool uses(const audit_check_t *self, const audit_figure_t *figure) {
  for (size_t i = 0; i < self->claim->compiled.count; i++)
    if (self->inputs[i] == figure)
      return true;
  return false;
}

/* A figure that should say something else, by a formula that uses another such figure. */
static bool are_entangled(const cli_audit_t *self) {
  const audit_claims_t *claims = self->claims;
  audit_figure_t mended;
  for (size_t i = 0; i < claims->check_count; i++)
    for (size_t k = 0; k < claims->check_count; k++) {
      const audit_check_t *check = &claims->checks[i], *other = &claims->checks[k];
      if (i != k && check->judgement.verdict == AUDIT_CONTRADICTS &&
          other->judgement.verdict == AUDIT_CONTRADICTS && uses(check, other->stated) &&
          audit_check_corrected(check, self->placing, &mended) &&
          audit_check_corrected(other, self->placing, &mended))
        return true;
    }
  return false;
}

void cli_check_print_apart(const cli_audit_t *self, FILE *file) {
  if (!are_entangled(self))
    return;
  fputs("  ", file);
  cli_say(file, self->lang, WORDS_MSG_CHECK_APART, NULL);
}
