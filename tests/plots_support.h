// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef TESTS_PLOTS_SUPPORT_H
#define TESTS_PLOTS_SUPPORT_H

/* What the tests of plots/ share: a folder of their own, files, a check of XML. */
#include "tests/support.h"

#include <dirent.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Texts that break out of gnuplot's quotes when handled carelessly; each would leave PWNED. */
static const char *const hostile_texts[] = {
    "`touch PWNED`",
    "' ; system('touch PWNED') ; '",
    "\" ; system(\"touch PWNED\") ; \"",
    "x'\n!touch PWNED\n'",
    "'''' ; system('touch PWNED') ; a''b'''c''",
    "'",
    "\nEOD\nsystem('touch PWNED')\n",
    "\r!touch PWNED\r",
    "@macro",
    "$(touch PWNED)",
    "<touch PWNED",
    "|touch PWNED",
    "\\'; !touch PWNED; '",
    "%s %n %1$s {/Bold A_2^3} &amp; &lt;b&gt; &#0; <svg onload='x'> ]]> -->",
    "bytes \xFF\xFE \xC0\x80 \xED\xA0\x80 \xF5\x80\x80\x80 \x01\x1B[31m \xC2\x9B",
    "\xE2\x80\xAE reversed \xEF\xBF\xBE \xEF\xBB\xBF",
    ""};
enum { HOSTILE_COUNT = sizeof hostile_texts / sizeof hostile_texts[0] };

/* Charts from here on have a dot for a PNG (tests/light/gnuplot). Those that a test has drawn
   before are gnuplot's own. */
static inline void draw_light(void) {
  char path[4096];
  const char *others = getenv("PATH");
  char *folder = realpath("tests/light", NULL);
  assert_non_null(folder);
  if (others && strncmp(others, folder, strlen(folder)) != 0) {
    assert_true(snprintf(path, sizeof path, "%s:%s", folder, others) < (int)sizeof path);
    assert_int_equal(setenv("PATH", path, 1), 0);
  }
  free(folder);
}

static inline char *new_folder(void) {
  char *path = malloc(FOLDER_SIZE);
  assert_non_null(path);
  assert_true(folder_make(path));
  return path;
}

/* Number of entries of a folder. */
static inline int entries(const char *folder) {
  DIR *dir = opendir(folder);
  int count = 0;
  assert_non_null(dir);
  for (const struct dirent *entry; (entry = readdir(dir));)
    count += strcmp(entry->d_name, ".") && strcmp(entry->d_name, "..");
  closedir(dir);
  return count;
}

static inline void remove_folder(char *folder) {
  DIR *dir = opendir(folder);
  assert_non_null(dir);
  for (const struct dirent *entry; (entry = readdir(dir));)
    unlinkat(dirfd(dir), entry->d_name, 0);
  closedir(dir);
  assert_int_equal(rmdir(folder), 0);
  free(folder);
}

static inline bool in_folder(const char *folder, const char *name) {
  char path[512];
  snprintf(path, sizeof path, "%s/%s", folder, name);
  return access(path, F_OK) == 0;
}

/* The bytes of a file, with a zero behind them; the caller frees them. */
static inline char *slurp(const char *folder, const char *name, size_t *length) {
  char path[512];
  struct stat info;
  snprintf(path, sizeof path, "%s/%s", folder, name);
  FILE *file = fopen(path, "rb");
  assert_non_null(file);
  assert_int_equal(fstat(fileno(file), &info), 0);
  char *bytes = malloc((size_t)info.st_size + 1);
  assert_non_null(bytes);
  *length = fread(bytes, 1, (size_t)info.st_size, file);
  assert_int_equal(*length, info.st_size);
  bytes[*length] = '\0';
  fclose(file);
  return bytes;
}

static inline void write_script(const char *folder, const char *name, const char *text) {
  char path[1024];
  snprintf(path, sizeof path, "%s/%s", folder, name);
  FILE *file = fopen(path, "w");
  assert_non_null(file);
  fputs(text, file);
  fclose(file);
  assert_int_equal(chmod(path, 0755), 0);
}

/* Whether a document is well-formed as far as gnuplot could spoil it: tags nested and closed, no
   stray < or &, no control characters. */
static inline bool well_formed(const char *xml) {
  enum { DEPTH = 64 };
  const char *open[DEPTH];
  size_t lengths[DEPTH], depth = 0, elements = 0;
  for (const char *c = xml; *c; c++) {
    if ((unsigned char)*c < 0x20 && !strchr("\t\n\r", *c))
      return false;
    if (*c == '&') {
      const size_t name = strspn(c + 1, "abcdefghijklmnopqrstuvwxyz#0123456789x");
      if (name == 0 || c[1 + name] != ';')
        return false;
    }
    if (*c != '<')
      continue;
    const char *start = c + 1;
    char quote = 0;
    for (c++; *c && (quote || *c != '>'); c++) {
      if (quote)
        quote = *c == quote ? 0 : quote;
      else if (*c == '"' || *c == '\'')
        quote = *c;
      else if (*c == '<')
        return false;
    }
    if (!*c)
      return false;
    if (*start == '?')
      continue;
    const size_t length = strcspn(start + (*start == '/'), " />\t\n");
    if (*start == '/') {
      if (depth == 0 || lengths[depth - 1] != length || memcmp(open[depth - 1], start + 1, length))
        return false;
      depth--;
    } else if (c[-1] != '/') {
      if (depth == DEPTH)
        return false;
      open[depth] = start;
      lengths[depth++] = length;
    }
    elements++;
  }
  return depth == 0 && elements > 1;
}

#endif
