// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/new/example.h"
#include "cli/new/form.h"
#include "cli/new/names.h"

#include <stdio.h>
#include <stdlib.h>

/* The page that says how to fill in the others: one screen. */

typedef struct {
  words_message_t title, text;
} step_t;

static const step_t example_steps[] = {
    {WORDS_MSG_NEW_README_INPUTS, WORDS_MSG_NEW_README_INPUTS_TEXT},
    {WORDS_MSG_NEW_README_RANGES, WORDS_MSG_NEW_README_RANGES_TEXT},
    {WORDS_MSG_NEW_README_GRADES, WORDS_MSG_NEW_README_GRADES_TEXT},
    {WORDS_MSG_NEW_README_OTHERS, WORDS_MSG_NEW_README_OTHERS_TEXT},
    {WORDS_MSG_NEW_README_RUN, WORDS_MSG_NEW_README_RUN_TEXT},
};

static const step_t form_steps[] = {
    {WORDS_MSG_FORM_README_FIGURES, WORDS_MSG_FORM_README_FIGURES_TEXT},
    {WORDS_MSG_FORM_README_INPUTS, WORDS_MSG_FORM_README_INPUTS_TEXT},
    {WORDS_MSG_FORM_README_RANGES, WORDS_MSG_NEW_README_RANGES_TEXT},
    {WORDS_MSG_NEW_README_OTHERS, WORDS_MSG_FORM_README_OTHERS_TEXT},
    {WORDS_MSG_NEW_README_RUN, WORDS_MSG_NEW_README_RUN_TEXT},
};

/* What is typed before the file, and after it the text of a message or nothing. */
typedef struct {
  const char *verb, *after; /* NULL: nothing after the file */
  words_message_t last, does;
} command_t;

static const command_t example_commands[] = {
    {"run", NULL, 0, WORDS_MSG_NEW_README_RUN_DOES},
    {"describe", NULL, 0, WORDS_MSG_NEW_README_DESCRIBE_DOES},
    {"compare", " base ", WORDS_MSG_NEW_VARIANT, WORDS_MSG_NEW_README_COMPARE_DOES},
    {"monitor", NULL, 0, WORDS_MSG_NEW_README_MONITOR_DOES},
};

static const command_t form_commands[] = {
    {"check", NULL, 0, WORDS_MSG_FORM_README_CHECK_DOES},
    {"run", NULL, 0, WORDS_MSG_NEW_README_RUN_DOES},
    {"describe", NULL, 0, WORDS_MSG_NEW_README_DESCRIBE_DOES},
    {"sensitivity", " --output ", WORDS_MSG_FORM_README_OUTPUT,
     WORDS_MSG_FORM_README_SENSITIVITY_DOES},
    {"monitor", NULL, 0, WORDS_MSG_NEW_README_MONITOR_DOES},
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

static void put_steps(words_lang_t lang, const step_t *steps, size_t count, cli_leaf_t *out) {
  put_line(out, words_message(WORDS_MSG_NEW_README_TITLE, lang), REPORTS_AS_TITLE, "");
  put_line(out, "", REPORTS_AS_IT_IS, "");
  for (size_t i = 0; i < count; i++)
    put_line(out, words_message(steps[i].title, lang), REPORTS_AS_LABEL,
             words_message(steps[i].text, lang));
  put_line(out, "", REPORTS_AS_IT_IS, "");
}

static void put_commands(words_lang_t lang, const char *file, const command_t *commands,
                         size_t count, cli_leaf_t *out) {
  put_line(out, words_message(WORDS_MSG_NEW_README_COMMANDS, lang), REPORTS_AS_SECTION, "");
  for (size_t i = 0; i < count; i++) {
    const char *after = commands[i].after;
    char *line = NULL;
    if (asprintf(&line, "exante %s %s%s%s", commands[i].verb, file, after ? after : "",
                 after ? words_message(commands[i].last, lang) : "") < 0)
      line = NULL;
    put_line(out, cli_leaf_hold(out, line), REPORTS_AS_COMMAND,
             words_message(commands[i].does, lang));
  }
  put_line(out, "", REPORTS_AS_IT_IS, "");
}

static void put_laws(words_lang_t lang, cli_leaf_t *out) {
  put_line(out, words_message(WORDS_MSG_NEW_README_LAWS, lang), REPORTS_AS_SECTION, "");
  for (size_t i = 0; i < COUNT(laws); i++)
    put_line(out,
             inputs_name_in(lang, MODELS_NAMES_DISTRIBUTION, models_distribution_name(laws[i].law)),
             REPORTS_AS_IT_IS, words_message(laws[i].is, lang));
}

void cli_new_readme(const cli_new_plan_t *plan, const char *file, cli_leaf_t *out) {
  *out = (cli_leaf_t){.columns = 2};
  put_steps(plan->lang, example_steps, COUNT(example_steps), out);
  put_commands(plan->lang, file, example_commands, COUNT(example_commands), out);
  put_laws(plan->lang, out);
}

void cli_form_readme(const cli_new_plan_t *plan, const char *file, cli_leaf_t *out) {
  *out = (cli_leaf_t){.columns = 2};
  put_steps(plan->lang, form_steps, COUNT(form_steps), out);
  put_commands(plan->lang, file, form_commands, COUNT(form_commands), out);
  put_laws(plan->lang, out);
}
