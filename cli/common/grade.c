// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/common/grade.h"

const char *cli_grade_word(models_grade_t grade, words_lang_t lang) {
  static const words_message_t words[MODELS_GRADE_COUNT] = {
      [MODELS_STATED] = WORDS_MSG_GRADE_STATED,       [MODELS_OFFICIAL] = WORDS_MSG_GRADE_OFFICIAL,
      [MODELS_SURVEY] = WORDS_MSG_GRADE_SURVEY,       [MODELS_STUDY] = WORDS_MSG_GRADE_STUDY,
      [MODELS_JUDGEMENT] = WORDS_MSG_GRADE_JUDGEMENT,
  };
  return words_message(words[grade], lang);
}
