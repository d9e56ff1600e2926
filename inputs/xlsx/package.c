// SPDX-License-Identifier: GPL-3.0-or-later
#include "inputs/xlsx/package.h"

#include "sim/status.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <zip.h>

/* Office files of before 2007, and the encrypted ones of today, are compound files: they begin so.
 */
static const char compound_mark[] = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

struct inputs_package {
  const char *path;
  zip_t *zip;
};

static int refuse(const char *path, words_message_t id, const char *const *args,
                  words_report_t *report) {
  words_report_error(report, &(words_place_t){.file = path}, id, args);
  return SIM_ERR_DOMAIN;
}

/* An encrypted workbook is a compound file with a stream of this name, in UTF-16. */
static bool has_password(const char *bytes, size_t size) {
  static const char name[] = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e";
  return memmem(bytes, size, name, sizeof name - 1) != NULL;
}

/* What is wrong with a file that is no zip file. */
static words_message_t why_not(const char *bytes, size_t size) {
  const size_t mark = sizeof compound_mark - 1;
  if (size < mark || memcmp(bytes, compound_mark, mark) != 0)
    return WORDS_MSG_BOOK_NOT;
  return has_password(bytes, size) ? WORDS_MSG_BOOK_PASSWORD : WORDS_MSG_BOOK_OLD;
}

static int check(const inputs_package_t *self, words_report_t *report) {
  char most[24];
  if (zip_get_num_entries(self->zip, 0) > INPUTS_PACKAGE_PARTS_MAX) {
    snprintf(most, sizeof most, "%d", INPUTS_PACKAGE_PARTS_MAX);
    return refuse(self->path, WORDS_MSG_BOOK_CROWDED, WORDS_ARGS(most), report);
  }
  if (inputs_package_has(self, "mimetype") && inputs_package_has(self, "content.xml"))
    return refuse(self->path, WORDS_MSG_BOOK_ODS, NULL, report);
  return SIM_OK;
}

int inputs_package_open(const char *path, const char *bytes, size_t size, inputs_package_t **out,
                        words_report_t *report) {
  zip_error_t error;
  *out = NULL;
  inputs_package_t *self = calloc(1, sizeof *self);
  if (!self)
    return SIM_ERR_NO_MEMORY;
  self->path = path;
  zip_error_init(&error);
  zip_source_t *source = zip_source_buffer_create(bytes, size, 0, &error);
  self->zip = source ? zip_open_from_source(source, ZIP_RDONLY, &error) : NULL;
  int status = SIM_OK;
  if (!self->zip) {
    const bool no_memory = zip_error_code_zip(&error) == ZIP_ER_MEMORY;
    status = no_memory ? SIM_ERR_NO_MEMORY : refuse(path, why_not(bytes, size), NULL, report);
    if (source)
      zip_source_free(source);
  }
  zip_error_fini(&error);
  if (status == SIM_OK)
    status = check(self, report);
  if (status == SIM_OK)
    *out = self;
  else
    inputs_package_close(self);
  return status;
}

void inputs_package_close(inputs_package_t *self) {
  if (self && self->zip)
    zip_discard(self->zip);
  free(self);
}

const char *inputs_package_path(const inputs_package_t *self) {
  return self->path;
}

bool inputs_package_has(const inputs_package_t *self, const char *part) {
  return zip_name_locate(self->zip, part, ZIP_FL_NOCASE) >= 0;
}

bool inputs_package_has_under(const inputs_package_t *self, const char *prefix) {
  const zip_int64_t count = zip_get_num_entries(self->zip, 0);
  for (zip_int64_t i = 0; i < count; i++) {
    const char *name = zip_get_name(self->zip, (zip_uint64_t)i, 0);
    if (name && strncasecmp(name, prefix, strlen(prefix)) == 0)
      return true;
  }
  return false;
}

/* What libzip says of a failure: damage, unless memory was short. */
static int status_of(zip_error_t *error) {
  return zip_error_code_zip(error) == ZIP_ER_MEMORY ? SIM_ERR_NO_MEMORY : SIM_ERR_DOMAIN;
}

/* Reads what the part says that it has, and not a byte more: a size that lies is damage. */
static int unpack(zip_file_t *file, size_t size, char **bytes) {
  char more;
  char *text = malloc(size + 1);
  if (!text)
    return SIM_ERR_NO_MEMORY;
  size_t have = 0;
  for (zip_int64_t got = 1; have < size && got > 0; have += got > 0 ? (size_t)got : 0)
    got = zip_fread(file, text + have, size - have);
  if (have < size || zip_fread(file, &more, 1) != 0) {
    free(text);
    return status_of(zip_file_get_error(file));
  }
  text[size] = '\0';
  *bytes = text;
  return SIM_OK;
}

int inputs_package_read(const inputs_package_t *self, const char *part, char **bytes, size_t *size,
                        words_report_t *report) {
  const zip_uint64_t most = (zip_uint64_t)INPUTS_PACKAGE_PART_MB << 20;
  zip_stat_t info;
  char limit[24];
  *bytes = NULL;
  *size = 0;
  zip_stat_init(&info);
  const zip_int64_t at = zip_name_locate(self->zip, part, ZIP_FL_NOCASE);
  if (at < 0 || zip_stat_index(self->zip, (zip_uint64_t)at, 0, &info) != 0 ||
      !(info.valid & ZIP_STAT_SIZE))
    return refuse(self->path, WORDS_MSG_BOOK_PART, WORDS_ARGS(part), report);
  if (info.size > most) {
    snprintf(limit, sizeof limit, "%d", INPUTS_PACKAGE_PART_MB);
    return refuse(self->path, WORDS_MSG_BOOK_BIG, WORDS_ARGS(part, limit), report);
  }
  zip_file_t *file = zip_fopen_index(self->zip, (zip_uint64_t)at, 0);
  int status = file ? unpack(file, (size_t)info.size, bytes) : status_of(zip_get_error(self->zip));
  if (file)
    zip_fclose(file);
  if (status == SIM_ERR_DOMAIN)
    return refuse(self->path, WORDS_MSG_BOOK_PART, WORDS_ARGS(part), report);
  *size = (size_t)info.size;
  return status;
}
