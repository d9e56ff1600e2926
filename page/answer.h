// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef PAGE_ANSWER_H
#define PAGE_ANSWER_H

#include "inputs/programme.h"
#include "studies/forecast.h"
#include "words/table.h"

#include <stdio.h>

/* What the page is told, besides the tables of results: lines of fields with tabs between. */

/* Ends a field with a tab, or with a line's end where it is the last; a tab or a line's end in the
   text itself becomes a blank. */
void page_put(FILE *stream, const char *text, bool is_last);

/* Each text of words/messages_page.def: its name, in Spanish, in English. */
void page_answer_texts(FILE *stream);

/* What was reported: "error" or "note", file, line, column, text. */
void page_answer_report(const words_report_t *report, FILE *stream);

/* What people call things: "programme", NAME, what it is called; then so for every "variant",
   "input", "output"; "event" and "quantity" are the main outputs in their order, a quantity with
   its decimals. */
void page_answer_names(const inputs_programme_t *inputs, const studies_forecast_t *forecast,
                       const char *folder, words_lang_t lang, FILE *stream);

/* What the rows of inputs admit: name, year, "whole" or "real", the ends of the range of the schema
   (-inf and inf where there is none), whether the row can be set to a number (1), what it is now,
   its grade in words. */
void page_answer_ranges(const inputs_programme_t *inputs, words_lang_t lang, FILE *stream);

/* The rows that were set to a number, as a file variants/NAME.csv of the command line; the marks
   are those of the language. */
void page_answer_variant(const inputs_programme_t *inputs, words_lang_t lang, FILE *stream);

#endif
