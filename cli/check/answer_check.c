// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/check/answer_check.h"

#include "cli/common/naming.h"
#include "words/draft.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* What was found, for the first sheet of the workbook. */

enum { SAYS, RECOMPUTED, DIFFERENCE, SHOULD, COLUMNS };
enum { PROBABILITY, LOW, HIGH, STATED, PLAN_COLUMNS = STATED + 4 };
enum { MORE_DECIMALS = 2 /* than printed, of what is recomputed */ };
enum { NAMED = 3 /* contradictions that the first sentence names */ };

typedef struct {
  const cli_audit_t *audit;
  cli_answer_t *out;
} making_t;

static bool is_contradiction(const audit_check_t *check) {
  return check->judgement.verdict == AUDIT_CONTRADICTS && !check->claim->is_own;
}

/* "Formulario!B18: Cobertura 2027 …" */
static char *claim_text(const making_t *self, const audit_check_t *check) {
  char cell[CLI_CHECK_CELL];
  words_draft_t draft;
  FILE *stream = words_draft_begin(&draft);
  if (stream && cli_check_cell(self->audit, check, cell))
    fprintf(stream, "%s: ", cell);
  if (stream)
    fprintf(stream, "%s%s%s", check->claim->claim[self->out->lang], check->table ? ": " : "",
            check->table ? cli_check_row_name(self->audit, check) : "");
  return words_draft_end(&draft);
}

/* The first contradictions by name, "…" for the rest. */
static char *list_text(const making_t *self) {
  const audit_claims_t *claims = self->audit->claims;
  size_t named = 0;
  bool lost = false;
  words_draft_t draft;
  FILE *stream = words_draft_begin(&draft);
  for (size_t i = 0; stream && i < claims->check_count; i++) {
    if (!is_contradiction(&claims->checks[i]) || cli_check_is_repeat(claims, i))
      continue;
    if (named++ == NAMED)
      break;
    char *text = claim_text(self, &claims->checks[i]);
    lost = lost || !text;
    fprintf(stream, "%s%s", named > 1 ? "; " : "", text ? text : "");
    free(text);
  }
  if (stream)
    fputs(named > NAMED ? "; …" : ".", stream);
  char *list = words_draft_end(&draft);
  if (!lost)
    return list;
  free(list);
  return NULL;
}

/* "2 contradicciones en 27 comprobaciones: Formulario!B18: …"; that nothing contradicts proves no
   figure. */
static void say_finding(const making_t *self) {
  const size_t facts = cli_check_contradictions(self->audit);
  const size_t checked = cli_check_count(self->audit);
  char found[24], all[24];
  snprintf(found, sizeof found, "%zu", facts);
  snprintf(all, sizeof all, "%zu", checked);
  char *list = facts ? list_text(self) : strdup("");
  cli_answer_say(self->out,
                 facts         ? WORDS_MSG_CHECK_SAYS_FOUND
                 : checked > 0 ? WORDS_MSG_CHECK_SAYS_NONE
                               : WORDS_MSG_CHECK_SAYS_NOTHING,
                 WORDS_ARGS(found, all, list ? list : ""));
  self->out->lost = self->out->lost || !list;
  free(list);
}

static void say_rest(const making_t *self, const cli_check_copy_t *copy) {
  words_draft_t draft;
  FILE *stream = words_draft_begin(&draft);
  if (stream) {
    cli_check_print_counts(self->audit, stream);
    cli_check_copy_print(copy, self->out->lang, stream);
  }
  cli_answer_say_lines(self->out, words_draft_end(&draft));
}

static void add_verdicts(const making_t *self) {
  static const words_message_t heads[] = {WORDS_MSG_CHECK_BOARD_DOCUMENT,
                                          WORDS_MSG_CHECK_BOARD_TOOL};
  static const audit_verdict_t order[AUDIT_VERDICT_COUNT] = {
      AUDIT_CONTRADICTS,   AUDIT_TRUNCATES, AUDIT_ROUNDS,   AUDIT_EXACT,
      AUDIT_WITHIN_INPUTS, AUDIT_HOLDS,     AUDIT_UNCHECKED};
  const audit_claims_t *claims = self->audit->claims;
  size_t own = 0;
  for (size_t v = 0; v < AUDIT_VERDICT_COUNT; v++)
    own += claims->own[v];
  cli_answer_begin_titled(self->out, words_message(WORDS_MSG_CHECK_BOARD_VERDICTS, self->out->lang),
                          heads, own ? 2 : 1);
  for (size_t i = 0; i < AUDIT_VERDICT_COUNT; i++) {
    const audit_verdict_t v = order[i];
    double *values;
    if (claims->verdicts[v] == 0 ||
        !cli_answer_line(self->out, cli_check_word(v, self->out->lang), &values))
      continue;
    values[0] = (double)(claims->verdicts[v] - claims->own[v]);
    if (own)
      values[1] = (double)claims->own[v];
  }
}

/* What the figure should say, as printed: NaN where nothing can be said. */
static double corrected(const making_t *self, const audit_check_t *check) {
  audit_figure_t figure;
  return !check->root && audit_check_corrected(check, self->audit->placing, &figure) ? figure.value
                                                                                     : (double)NAN;
}

/* Below its line, from which contradiction it follows. */
static void note_root(const making_t *self, const audit_check_t *check) {
  char cell[CLI_CHECK_CELL], *follows = cli_check_follows(self->audit, check), *note = NULL;
  if (!cli_check_cell(self->audit, check, cell))
    cli_check_id(check, cell, sizeof cell);
  if (follows && *follows && asprintf(&note, "%s: %s.", cell, follows) < 0)
    note = NULL;
  if (!follows || *follows)
    cli_answer_note_lines(self->out, note);
  free(follows);
}

static void add_contradiction(const making_t *self, const audit_check_t *check, bool is_repeat) {
  const words_naming_t naming = cli_naming(self->audit->dataset->inputs, self->out->lang);
  char unit[WORDS_SHOWN];
  char *claim = claim_text(self, check), *label = NULL;
  const char *words = words_naming_cell(&naming, WORDS_UNIT, check->unit, unit);
  if (!claim || asprintf(&label, "%s%s%s", claim, *words ? ", " : "", words) < 0)
    label = NULL;
  double *values;
  reports_line_t *line = label ? cli_answer_line(self->out, label, &values) : NULL;
  self->out->lost = self->out->lost || !label;
  if (line) {
    values[SAYS] = check->stated->is_missing ? (double)NAN : check->stated->value;
    values[RECOMPUTED] = check->judgement.recomputed;
    values[DIFFERENCE] = check->judgement.difference;
    values[SHOULD] = corrected(self, check);
    line->decimals = check->stated->decimals;
    line->is_part = is_repeat;
    line->is_year = strcmp(check->unit, "year") == 0;
  }
  note_root(self, check);
  free(label);
  free(claim);
}

/* One below another, those of one fact together. */
static void add_contradictions(const making_t *self) {
  static const words_message_t heads[COLUMNS] = {
      WORDS_MSG_CHECK_BOARD_SAYS, WORDS_MSG_CHECK_BOARD_RECOMPUTED,
      WORDS_MSG_CHECK_BOARD_DIFFERENCE, WORDS_MSG_CHECK_BOARD_SHOULD};
  const audit_claims_t *claims = self->audit->claims;
  if (cli_check_contradictions(self->audit) == 0)
    return;
  cli_answer_begin_titled(self->out,
                          words_message(WORDS_MSG_CHECK_BOARD_CONTRADICTIONS, self->out->lang),
                          heads, COLUMNS);
  reports_form_t *forms = cli_answer_hold(self->out, calloc(COLUMNS, sizeof *forms));
  for (size_t c = 0; forms && c < COLUMNS; c++)
    forms[c] = (reports_form_t){.is_of_line = true,
                                .decimals = c == RECOMPUTED || c == DIFFERENCE ? MORE_DECIMALS : 0,
                                .is_short = c == RECOMPUTED || c == DIFFERENCE};
  cli_answer_forms(self->out, forms);
  for (size_t i = 0; i < claims->check_count; i++) {
    if (!is_contradiction(&claims->checks[i]) || cli_check_is_repeat(claims, i))
      continue;
    for (size_t k = i; k < claims->check_count; k++)
      if (cli_check_is_same_fact(&claims->checks[i], &claims->checks[k]))
        add_contradiction(self, &claims->checks[k], k > i);
  }
}

/* Where a planned figure lies in its forecast. */
static void add_placed(const making_t *self, const cli_placed_t *row) {
  static const int quantiles[] = {STUDIES_P05, STUDIES_P50, STUDIES_P95};
  double *values, *errors = cli_answer_hold(self->out, calloc(PLAN_COLUMNS, sizeof *errors));
  char *label = words_message_format(row->at_least ? WORDS_MSG_CHECK_BOARD_REACHED
                                                   : WORDS_MSG_CHECK_BOARD_KEPT,
                                     self->out->lang, WORDS_ARGS(row->label[self->out->lang]));
  reports_line_t *line = label ? cli_answer_line(self->out, label, &values) : NULL;
  self->out->lost = self->out->lost || !label;
  free(label);
  if (!line || !errors)
    return;
  values[PROBABILITY] = row->probability;
  errors[PROBABILITY] = isfinite(row->se) ? row->se : 0.0;
  values[LOW] = row->low;
  values[HIGH] = row->high;
  values[STATED] = row->stated->value;
  for (size_t q = 0; q < 3; q++)
    values[STATED + 1 + q] = row->estimate->quantile[quantiles[q]];
  line->errors = errors;
  line->decimals = row->stated->decimals;
}

static void add_plan(const making_t *self) {
  static const words_message_t heads[PLAN_COLUMNS] = {WORDS_MSG_PLAN_COL_PROBABILITY,
                                                      WORDS_MSG_BOARD_LOW,
                                                      WORDS_MSG_BOARD_HIGH,
                                                      WORDS_MSG_PLAN_COL_STATED,
                                                      WORDS_MSG_COL_P05,
                                                      WORDS_MSG_CHECK_BOARD_P50,
                                                      WORDS_MSG_COL_P95};
  const cli_plan_t *plan = self->audit->plan;
  if (!plan)
    return;
  cli_answer_begin_titled(self->out, words_message(WORDS_MSG_CHECK_BOARD_PLAN, self->out->lang),
                          heads, PLAN_COLUMNS);
  reports_form_t *forms = cli_answer_hold(self->out, calloc(PLAN_COLUMNS, sizeof *forms));
  for (size_t c = 0; forms && c < PLAN_COLUMNS; c++)
    forms[c] = c < STATED ? (reports_form_t){.decimals = 1, .is_share = true}
                          : (reports_form_t){.is_of_line = true};
  cli_answer_forms(self->out, forms);
  for (size_t i = 0; i < plan->count; i++)
    add_placed(self, &plan->rows[i]);
  words_draft_t draft;
  FILE *stream = words_draft_begin(&draft);
  if (stream)
    cli_check_print_notes(self->audit, stream);
  cli_answer_note_lines(self->out, words_draft_end(&draft));
}

int cli_check_answer(cli_answer_t *out, const cli_audit_t *audit, const cli_check_copy_t *copy) {
  const making_t self = {.audit = audit, .out = out};
  *out = (cli_answer_t){.lang = audit->lang};
  say_finding(&self);
  say_rest(&self, copy);
  add_verdicts(&self);
  add_contradictions(&self);
  add_plan(&self);
  return cli_answer_end(out);
}
