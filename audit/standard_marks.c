// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/standard_marks.h"

#include "inputs/dated.h"
#include "sim/status.h"
#include "words/draft.h"

#include <stdlib.h>
#include <string.h>

/* Names that begin like those of parts. */
static const char *const apart[] = {"production_year", "spend_admin", "spend_total"};

/* The rest of a name that begins so: "taller" of "production_taller". NULL: it is no such name. */
static const char *rest_of(const char *id, const char *head) {
  const size_t length = strlen(head);
  for (size_t i = 0; i < sizeof apart / sizeof apart[0]; i++)
    if (strcmp(id, apart[i]) == 0)
      return NULL;
  return strncmp(id, head, length) == 0 && id[length] ? id + length : NULL;
}

static const char *year_of(const char *id) {
  const char *rest = rest_of(id, "places_");
  return rest && inputs_dated_year(rest) ? rest : NULL;
}

/* The first year with beneficiaries; NULL: none. */
static const char *first_year(const audit_dataset_t *dataset) {
  const char *first = NULL;
  for (size_t i = 0; i < dataset->figure_count; i++) {
    const char *year = year_of(dataset->figures[i].id);
    if (year && (!first || strcmp(year, first) < 0))
      first = year;
  }
  return first;
}

/* All names that begin so, with `between` before each but the first (is_led: before that too).
   Returns how many. */
static size_t join(const audit_dataset_t *dataset, const char *head, const char *between,
                   bool is_led, FILE *stream) {
  size_t count = 0;
  for (size_t i = 0; i < dataset->figure_count; i++)
    if (rest_of(dataset->figures[i].id, head)) {
      fprintf(stream, "%s%s", is_led || count > 0 ? between : "", dataset->figures[i].id);
      count++;
    }
  return count;
}

/* What the form calls the figure; braces would be formulas. */
static void put_what(const audit_standard_scope_t *scope, FILE *stream) {
  const char *what = scope->stated ? scope->stated : "";
  for (size_t i = 0; i < scope->dataset->figure_count; i++)
    if (strcmp(scope->dataset->figures[i].id, what) == 0 && *scope->dataset->figures[i].what) {
      what = scope->dataset->figures[i].what;
      break;
    }
  for (; *what; what++) {
    if (*what == '{')
      fputc('{', stream);
    fputc(*what, stream);
  }
}

typedef enum { PART, YEAR, ID, WHAT, FIRST, PRODUCT, SUM, BEFORE, MARKS } mark_t;

/* The mark that begins at `text`, and its length; MARKS: none. */
static mark_t mark_at(const char *text, size_t *length) {
  static const char *const marks[MARKS] = {
      [PART] = "<part>",   [YEAR] = "<year>",       [ID] = "<id>",   [WHAT] = "<what>",
      [FIRST] = "<first>", [PRODUCT] = "<product>", [SUM] = "<sum>", [BEFORE] = "<before>"};
  for (int i = 0; i < MARKS; i++) {
    *length = strlen(marks[i]);
    if (strncmp(text, marks[i], *length) == 0)
      return (mark_t)i;
  }
  *length = 1;
  return MARKS;
}

static bool put_mark(const audit_standard_scope_t *scope, mark_t mark, FILE *stream) {
  const char *first = first_year(scope->dataset);
  switch (mark) {
  case PART:
  case YEAR:
    fputs(scope->part, stream);
    break;
  case ID:
    fputs(scope->stated ? scope->stated : "", stream);
    break;
  case WHAT:
    put_what(scope, stream);
    break;
  case FIRST:
    fputs(first ? first : "", stream);
    return first != NULL;
  case PRODUCT:
    return join(scope->dataset, "factor_", "*", true, stream) > 0;
  case SUM:
    return join(scope->dataset, "spend_", " + ", false, stream) > 0;
  case BEFORE:
    if (scope->before)
      fprintf(stream, "production_%s", scope->before);
    else
      fprintf(stream, "places_%s", first ? first : "");
    return scope->before || first;
  case MARKS:
    break;
  }
  return true;
}

int audit_standard_expand(const audit_standard_scope_t *scope, const char *text, char **out,
                          bool *has) {
  words_draft_t draft;
  FILE *stream = words_draft_begin(&draft);
  for (size_t length; stream && *text; text += length) {
    const mark_t mark = mark_at(text, &length);
    if (mark == MARKS)
      fputc(*text, stream);
    else
      *has = put_mark(scope, mark, stream) && *has;
  }
  *out = words_draft_end(&draft);
  return *out ? SIM_OK : SIM_ERR_NO_MEMORY;
}

static const char *part_of(const char *each, const char *id) {
  if (strcmp(each, "year") == 0)
    return year_of(id);
  return rest_of(id, strcmp(each, "factor") == 0 ? "factor_" : "production_");
}

int audit_standard_each(const audit_dataset_t *dataset, const char *each,
                        int (*add)(void *self, size_t row, const audit_standard_scope_t *scope),
                        void *self, size_t row) {
  audit_standard_scope_t scope = {.dataset = dataset, .part = ""};
  int status = SIM_OK;
  if (strcmp(each, "one") == 0)
    return add(self, row, &scope);
  for (size_t i = 0; status == SIM_OK && i < dataset->figure_count; i++) {
    const char *part = part_of(each, dataset->figures[i].id);
    if (!part)
      continue;
    scope.part = part;
    status = add(self, row, &scope);
    scope.before = part;
  }
  return status;
}
