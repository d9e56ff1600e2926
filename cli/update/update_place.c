// SPDX-License-Identifier: GPL-3.0-or-later
/* Where what was learned goes, and what it may be called. */
#include "cli/command/catalogue.h"
#include "cli/update/update.h"
#include "inputs/file.h"
#include "inputs/folder.h"
#include "inputs/workbook.h"
#include "reports/folder.h"
#include "sim/status.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { VARIANTS_MOST = 1000 };

static int refuse(words_report_t *report, words_message_t id, const char *const *args) {
  words_report_error(report, NULL, id, args);
  return SIM_ERR_DOMAIN;
}

/* Windows has no file of such a name, whatever its ending, nor one that ends with a point. */
static bool is_of_windows(const char *name) {
  static const char *const devices[] = {"con", "prn", "aux", "nul"};
  const size_t length = strcspn(name, ".");
  for (size_t i = 0; i < sizeof devices / sizeof devices[0]; i++)
    if (length == 3 && strncasecmp(name, devices[i], 3) == 0)
      return true;
  return name[strlen(name) - 1] == '.' ||
         (length == 4 && (strncasecmp(name, "com", 3) == 0 || strncasecmp(name, "lpt", 3) == 0) &&
          name[3] >= '1' && name[3] <= '9');
}

/* out/PROGRAMME/compare holds what compare found: a variant called so would have its results there.
 */
static bool is_of_verb(const char *name) {
  char lower[INPUTS_NAME_SIZE] = "";
  for (size_t i = 0; name[i] && i + 1 < sizeof lower; i++)
    lower[i] = name[i] >= 'A' && name[i] <= 'Z' ? (char)(name[i] - 'A' + 'a') : name[i];
  return cli_verb_find(lower) != CLI_VERB_COUNT;
}

/* A variant of that name in any letters, which is one file on Windows: to be freed; NULL: none. */
static char *twin_of(const char *programme, const char *name) {
  char *names[VARIANTS_MOST], *twin = NULL;
  const size_t count = inputs_variants_list(programme, names, VARIANTS_MOST);
  for (size_t i = 0; i < count; i++)
    if (!twin && strcasecmp(names[i], name) == 0)
      twin = names[i];
    else
      free(names[i]);
  return twin;
}

/* Says how the workbook becomes a folder that can be learned for: beside it, by its name. */
static int refuse_book(const cli_options_t *options, words_report_t *report) {
  const char *path = options->programme;
  if (!options->observed)
    return refuse(report, WORDS_MSG_UPDATE_NO_FILE, NULL);
  char *folder = strndup(path, (size_t)(strrchr(path, '.') - path));
  char *book = cli_options_quoted(path), *beside = folder ? cli_options_quoted(folder) : NULL;
  char *observed = cli_options_quoted(options->observed), *as = cli_options_quoted(options->as);
  const int status =
      book && beside && observed && as
          ? refuse(report, WORDS_MSG_UPDATE_BOOK, WORDS_ARGS(path, book, beside, observed, as))
          : SIM_ERR_NO_MEMORY;
  free(folder);
  free(book);
  free(beside);
  free(observed);
  free(as);
  return status;
}

static int check_name(const cli_options_t *options, words_report_t *report) {
  const char *name = options->as;
  if (!name)
    return refuse(report, WORDS_MSG_UPDATE_NO_NAME, NULL);
  if (!inputs_name_is_safe(name))
    return refuse(report, WORDS_MSG_VARIANT_NAME, WORDS_ARGS(name));
  if (is_of_windows(name))
    return refuse(report, WORDS_MSG_UPDATE_WINDOWS, WORDS_ARGS(name));
  if (strcasecmp(name, "base") == 0)
    return refuse(report, WORDS_MSG_UPDATE_TAKEN, WORDS_ARGS(name));
  if (is_of_verb(name))
    return refuse(report, WORDS_MSG_UPDATE_VERB, WORDS_ARGS(name));
  if (inputs_workbook_is(options->programme))
    return refuse_book(options, report);
  char *twin = twin_of(options->programme, name);
  const bool is_twin = twin && strcmp(twin, name) != 0;
  if (is_twin)
    refuse(report, WORDS_MSG_UPDATE_TWIN, WORDS_ARGS(name, twin));
  free(twin);
  return is_twin ? SIM_ERR_DOMAIN : SIM_OK;
}

/* FOLDER/NAME.csv of the programme, which the caller frees; NULL: out of memory. */
static char *path_of(const cli_options_t *options, const char *folder) {
  char *stem = NULL;
  if (asprintf(&stem, "%s/%s.csv", folder, options->as) < 0)
    return NULL;
  char *path = reports_path_join(options->programme, stem);
  free(stem);
  return path;
}

int cli_update_place(cli_update_t *self, words_report_t *report) {
  const cli_options_t *options = self->options;
  int status = check_name(options, report);
  if (status)
    return status;
  self->variant = path_of(options, "variants");
  self->lines = path_of(options, "posterior");
  char *pairs = path_of(options, "correlations"); /* would be those of the variant */
  const char *const paths[] = {self->variant, self->lines, pairs};
  if (!self->variant || !self->lines || !pairs)
    status = SIM_ERR_NO_MEMORY;
  for (size_t k = 0; !status && k < sizeof paths / sizeof paths[0]; k++)
    if (inputs_file_exists(paths[k]))
      status = refuse(report, WORDS_MSG_UPDATE_TAKEN, WORDS_ARGS(paths[k]));
  free(pairs);
  return status;
}
