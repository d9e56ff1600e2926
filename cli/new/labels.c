// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/new/example.h"
#include "cli/new/names.h"

static void put_label(cli_leaf_t *out, const char *name, const char *const label[]) {
  reports_cell_t *row = cli_leaf_row(out);
  if (!row)
    return;
  row[0].text = name;
  for (int lang = 0; lang < WORDS_LANG_COUNT; lang++) {
    row[1 + lang].text = label[lang];
    row[1 + lang].style = REPORTS_AS_INPUT;
  }
}

void cli_new_labels(const cli_new_plan_t *plan, cli_leaf_t *out) {
  static const char *const patterns[CLI_NEW_LISTS] = {
      [CLI_NEW_COMPONENT] = "component." CLI_NEW_PART,
      [CLI_NEW_CRITERION] = "criterion." CLI_NEW_PART,
      [CLI_NEW_CONDITION] = "admissibility." CLI_NEW_PART,
      [CLI_NEW_RESULT] = "result." CLI_NEW_PART,
      [CLI_NEW_REGION] = "region." CLI_NEW_PART};
  const char *const title[] = {words_message(WORDS_MSG_NEW_PROGRAMME, WORDS_ES),
                               words_message(WORDS_MSG_NEW_PROGRAMME, WORDS_EN)};
  *out = (cli_leaf_t){.columns = 1 + WORDS_LANG_COUNT};
  reports_cell_t *head = cli_leaf_row(out);
  if (head) {
    head[0].text = inputs_name_in(plan->lang, MODELS_NAMES_COLUMN, "name");
    head[1 + WORDS_ES].text = "es";
    head[1 + WORDS_EN].text = "en";
  }
  put_label(out, inputs_name_in(plan->lang, MODELS_NAMES_LABEL, "programme"), title);
  for (int list = 0; list < CLI_NEW_LISTS; list++)
    for (size_t i = 0; i < plan->lists[list].count; i++) {
      const cli_new_part_t *part = &plan->lists[list].items[i];
      put_label(out, cli_new_name(out, patterns[list], part->id, plan->lang), part->label);
    }
  if (plan->own_unit.id[0])
    put_label(out, cli_new_name(out, "unit." CLI_NEW_PART, plan->own_unit.id, plan->lang),
              plan->own_unit.label);
}
