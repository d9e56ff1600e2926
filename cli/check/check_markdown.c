// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/check/check_tables.h"
#include "cli/common/say.h"
#include "inputs/workbook.h"

#include <stdlib.h>
#include <string.h>

/* check.md: a minute that an evaluator can paste. */

/* A cell of a Markdown table. */
static void put_cell(FILE *file, const char *text) {
  fputs(" ", file);
  for (; *text; text++) {
    if (strchr("|*_`<>[]", *text))
      fputc('\\', file);
    fputc(*text, file);
  }
  fputs(" |", file);
}

/* In a minute on a workbook each line says in which cell the figure stands. */
static bool has_cells(const cli_audit_t *self) {
  return inputs_workbook_is(self->dataset->folder);
}

static void put_claim(const cli_audit_t *self, const audit_check_t *check, bool is_repeat,
                      FILE *file) {
  char *text = NULL;
  const char *mark = is_repeat ? "↳ " : "";
  const int made = check->table ? asprintf(&text, "%s%s: %s", mark, check->claim->claim[self->lang],
                                           cli_check_row_name(self, check))
                                : asprintf(&text, "%s%s", mark, check->claim->claim[self->lang]);
  put_cell(file, made < 0 ? "" : text);
  free(made < 0 ? NULL : text);
}

static void put_line(const cli_audit_t *self, size_t i, FILE *file) {
  const audit_check_t *check = &self->claims->checks[i];
  const audit_judgement_t *j = &check->judgement;
  const bool open = j->verdict == AUDIT_UNCHECKED;
  /* of the tool's own data: the document is not what is wrong */
  const bool is_differing = check->claim->is_own && j->verdict == AUDIT_CONTRADICTS;
  char stated[WORDS_NUMBER_BYTES], recomputed[WORDS_NUMBER_BYTES], difference[WORDS_NUMBER_BYTES];
  char cell[CLI_CHECK_CELL], corrected[WORDS_NUMBER_BYTES], limit[WORDS_NUMBER_BYTES + 8];
  const char *mark = audit_claim_is_most(check->claim->kind)    ? "≤ "
                     : audit_claim_is_least(check->claim->kind) ? "≥ "
                                                                : "";
  cli_check_stated(check, self->lang, stated);
  cli_check_recomputed(check, j->recomputed, self->lang, recomputed);
  cli_check_number(j->difference, check->stated->decimals + 2, "", self->lang, difference);
  fputs("|", file);
  put_claim(self, check, cli_check_is_repeat(self->claims, i), file);
  put_cell(file, stated);
  snprintf(limit, sizeof limit, "%s%s", mark, recomputed);
  put_cell(file, open ? "–" : limit);
  put_cell(file, open ? "–" : difference);
  put_cell(file, is_differing ? words_message(WORDS_MSG_OWN_DIFFERS, self->lang)
                              : cli_check_word(j->verdict, self->lang));
  put_cell(file, cli_check_corrected(self, check, corrected) ? corrected : "–");
  put_cell(file, check->claim->section);
  if (has_cells(self))
    put_cell(file, cli_check_cell(self, check, cell) ? cell : "–");
  fputc('\n', file);
}

/* Whose checks a table holds. */
typedef enum { OF_DOCUMENT, OF_TOOL, OF_BOTH } owner_t;

static bool is_of(const audit_check_t *check, owner_t owner) {
  return owner == OF_BOTH || check->claim->is_own == (owner == OF_TOOL);
}

static void put_table(const cli_audit_t *self, const audit_verdict_t *verdicts, size_t count,
                      owner_t owner, FILE *file) {
  const audit_claims_t *claims = self->claims;
  const bool cells = has_cells(self);
  cli_say(file, self->lang, cells ? WORDS_MSG_CHECK_MD_TABLE_CELLS : WORDS_MSG_CHECK_MD_TABLE,
          NULL);
  fprintf(file, "|---|---:|---:|---:|---|---:|---|%s\n", cells ? "---|" : "");
  for (size_t v = 0; v < count; v++)
    for (size_t i = 0; i < claims->check_count; i++) {
      if (claims->checks[i].judgement.verdict != verdicts[v] || !is_of(&claims->checks[i], owner) ||
          cli_check_is_repeat(claims, i))
        continue;
      for (size_t k = i; k < claims->check_count; k++)
        if (cli_check_is_same_fact(&claims->checks[i], &claims->checks[k]))
          put_line(self, k, file);
    }
  fputc('\n', file);
}

static void put_plan(const cli_audit_t *self, FILE *file) {
  words_grid_t grid;
  words_grid_init(&grid, 6);
  cli_check_plan_fill(self, &grid);
  fputs("## ", file);
  cli_check_plan_head(self, file);
  fputc('\n', file);
  for (size_t i = 0; i < grid.count; i++) {
    if (i % 6 == 0)
      fputs("|", file);
    put_cell(file, grid.cells[i]);
    if (i % 6 == 5)
      fputc('\n', file);
    if (i == 5)
      fputs("|---|---:|---:|---:|---:|---|\n", file);
  }
  fputc('\n', file);
  cli_check_print_notes(self, file);
  words_grid_free(&grid);
}

/* Why each contradiction is one, each reason once. */
static void put_notes(const cli_audit_t *self, owner_t owner, FILE *file) {
  const audit_claims_t *claims = self->claims;
  for (size_t i = 0; i < claims->check_count; i++) {
    const audit_check_t *check = &claims->checks[i];
    const char *note = check->note[self->lang];
    bool is_said = check->judgement.verdict != AUDIT_CONTRADICTS || !note || !is_of(check, owner);
    for (size_t k = 0; !is_said && k < i; k++)
      is_said = cli_check_is_same_fact(&claims->checks[k], check) &&
                claims->checks[k].note[self->lang] &&
                strcmp(claims->checks[k].note[self->lang], note) == 0;
    if (!is_said)
      fprintf(file, "- %s: %s.\n", check->claim->claim[self->lang], note);
  }
}

/* Which contradictions follow from another. */
static void put_follows(const cli_audit_t *self, FILE *file) {
  const audit_claims_t *claims = self->claims;
  for (size_t i = 0; i < claims->check_count; i++) {
    const audit_check_t *check = &claims->checks[i];
    char *follows = cli_check_follows(self, check);
    if (follows && *follows)
      fprintf(file, "- %s: %s.\n", check->claim->claim[self->lang], follows);
    free(follows);
  }
}

/* Where the data of the tool are not those of the document. */
static void put_own(const cli_audit_t *self, FILE *file) {
  static const audit_verdict_t worst = AUDIT_CONTRADICTS;
  if (self->claims->own[worst] == 0)
    return;
  cli_say(file, self->lang, WORDS_MSG_OWN_MD_HEAD, NULL);
  fputc('\n', file);
  cli_say(file, self->lang, WORDS_MSG_OWN_MEND, NULL);
  fputc('\n', file);
  put_table(self, &worst, 1, OF_TOOL, file);
  put_notes(self, OF_TOOL, file);
}

void cli_check_write_markdown(const cli_audit_t *self, FILE *file) {
  static const audit_verdict_t rest[] = {AUDIT_WITHIN_INPUTS, AUDIT_TRUNCATES, AUDIT_ROUNDS,
                                         AUDIT_EXACT, AUDIT_HOLDS};
  static const audit_verdict_t worst = AUDIT_CONTRADICTS, unchecked = AUDIT_UNCHECKED;
  cli_say(file, self->lang, WORDS_MSG_CHECK_MD_TITLE, WORDS_ARGS(self->dataset->name));
  fputc('\n', file);
  cli_check_print_counts(self, file);
  fputc('\n', file);
  cli_say(file, self->lang, WORDS_MSG_CHECK_MD_HOW, NULL);
  fputc('\n', file);
  cli_say(file, self->lang, WORDS_MSG_CHECK_MD_CONTRADICTS, NULL);
  fputc('\n', file);
  if (self->claims->verdicts[worst] > self->claims->own[worst])
    put_table(self, &worst, 1, OF_DOCUMENT, file);
  else
    cli_say(file, self->lang, WORDS_MSG_CHECK_MD_NONE, NULL);
  put_follows(self, file);
  fputc('\n', file);
  cli_check_print_apart(self, file);
  put_notes(self, OF_DOCUMENT, file);
  cli_check_print_placing(self, file);
  fputc('\n', file);
  put_own(self, file);
  if (self->plan)
    put_plan(self, file);
  cli_say(file, self->lang, WORDS_MSG_CHECK_MD_AGREES, NULL);
  fputc('\n', file);
  put_table(self, rest, sizeof rest / sizeof rest[0], OF_BOTH, file);
  cli_say(file, self->lang, WORDS_MSG_CHECK_MD_UNCHECKED, NULL);
  fputc('\n', file);
  put_table(self, &unchecked, 1, OF_BOTH, file);
}
