// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef PAGE_PAGE_H
#define PAGE_PAGE_H

#include "page/request.h"
#include "studies/parts.h"
#include "words/draft.h"

/* What a page keeps between two calls. */
typedef struct page page_t;
struct page {
  words_report_t report; /* of what was read last */
  char *folder;
  words_lang_t lang;
  uint64_t replicates;
  inputs_programme_t inputs;
  studies_forecast_t forecast;
  studies_parts_t parts;
  bool is_open, has_begun;
  unsigned char *answer;
  size_t answer_size;
};

/* Empties the report, in that language. */
void page_report_start(page_t *self, words_lang_t lang);

/* Begins an answer in the place of the last one; its end gives a status, also when it could not
   begin. */
FILE *page_answer_begin(page_t *self, words_draft_t *draft);
int page_answer_end(page_t *self, words_draft_t *draft);

/* Answers with a table, for programs or for people. */
int page_answer_table(page_t *self, const words_table_t *table, bool for_people);

#endif
