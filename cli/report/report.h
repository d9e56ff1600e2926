// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLI_REPORT_REPORT_H
#define CLI_REPORT_REPORT_H

#include "audit/claims.h"
#include "audit/placing.h"
#include "cli/check/check_tables.h"
#include "cli/command/interrupt.h"
#include "cli/common/answer.h"
#include "cli/monitor/monitor.h"
#include "cli/sensitivity/sensitivity.h"
#include "cli/value/value.h"
#include "reports/page.h"
#include "studies/comparison.h"
#include "studies/robustness.h"

/* A report to hand over: what the verbs find of one scenario, on one page of HTML. */

enum { CLI_REPORT_OUTPUTS = 3 };

typedef struct {
  const cli_options_t *options;
  cli_interrupt_t *interrupt;
  inputs_programme_t inputs;
  char *scenario;
  char *reference; /* the scenario as others are named, for the comparison */
  studies_forecast_t forecast;
  studies_robustness_t robustness;
  studies_comparison_t comparison; /* the scenario and those named beside it */
  bool has_comparison;
  cli_sensitivity_t sensitivity; /* of `outputs` */
  char *outputs[CLI_REPORT_OUTPUTS];
  size_t output_count; /* 0: nothing varies */
  cli_value_t value;   /* of a choice between the scenarios */
  bool has_value;
  char criterion[MODELS_NAME_MAX + 32]; /* what it goes by, when nothing is asked */
  cli_monitor_t monitor;
  audit_dataset_t dataset; /* the figures of the document, when the programme has some */
  audit_claims_t claims;
  audit_placing_t placing;
  cli_audit_t audit;
  char called[INPUTS_LABEL_SIZE]; /* the programme, in audit */
  bool has_check;
  /* What the first page says, the scenarios side by side and the findings; the first sheet of the
     workbook has them below one another. */
  cli_answer_t answer, side, findings;
} cli_report_t;

/* Writes the page of a report, here of a cli_report_t; `charts` is the folder of its pictures
   (NULL: none were drawn). `is_plain`: for programs that make another document of it. 0, or −1 when
   out of memory; errors of writing are left to ferror. */
typedef int (*cli_report_write_t)(const void *subject, const char *charts, bool is_plain,
                                  FILE *file);
int cli_report_write(const void *subject, const char *charts, bool is_plain, FILE *file);

/* Makes informe.docx and informe.pdf of what `write` writes of `subject` in `folder`, where the
   charts are in their own, with the programs that are there. An exit code: what failed is said. */
int cli_report_convert(const cli_report_t *self, cli_report_write_t write, const void *subject,
                       const char *folder);

/* Says on `stream` which of them are not made, and how they could be; 0, or −1. */
int cli_report_convert_say(const cli_report_t *self, FILE *stream);

/* Computes everything from the inputs. A status of sim/; SIM_ERR_DOMAIN with what is wrong in
   `report`. */
int cli_report_compute(cli_report_t *self, words_report_t *report);

/* Reads the claims of the document that was read, if it has some, and what is to be said of them. A
   status of sim/. */
int cli_report_read_check(cli_report_t *self, words_report_t *report);

/* Fills the answers from what was computed. 0, or −1 when out of memory; freed by
   cli_report_answers_free in any case. */
int cli_report_answers(cli_report_t *self);
void cli_report_answers_free(cli_report_t *self);

/* exante report of a programme. An exit code. */
int cli_report_programme(const cli_options_t *options, cli_interrupt_t *interrupt);

/* Its parts. Those that ran out of memory return −1. */
int cli_report_scenarios(const cli_report_t *self, reports_page_t *page);

#endif
