// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/assumptions.h"
#include "cli/dated.h"
#include "cli/value.h"
#include "plots/dots.h"

#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ROWS = 17 };

/* labels.csv, or the full name: the last part of a name alone says too little here. */
static const char *label_of(cli_sheet_t *sheet, const cli_value_t *value,
                            const cli_value_input_t *input) {
  char buffer[CLI_LABEL_SIZE], name[CLI_VALUE_NAME];
  const cli_inputs_t *inputs = &value->alternatives.items[input->alternative].inputs;
  const char *label = cli_label(inputs, input->name, sheet->lang, buffer);
  char *text = cli_sheet_array(sheet, CLI_LABEL_SIZE + 16, 1);
  if (!text)
    return "";
  cli_value_name(input, name);
  if (label == buffer)
    snprintf(text, CLI_LABEL_SIZE + 16, "%s", name);
  else if (input->year)
    snprintf(text, CLI_LABEL_SIZE + 16, "%s, %d", label, input->year);
  else
    snprintf(text, CLI_LABEL_SIZE + 16, "%s", label);
  return text;
}

static plots_dot_t dot_of(cli_sheet_t *sheet, const cli_value_t *value, const char *label,
                          sim_gain_t gain) {
  const int decimals = cli_value_decimals(value);
  const cli_value_interval_t interval = cli_value_interval(gain);
  char text[160];
  char *range = cli_message_format(CLI_MSG_VALUE_INTERVAL, sheet->lang,
                                   CLI_ARGS(cli_sheet_number(sheet, interval.low, decimals),
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

/* "base, sin-preparacion" */
static const char *names_of(cli_sheet_t *sheet, const cli_value_t *value) {
  char *text = cli_sheet_array(sheet, CLI_ALTERNATIVES_MAX * 72, 1);
  size_t at = 0;
  for (size_t a = 0; text && a < value->alternatives.count && at < CLI_ALTERNATIVES_MAX * 72; a++)
    at += (size_t)snprintf(text + at, CLI_ALTERNATIVES_MAX * 72 - at, "%s%s", a ? ", " : "",
                           value->alternatives.items[a].name);
  return text ? text : "";
}

static bool is_worth(const cli_value_input_t *input) {
  return cli_value_interval(input->gain).low > 0.0;
}

/* Everything, all inputs, then the inputs that are worth something beyond their Monte Carlo error.
 */
static size_t fill_dots(cli_sheet_t *sheet, const cli_value_t *value, plots_dot_t *dots) {
  size_t count = 0;
  dots[count++] =
      dot_of(sheet, value, cli_message(CLI_MSG_VALUE_EVERYTHING, sheet->lang), value->everything);
  dots[count++] =
      dot_of(sheet, value, cli_message(CLI_MSG_VALUE_INPUTS, sheet->lang), value->all_inputs);
  for (size_t i = 0; i < value->input_count && count < ROWS; i++)
    if (is_worth(&value->inputs[i]))
      dots[count++] =
          dot_of(sheet, value, label_of(sheet, value, &value->inputs[i]), value->inputs[i].gain);
  return count;
}

/* How many inputs are not drawn; NULL: none. */
static const char *note_of(cli_sheet_t *sheet, const cli_value_t *value) {
  size_t rest = 0;
  for (size_t i = 0; i < value->input_count; i++)
    rest += !is_worth(&value->inputs[i]);
  return rest ? cli_sheet_text(sheet, CLI_MSG_VALUE_CHART_REST,
                               CLI_ARGS(cli_sheet_number(sheet, (double)rest, 0)))
              : NULL;
}

static int draw_worth(cli_sheet_t *sheet) {
  const cli_value_t *value = sheet->subject;
  plots_dot_t dots[ROWS];
  plots_script_t script;
  const size_t count = fill_dots(sheet, value, dots);
  const char *const notes[] = {note_of(sheet, value)};
  const char *title = cli_message(
      count > 2 ? CLI_MSG_VALUE_CHART_TITLE : CLI_MSG_VALUE_CHART_TITLE_NONE, sheet->lang);
  const char *subtitle =
      cli_sheet_text(sheet, CLI_MSG_VALUE_CHART_SUBTITLE,
                     CLI_ARGS(names_of(sheet, value), value->alternatives.items[value->best].name));
  const plots_dots_t chart = {
      .caption = cli_sheet_caption(sheet, "value", title, subtitle, CLI_MSG_VALUE_CHART_ABOUT),
      .foot = {.notes = notes, .count = notes[0] ? 1 : 0},
      .unit = cli_sheet_text(sheet, CLI_MSG_VALUE_CHART_UNIT,
                             CLI_ARGS(value->criterion.shown[sheet->lang])),
      .format = {.decimals = cli_value_decimals(value), .lang = cli_sheet_lang(sheet)},
      .dots = dots,
      .count = count,
      .heading = cli_message(CLI_MSG_VALUE_CHART_HEADING, sheet->lang),
      .interval = cli_message(CLI_MSG_VALUE_CHART_INTERVAL, sheet->lang),
      .mark = cli_message(CLI_MSG_VALUE_CHART_MARK, sheet->lang),
      .reference = (double)NAN};
  if (sheet->lost)
    return PLOTS_ERR_NO_MEMORY;
  int status = plots_dots_script(&chart, &script);
  if (!status)
    status = plots_chart_write(&script, &chart.caption, &sheet->target);
  plots_script_free(&script);
  return status;
}

/* The criterion's output in words where it has some, with its year; else as typed. */
static char *criterion_label(const cli_value_t *value) {
  static const struct {
    const char *output;
    cli_message_t label;
  } known[] = {{"linked.deal", CLI_MSG_ASSUMED_LINKED_DEAL},
               {"linked.contact", CLI_MSG_ASSUMED_LINKED_CONTACT},
               {"beneficiaries", CLI_MSG_ROW_BENEFICIARIES},
               {"participants", CLI_MSG_ROW_PARTICIPANTS},
               {"budget.required", CLI_MSG_ROW_REQUIRED},
               {"spending", CLI_MSG_ROW_SPENDING},
               {"cost.per_beneficiary", CLI_MSG_ROW_COST}};
  const char *text = value->criterion.text;
  int year = 0;
  const size_t length = cli_dated_split(text, strlen(text), &year);
  for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
    if (strlen(known[i].output) != length || memcmp(known[i].output, text, length) != 0)
      continue;
    char *label = NULL, period[16] = "";
    if (year)
      snprintf(period, sizeof period, " %d", year);
    return asprintf(&label, "%s%s", cli_message(known[i].label, value->options->lang), period) < 0
               ? NULL
               : label;
  }
  return strdup(text);
}

/* What decides, between which scenarios, and what --set fixed in all of them. The caller frees. */
static char *footer_text(const cli_value_t *value, const char *names) {
  const cli_lang_t lang = value->options->lang;
  char *criterion = criterion_label(value);
  char *set = cli_assumptions_set(value->options, &value->alternatives.items[0].inputs);
  char *text = NULL, *whole = NULL;
  if (criterion && set)
    text = cli_message_format(value->criterion.most ? CLI_MSG_ASSUMED_MOST : CLI_MSG_ASSUMED_LEAST,
                              lang, CLI_ARGS(criterion, value->criterion.shown[lang], names));
  if (text && set[0])
    whole = cli_message_format(CLI_MSG_ASSUMED_IN_ALL, lang, CLI_ARGS(text, set));
  else if (text)
    whole = strdup(text);
  free(criterion);
  free(set);
  free(text);
  return whole;
}

int cli_value_draw(const void *subject, const char *folder, const volatile sig_atomic_t *cancel,
                   char detail[CLI_CHARTS_DETAIL]) {
  static const cli_chart_t charts[] = {draw_worth};
  const cli_value_t *value = subject;
  /* the footer; the figures come from the value */
  const cli_forecast_t head = {.replicates = value->options->replicates,
                               .seed = value->options->seed};
  cli_sheet_t names = {0};
  char *footer = footer_text(value, names_of(&names, value));
  cli_sheet_free(&names);
  if (!footer)
    return cli_charts_explain(value->options->lang, PLOTS_ERR_NO_MEMORY, "", detail);
  const cli_charts_t set = {.forecast = &head,
                            .subject = value,
                            .inputs = &value->alternatives.items[0].inputs,
                            .head = CLI_MSG_VALUE_HEAD,
                            .scenario = footer,
                            .folder = folder,
                            .lang = value->options->lang,
                            .cancel = cancel};
  const int status = cli_charts_draw(&set, charts, 1, detail);
  free(footer);
  return status;
}
