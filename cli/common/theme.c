// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/common/theme.h"

#include "cli/common/say.h"
#include "inputs/source.h"
#include "plots/letters.h"
#include "plots/style.h"
#include "sim/status.h"

#include <stdio.h>
#include <stdlib.h>

plots_theme_t cli_theme(const inputs_theme_t *own) {
  const inputs_logo_t *logo = &own->logo;
  return (plots_theme_t){.has_main = own->has_main,
                         .has_limit = own->has_limit,
                         .main = own->main,
                         .limit = own->limit,
                         .png_scale = own->png_scale,
                         .font = own->font,
                         .lacks_font = own->font && !plots_letters_has(own->font),
                         .logo = {logo->bytes, logo->size, logo->width, logo->height}};
}

void cli_theme_tell(const inputs_theme_t *own, words_lang_t lang) {
  if (own->font && !plots_letters_has(own->font))
    (void)cli_fail(lang, 0, WORDS_MSG_THEME_NO_FONT, WORDS_ARGS(own->font, PLOTS_FONT));
}

int cli_theme_read(const cli_options_t *options, const char *folder, inputs_theme_t *out,
                   words_report_t *report) {
  *out = (inputs_theme_t){0};
  if (options->theme)
    return inputs_theme_load(options->theme, out, report);
  char *path = NULL;
  bool is_there = false;
  if (folder && asprintf(&path, "%s/theme.csv", folder) < 0)
    return SIM_ERR_NO_MEMORY;
  int status = folder ? inputs_source_find(path, &is_there) : SIM_OK;
  if (status == SIM_OK && is_there)
    status = inputs_theme_load(path, out, report);
  free(path);
  return status;
}
