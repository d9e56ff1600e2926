// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/check_tables.h"
#include "cli/say.h"

#include <stdlib.h>

/* How many claims of each verdict. One fact is one contradiction, however many rows show it; what
   compares the inputs of the tool with the document is counted apart. */

typedef struct {
  const cli_audit_t *audit;
  FILE *file;
} counter_t;

/* Writes the message for one, or for many with the number as {1}. */
static void put_count(const counter_t *self, size_t count, cli_message_t one, cli_message_t many) {
  char number[24];
  snprintf(number, sizeof number, "%zu", count);
  char *text = cli_message_format(count == 1 ? one : many, self->audit->lang, CLI_ARGS(number));
  fputs(text ? text : number, self->file);
  free(text);
}

/* The same as a text; the caller frees. */
static char *count_text(const cli_audit_t *self, size_t count, cli_message_t one,
                        cli_message_t many) {
  char number[24];
  snprintf(number, sizeof number, "%zu", count);
  return cli_message_format(count == 1 ? one : many, self->lang, CLI_ARGS(number));
}

/* Facts of the document that contradict. */
static size_t count_facts(const cli_claims_t *claims) {
  size_t facts = 0;
  for (size_t i = 0; i < claims->check_count; i++)
    facts += claims->checks[i].judgement.verdict == MODELS_CONTRADICTS &&
             !claims->checks[i].claim->is_own && !cli_check_is_repeat(claims, i);
  return facts;
}

static void put_contradictions(const counter_t *self, size_t rows) {
  const size_t facts = count_facts(self->audit->claims);
  if (rows == 0) {
    fputs(cli_message(CLI_MSG_COUNT_CONTRADICTS_NONE, self->audit->lang), self->file);
    return;
  }
  char *text =
      count_text(self->audit, facts, CLI_MSG_COUNT_CONTRADICTS_ONE, CLI_MSG_COUNT_CONTRADICTS_MANY);
  char number[24];
  snprintf(number, sizeof number, "%zu", rows);
  char *both = rows == facts ? NULL
                             : cli_message_format(CLI_MSG_COUNT_ROWS, self->audit->lang,
                                                  CLI_ARGS(text ? text : "", number));
  fputs(both ? both : text ? text : number, self->file);
  free(both);
  free(text);
}

static void put_verdicts(const counter_t *self) {
  static const struct {
    models_verdict_t verdict;
    cli_message_t one, many;
  } kinds[] = {
      {MODELS_EXACT, CLI_MSG_COUNT_EXACT_ONE, CLI_MSG_COUNT_EXACT_MANY},
      {MODELS_ROUNDS, CLI_MSG_COUNT_ROUNDS_ONE, CLI_MSG_COUNT_ROUNDS_MANY},
      {MODELS_TRUNCATES, CLI_MSG_COUNT_TRUNCATES_ONE, CLI_MSG_COUNT_TRUNCATES_MANY},
      {MODELS_HOLDS, CLI_MSG_COUNT_HOLDS_ONE, CLI_MSG_COUNT_HOLDS_MANY},
      {MODELS_WITHIN_INPUTS, CLI_MSG_COUNT_WITHIN_ONE, CLI_MSG_COUNT_WITHIN_MANY},
  };
  const cli_claims_t *claims = self->audit->claims;
  fputs("  ", self->file);
  for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
    const size_t count = claims->verdicts[kinds[i].verdict] - claims->own[kinds[i].verdict];
    if (count == 0)
      continue;
    put_count(self, count, kinds[i].one, kinds[i].many);
    fputs(" · ", self->file);
  }
  put_contradictions(self, claims->verdicts[MODELS_CONTRADICTS] - claims->own[MODELS_CONTRADICTS]);
  fputc('\n', self->file);
}

static void say_own(const cli_audit_t *self, FILE *file) {
  const cli_claims_t *claims = self->claims;
  size_t own = 0;
  for (int v = 0; v < MODELS_UNCHECKED; v++)
    own += claims->own[v];
  if (own == 0)
    return;
  const size_t wrong = claims->own[MODELS_CONTRADICTS];
  char number[24];
  snprintf(number, sizeof number, "%zu", own);
  char *result = wrong ? count_text(self, wrong, CLI_MSG_OWN_ONE, CLI_MSG_OWN_MANY)
                       : cli_message_format(CLI_MSG_OWN_AGREE, self->lang, NULL);
  fputs("  ", file);
  cli_say(file, self->lang, own == 1 ? CLI_MSG_CHECK_OWN_ONE : CLI_MSG_CHECK_OWN_MANY,
          CLI_ARGS(number, result ? result : ""));
  free(result);
}

void cli_check_print_counts(const cli_audit_t *self, FILE *file) {
  const cli_claims_t *claims = self->claims;
  const counter_t counter = {self, file};
  size_t checked = 0;
  for (int v = 0; v < MODELS_UNCHECKED; v++)
    checked += claims->verdicts[v] - claims->own[v];
  char *head = count_text(self, checked, CLI_MSG_CHECK_HEAD_ONE, CLI_MSG_CHECK_HEAD_MANY);
  char *open = count_text(self, claims->verdicts[MODELS_UNCHECKED], CLI_MSG_CHECK_OPEN_ONE,
                          CLI_MSG_CHECK_OPEN_MANY);
  cli_say(file, self->lang, CLI_MSG_CHECK_HEAD,
          CLI_ARGS(self->dataset->name, head ? head : "", open ? open : ""));
  free(head);
  free(open);
  put_verdicts(&counter);
  say_own(self, file);
}
