// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/new/scope.h"

#include "cli/new/names.h"
#include "words/draft.h"

#include <stdlib.h>
#include <string.h>

static void put_parts(const cli_new_plan_t *plan, cli_new_list_t list, cli_new_each_fn put,
                      void *self, const void *what) {
  for (size_t i = 0; i < plan->lists[list].count; i++)
    put(self, what,
        &(cli_new_scope_t){.plan = plan, .part = &plan->lists[list].items[i], .index = i});
}

static void put_years(const cli_new_plan_t *plan, int first, int last, cli_new_each_fn put,
                      void *self, const void *what) {
  for (int year = first; year <= last; year++)
    put(self, what,
        &(cli_new_scope_t){.plan = plan, .year = year, .index = (size_t)(year - plan->first_year)});
}

void cli_new_each(const cli_new_plan_t *plan, cli_new_each_t each, cli_new_each_fn put, void *self,
                  const void *what) {
  switch (each) {
  case CLI_NEW_ONE:
    put(self, what, &(cli_new_scope_t){.plan = plan});
    break;
  case CLI_NEW_EACH_COMPONENT:
    put_parts(plan, CLI_NEW_COMPONENT, put, self, what);
    break;
  case CLI_NEW_EACH_CRITERION:
    put_parts(plan, CLI_NEW_CRITERION, put, self, what);
    break;
  case CLI_NEW_EACH_CONDITION:
    put_parts(plan, CLI_NEW_CONDITION, put, self, what);
    break;
  case CLI_NEW_EACH_RESULT:
    put_parts(plan, CLI_NEW_RESULT, put, self, what);
    break;
  case CLI_NEW_EACH_REGION:
    put_parts(plan, CLI_NEW_REGION, put, self, what);
    break;
  case CLI_NEW_EACH_YEAR:
    put_years(plan, plan->first_year, plan->last_year, put, self, what);
    break;
  case CLI_NEW_FIRST_YEAR:
    put_years(plan, plan->first_year, plan->first_year, put, self, what);
    break;
  case CLI_NEW_LATER_YEARS:
    put_years(plan, plan->first_year + 1, plan->last_year, put, self, what);
  }
}

static void put_before(FILE *stream, const cli_new_scope_t *scope) {
  const cli_new_plan_t *plan = scope->plan;
  if (scope->index == 0)
    fprintf(stream, "places_%d", plan->first_year);
  else
    fprintf(stream, "production_%s", plan->lists[CLI_NEW_COMPONENT].items[scope->index - 1].id);
}

static void join(FILE *stream, const cli_new_parts_t *parts, const char *before,
                 const char *between) {
  for (size_t i = 0; i < parts->count; i++)
    fprintf(stream, "%s%s%s", i ? between : "", before, parts->items[i].id);
}

/* What stands for something. */
typedef enum {
  PART,
  YEAR,
  FIRST,
  LAST,
  HOW_MANY,
  CRITERIA,
  INDEX,
  BEFORE,
  PRODUCT,
  SUM,
  MARKS
} mark_t;

static void put_mark(FILE *stream, const cli_new_scope_t *scope, mark_t mark) {
  const cli_new_plan_t *plan = scope->plan;
  switch (mark) {
  case PART:
    fputs(scope->part ? scope->part->id : "", stream);
    break;
  case YEAR:
    fprintf(stream, "%d", scope->year);
    break;
  case FIRST:
    fprintf(stream, "%d", plan->first_year);
    break;
  case LAST:
    fprintf(stream, "%d", plan->last_year);
    break;
  case HOW_MANY:
    fprintf(stream, "%zu", plan->lists[CLI_NEW_COMPONENT].count);
    break;
  case CRITERIA:
    fprintf(stream, "%zu", plan->lists[CLI_NEW_CRITERION].count);
    break;
  case INDEX:
    fprintf(stream, "%zu", scope->index);
    break;
  case BEFORE:
    put_before(stream, scope);
    break;
  case PRODUCT:
    join(stream, &plan->lists[CLI_NEW_CRITERION], "*factor_", "");
    join(stream, &plan->lists[CLI_NEW_CONDITION], "*factor_", "");
    break;
  case SUM:
    join(stream, &plan->lists[CLI_NEW_COMPONENT], "spend_", " + ");
    break;
  case MARKS:
    break;
  }
}

/* The mark that begins at `text`, and its length; MARKS: none. */
static mark_t mark_at(const char *text, size_t *length) {
  static const char *const marks[MARKS] = {
      [PART] = CLI_NEW_PART, [YEAR] = "<year>",      [FIRST] = "<first>",
      [LAST] = "<last>",     [HOW_MANY] = "<count>", [CRITERIA] = "<criteria>",
      [INDEX] = "<index>",   [BEFORE] = "<before>",  [PRODUCT] = "<product>",
      [SUM] = "<sum>"};
  for (int i = 0; i < MARKS; i++) {
    *length = strlen(marks[i]);
    if (strncmp(text, marks[i], *length) == 0)
      return (mark_t)i;
  }
  *length = 1;
  return MARKS;
}

char *cli_new_expand(const cli_new_scope_t *scope, const char *text) {
  words_draft_t draft;
  FILE *stream = words_draft_begin(&draft);
  for (size_t length; stream && *text; text += length) {
    const mark_t mark = mark_at(text, &length);
    if (mark == MARKS)
      fputc(*text, stream);
    else
      put_mark(stream, scope, mark);
  }
  return words_draft_end(&draft);
}

const char *cli_new_about(cli_leaf_t *out, const cli_new_scope_t *scope, words_message_t id,
                          words_lang_t lang) {
  char year[16];
  snprintf(year, sizeof year, "%d", scope->year ? scope->year : scope->plan->first_year);
  return cli_leaf_hold(
      out,
      words_message_format(id, lang, WORDS_ARGS(scope->part ? scope->part->label[lang] : year)));
}
