// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/check/check_tables.h"

#include "sim/decimal.h"
#include "words/numeral.h"
#include "words/reference.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* The words and numbers of a check, the same in every place that shows it. */

const char *cli_check_word(audit_verdict_t verdict, words_lang_t lang) {
  static const words_message_t words[AUDIT_VERDICT_COUNT] = {
      [AUDIT_EXACT] = WORDS_MSG_VERDICT_EXACT,
      [AUDIT_ROUNDS] = WORDS_MSG_VERDICT_ROUNDS,
      [AUDIT_TRUNCATES] = WORDS_MSG_VERDICT_TRUNCATES,
      [AUDIT_HOLDS] = WORDS_MSG_VERDICT_HOLDS,
      [AUDIT_WITHIN_INPUTS] = WORDS_MSG_VERDICT_WITHIN,
      [AUDIT_CONTRADICTS] = WORDS_MSG_VERDICT_CONTRADICTS,
      [AUDIT_UNCHECKED] = WORDS_MSG_VERDICT_UNCHECKED,
  };
  return words_message(words[verdict], lang);
}

const char *cli_check_row_name(const cli_audit_t *self, const audit_check_t *check) {
  const size_t cell = audit_table_cell(check->table, "name");
  const char *id = audit_table_text(check->table, check->row, cell == (size_t)-1 ? 0 : cell);
  return cell == (size_t)-1 ? audit_dataset_label(self->dataset, id, self->lang) : id;
}

void cli_check_id(const audit_check_t *check, char *id, size_t size) {
  if (check->table)
    snprintf(id, size, "%s.%s", check->claim->id, audit_table_text(check->table, check->row, 0));
  else
    snprintf(id, size, "%s", check->claim->id);
}

void cli_check_number(double x, int decimals, const char *unit, words_lang_t lang,
                      char out[WORDS_NUMBER_BYTES]) {
  while (decimals > 0) {
    const double scaled = x * sim_ten_to(decimals - 1);
    if (fabs(scaled - rint(scaled)) > 1e-9 * fmax(1.0, fabs(scaled)))
      break;
    decimals--;
  }
  words_numeral_unit(out, x, decimals, unit, lang);
}

/* Two decimals more than printed are worth showing. */
void cli_check_recomputed(const audit_check_t *check, double x, words_lang_t lang,
                          char out[WORDS_NUMBER_BYTES]) {
  cli_check_number(x, (int)fmin(check->stated->decimals + 2, 6), check->unit, lang, out);
}

void cli_check_stated(const audit_check_t *check, words_lang_t lang, char out[WORDS_NUMBER_BYTES]) {
  if (check->stated->is_missing)
    snprintf(out, WORDS_NUMBER_BYTES, "–");
  else
    words_numeral_unit(out, check->stated->value, check->stated->decimals, check->unit, lang);
}

static bool corrected(const cli_audit_t *self, const audit_check_t *check,
                      char out[WORDS_NUMBER_BYTES]) {
  audit_figure_t figure;
  if (!audit_check_corrected(check, self->placing, &figure))
    return false;
  words_numeral_unit(out, figure.value, figure.decimals, check->unit, self->lang);
  return true;
}

bool cli_check_corrected(const cli_audit_t *self, const audit_check_t *check,
                         char out[WORDS_NUMBER_BYTES]) {
  return !check->root && corrected(self, check, out);
}

char *cli_check_follows(const cli_audit_t *self, const audit_check_t *check) {
  char figure[WORDS_NUMBER_BYTES], place[CLI_CHECK_CELL];
  if (!check->root || !corrected(self, check->root, figure))
    return strdup("");
  if (!cli_check_cell(self, check->root, place))
    cli_check_id(check->root, place, sizeof place);
  return words_message_format(WORDS_MSG_CHECK_FOLLOWS, self->lang,
                              WORDS_ARGS(place, check->root->claim->claim[self->lang], figure));
}

const char *cli_check_sheet(const cli_audit_t *self, const words_place_t *place) {
  const size_t book = strlen(self->dataset->folder);
  const bool is_within = place->file && place->line && place->column &&
                         strncmp(place->file, self->dataset->folder, book) == 0 &&
                         place->file[book] == '!';
  return is_within ? place->file + book + 1 : NULL;
}

bool cli_check_cell(const cli_audit_t *self, const audit_check_t *check, char out[CLI_CHECK_CELL]) {
  words_place_t place;
  char cell[WORDS_REFERENCE_SIZE];
  const char *sheet = audit_dataset_place(self->dataset, check->stated, &place)
                          ? cli_check_sheet(self, &place)
                          : NULL;
  if (!sheet)
    return false;
  words_reference(place.line, place.column, cell);
  snprintf(out, CLI_CHECK_CELL, "%.130s!%s", sheet, cell);
  return true;
}

bool cli_check_is_same_fact(const audit_check_t *a, const audit_check_t *b) {
  return a == b ||
         (a->judgement.verdict == b->judgement.verdict && a->claim->is_own == b->claim->is_own &&
          *a->claim->fact && strcmp(a->claim->fact, b->claim->fact) == 0);
}

bool cli_check_is_repeat(const audit_claims_t *claims, size_t i) {
  for (size_t k = 0; k < i; k++)
    if (cli_check_is_same_fact(&claims->checks[k], &claims->checks[i]))
      return true;
  return false;
}

size_t cli_check_instances(const audit_claims_t *claims, size_t i) {
  size_t count = 0;
  for (size_t k = 0; k < claims->check_count; k++)
    count += cli_check_is_same_fact(&claims->checks[k], &claims->checks[i]);
  return count;
}
