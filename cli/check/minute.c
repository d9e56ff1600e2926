// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/check/minute.h"

#include "inputs/workbook.h"
#include "reports/page.h"
#include "words/draft.h"
#include "words/messages.h"

#include <stdlib.h>
#include <string.h>

enum { COLUMNS = 5 };

const char *cli_check_minute_name(words_lang_t lang) {
  return lang == WORDS_ES ? "minuta.html" : "minute.html";
}

static const char *word(const cli_audit_t *self, words_message_t id) {
  return words_message(id, self->lang);
}

static bool contradicts(const audit_check_t *check) {
  return check->judgement.verdict == AUDIT_CONTRADICTS && !check->claim->is_own;
}

/* "↳ " before another instance of a fact; the row of a table behind. */
static void add_claim(const cli_audit_t *self, size_t i, words_grid_t *grid) {
  const audit_check_t *check = &self->claims->checks[i];
  char *text = NULL;
  const int made = asprintf(&text, "%s%s%s%s", cli_check_is_repeat(self->claims, i) ? "↳ " : "",
                            check->claim->claim[self->lang], check->table ? ": " : "",
                            check->table ? cli_check_row_name(self, check) : "");
  grid->lost = grid->lost || made < 0;
  words_grid_add(grid, made < 0 ? "" : text);
  free(made < 0 ? NULL : text);
}

static void add_row(const cli_audit_t *self, size_t i, bool cells, words_grid_t *grid) {
  const audit_check_t *check = &self->claims->checks[i];
  const char *mark = audit_claim_is_most(check->claim->kind)    ? "≤ "
                     : audit_claim_is_least(check->claim->kind) ? "≥ "
                                                                : "";
  char text[WORDS_NUMBER_BYTES], limit[WORDS_NUMBER_BYTES + 8], cell[CLI_CHECK_CELL];
  words_grid_add(grid, check->claim->section);
  add_claim(self, i, grid);
  cli_check_stated(check, self->lang, text);
  words_grid_add(grid, text);
  cli_check_recomputed(check, check->judgement.recomputed, self->lang, text);
  snprintf(limit, sizeof limit, "%s%s", mark, text);
  words_grid_add(grid, limit);
  words_grid_add(grid, cli_check_corrected(self, check, text) ? text : "–");
  if (cells)
    words_grid_add(grid, cli_check_cell(self, check, cell) ? cell : "–");
}

/* Fact by fact, in the order of the claims. */
static void put_contradictions(const cli_audit_t *self, reports_page_t *page, bool *lost) {
  static const words_message_t heads[] = {WORDS_MSG_REPORT_SECTION,   WORDS_MSG_REPORT_CLAIM,
                                          WORDS_MSG_REPORT_STATED,    WORDS_MSG_MINUTE_RECOMPUTED,
                                          WORDS_MSG_MINUTE_CORRECTED, WORDS_MSG_MINUTE_CELL};
  static const bool left[COLUMNS + 1] = {true, true, false, false, false, true};
  const audit_claims_t *claims = self->claims;
  const bool cells = inputs_workbook_is(self->dataset->folder);
  const size_t columns = COLUMNS + cells;
  words_grid_t grid;
  words_grid_init(&grid, columns);
  for (size_t c = 0; c < columns; c++)
    words_grid_add(&grid, word(self, heads[c]));
  for (size_t i = 0; i < claims->check_count; i++)
    for (size_t k = i; contradicts(&claims->checks[i]) && !cli_check_is_repeat(claims, i) &&
                       k < claims->check_count;
         k++)
      if (k == i || cli_check_is_same_fact(&claims->checks[i], &claims->checks[k]))
        add_row(self, k, cells, &grid);
  if (grid.count == columns)
    reports_page_text(page, word(self, WORDS_MSG_REPORT_NO_CONTRADICTION));
  else
    reports_page_table(page, word(self, WORDS_MSG_MINUTE_TABLE), &grid, left, NULL);
  *lost = *lost || grid.lost;
  words_grid_free(&grid);
}

/* Lines that `write` says, as a list under a heading; nothing when there are none. */
static void put_lines(const cli_audit_t *self, reports_page_t *page, words_message_t heading,
                      void (*write)(const cli_audit_t *self, FILE *stream), bool *lost) {
  words_draft_t draft;
  FILE *stream = words_draft_begin(&draft);
  if (stream)
    write(self, stream);
  char *text = words_draft_end(&draft);
  if (text && *text && heading != WORDS_MSG_COUNT)
    reports_page_heading(page, word(self, heading));
  if (text)
    reports_page_items(page, text);
  *lost = *lost || !text;
  free(text);
}

/* Each reason once. */
static void write_notes(const cli_audit_t *self, FILE *stream) {
  const audit_claims_t *claims = self->claims;
  for (size_t i = 0; i < claims->check_count; i++) {
    const audit_check_t *check = &claims->checks[i];
    const char *note = check->note[self->lang];
    bool is_said = !contradicts(check) || !note;
    for (size_t k = 0; !is_said && k < i; k++)
      is_said = cli_check_is_same_fact(&claims->checks[k], check) &&
                claims->checks[k].note[self->lang] &&
                strcmp(claims->checks[k].note[self->lang], note) == 0;
    if (!is_said)
      fprintf(stream, "%s: %s.\n", check->claim->claim[self->lang], note);
  }
}

static void write_follows(const cli_audit_t *self, FILE *stream) {
  for (size_t i = 0; i < self->claims->check_count; i++) {
    const audit_check_t *check = &self->claims->checks[i];
    char *follows = cli_check_follows(self, check);
    if (follows && *follows)
      fprintf(stream, "%s: %s.\n", check->claim->claim[self->lang], follows);
    free(follows);
  }
}

int cli_check_write_minute(const cli_audit_t *self, FILE *file) {
  reports_page_t page;
  bool lost = false;
  char *title =
      words_message_format(WORDS_MSG_MINUTE_TITLE, self->lang, WORDS_ARGS(self->dataset->name));
  char *under =
      words_message_format(WORDS_MSG_MINUTE_UNDER, self->lang, WORDS_ARGS(EXANTE_VERSION));
  reports_page_begin(&page, file, self->lang, false, title ? title : "", under ? under : "");
  reports_page_section(&page, "revision", word(self, WORDS_MSG_REPORT_CHECK));
  put_lines(self, &page, WORDS_MSG_COUNT, cli_check_print_counts, &lost);
  put_contradictions(self, &page, &lost);
  put_lines(self, &page, WORDS_MSG_MINUTE_WHY, write_notes, &lost);
  put_lines(self, &page, WORDS_MSG_MINUTE_FOLLOWS, write_follows, &lost);
  reports_page_end(&page);
  lost = lost || !title || !under;
  free(under);
  free(title);
  return lost ? -1 : 0;
}
