// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/common/charts.h"

#include "cli/common/assumptions.h"
#include "cli/common/theme.h"
#include "plots/gnuplot.h"
#include "plots/letters.h"
#include "plots/style.h"
#include "plots/text.h"
#include "sim/engine/crew.h"
#include "sim/status.h"
#include "words/numeral.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Copies a text, cut at the end of a letter. */
static void copy_text(char *out, size_t size, const char *text) {
  size_t length = strlen(text);
  if (length >= size) {
    length = size - 1;
    while (length > 0 && ((unsigned char)text[length] & 0xC0) == 0x80)
      length--;
  }
  memcpy(out, text, length);
  out[length] = '\0';
}

int cli_charts_explain(words_lang_t lang, int status, const char *said,
                       char detail[CLI_CHARTS_DETAIL]) {
  const char *what = plots_status_text(status, lang);
  char *text =
      words_message_format(said[0] ? WORDS_MSG_CHART_FAILED_DETAIL : WORDS_MSG_CHART_FAILED, lang,
                           WORDS_ARGS(what, said));
  copy_text(detail, CLI_CHARTS_DETAIL, text ? text : what);
  free(text);
  return status;
}

char *cli_charts_join(words_lang_t lang, words_message_t id, char *text, const char *more) {
  if (!text || !more)
    return text;
  char *whole = words_message_format(id, lang, WORDS_ARGS(text, more));
  free(text);
  return whole;
}

static char *footer_with(const cli_charts_t *set, const char *programme) {
  char replicates[WORDS_NUMBER_BYTES], seed[24];
  /* What the inputs rest on, with its standing. */
  const char *source = inputs_label_given(set->inputs, "source", set->lang);
  words_numeral(replicates, (double)set->facts.replicates, 0, set->lang);
  snprintf(seed, sizeof seed, "%llu", (unsigned long long)set->facts.seed);
  char *text = words_message_format(set->head, set->lang,
                                    WORDS_ARGS(programme, set->scenario, replicates, seed));
  text = cli_charts_join(set->lang, WORDS_MSG_CHART_OWNER, text, set->inputs->theme.footer);
  return cli_charts_join(set->lang, WORDS_MSG_CHART_SOURCE, text, source);
}

/* In one line if it can be; else it takes several, and a long name of the programme is cut, which
   is in the title of the report, never what was assumed. */
static char *footer_of(const cli_charts_t *set) {
  enum { NAME_BYTES = 60 };
  char label[INPUTS_LABEL_SIZE], cut[NAME_BYTES + 8];
  const char *programme = inputs_label(set->inputs, "programme", set->lang, label);
  char *text = footer_with(set, programme);
  const double width = PLOTS_WIDTH - 2 * PLOTS_MARGIN;
  if (!text || strlen(programme) <= NAME_BYTES ||
      plots_text_width(text, plots_type_footer.size, false) < width)
    return text;
  free(text);
  copy_text(cut, NAME_BYTES, programme);
  strcat(cut, "…");
  return footer_with(set, cut);
}

typedef struct {
  cli_picture_t draw;
  const void *ctx;
  char (*said)[PLOTS_DETAIL]; /* of each picture */
  size_t failed;              /* the first that did */
} pictures_t;

static int draw_picture(void *ctx, int worker, size_t i) {
  const pictures_t *self = ctx;
  (void)worker;
  return self->draw(self->ctx, i, self->said[i]);
}

static void note_picture(void *ctx, size_t i, int status) {
  pictures_t *self = ctx;
  self->failed = status && i < self->failed ? i : self->failed;
}

_Static_assert((int)SIM_ERR_NO_MEMORY == (int)PLOTS_ERR_NO_MEMORY, "of the crew, or of plots");

int cli_charts_at_once(words_lang_t lang, size_t count, cli_picture_t draw, const void *ctx,
                       char detail[CLI_CHARTS_DETAIL]) {
  pictures_t self = {draw, ctx, calloc(count + 1, sizeof *self.said), count};
  const sim_tasks_t tasks = {count, &self, draw_picture, note_picture};
  const int status = self.said ? sim_crew_share(sim_crew_size(), &tasks) : (int)PLOTS_ERR_NO_MEMORY;
  if (status)
    cli_charts_explain(lang, status, self.said ? self.said[self.failed] : "", detail);
  free(self.said);
  return status;
}

/* What the charts of a set share. */
typedef struct {
  const cli_charts_t *set;
  const plots_gnuplot_t *gnuplot;
  const char *footer;
  const plots_theme_t *theme;
  const cli_chart_t *charts;
  words_table_t *marks; /* of each: they are drawn at the same time */
} drawing_t;

static int draw_one(const void *ctx, size_t i, char said[PLOTS_DETAIL]) {
  const drawing_t *self = ctx;
  const cli_charts_t *set = self->set;
  cli_sheet_t sheet = {.facts = set->facts,
                       .forecast = set->forecast,
                       .subject = set->subject,
                       .inputs = set->inputs,
                       .lang = set->lang,
                       .footer = self->footer,
                       .prefix = set->prefix,
                       .target = {.gnuplot = self->gnuplot,
                                  .dir = set->canvas->folder,
                                  .theme = self->theme,
                                  .marks = &self->marks[i]}};
  const int status = self->charts[i](&sheet);
  memcpy(said, sheet.target.detail, PLOTS_DETAIL);
  cli_sheet_free(&sheet);
  return status == PLOTS_ERR_EMPTY ? PLOTS_OK : status;
}

static int draw_marked(const cli_charts_t *set, const plots_gnuplot_t *gnuplot, const char *footer,
                       const cli_chart_t *charts, size_t count, char detail[CLI_CHARTS_DETAIL]) {
  const plots_theme_t theme = cli_theme(&set->inputs->theme);
  words_table_t *marks = calloc(count ? count : 1, sizeof *marks);
  if (!marks)
    return cli_charts_explain(set->lang, PLOTS_ERR_NO_MEMORY, "", detail);
  const int status =
      cli_charts_at_once(set->lang, count, draw_one,
                         &(drawing_t){set, gnuplot, footer, &theme, charts, marks}, detail);
  for (size_t i = 0; !status && set->canvas->marks && i < count; i++)
    words_table_append(set->canvas->marks, &marks[i]);
  words_tables_free(marks, count);
  free(marks);
  return status;
}

int cli_charts_draw(const cli_charts_t *set, const cli_chart_t *charts, size_t count,
                    char detail[CLI_CHARTS_DETAIL]) {
  plots_gnuplot_t gnuplot;
  char *footer = NULL;
  detail[0] = '\0';
  int status = plots_gnuplot_find(&gnuplot);
  gnuplot.cancel = set->canvas->cancel;
  if (!status)
    status = plots_letters_check(&gnuplot);
  if (!status && !(footer = footer_of(set)))
    status = PLOTS_ERR_NO_MEMORY;
  if (status)
    cli_charts_explain(set->lang, status, "", detail);
  else
    status = draw_marked(set, &gnuplot, footer, charts, count, detail);
  free(footer);
  return status;
}

int cli_charts_draw_scenario(cli_charts_t set, const cli_options_t *options,
                             const cli_canvas_t *canvas, const cli_chart_t *charts, size_t count,
                             char detail[CLI_CHARTS_DETAIL]) {
  char *scenario = cli_assumptions_scenario(options, set.inputs);
  if (!scenario)
    return cli_charts_explain(options->lang, PLOTS_ERR_NO_MEMORY, "", detail);
  set.canvas = canvas;
  set.lang = options->lang;
  set.scenario = scenario;
  const int status = cli_charts_draw(&set, charts, count, detail);
  free(scenario);
  return status;
}
