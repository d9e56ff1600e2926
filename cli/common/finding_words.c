// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/common/finding_words.h"

#include "studies/monitor_rules.h"
#include "words/messages.h"

#include <stdio.h>
#include <string.h>

/* The indicators of links have words of their own; those of results their label. */
static const char *indicator_words(const char *name, const inputs_programme_t *inputs,
                                   words_lang_t lang, char buffer[INPUTS_LABEL_SIZE]) {
  static const struct {
    const char *name;
    words_message_t text;
  } links[] = {{"form", WORDS_MSG_MONITOR_FORM},
               {"contact", WORDS_MSG_MONITOR_CONTACT},
               {"deal", WORDS_MSG_MONITOR_DEAL}};
  for (size_t i = 0; i < sizeof links / sizeof links[0]; i++)
    if (strcmp(links[i].name, name) == 0)
      return words_message(links[i].text, lang);
  char result[MODELS_NAME_MAX + 16];
  snprintf(result, sizeof result, "result.%.*s", MODELS_NAME_MAX, name);
  return inputs ? inputs_label(inputs, result, lang, buffer) : name;
}

static bool is_rule(const studies_rule_text_t *rule, const char *name, const char **indicator) {
  const size_t length = strlen(rule->name);
  if (strncmp(name, rule->name, length) != 0)
    return false;
  const bool is_of_indicator = strstr(rule->label[WORDS_ES], "{1}") != NULL;
  *indicator = name + length + 1;
  return name[length] == (is_of_indicator ? '.' : '\0');
}

bool cli_finding_words(const char *name, const inputs_programme_t *inputs, words_lang_t lang,
                       char out[WORDS_SHOWN]) {
  for (int i = 0; i < STUDIES_RULES; i++) {
    const studies_rule_text_t *rule = studies_rule_text((studies_rule_t)i);
    const char *text = rule->label[lang], *hole = strstr(text, "{1}"), *indicator;
    char buffer[INPUTS_LABEL_SIZE];
    if (!is_rule(rule, name, &indicator))
      continue;
    if (hole)
      snprintf(out, WORDS_SHOWN, "%.*s%s%s", (int)(hole - text), text,
               indicator_words(indicator, inputs, lang, buffer), hole + 3);
    else
      snprintf(out, WORDS_SHOWN, "%s", text);
    return true;
  }
  return false;
}
