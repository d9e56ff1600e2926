// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/check/marks.h"

#include "cli/common/say.h"
#include "sim/status.h"
#include "words/draft.h"
#include "words/reference.h"

#include <stdlib.h>
#include <string.h>

enum { SAID_MAX = 6 }; /* checks that a comment tells in full */

typedef struct {
  const cli_audit_t *audit;
  cli_marks_t *out;
} finder_t;

static bool has_room(cli_marks_t *out) {
  if (out->count < out->capacity)
    return true;
  const size_t capacity = out->capacity ? 2 * out->capacity : 32;
  reports_mark_t *items = realloc(out->items, capacity * sizeof *items);
  out->items = items ? items : out->items;
  cli_marked_t *own = realloc(out->own, capacity * sizeof *own);
  out->own = own ? own : out->own;
  out->capacity = items && own ? capacity : out->capacity;
  return items && own;
}

/* The mark of a cell, a new one when it has none: its number; `count` when out of memory. */
static size_t mark_at(cli_marks_t *out, const char *sheet, const words_place_t *place) {
  for (size_t i = 0; i < out->count; i++)
    if (out->items[i].row == place->line && out->items[i].column == place->column &&
        strcmp(out->items[i].sheet, sheet) == 0)
      return i;
  if (!has_room(out))
    return out->count;
  cli_marked_t *own = &out->own[out->count];
  *own = (cli_marked_t){.sheet = strdup(sheet), .text = strdup("")};
  if (!own->sheet || !own->text) {
    free(own->sheet);
    free(own->text);
    return out->count;
  }
  out->items[out->count] =
      (reports_mark_t){own->sheet, place->line, place->column, REPORTS_MARK_USED, own->text};
  return out->count++;
}

/* Adds what a check says to the mark of a cell. */
static int add(const finder_t *self, const words_place_t *place, reports_mark_kind_t kind,
               const char *text) {
  const char *sheet = cli_check_sheet(self->audit, place);
  if (!sheet)
    return SIM_OK;
  const size_t at = mark_at(self->out, sheet, place);
  if (at == self->out->count)
    return SIM_ERR_NO_MEMORY;
  cli_marked_t *own = &self->out->own[at];
  if (kind < self->out->items[at].kind)
    self->out->items[at].kind = kind;
  const size_t said = own->said++;
  if (said > SAID_MAX)
    return SIM_OK;
  char *whole = NULL;
  const char *more = words_message(WORDS_MSG_MARK_MORE, self->audit->lang);
  if (asprintf(&whole, "%s%s%s", own->text, said ? "\n\n" : "", said < SAID_MAX ? text : more) < 0)
    return SIM_ERR_NO_MEMORY;
  free(own->text);
  own->text = whole;
  self->out->items[at].text = whole;
  return SIM_OK;
}

/* What was claimed, the numbers and the explanation. `head` begins it. */
static char *tell(const finder_t *self, const audit_check_t *check, const char *head) {
  const cli_audit_t *audit = self->audit;
  char corrected[WORDS_NUMBER_BYTES];
  words_draft_t draft;
  FILE *stream = words_draft_begin(&draft);
  if (!stream)
    return NULL;
  fprintf(stream, "%s%s%s\n", head, check->table ? " · " : "",
          check->table ? cli_check_row_name(audit, check) : "");
  cli_check_print_figures(audit, check, stream);
  if (cli_check_corrected(audit, check, corrected))
    cli_say(stream, audit->lang, WORDS_MSG_CHECK_CORRECTED, WORDS_ARGS(corrected));
  char *follows = cli_check_follows(audit, check);
  if (follows && *follows)
    fprintf(stream, "%s\n", follows);
  const bool lost = !follows;
  free(follows);
  if (check->note[audit->lang])
    fprintf(stream, "%s\n", check->note[audit->lang]);
  char *text = words_draft_end(&draft);
  for (size_t n = text ? strlen(text) : 0; n > 0 && text[n - 1] == '\n'; n--)
    text[n - 1] = '\0';
  if (!lost)
    return text;
  free(text);
  return NULL;
}

/* "CONTRADICE (6.1): El gasto total es …", at the figure and, where it contradicts, at the claim.
 */
static int mark_stated(const finder_t *self, const audit_check_t *check,
                       const words_place_t *stated) {
  const words_lang_t lang = self->audit->lang;
  const bool is_cut = check->judgement.verdict == AUDIT_TRUNCATES;
  const reports_mark_kind_t kind = is_cut ? REPORTS_MARK_CUT : REPORTS_MARK_STATED;
  char *head = words_message_format(WORDS_MSG_MARK_STATED, lang,
                                    WORDS_ARGS(cli_check_word(check->judgement.verdict, lang),
                                               check->claim->section, check->claim->claim[lang]));
  char *text = head ? tell(self, check, head) : NULL;
  int status = text ? SIM_OK : SIM_ERR_NO_MEMORY;
  if (text && stated)
    status = add(self, stated, kind, text);
  if (status == SIM_OK && !is_cut)
    status = add(self, &check->claim->place, kind, text);
  free(head);
  free(text);
  return status;
}

/* The same at the figures that it was computed from: they may be the wrong ones. */
static int mark_used(const finder_t *self, const audit_check_t *check,
                     const words_place_t *stated) {
  const words_lang_t lang = self->audit->lang;
  const char *sheet = stated ? cli_check_sheet(self->audit, stated) : NULL;
  char cell[WORDS_REFERENCE_SIZE], *where = NULL;
  int status = SIM_OK;
  if (sheet)
    words_reference(stated->line, stated->column, cell);
  if (asprintf(&where, "%s%s%s", sheet ? sheet : check->claim->id, sheet ? "!" : "",
               sheet ? cell : "") < 0)
    return SIM_ERR_NO_MEMORY;
  char *head = words_message_format(WORDS_MSG_MARK_USED, lang,
                                    WORDS_ARGS(where, cli_check_word(AUDIT_CONTRADICTS, lang),
                                               check->claim->section, check->claim->claim[lang]));
  char *text = head ? tell(self, check, head) : NULL;
  status = text ? SIM_OK : SIM_ERR_NO_MEMORY;
  for (size_t i = 0; status == SIM_OK && i < check->claim->compiled.count; i++) {
    words_place_t place;
    if (audit_dataset_place(self->audit->dataset, check->inputs[i], &place))
      status = add(self, &place, REPORTS_MARK_USED, text);
  }
  free(where);
  free(head);
  free(text);
  return status;
}

int cli_marks_find(const cli_audit_t *audit, cli_marks_t *out) {
  const finder_t self = {audit, out};
  int status = SIM_OK;
  *out = (cli_marks_t){0};
  for (size_t i = 0; status == SIM_OK && i < audit->claims->check_count; i++) {
    const audit_check_t *check = &audit->claims->checks[i];
    const audit_verdict_t verdict = check->judgement.verdict;
    if ((verdict != AUDIT_CONTRADICTS && verdict != AUDIT_TRUNCATES) || check->claim->is_own)
      continue;
    words_place_t place;
    const bool has = audit_dataset_place(audit->dataset, check->stated, &place);
    status = mark_stated(&self, check, has ? &place : NULL);
    if (status == SIM_OK && verdict == AUDIT_CONTRADICTS)
      status = mark_used(&self, check, has ? &place : NULL);
  }
  return status;
}

void cli_marks_free(cli_marks_t *self) {
  for (size_t i = 0; i < self->count; i++) {
    free(self->own[i].sheet);
    free(self->own[i].text);
  }
  free(self->items);
  free(self->own);
  *self = (cli_marks_t){0};
}
