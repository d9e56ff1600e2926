// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/effort.h"

#include "cli/say.h"
#include "plots/number.h"
#include "sim/status.h"

#include <string.h>

static const struct {
  const char *name;
  cli_message_t words;
} designs[] = {
    [SIM_DESIGN_RANDOM] = {"random", CLI_MSG_DESIGN_RANDOM},
    [SIM_DESIGN_LHS] = {"lhs", CLI_MSG_DESIGN_LHS},
    [SIM_DESIGN_SOBOL] = {"sobol", CLI_MSG_DESIGN_SOBOL},
};

enum { DESIGNS = sizeof designs / sizeof designs[0] };

const char *cli_effort_design(sim_design_kind_t design) {
  return designs[design].name;
}

static void read_design(cli_effort_t *self, const char *text, cli_report_t *report) {
  for (size_t i = 0; i < DESIGNS; i++)
    if (strcmp(text, designs[i].name) == 0) {
      self->design = (sim_design_kind_t)i;
      return;
    }
  cli_report_error(report, NULL, CLI_MSG_DESIGN_UNKNOWN, CLI_ARGS(text));
}

int cli_effort_read(cli_effort_t *self, const cli_options_t *options, cli_report_t *report) {
  *self = (cli_effort_t){.asked = options->replicates};
  if (options->design)
    read_design(self, options->design, report);
  self->replicates = sim_design_replicates(self->design, self->asked);
  if (!self->replicates) {
    char asked[24], most[24];
    snprintf(asked, sizeof asked, "%llu", (unsigned long long)self->asked);
    snprintf(most, sizeof most, "%llu", (unsigned long long)SIM_DESIGN_MOST);
    cli_report_error(report, NULL, CLI_MSG_DESIGN_MANY,
                     CLI_ARGS(asked, designs[self->design].name, most));
  }
  return report->errors ? SIM_ERR_DOMAIN : SIM_OK;
}

static const char *number(uint64_t n, cli_lang_t lang, char text[PLOTS_NUMBER_BYTES]) {
  plots_format_number(text, (double)n,
                      &(plots_format_t){.lang = lang == CLI_EN ? PLOTS_EN : PLOTS_ES});
  return text;
}

int cli_effort_print(const cli_effort_t *self, cli_lang_t lang, FILE *stream) {
  char parts[PLOTS_NUMBER_BYTES], points[PLOTS_NUMBER_BYTES];
  if (self->design == SIM_DESIGN_RANDOM)
    return 0;
  number(SIM_DESIGN_REPLICATIONS, lang, parts);
  number(self->replicates / SIM_DESIGN_REPLICATIONS, lang, points);
  int lost = cli_say(stream, lang, CLI_MSG_DESIGN_USED,
                     CLI_ARGS(cli_message(designs[self->design].words, lang), parts, points));
  if (self->replicates != self->asked)
    lost |=
        cli_say(stream, lang, CLI_MSG_DESIGN_RAISED,
                CLI_ARGS(number(self->asked, lang, parts), number(self->replicates, lang, points)));
  return lost ? -1 : 0;
}
