// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/letters.h"

#include "plots/buffer.h"
#include "plots/status.h"
#include "plots/style.h"
#include "process/child.h"

#include <string.h>
#include <strings.h>
#include <sys/wait.h>
#include <unistd.h>

/* Two pictures, one behind the other. */
static const char pages[] =
    "set terminal pngcairo size 60,40 font '" PLOTS_FONT ",20'\n"
    "unset key\nunset border\nunset tics\nset xrange [0:1]\nset yrange [0:1]\n"
    "set label 1 'M' at screen 0.5,0.5 center\nplot NaN notitle\n"
    "unset label 1\nplot NaN notitle\n";

int plots_letters_check(const plots_gnuplot_t *gnuplot) {
  plots_buffer_t script = {0}, pictures = {0}, messages = {0};
  plots_buffer_puts(&script, pages);
  int status = script.status;
  if (!status)
    status = plots_gnuplot_run(gnuplot, &script, &pictures, &messages);
  const size_t half = pictures.length / 2;
  const bool same = half > 0 && pictures.length == 2 * half &&
                    memcmp(pictures.data, pictures.data + half, half) == 0;
  if (status != PLOTS_ERR_CANCELLED)
    status = !status && same ? PLOTS_ERR_FONTS : PLOTS_OK;
  plots_buffer_free(&script);
  plots_buffer_free(&pictures);
  plots_buffer_free(&messages);
  return status;
}

/* What fontconfig would draw it with: the names of that font, separated by commas. False when it
   cannot be asked. */
static bool nearest(const char *font, char names[256]) {
  enum { TIMEOUT_MS = 10000 };
  const char *const arguments[] = {"--format=%{family}", font, NULL};
  static const char *const settings[] = {"LC_ALL=C.UTF-8", NULL};
  char path[PATH_MAX];
  int error, code = -1;
  ssize_t length = -1;
  const int output = process_find("fc-match", path) ? process_memory_file("", 0) : -1;
  if (output < 0)
    return false;
  const pid_t child = process_start(&(process_plan_t){.path = path,
                                                      .arguments = arguments,
                                                      .settings = settings,
                                                      .input = -1,
                                                      .output = output,
                                                      .errors = -1},
                                    &error);
  const process_patience_t patience = process_patience(child, TIMEOUT_MS, NULL);
  const int waited = child > 0 ? process_wait(&patience, &code) : 1;
  if (child > 0 && waited)
    process_end(child);
  if (!waited && WIFEXITED(code) && WEXITSTATUS(code) == 0)
    length = pread(output, names, 255, 0);
  close(output);
  names[length > 0 ? length : 0] = '\0';
  return length > 0;
}

bool plots_letters_has(const char *font) {
  char names[256];
  if (!nearest(font, names))
    return true;
  for (const char *name = names; *name;) {
    const size_t length = strcspn(name, ",");
    if (length == strlen(font) && strncasecmp(name, font, length) == 0)
      return true;
    name += length + (name[length] == ',');
  }
  return false;
}
