// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/new/example.h"
#include "cli/new/names.h"

#include <stdio.h>
#include <stdlib.h>

/* The page that says how to fill in the others: one screen. */

typedef struct {
  words_message_t title, text;
} step_t;

static const step_t steps[] = {
    {WORDS_MSG_NEW_README_INPUTS, WORDS_MSG_NEW_README_INPUTS_TEXT},
    {WORDS_MSG_NEW_README_RANGES, WORDS_MSG_NEW_README_RANGES_TEXT},
    {WORDS_MSG_NEW_README_GRADES, WORDS_MSG_NEW_README_GRADES_TEXT},
    {WORDS_MSG_NEW_README_OTHERS, WORDS_MSG_NEW_README_OTHERS_TEXT},
    {WORDS_MSG_NEW_README_RUN, WORDS_MSG_NEW_README_RUN_TEXT},
};

/* What is typed before the file, and after it the variant or nothing. */
static const struct {
  const char *verb, *before_variant; /* NULL: no variant */
  words_message_t does;
} commands[] = {
    {"run", NULL, WORDS_MSG_NEW_README_RUN_DOES},
    {"describe", NULL, WORDS_MSG_NEW_README_DESCRIBE_DOES},
    {"compare", " base ", WORDS_MSG_NEW_README_COMPARE_DOES},
    {"monitor", NULL, WORDS_MSG_NEW_README_MONITOR_DOES},
};

static const struct {
  models_distribution_t law;
  words_message_t is;
} laws[] = {
    {MODELS_CONSTANT, WORDS_MSG_NEW_LAW_CONSTANT},
    {MODELS_PROPORTION, WORDS_MSG_NEW_LAW_PROPORTION},
    {MODELS_COUNT, WORDS_MSG_NEW_LAW_COUNT},
    {MODELS_NORMAL, WORDS_MSG_NEW_LAW_NORMAL},
    {MODELS_LOGNORMAL, WORDS_MSG_NEW_LAW_LOGNORMAL},
    {MODELS_UNIFORM, WORDS_MSG_NEW_LAW_UNIFORM},
    {MODELS_TRIANGULAR, WORDS_MSG_NEW_LAW_TRIANGULAR},
    {MODELS_WEIGHT, WORDS_MSG_NEW_LAW_WEIGHT},
};

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

static void put_line(cli_leaf_t *out, const char *left, reports_style_t style, const char *right) {
  reports_cell_t *row = cli_leaf_row(out);
  if (!row)
    return;
  row[0].text = left;
  row[0].style = style;
  row[1].text = right;
  row[1].style = style == REPORTS_AS_SECTION ? style : REPORTS_AS_IT_IS;
}

static void put_commands(const cli_new_plan_t *plan, const char *file, cli_leaf_t *out) {
  const char *variant = words_message(WORDS_MSG_NEW_VARIANT, plan->lang);
  for (size_t i = 0; i < COUNT(commands); i++) {
    const char *before = commands[i].before_variant;
    char *line = NULL;
    if (asprintf(&line, "exante %s %s%s%s", commands[i].verb, file, before ? before : "",
                 before ? variant : "") < 0)
      line = NULL;
    put_line(out, cli_leaf_hold(out, line), REPORTS_AS_COMMAND,
             words_message(commands[i].does, plan->lang));
  }
}

void cli_new_readme(const cli_new_plan_t *plan, const char *file, cli_leaf_t *out) {
  const words_lang_t lang = plan->lang;
  *out = (cli_leaf_t){.columns = 2};
  put_line(out, words_message(WORDS_MSG_NEW_README_TITLE, lang), REPORTS_AS_TITLE, "");
  put_line(out, "", REPORTS_AS_IT_IS, "");
  for (size_t i = 0; i < COUNT(steps); i++)
    put_line(out, words_message(steps[i].title, lang), REPORTS_AS_LABEL,
             words_message(steps[i].text, lang));
  put_line(out, "", REPORTS_AS_IT_IS, "");
  put_line(out, words_message(WORDS_MSG_NEW_README_COMMANDS, lang), REPORTS_AS_SECTION, "");
  put_commands(plan, file, out);
  put_line(out, "", REPORTS_AS_IT_IS, "");
  put_line(out, words_message(WORDS_MSG_NEW_README_LAWS, lang), REPORTS_AS_SECTION, "");
  for (size_t i = 0; i < COUNT(laws); i++)
    put_line(out,
             cli_new_word(MODELS_NAMES_DISTRIBUTION, models_distribution_name(laws[i].law), lang),
             REPORTS_AS_IT_IS, words_message(laws[i].is, lang));
}
