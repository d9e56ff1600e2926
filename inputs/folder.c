// SPDX-License-Identifier: GPL-3.0-or-later
#include "inputs/folder.h"

#include "inputs/file.h"
#include "inputs/held.h"
#include "inputs/suggest.h"
#include "inputs/workbook.h"
#include "models/table/names.h"
#include "sim/status.h"

#include <ctype.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

enum { INPUTS_ENTRIES_MAX = 500, INPUTS_ENTRY_SIZE = 256 };

bool inputs_name_is_safe(const char *name) {
  static const char safe[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-";
  const size_t length = strnlen(name, INPUTS_NAME_SIZE);
  return length > 0 && length < INPUTS_NAME_SIZE && name[0] != '.' && name[0] != '-' &&
         strspn(name, safe) == length;
}

/* Adds a character of `size` bytes where it fits. */
static bool add(char *out, size_t room, size_t *length, const char *text, size_t size) {
  if (*length + size >= room)
    return false;
  memcpy(out + *length, text, size);
  *length += size;
  out[*length] = '\0';
  return true;
}

/* A letter of Latin-1 with an accent, U+00C0 … U+00FF, or an accent by itself. */
static bool is_accented(unsigned code, bool is_first) {
  return (code >= 0xC0 && code <= 0xFF && code != 0xD7 && code != 0xF7) ||
         (!is_first && code >= 0x300 && code <= 0x36F);
}

/* A name for results out of any name of a folder: letters keep their accents, spaces become dashes,
   and what else may not be in a safe name is left out. "" when nothing is left. */
static void make_safe(const char *name, char out[INPUTS_NAME_SIZE]) {
  size_t length = 0, size;
  out[0] = '\0';
  for (size_t left = strlen(name); left > 0; name += size, left -= size) {
    unsigned code = 0;
    size = words_utf8(name, left, &code);
    const char *text = code == ' ' ? "-" : name;
    const bool is_plain = isalnum((unsigned char)*text) || (length > 0 && strchr("._-", *text));
    if (((size == 1 && is_plain) || is_accented(code, length == 0)) &&
        !add(out, INPUTS_NAME_SIZE, &length, text, size))
      return;
    size = size ? size : 1;
  }
}

/* The same name to be read: as it was written, but for what no label may have. */
static void make_title(const char *name, char out[INPUTS_LABEL_SIZE]) {
  size_t length = 0, size;
  out[0] = '\0';
  for (size_t left = strlen(name); left > 0; name += size, left -= size) {
    unsigned code = 0;
    size = words_utf8(name, left, &code);
    const bool fits = size > 0 && !words_is_control(code) && !strchr("`\\", *name) &&
                      (length > 0 || !strchr("=+-@_ ", *name));
    if (fits && !add(out, INPUTS_LABEL_SIZE, &length, *name == '_' ? " " : name, size))
      return;
    size = size ? size : 1;
  }
}

/* "programa.xlsx" is the programme "programa". */
static void drop_ending(char *path) {
  char *end = inputs_workbook_is(path) ? strrchr(path, '.') : NULL;
  if (end)
    *end = '\0';
}

/* The last component of the folder's path, as written, or, of `.` and the like, as it is. The
   caller frees; NULL when out of memory. */
static char *last_of(const char *folder) {
  char *whole = NULL, *path = strdup(folder), *last;
  if (!path)
    return NULL;
  for (size_t length = strlen(path); length > 1 && path[length - 1] == '/'; length--)
    path[length - 1] = '\0';
  drop_ending(path);
  const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
  if (strcmp(name, ".") == 0 || strcmp(name, "..") == 0) {
    whole = realpath(path, NULL);
    slash = whole ? strrchr(whole, '/') : NULL;
    name = slash ? slash + 1 : "";
  }
  last = strdup(name);
  free(whole);
  free(path);
  return last;
}

/* What may not name results is made to. */
int inputs_folder_name(const char *folder, char name_out[INPUTS_NAME_SIZE],
                       words_report_t *report) {
  const words_place_t place = {folder, 0, 0};
  char *name = last_of(folder);
  if (!name)
    return SIM_ERR_NO_MEMORY;
  make_safe(name, name_out);
  if (!*name_out)
    words_report_error(report, &place, WORDS_MSG_FOLDER_NAME, WORDS_ARGS(name));
  free(name);
  return *name_out ? SIM_OK : SIM_ERR_DOMAIN;
}

int inputs_folder_title(const char *folder, char out[INPUTS_LABEL_SIZE]) {
  char *name = last_of(folder);
  if (!name)
    return SIM_ERR_NO_MEMORY;
  make_title(name, out);
  free(name);
  return SIM_OK;
}

static bool ends_with(const char *path, const char *end) {
  const size_t length = strlen(path), tail = strlen(end);
  return length > tail && strcasecmp(path + length - tail, end) == 0;
}

/* What is in a folder that may be the programme that was meant. */
typedef struct {
  const char *wanted;
  char same[INPUTS_ENTRY_SIZE]; /* the same but for its ending: "programa.xlsx" for "programa" */
  char *names[INPUTS_ENTRIES_MAX];
  size_t count;
  bool is_lost;
} beside_t;

/* Of two workbooks what counts is the name before the ending. */
static bool is_far(const char *name, const char *wanted) {
  char a[INPUTS_ENTRY_SIZE], b[INPUTS_ENTRY_SIZE];
  if (!inputs_workbook_is(name) || !inputs_workbook_is(wanted))
    return false;
  snprintf(a, sizeof a, "%.*s", (int)strcspn(name, "."), name);
  snprintf(b, sizeof b, "%.*s", (int)strcspn(wanted, "."), wanted);
  return models_edit_distance(a, b) >= strlen(b) / 4 + 2;
}

static bool see_entry(void *context, const char *name) {
  beside_t *self = context;
  const size_t stem = strcspn(self->wanted, ".");
  if (name[0] == '.' || strlen(name) >= sizeof self->same)
    return true;
  if (inputs_workbook_is(name) && strncasecmp(name, self->wanted, stem) == 0 && name[stem] == '.' &&
      strcmp(name, self->wanted) != 0)
    snprintf(self->same, sizeof self->same, "%s", name);
  if (is_far(name, self->wanted))
    return true;
  self->names[self->count] = strdup(name);
  self->is_lost = self->is_lost || !self->names[self->count];
  self->count += self->names[self->count] != NULL;
  return self->count < INPUTS_ENTRIES_MAX;
}

/* " ¿Quiso decir «programa.xlsx»?" of what stands beside a path where nothing is; "": nothing is
   near. The caller frees; NULL when out of memory. */
static char *look_beside(const char *path, words_lang_t lang) {
  const char *slash = strrchr(path, '/');
  char *folder = slash ? strndup(path, (size_t)(slash - path) + 1) : strdup(".");
  beside_t beside = {.wanted = slash ? slash + 1 : path};
  if (folder && *beside.wanted)
    inputs_held_list(NULL, folder, see_entry, &beside);
  const char *const same[] = {beside.same};
  char *hint = NULL;
  if (folder && !beside.is_lost)
    hint = *beside.same ? words_message_format(WORDS_MSG_DID_YOU_MEAN, lang, same)
                        : inputs_did_you_mean(lang, beside.wanted,
                                              (const char *const *)beside.names, beside.count);
  for (size_t i = 0; i < beside.count; i++)
    free(beside.names[i]);
  free(folder);
  return hint;
}

/* A programme that is not there, or not by that name. */
static int refuse_missing(const char *folder, words_report_t *report) {
  char *hint = look_beside(folder, report->lang);
  if (!hint)
    return SIM_ERR_NO_MEMORY;
  words_report_error(report, &(words_place_t){folder, 0, 0},
                     inputs_workbook_is(folder) ? WORDS_MSG_BOOK_MISSING : WORDS_MSG_FOLDER_MISSING,
                     WORDS_ARGS(hint));
  free(hint);
  return SIM_ERR_DOMAIN;
}

int inputs_folder_check(const char *folder, char name[INPUTS_NAME_SIZE], words_report_t *report) {
  const words_place_t place = {folder, 0, 0};
  struct stat info;
  words_message_t id = WORDS_MSG_COUNT;
  if (inputs_workbook_is(folder) && inputs_file_exists(folder))
    return inputs_folder_name(folder, name, report);
  if (stat(folder, &info) != 0 && (errno == ENOENT || errno == ENOTDIR))
    return refuse_missing(folder, report);
  if (stat(folder, &info) != 0)
    id = errno == EACCES         ? WORDS_MSG_FOLDER_DENIED
         : errno == ENAMETOOLONG ? WORDS_MSG_FILE_LONG
         : errno == ELOOP        ? WORDS_MSG_FILE_LOOP
                                 : WORDS_MSG_FOLDER_MISSING;
  else if (!S_ISDIR(info.st_mode))
    id = ends_with(folder, ".xls")   ? WORDS_MSG_BOOK_OLD
         : ends_with(folder, ".ods") ? WORDS_MSG_BOOK_ODS
                                     : WORDS_MSG_FOLDER_NOT;
  else if (access(folder, X_OK) != 0)
    id = WORDS_MSG_FOLDER_DENIED;
  if (id == WORDS_MSG_COUNT)
    return inputs_folder_name(folder, name, report);
  words_report_error(report, &place, id, NULL);
  return SIM_ERR_DOMAIN;
}
