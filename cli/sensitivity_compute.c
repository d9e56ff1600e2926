// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/inputs_private.h"
#include "cli/progress.h"
#include "cli/sensitivity.h"
#include "sim/status.h"

#include <stdlib.h>
#include <string.h>

/* Splits "NAME.YEAR"; a name without year has year 0. Returns the length of the name. */
static size_t split_year(const char *text, int *year) {
  const size_t length = strlen(text);
  *year = 0;
  if (length > 5 && text[length - 5] == '.' && strspn(text + length - 4, "0123456789") == 4 &&
      atoi(text + length - 4) > 0) {
    *year = atoi(text + length - 4);
    return length - 5;
  }
  return length;
}

/* Says that there is no such output: a name that is not known, or a year or total it lacks. */
static void refuse_output(const cli_sensitivity_t *self, const char *text, size_t length,
                          cli_report_t *report) {
  const models_programme_t *programme = self->forecast.programme;
  const models_output_t *outputs = models_programme_outputs(programme);
  const size_t count = models_programme_output_count(programme);
  const char **names = calloc(count + 1, sizeof *names);
  char years[160] = "";
  for (size_t i = 0, used = 0; i < count; i++) {
    if (names)
      names[i] = outputs[i].name;
    if (strncmp(outputs[i].name, text, length) || outputs[i].name[length] || !outputs[i].year)
      continue;
    if (used < sizeof years)
      used += (size_t)snprintf(years + used, sizeof years - used, "%s%d", used ? ", " : "",
                               outputs[i].year);
  }
  char *name = strndup(text, length);
  char *hint = names && name ? cli_did_you_mean(report->lang, name, names, count) : NULL;
  if (*years)
    cli_report_error(report, NULL, CLI_MSG_SENSITIVITY_YEAR, CLI_ARGS(text, years));
  else
    cli_report_error(report, NULL, CLI_MSG_SENSITIVITY_OUTPUT, CLI_ARGS(text, hint ? hint : ""));
  free(hint);
  free(name);
  free(names);
}

static void find_output(cli_sensitivity_t *self, const char *text, cli_report_t *report) {
  const models_programme_t *programme = self->forecast.programme;
  const models_output_t *outputs = models_programme_outputs(programme);
  const size_t count = models_programme_output_count(programme);
  int year;
  const size_t length = split_year(text, &year);
  size_t i = 0;
  while (i < count && (outputs[i].year != year || strncmp(outputs[i].name, text, length) ||
                       outputs[i].name[length]))
    i++;
  if (i == count) {
    refuse_output(self, text, length, report);
    return;
  }
  for (size_t o = 0; o < self->output_count; o++)
    if (self->outputs[o] == i)
      return;
  self->outputs[self->output_count++] = i;
}

/* A prefix must hold an uncertain input. */
static void check_group(const cli_sensitivity_t *self, const char *prefix, cli_report_t *report) {
  const models_inputs_t *inputs = &self->inputs.inputs;
  bool is_name = false;
  for (size_t i = 0; i < inputs->count; i++) {
    if (!models_prefix_matches(prefix, inputs->rows[i].name))
      continue;
    if (models_programme_is_drawn(self->forecast.programme, i))
      return;
    is_name = true;
  }
  cli_report_error(report, NULL,
                   is_name ? CLI_MSG_SENSITIVITY_GROUP_FIXED : CLI_MSG_SENSITIVITY_GROUP,
                   CLI_ARGS(prefix));
}

/* What --output and --group name. The programme is compiled without a run. */
static int read_options(cli_sensitivity_t *self, cli_report_t *report) {
  const cli_options_t *options = self->options;
  self->outputs = calloc(options->outputs.count + 1, sizeof *self->outputs);
  if (!self->outputs)
    return SIM_ERR_NO_MEMORY;
  for (size_t i = 0; i < options->outputs.count; i++)
    find_output(self, options->outputs.items[i], report);
  for (size_t i = 0; i < options->groups.count; i++)
    check_group(self, options->groups.items[i], report);
  return report->errors ? SIM_ERR_DOMAIN : SIM_OK;
}

typedef struct {
  cli_sensitivity_t *self;
  cli_progress_t bar;
} watch_t;

static bool watch_cancelled(void *ctx) {
  return *((const watch_t *)ctx)->self->cancel != 0;
}

static void watch_progressed(void *ctx, uint64_t done) {
  cli_progress_show(&((watch_t *)ctx)->bar, done);
}

static int estimate_all(cli_sensitivity_t *self) {
  const cli_options_t *options = self->options;
  watch_t watch = {.self = self};
  const sim_sensitivity_options_t design = {.points = (size_t)options->replicates,
                                            .threads = options->threads,
                                            .ctx = &watch,
                                            .cancelled = watch_cancelled,
                                            .progress = watch_progressed};
  const sim_sensitivity_model_t model = models_picks_model(&self->picks);
  cli_progress_start(&watch.bar, cli_message(CLI_MSG_SENSITIVITY_PROGRESS, options->lang),
                     options->replicates, !options->quiet);
  const int status = sim_sensitivity_run(&model, &design, self->results);
  cli_progress_end(&watch.bar);
  if (status) {
    free(self->results);
    self->results = NULL;
  }
  return status;
}

/* The sets of the partition by total index, largest first; equals stay in the order of the rows. */
static void rank_sets(cli_sensitivity_t *self, size_t o) {
  const size_t count = self->groups.count + 1;
  const sim_set_indices_t *sets = self->results[o].sets;
  size_t *ranking = self->ranking + o * count;
  for (size_t i = 0; i < count; i++) {
    size_t at = i;
    for (; at > 0 && sets[ranking[at - 1]].total.raw < sets[i].total.raw; at--)
      ranking[at] = ranking[at - 1];
    ranking[at] = i;
  }
}

/* Few undefined points may be left out; an output that is often undefined has no variance to share
   out. */
static int check_defined(const cli_sensitivity_t *self, cli_report_t *report) {
  for (size_t o = 0; o < self->output_count; o++) {
    const sim_sensitivity_t *r = &self->results[o];
    const double share = (double)r->dropped / (double)self->options->replicates;
    char name[128], percent[24], most[24];
    cli_sensitivity_output_name(self, o, name, sizeof name);
    snprintf(percent, sizeof percent, "%.1f", 100.0 * share);
    snprintf(most, sizeof most, "%.0f", 100.0 * CLI_DROPPED_MAX);
    if (report->lang == CLI_ES && strchr(percent, '.'))
      *strchr(percent, '.') = ',';
    if (share > CLI_DROPPED_MAX)
      cli_report_error(report, NULL, CLI_MSG_SENSITIVITY_UNDEFINED, CLI_ARGS(name, percent, most));
  }
  return report->errors ? SIM_ERR_DOMAIN : SIM_OK;
}

static int allocate(cli_sensitivity_t *self) {
  const size_t groups = self->groups.count;
  self->results = calloc(self->output_count, sizeof *self->results);
  self->ranking = calloc(self->output_count * (groups + 1), sizeof *self->ranking);
  self->effects = calloc(self->output_count * groups + 1, sizeof *self->effects);
  return self->results && self->ranking && self->effects ? SIM_OK : SIM_ERR_NO_MEMORY;
}

/* The programme, and of its forecast what charts ask for. */
static int compile(cli_sensitivity_t *self) {
  cli_forecast_t *f = &self->forecast;
  *f = (cli_forecast_t){.replicates = self->options->replicates, .seed = self->options->seed};
  const int status = models_programme_init(&f->programme, &self->inputs.inputs, f->seed, true);
  if (!status)
    f->first_year = models_programme_first_year(f->programme, &f->years);
  return status;
}

/* Correlated inputs are drawn together, so they are one group. */
static int join_correlated(cli_sensitivity_t *self) {
  const size_t rows = self->inputs.inputs.count;
  int status = SIM_OK;
  for (size_t i = 0; !status && i < rows; i++)
    for (size_t j = 0; !status && j < i; j++)
      if (models_programme_dependent(self->forecast.programme, i) ==
          models_programme_dependent(self->forecast.programme, j))
        status = models_groups_join(&self->groups, i, j);
  return status;
}

int cli_sensitivity_compute(cli_sensitivity_t *self, cli_report_t *report) {
  const cli_options_t *options = self->options;
  const models_inputs_t *inputs = &self->inputs.inputs;
  int status = compile(self);
  if (!status)
    status = read_options(self, report);
  if (!status)
    status = models_groups_init(&self->groups, inputs, self->forecast.programme,
                                options->groups.items, options->groups.count);
  if (!status)
    status = join_correlated(self);
  if (!status)
    status = models_picks_init(&self->picks, self->forecast.programme, inputs, &self->groups,
                               self->outputs, self->output_count);
  if (!status)
    status = allocate(self);
  if (!status)
    status = estimate_all(self);
  if (!status)
    status = check_defined(self, report);
  for (size_t o = 0; !status && o < self->output_count; o++)
    rank_sets(self, o);
  if (!status)
    status = cli_sensitivity_swing(self);
  return status ? status : cli_sensitivity_rank(self);
}

void cli_sensitivity_free(cli_sensitivity_t *self) {
  if (self->results)
    sim_sensitivity_free(self->output_count, self->results);
  free(self->results);
  free(self->ranking);
  free(self->effects);
  free(self->outputs);
  models_picks_free(&self->picks);
  models_groups_free(&self->groups);
  cli_forecast_free(&self->forecast);
  cli_inputs_free(&self->inputs);
  free(self->scenario);
}
