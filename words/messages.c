// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/messages.h"

#include "words/draft.h"

#include <ctype.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SPACE "\xC2\xA0" /* that does not break */

static const char *const templates[WORDS_MSG_COUNT][WORDS_LANG_COUNT] = {
#define WORDS_MESSAGE(id, es, en)      [WORDS_MSG_##id] = {es, en},
#define WORDS_PROBLEM(id, es, en, ...) WORDS_MESSAGE(id, es, en)
#include "words/messages.def"
#include "words/messages_account.def"
#include "words/messages_charts.def"
#include "words/messages_check.def"
#include "words/messages_compare.def"
#include "words/messages_dependence.def"
#include "words/messages_design.def"
#include "words/messages_fit.def"
#include "words/messages_manual.def"
#include "words/messages_monitor.def"
#include "words/messages_new.def"
#include "words/messages_page.def"
#include "words/messages_problems.def"
#include "words/messages_program.def"
#include "words/messages_ranks.def"
#include "words/messages_report.def"
#include "words/messages_score.def"
#include "words/messages_sensitivity.def"
#include "words/messages_sheets.def"
#include "words/messages_solve.def"
#include "words/messages_titles.def"
#include "words/messages_update.def"
#include "words/messages_value.def"
#include "words/messages_workbook.def"
#undef WORDS_PROBLEM
#undef WORDS_MESSAGE
};

const char *words_message(words_message_t id, words_lang_t lang) {
  if ((unsigned)id >= WORDS_MSG_COUNT || (unsigned)lang >= WORDS_LANG_COUNT)
    return "";
  return templates[id][lang];
}

/* {1|afirmación|afirmaciones} at `text`: the first word when argument 1 is "1", else the second.
   Writes it and returns the length of the whole; 0 when there is none here. */
static size_t put_plural(FILE *stream, const char *text, const char *const *args) {
  if (text[0] != '{' || text[1] < '1' || text[1] > '0' + WORDS_ARGS_MAX || text[2] != '|')
    return 0;
  const char *one = text + 3, *bar = strchr(one, '|'), *end = bar ? strchr(bar, '}') : NULL;
  if (!end)
    return 0;
  const char *number = "";
  for (int i = 0; args && args[i]; i++)
    if (i == text[1] - '1')
      number = args[i];
  if (strcmp(number, "1") == 0)
    fwrite(one, 1, (size_t)(bar - one), stream);
  else
    fwrite(bar + 1, 1, (size_t)(end - bar - 1), stream);
  return (size_t)(end - text) + 1;
}

/* The argument that the placeholder at `text` stands for ({1} is the first); NULL when `text` is
   not a placeholder. */
static const char *argument(const char *text, const char *const *args) {
  if (text[0] != '{' || text[1] < '1' || text[1] > '0' + WORDS_ARGS_MAX || text[2] != '}')
    return NULL;
  for (int i = 0; args && i < text[1] - '1'; i++)
    if (!args[i])
      return "";
  return args && args[text[1] - '1'] ? args[text[1] - '1'] : "";
}

static bool begins(const char *text, const char *start) {
  return strncmp(text, start, strlen(start)) == 0;
}

/* Whether a word stands right before `at` in the template that begins at `start`. */
static bool follows_word(const char *start, const char *at) {
  return at > start + 1 && at[-1] == ' ' &&
         (isalpha((unsigned char)at[-2]) || (unsigned char)at[-2] >= 0x80);
}

/* "0,1 %" of a number with a sign, "< 0,1 %" of words_format_chance; NULL: it has none. */
static const char *after_sign(const char *filled) {
  return begins(filled, "<" SPACE) || begins(filled, ">" SPACE) ? filled + strlen("<" SPACE) : NULL;
}

/* A number with a sign is read aloud in a sentence: "con menos de 0,1 %"; and "con 0,1 % o menos",
   where the sentence says the rest. `rest` is what follows. */
static void put_signed(FILE *stream, const char *filled, const char *rest, words_lang_t lang) {
  static const char *const words[WORDS_LANG_COUNT][2] = {{"menos de ", "más de "},
                                                         {"less than ", "more than "}};
  static const char *const ends[WORDS_LANG_COUNT][2] = {{" o menos", " o más"},
                                                        {" or less", " or more"}};
  const bool high = filled[0] == '>';
  const bool said = begins(rest, ends[lang][high]), against = begins(rest, ends[lang][!high]);
  fprintf(stream, "%s%s", said || against ? "" : words[lang][high],
          against ? filled : after_sign(filled));
}

static void put_argument(FILE *stream, const char *start, const char *at, const char *filled,
                         words_lang_t lang) {
  if (after_sign(filled) && follows_word(start, at))
    put_signed(stream, filled, at + 3, lang);
  else
    fputs(filled, stream);
}

/* In Spanish: "el {1}" with such a number is "más del 99 %". Whether it stands at `at`. */
static bool put_article(FILE *stream, const char *start, const char *at, const char *const *args,
                        words_lang_t lang) {
  const char *filled = lang == WORDS_ES && begins(at, "el {") && (at == start || at[-1] == ' ')
                           ? argument(at + strlen("el "), args)
                           : NULL;
  const char *number = filled ? after_sign(filled) : NULL;
  if (!number)
    return false;
  fprintf(stream, "%s del %s", filled[0] == '>' ? "más" : "menos", number);
  return true;
}

char *words_message_format(words_message_t id, words_lang_t lang, const char *const *args) {
  words_draft_t text;
  FILE *stream = words_draft_begin(&text);
  if (!stream)
    return NULL;
  const char *const start = words_message(id, lang);
  for (const char *p = start; *p;) {
    const size_t plural = put_plural(stream, p, args);
    const char *filled = plural ? NULL : argument(p, args);
    if (plural) {
      p += plural;
    } else if (filled) {
      put_argument(stream, start, p, filled, lang);
      p += 3;
    } else if (put_article(stream, start, p, args, lang)) {
      p += strlen("el {1}");
    } else {
      fputc(*p++, stream);
    }
  }
  return words_draft_end(&text);
}
