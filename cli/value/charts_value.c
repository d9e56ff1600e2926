// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/common/assumptions.h"
#include "cli/value/value.h"
#include "plots/dots.h"
#include "words/list.h"

#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ROWS = 17 };

static const char *label_of(cli_sheet_t *sheet, const cli_value_t *value,
                            const studies_value_input_t *input) {
  char *text = cli_sheet_array(sheet, CLI_VALUE_LABEL, 1);
  if (text)
    cli_value_input_label(value, input, text);
  return text ? text : "";
}

static plots_dot_t dot_of(cli_sheet_t *sheet, const cli_value_t *value, const char *label,
                          sim_gain_t gain) {
  const int decimals = cli_value_decimals(value);
  const studies_value_interval_t interval = studies_value_interval(gain);
  char text[160];
  char *range = words_message_format(WORDS_MSG_VALUE_INTERVAL, sheet->lang,
                                     WORDS_ARGS(cli_sheet_number(sheet, interval.low, decimals),
                                                cli_sheet_number(sheet, interval.high, decimals)));
  snprintf(text, sizeof text, "%s (%s)", cli_sheet_number(sheet, interval.value, decimals),
           range ? range : "");
  sheet->lost = sheet->lost || !range;
  free(range);
  char *held = cli_sheet_array(sheet, sizeof text, 1);
  if (held)
    memcpy(held, text, sizeof text);
  return (plots_dot_t){label, interval.value, interval.low, interval.high, 0, held};
}

/* "base, Sin preparación" */
static const char *names_of(cli_sheet_t *sheet, const cli_value_t *value) {
  enum { SIZE = STUDIES_ALTERNATIVES_MAX * 256 };
  char *text = cli_sheet_array(sheet, SIZE, 1);
  for (size_t a = 0; text && a < value->study.alternatives.count; a++)
    words_list_add(text, SIZE, cli_sheet_scenario(sheet, value->study.alternatives.items[a].name));
  return text ? text : "";
}

/* In the subtitle, which has two lines; the foot names all of them. */
static const char *named_above(cli_sheet_t *sheet, const cli_value_t *value) {
  enum { MOST = 5 };
  const size_t count = value->study.alternatives.count;
  return count > MOST ? cli_sheet_text(sheet, WORDS_MSG_VALUE_CHART_MANY,
                                       WORDS_ARGS(cli_sheet_number(sheet, (double)count, 0)))
                      : names_of(sheet, value);
}

static bool is_worth(const studies_value_input_t *input) {
  return studies_value_interval(input->gain).low > 0.0;
}

/* Everything, all inputs, then the inputs that are worth something beyond their Monte Carlo error.
 */
static size_t fill_dots(cli_sheet_t *sheet, const cli_value_t *value, plots_dot_t *dots) {
  size_t count = 0;
  dots[count++] = dot_of(sheet, value, words_message(WORDS_MSG_VALUE_EVERYTHING, sheet->lang),
                         value->study.everything);
  dots[count++] = dot_of(sheet, value, words_message(WORDS_MSG_VALUE_INPUTS, sheet->lang),
                         value->study.all_inputs);
  for (size_t i = 0; i < value->study.input_count && count < ROWS; i++)
    if (is_worth(&value->study.inputs[i]))
      dots[count++] = dot_of(sheet, value, label_of(sheet, value, &value->study.inputs[i]),
                             value->study.inputs[i].gain);
  return count;
}

/* Behind everything and all inputs stand the inputs that are worth something. */
const char *cli_value_title(cli_sheet_t *sheet) {
  const cli_value_t *value = sheet->subject;
  plots_dot_t dots[ROWS];
  const size_t count = fill_dots(sheet, value, dots);
  size_t most = 2;
  if (count <= 2)
    return words_message(WORDS_MSG_VALUE_CHART_TITLE_NONE, sheet->lang);
  for (size_t i = 3; i < count; i++)
    most = dots[i].value > dots[most].value ? i : most;
  const char *gain = cli_sheet_number(sheet, dots[most].value, cli_value_decimals(value));
  const char *const *args =
      WORDS_ARGS(dots[most].label, gain, value->study.criterion.shown[sheet->lang]);
  const char *plain = cli_sheet_title(cli_sheet_text(sheet, WORDS_MSG_VALUE_CHART_FINDING, args),
                                      words_message(WORDS_MSG_VALUE_CHART_TITLE, sheet->lang));
  return cli_sheet_title(cli_sheet_text(sheet, WORDS_MSG_VALUE_CHART_FINDING_UNIT, args), plain);
}

/* How many inputs are not drawn; NULL: none. */
static const char *note_of(cli_sheet_t *sheet, const cli_value_t *value) {
  size_t rest = 0;
  for (size_t i = 0; i < value->study.input_count; i++)
    rest += !is_worth(&value->study.inputs[i]);
  return rest ? cli_sheet_text(sheet, WORDS_MSG_VALUE_CHART_REST,
                               WORDS_ARGS(cli_sheet_number(sheet, (double)rest, 0)))
              : NULL;
}

static int draw_worth(cli_sheet_t *sheet) {
  const cli_value_t *value = sheet->subject;
  plots_dot_t dots[ROWS];
  plots_script_t script;
  const size_t count = fill_dots(sheet, value, dots);
  const char *const notes[] = {note_of(sheet, value)};
  const char *title = cli_value_title(sheet);
  const char *subtitle = cli_sheet_text(
      sheet, WORDS_MSG_VALUE_CHART_SUBTITLE,
      WORDS_ARGS(
          named_above(sheet, value),
          cli_sheet_scenario(sheet, value->study.alternatives.items[value->study.best].name)));
  const plots_dots_t chart = {
      .caption = cli_sheet_caption(sheet, "value", title, subtitle, WORDS_MSG_VALUE_CHART_ABOUT),
      .foot = {.notes = notes, .count = notes[0] ? 1 : 0},
      .unit = cli_sheet_text(sheet, WORDS_MSG_VALUE_CHART_UNIT,
                             WORDS_ARGS(value->study.criterion.shown[sheet->lang])),
      .format = {.decimals = cli_value_decimals(value), .lang = sheet->lang},
      .dots = dots,
      .count = count,
      .heading = words_message(WORDS_MSG_VALUE_CHART_HEADING, sheet->lang),
      .interval = words_message(WORDS_MSG_VALUE_CHART_INTERVAL, sheet->lang),
      .mark = words_message(WORDS_MSG_VALUE_CHART_MARK, sheet->lang),
      .reference = (double)NAN};
  if (sheet->lost)
    return PLOTS_ERR_NO_MEMORY;
  return plots_chart_finish(plots_dots_script(&chart, &script), &script, &chart.caption,
                            &sheet->target);
}

/* What decides, between which scenarios, and what --set fixed in all of them. The caller frees. */
static char *footer_text(const cli_value_t *value, const char *names) {
  const words_lang_t lang = value->options->lang;
  char *criterion = cli_value_criterion(value);
  char *set = cli_assumptions_set(value->options, &value->study.alternatives.items[0].inputs);
  char *text = NULL, *whole = NULL;
  if (criterion && set)
    text = words_message_format(
        value->study.criterion.most ? WORDS_MSG_ASSUMED_MOST : WORDS_MSG_ASSUMED_LEAST, lang,
        WORDS_ARGS(criterion, value->study.criterion.shown[lang], names));
  if (text && set[0])
    whole = words_message_format(WORDS_MSG_ASSUMED_IN_ALL, lang, WORDS_ARGS(text, set));
  else if (text)
    whole = strdup(text);
  free(criterion);
  free(set);
  free(text);
  return whole;
}

int cli_value_draw(const void *subject, const cli_canvas_t *canvas,
                   char detail[CLI_CHARTS_DETAIL]) {
  static const cli_chart_t charts[] = {draw_worth};
  const cli_value_t *value = subject;
  cli_sheet_t names = {.inputs = &value->study.alternatives.items[0].inputs,
                       .lang = value->options->lang};
  char *footer = footer_text(value, names_of(&names, value));
  cli_sheet_free(&names);
  if (!footer)
    return cli_charts_explain(value->options->lang, PLOTS_ERR_NO_MEMORY, "", detail);
  const cli_charts_t set = {
      .facts = {.replicates = value->options->replicates, .seed = value->options->seed},
      .subject = value,
      .inputs = &value->study.alternatives.items[0].inputs,
      .head = WORDS_MSG_VALUE_HEAD,
      .scenario = footer,
      .canvas = canvas,
      .lang = value->options->lang};
  const int status = cli_charts_draw(&set, charts, 1, detail);
  free(footer);
  return status;
}
