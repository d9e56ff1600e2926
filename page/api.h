// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef PAGE_API_H
#define PAGE_API_H

#include <stddef.h>

/* What the browser page calls: the forecast, comparison and search of studies/ over programmes
   that inputs/ reads, with answers as bytes. A page is of one worker; it keeps one programme and
   its forecast at a time, and the last answer, which the next call replaces.

   Each function returns a status of sim/: 0; SIM_ERR_DOMAIN: what was asked for is wrong, and
   page_report says why; or that the machine failed. `items`: page/request.h. */

#ifdef __wasm__
#define PAGE_EXPORT(name) __attribute__((export_name(#name)))
#else
#define PAGE_EXPORT(name)
#endif

typedef struct page page_t;

/* Room for what is handed over; NULL when there is none. */
PAGE_EXPORT(page_alloc) void *page_alloc(size_t size);
PAGE_EXPORT(page_release) void page_release(void *room);

/* NULL when out of memory. */
PAGE_EXPORT(page_new) page_t *page_new(void);
PAGE_EXPORT(page_free) void page_free(page_t *self);

/* The last answer: it is the page's own until the next call. */
PAGE_EXPORT(page_answer) const unsigned char *page_answer(const page_t *self);
PAGE_EXPORT(page_answer_size) size_t page_answer_size(const page_t *self);

/* Answers with the texts of the page, and with what the last reading reported (page/answer.h). */
PAGE_EXPORT(page_texts) int page_texts(page_t *self);
PAGE_EXPORT(page_report) int page_report(page_t *self);

/* Reads a programme and compiles the outputs asked for. */
PAGE_EXPORT(page_open) int page_open(page_t *self, const char *items, size_t size);

/* Of the programme that is open: page/answer.h. */
PAGE_EXPORT(page_names) int page_names(page_t *self);
PAGE_EXPORT(page_ranges) int page_ranges(page_t *self);
PAGE_EXPORT(page_variant) int page_variant(page_t *self);

/* Begins its forecast, of up to the replicates that were asked for. */
PAGE_EXPORT(page_begin) int page_begin(page_t *self);

/* Simulates replicates first … last − 1, whole numbers up to 2^48. */
PAGE_EXPORT(page_run) int page_run(page_t *self, double first, double last);

/* Answers with the replicates that are here as bytes; adds those of another worker. */
PAGE_EXPORT(page_pack) int page_pack(page_t *self);
PAGE_EXPORT(page_merge) int page_merge(page_t *self, const unsigned char *bytes, size_t size);

/* Answers with summary.csv of what is here, for programs, to the byte that of the command line; and
   with the one for people. */
PAGE_EXPORT(page_summary) int page_summary(page_t *self);
PAGE_EXPORT(page_summary_people) int page_summary_people(page_t *self);

/* Answers with compare.csv of the scenarios, the first of them the reference: each is `scenario`,
   what the table calls it, and the variants and sets that follow. */
PAGE_EXPORT(page_compare) int page_compare(page_t *self, const char *items, size_t size);

/* Answers with the verdict, the answer, the next value beyond it and the ends of its 95 % interval
   (an open end is empty) in a line, and solve.csv below. */
PAGE_EXPORT(page_solve) int page_solve(page_t *self, const char *items, size_t size);

/* What moves the one output that `only` names, from `replicates` base points: a line for each set
   of inputs that matters, by its share (page/sensitivity.c), an empty line, and sensitivity.csv. */
PAGE_EXPORT(page_sensitivity) int page_sensitivity(page_t *self, const char *items, size_t size);

/* Checks what a document states with its own figures: a line for each verdict, its name and what
   people call it, an empty line, and check.csv. */
PAGE_EXPORT(page_check) int page_check(page_t *self, const char *items, size_t size);

/* How likely each finding of the official monitoring is: what the findings are called and how they
   are to be read (page/monitor.c), an empty line, and monitor.csv without what drives them. */
PAGE_EXPORT(page_monitor) int page_monitor(page_t *self, const char *items, size_t size);

/* Answers with the form of a programme of those years, unit and parts, as the sheets of a workbook
   (page/form.c). `programme` is what that will be called. */
PAGE_EXPORT(page_form) int page_form(page_t *self, const char *items, size_t size);

#endif
