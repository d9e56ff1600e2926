// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/grade.h"

const char *cli_grade_word(models_grade_t grade, cli_lang_t lang) {
  static const cli_message_t words[MODELS_GRADE_COUNT] = {
      [MODELS_STATED] = CLI_MSG_GRADE_STATED,       [MODELS_OFFICIAL] = CLI_MSG_GRADE_OFFICIAL,
      [MODELS_SURVEY] = CLI_MSG_GRADE_SURVEY,       [MODELS_STUDY] = CLI_MSG_GRADE_STUDY,
      [MODELS_JUDGEMENT] = CLI_MSG_GRADE_JUDGEMENT,
  };
  return cli_message(words[grade], lang);
}
