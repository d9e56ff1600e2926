// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bad_corpus.h"
#include "tests/support.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { COLUMNS = 9, PATH = 512 };

char *bad_read(const char *path, size_t *size) {
  FILE *stream = fopen(path, "rb");
  char *bytes = NULL;
  if (!stream)
    return NULL;
  if (fseek(stream, 0, SEEK_END) == 0) {
    const long length = ftell(stream);
    rewind(stream);
    bytes = length < 0 ? NULL : malloc((size_t)length + 1);
    *size = bytes ? fread(bytes, 1, (size_t)length, stream) : 0;
    if (bytes)
      bytes[*size] = '\0';
  }
  fclose(stream);
  return bytes;
}

bool bad_write(const char *path, const char *bytes, size_t size) {
  FILE *stream = fopen(path, "wb");
  if (!stream)
    return false;
  const bool written = fwrite(bytes, 1, size, stream) == size;
  return fclose(stream) == 0 && written;
}

static bool copy_file(const char *from, const char *to) {
  size_t size = 0;
  char *bytes = bad_read(from, &size);
  const bool copied = bytes && bad_write(to, bytes, size);
  free(bytes);
  return copied;
}

bool bad_copy_programme(const char *from, const char *to) {
  char a[PATH], b[PATH];
  struct stat info;
  DIR *folder = opendir(from);
  bool copied = folder && mkdir(to, 0777) == 0;
  for (struct dirent *entry; copied && (entry = readdir(folder));) {
    if (entry->d_name[0] == '.')
      continue;
    snprintf(a, sizeof a, "%s/%s", from, entry->d_name);
    snprintf(b, sizeof b, "%s/%s", to, entry->d_name);
    if (stat(a, &info) != 0)
      copied = false;
    else
      copied = S_ISDIR(info.st_mode) ? bad_copy_programme(a, b) : copy_file(a, b);
  }
  if (folder)
    closedir(folder);
  return copied;
}

void bad_delete_all(char *text, const char *what) {
  const size_t length = strlen(what);
  for (char *at = strstr(text, what); at; at = strstr(at, what))
    memmove(at, at + length, strlen(at + length) + 1);
}

/* Resolves \n, \r, \t, \0, \\ and \xNN in place; returns the length. */
static size_t unescape(char *text) {
  char *out = text;
  for (const char *p = text; *p; p++) {
    unsigned code;
    if (p[0] == '\\' && p[1] == 'x' && sscanf(p + 2, "%2x", &code) == 1) {
      *out++ = (char)code;
      p += 3;
    } else if (p[0] == '\\' && p[1]) {
      p++;
      *out++ = (char)(*p == 'n' ? '\n' : *p == 'r' ? '\r' : *p == 't' ? '\t' : *p);
    } else {
      *out++ = *p;
    }
  }
  *out = '\0';
  return (size_t)(out - text);
}

/* `--variant a --set b=1`, separated by spaces; \x20 for a space of a value. */
static bool parse_arguments(bad_case_t *self, char *text) {
  for (char *word = strtok(text, " "); word; word = strtok(NULL, " ")) {
    char *value = strtok(NULL, " ");
    if (!value || self->variant_count == BAD_ARGS_MAX || self->set_count == BAD_ARGS_MAX)
      return false;
    unescape(value);
    if (strcmp(word, "--variant") == 0)
      self->variants[self->variant_count++] = value;
    else if (strcmp(word, "--set") == 0)
      self->sets[self->set_count++] = value;
    else
      return false;
  }
  return true;
}

static bool parse_case(bad_case_t *self, const char *line, size_t length) {
  char *columns[COLUMNS];
  self->line = strndup(line, length);
  char *rest = self->line;
  for (int i = 0; i < COLUMNS; i++)
    columns[i] = strsep(&rest, "\t");
  if (!columns[COLUMNS - 1] || rest)
    return false;
  self->id = columns[0];
  self->lang = columns[1];
  self->base = columns[2];
  self->file = columns[3];
  self->op = columns[4];
  self->a = columns[5];
  self->b = columns[6];
  self->message = columns[8];
  unescape(columns[8]);
  return parse_arguments(self, columns[7]);
}

bool bad_corpus_load(const char *path, bad_corpus_t *out) {
  size_t size = 0;
  char *text = bad_read(path, &size);
  bool is_good = text != NULL;
  *out = (bad_corpus_t){0};
  for (char *line = text, *end; is_good && *line; line = end + 1) {
    end = strchrnul(line, '\n');
    if (*line != '#' && end > line) {
      out->cases = realloc(out->cases, (out->count + 1) * sizeof *out->cases);
      out->cases[out->count] = (bad_case_t){0};
      is_good = parse_case(&out->cases[out->count++], line, (size_t)(end - line));
      if (!is_good)
        printf("%s: malformed: %.60s\n", path, line);
    }
    if (!*end)
      break;
  }
  free(text);
  return is_good && out->count > 0;
}

void bad_corpus_free(bad_corpus_t *self) {
  for (size_t i = 0; i < self->count; i++)
    free(self->cases[i].line);
  free(self->cases);
  *self = (bad_corpus_t){0};
}

/* Replaces the first `a` of the file by `b`. */
static bool replace(const char *path, const char *a, const char *b) {
  char from[4096], to[4096];
  size_t size = 0;
  snprintf(from, sizeof from, "%s", a);
  snprintf(to, sizeof to, "%s", b);
  const size_t from_size = unescape(from), to_size = unescape(to);
  char *bytes = bad_read(path, &size);
  char *at = bytes ? memmem(bytes, size, from, from_size) : NULL;
  char *changed = at ? malloc(size + to_size) : NULL;
  bool is_done = false;
  if (changed) {
    const size_t before = (size_t)(at - bytes), after = size - before - from_size;
    memcpy(changed, bytes, before);
    memcpy(changed + before, to, to_size);
    memcpy(changed + before + to_size, at + from_size, after);
    is_done = bad_write(path, changed, before + to_size + after);
  }
  free(changed);
  free(bytes);
  return is_done;
}

static bool append(const char *path, const char *line) {
  char text[8192];
  snprintf(text, sizeof text, "%s", line);
  const size_t size = unescape(text);
  FILE *stream = fopen(path, "ab");
  if (!stream)
    return false;
  const bool written = fwrite(text, 1, size, stream) == size && fputs("\r\n", stream) != EOF;
  return fclose(stream) == 0 && written;
}

/* Deletes the lines that start with `prefix`. */
static bool delete_lines(const char *path, const char *prefix) {
  size_t size = 0, kept = 0;
  char *bytes = bad_read(path, &size);
  for (char *line = bytes, *end; bytes && line < bytes + size; line = end) {
    end = strchrnul(line, '\n');
    end += *end == '\n';
    if (strncmp(line, prefix, strlen(prefix)) == 0)
      continue;
    memmove(bytes + kept, line, (size_t)(end - line));
    kept += (size_t)(end - line);
  }
  const bool is_done = bytes && kept < size && bad_write(path, bytes, kept);
  free(bytes);
  return is_done;
}

/* Appends `count` lines, of which the text holds the number as #. */
static bool repeat(const char *path, const char *count, const char *line) {
  FILE *stream = fopen(path, "ab");
  if (!stream)
    return false;
  for (int i = 0; i < atoi(count); i++) {
    for (const char *p = line; *p; p++)
      if (*p == '#')
        fprintf(stream, "%d", i);
      else
        fputc(*p, stream);
    fputs("\r\n", stream);
  }
  return fclose(stream) == 0;
}

static bool change(const bad_case_t *self, const char *path) {
  char from[PATH];
  if (strcmp(self->op, "replace") == 0)
    return replace(path, self->a, self->b);
  if (strcmp(self->op, "append") == 0)
    return append(path, self->a);
  if (strcmp(self->op, "delete") == 0)
    return delete_lines(path, self->a);
  if (strcmp(self->op, "repeat") == 0)
    return repeat(path, self->a, self->b);
  if (strcmp(self->op, "file") == 0) {
    snprintf(from, sizeof from, "tests/bad/files/%s", self->a);
    return copy_file(from, path);
  }
  if (strcmp(self->op, "none") == 0)
    return true;
  unlink(path);
  if (strcmp(self->op, "missing") == 0)
    return true;
  if (strcmp(self->op, "empty") == 0)
    return bad_write(path, "", 0);
  if (strcmp(self->op, "directory") == 0)
    return mkdir(path, 0777) == 0;
  if (strcmp(self->op, "fifo") == 0)
    return mkfifo(path, 0666) == 0;
  if (strcmp(self->op, "link") == 0)
    return symlink(self->a, path) == 0;
  if (strcmp(self->op, "huge") == 0)
    return bad_write(path, "", 0) && truncate(path, atol(self->a)) == 0;
  return false;
}

bool bad_case_prepare(const bad_case_t *self, const char *parent, char *folder, size_t size) {
  char from[PATH], path[PATH];
  const bool is_redes = strcmp(self->base, "redes") == 0;
  snprintf(from, sizeof from, "%s/%s", is_redes ? "scenarios" : "tests/programmes", self->base);
  snprintf(folder, size, "%s/%s", parent, self->base);
  (void)folder_remove(folder);
  if (!bad_copy_programme(from, folder))
    return false;
  snprintf(path, sizeof path, "%s/%s", folder, self->file);
  return change(self, path);
}
