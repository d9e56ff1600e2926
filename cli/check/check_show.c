// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/check/check_tables.h"
#include "cli/common/say.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* The report of a check on the terminal. */

static void indent(FILE *file, int width) {
  fprintf(file, "%*s", width, "");
}

/* "dice 25.800"; of a sum that no document prints, "suma 25.818". */
static char *stated_text(const cli_audit_t *self, const audit_check_t *check) {
  char stated[WORDS_NUMBER_BYTES];
  cli_check_stated(check, self->lang, stated);
  return words_message_format(check->text ? WORDS_MSG_CHECK_SAYS : WORDS_MSG_CHECK_ADDS, self->lang,
                              WORDS_ARGS(stated));
}

void cli_check_print_figures(const cli_audit_t *self, const audit_check_t *check, FILE *file) {
  const audit_judgement_t *j = &check->judgement;
  const audit_claim_kind_t kind = check->claim->kind;
  const int decimals = (int)fmin(check->stated->decimals + 2, 6);
  char recomputed[WORDS_NUMBER_BYTES], low[WORDS_NUMBER_BYTES], high[WORDS_NUMBER_BYTES];
  char difference[WORDS_NUMBER_BYTES], excess[WORDS_NUMBER_BYTES];
  char *text = stated_text(self, check);
  const char *says = text ? text : "";
  cli_check_recomputed(check, j->recomputed, self->lang, recomputed);
  cli_check_recomputed(check, j->low, self->lang, low);
  cli_check_recomputed(check, j->high, self->lang, high);
  cli_check_number(j->difference, decimals, "", self->lang, difference);
  cli_check_number(fabs(j->difference), decimals, "", self->lang, excess);
  if (audit_claim_is_most(kind))
    cli_say(file, self->lang, WORDS_MSG_CHECK_LINE_MOST, WORDS_ARGS(says, recomputed, excess));
  else if (audit_claim_is_least(kind))
    cli_say(file, self->lang, WORDS_MSG_CHECK_LINE_LEAST, WORDS_ARGS(says, recomputed, excess));
  else if (strcmp(low, high) != 0)
    cli_say(file, self->lang, WORDS_MSG_CHECK_LINE,
            WORDS_ARGS(says, recomputed, low, high, difference));
  else
    cli_say(file, self->lang, WORDS_MSG_CHECK_LINE_EXACT, WORDS_ARGS(says, recomputed, difference));
  free(text);
}

/* The sums of columns among the figures of a formula: what was added stands nowhere else. */
static void print_sums(const cli_audit_t *self, const audit_check_t *check, int width, FILE *file) {
  const inputs_formula_t *formula = &check->claim->compiled;
  for (size_t i = 0; formula->count > 1 && i < formula->count; i++)
    if (audit_dataset_is_total(self->dataset, check->inputs[i])) {
      char sum[WORDS_NUMBER_BYTES];
      cli_check_number(check->inputs[i]->value, check->inputs[i]->decimals, "", self->lang, sum);
      indent(file, width);
      cli_say(file, self->lang, WORDS_MSG_CHECK_SUM, WORDS_ARGS(formula->names[i], sum));
    }
}

static void print_check(const cli_audit_t *self, const audit_check_t *check, int width,
                        FILE *file) {
  char id[2 * INPUTS_FORMULA_NAME], corrected[WORDS_NUMBER_BYTES];
  if (!cli_check_cell(self, check, id))
    cli_check_id(check, id, sizeof id);
  indent(file, width);
  fprintf(file, "%s (%s)\n", id, check->claim->section);
  indent(file, width + 2);
  fputs(check->claim->claim[self->lang], file);
  if (check->table)
    fprintf(file, ": %s", cli_check_row_name(self, check));
  fputc('\n', file);
  indent(file, width + 2);
  cli_check_print_figures(self, check, file);
  print_sums(self, check, width + 2, file);
  if (cli_check_corrected(self, check, corrected)) {
    indent(file, width + 2);
    cli_say(file, self->lang, WORDS_MSG_CHECK_CORRECTED, WORDS_ARGS(corrected));
  }
  char *follows = cli_check_follows(self, check);
  if (follows && *follows) {
    indent(file, width + 2);
    fprintf(file, "%s\n", follows);
  }
  free(follows);
}

/* The instances of one fact, and each of their notes once. */
static void print_fact(const cli_audit_t *self, size_t first, FILE *file) {
  const audit_claims_t *claims = self->claims;
  const size_t count = cli_check_instances(claims, first);
  const int width = count > 1 ? 4 : 2;
  const char *said[2] = {NULL, NULL}; /* the last notes: instances repeat them */
  char number[24];
  snprintf(number, sizeof number, "%zu", count);
  if (count > 1) {
    indent(file, 2);
    cli_say(file, self->lang, WORDS_MSG_CHECK_FACT,
            WORDS_ARGS(number, claims->checks[first].claim->fact));
  }
  for (size_t i = first; i < claims->check_count; i++) {
    const audit_check_t *check = &claims->checks[i];
    if (i != first && !cli_check_is_same_fact(&claims->checks[first], check))
      continue;
    print_check(self, check, width, file);
    const char *note = check->note[self->lang];
    if (!note || (said[0] && strcmp(note, said[0]) == 0) || (said[1] && strcmp(note, said[1]) == 0))
      continue;
    indent(file, width + 2);
    fprintf(file, "%s\n", note);
    said[1] = said[0];
    said[0] = note;
  }
}

/* Facts of the document, or of the tool's own data, with a verdict. */
static size_t count_facts(const audit_claims_t *claims, audit_verdict_t verdict, bool is_own) {
  size_t facts = 0;
  for (size_t i = 0; i < claims->check_count; i++)
    facts += claims->checks[i].judgement.verdict == verdict &&
             claims->checks[i].claim->is_own == is_own && !cli_check_is_repeat(claims, i);
  return facts;
}

static void print_facts(const cli_audit_t *self, audit_verdict_t verdict, bool is_own, FILE *file) {
  const audit_claims_t *claims = self->claims;
  for (size_t i = 0; i < claims->check_count; i++)
    if (claims->checks[i].judgement.verdict == verdict &&
        claims->checks[i].claim->is_own == is_own && !cli_check_is_repeat(claims, i))
      print_fact(self, i, file);
}

/* What the document says of itself. */
static void print_verdict(const cli_audit_t *self, audit_verdict_t verdict, FILE *file) {
  const audit_claims_t *claims = self->claims;
  const char *word = cli_check_word(verdict, self->lang);
  const size_t facts = count_facts(claims, verdict, false);
  const size_t all = claims->verdicts[verdict] - claims->own[verdict];
  char rows[24], count[24];
  if (facts == 0)
    return;
  snprintf(rows, sizeof rows, "%zu", all);
  snprintf(count, sizeof count, "%zu", facts);
  fputc('\n', file);
  if (facts < all)
    cli_say(file, self->lang, WORDS_MSG_CHECK_VERDICT_FACTS, WORDS_ARGS(word, count, rows));
  else
    fprintf(file, "%s (%s)\n", word, rows);
  print_facts(self, verdict, false, file);
}

/* Where the data of the tool are not those of the document, it is they that may have to change. */
static void print_own(const cli_audit_t *self, FILE *file) {
  char count[24];
  snprintf(count, sizeof count, "%zu", self->claims->own[AUDIT_CONTRADICTS]);
  if (self->claims->own[AUDIT_CONTRADICTS] == 0)
    return;
  fputc('\n', file);
  cli_say(file, self->lang, WORDS_MSG_OWN_HEAD, WORDS_ARGS(count));
  fputs("  ", file);
  cli_say(file, self->lang, WORDS_MSG_OWN_MEND, NULL);
  print_facts(self, AUDIT_CONTRADICTS, true, file);
}

void cli_check_print(const cli_audit_t *self, FILE *file) {
  static const bool left[] = {true, false, false, false, false, true};
  static const audit_verdict_t shown[] = {AUDIT_CONTRADICTS, AUDIT_WITHIN_INPUTS, AUDIT_TRUNCATES,
                                          AUDIT_ROUNDS}; /* worst first */
  cli_check_print_counts(self, file);
  for (size_t v = 0; v < sizeof shown / sizeof shown[0]; v++) {
    print_verdict(self, shown[v], file);
    if (shown[v] == AUDIT_CONTRADICTS)
      cli_check_print_apart(self, file);
  }
  print_own(self, file);
  cli_check_print_placing(self, file);
  if (!self->plan)
    return;
  words_grid_t grid;
  words_grid_init(&grid, 6);
  cli_check_plan_fill(self, &grid);
  fputc('\n', file);
  cli_check_plan_head(self, file);
  words_grid_print(&grid, left, file);
  words_grid_free(&grid);
  cli_check_print_notes(self, file);
}
