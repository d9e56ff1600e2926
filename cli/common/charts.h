// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLI_COMMON_CHARTS_H
#define CLI_COMMON_CHARTS_H

#include "cli/command/options.h"
#include "cli/common/sheet.h"

#include <signal.h>

/* A set of charts of one forecast. */

enum { CLI_CHARTS_DETAIL = 640 };

/* Where charts go. */
typedef struct {
  const char *folder;                  /* an existing one */
  const volatile sig_atomic_t *cancel; /* not 0: stop */
  words_table_t *marks;                /* the numbers behind them, as plots_marks_begin begins it;
                                          NULL: not wanted */
} cli_canvas_t;

typedef struct {
  cli_run_facts_t facts;
  const studies_forecast_t *forecast; /* what the charts of a forecast are drawn from; else NULL */
  const void *subject;                /* what the charts of an analysis are drawn from; else NULL */
  const inputs_programme_t *inputs;
  words_message_t head; /* of the footer: {1} programme, {2} scenario, {3} replicates, {4} seed */
  const char *scenario; /* what stands for {2} */
  const char *prefix;   /* of their names; NULL: none */
  const cli_canvas_t *canvas;
  words_lang_t lang;
} cli_charts_t;

/* Draws one chart; returns a status of plots/. PLOTS_ERR_EMPTY: this programme has no such chart.
 */
typedef int (*cli_chart_t)(cli_sheet_t *sheet);

/* Draws `count` charts at the same time, on as many threads as there are processors. Charts that
   the programme has no figures for are left out; the marks of the others are appended in the order
   of `charts`. Returns PLOTS_OK or the status of a chart that failed, with what happened, a
   sentence fit to print, in `detail` ("" when nothing did); after the first failure no further
   chart is begun. */
int cli_charts_draw(const cli_charts_t *set, const cli_chart_t *charts, size_t count,
                    char detail[CLI_CHARTS_DETAIL]);

/* The same for one scenario: canvas, language and what the footer calls it come from `canvas`,
   `options` and the set's inputs. */
int cli_charts_draw_scenario(cli_charts_t set, const cli_options_t *options,
                             const cli_canvas_t *canvas, const cli_chart_t *charts, size_t count,
                             char detail[CLI_CHARTS_DETAIL]);

/* Draws pictures 0 … count − 1 at the same time: most of the time goes into gnuplot's own
   processes, one for each. `draw` returns a status of plots/, with what plots_target_t.detail says
   in `said`. Returns PLOTS_OK or the status of the first picture that failed, with its sentence in
   `detail`; after a failure no further picture is begun. */
typedef int (*cli_picture_t)(const void *ctx, size_t i, char said[PLOTS_DETAIL]);
int cli_charts_at_once(words_lang_t lang, size_t count, cli_picture_t draw, const void *ctx,
                       char detail[CLI_CHARTS_DETAIL]);

/* The text with another, where there is one; takes it over. NULL when out of memory. */
char *cli_charts_join(words_lang_t lang, words_message_t id, char *text, const char *more);

/* The sentence for a status of plots/ and for what was said besides ("" when nothing was). Returns
   the status. */
int cli_charts_explain(words_lang_t lang, int status, const char *said,
                       char detail[CLI_CHARTS_DETAIL]);

#endif
