// SPDX-License-Identifier: GPL-3.0-or-later
#include "inputs/file.h"

#include "sim/status.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <iconv.h>
#include <limits.h>
#include <nettle/sha2.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

static int refuse(words_report_t *report, const char *path, words_message_t id) {
  words_report_error(report, &(words_place_t){.file = path}, id, NULL);
  return SIM_ERR_DOMAIN;
}

/* True for a name that was meant to be `wanted`, as Inputs.csv, inputs.csv.csv or inputs.xlsx for
   inputs.csv: the same up to the first point, in any case of letters. */
static bool is_near(const char *name, const char *wanted) {
  const size_t stem = strcspn(wanted, ".");
  return strncasecmp(name, wanted, stem) == 0 && name[stem] == '.' && strcmp(name, wanted) != 0;
}

/* A file beside the one that is missing that may be it; "" when there is none. */
static void find_near(const char *path, char *out, size_t size) {
  const char *slash = strrchr(path, '/'), *wanted = slash ? slash + 1 : path;
  char *folder = slash ? strndup(path, (size_t)(slash - path) + 1) : strdup(".");
  DIR *dir = folder ? opendir(folder) : NULL;
  out[0] = '\0';
  for (struct dirent *entry; dir && (entry = readdir(dir));)
    if (is_near(entry->d_name, wanted) && (!*out || strcmp(entry->d_name, out) < 0))
      snprintf(out, size, "%s", entry->d_name);
  if (dir)
    closedir(dir);
  free(folder);
}

static int refuse_missing(words_report_t *report, const char *path) {
  char near[NAME_MAX + 1];
  const char *slash = strrchr(path, '/');
  find_near(path, near, sizeof near);
  if (!*near)
    return refuse(report, path, WORDS_MSG_FILE_MISSING);
  const char *point = strrchr(near, '.');
  const bool is_csv = strcasecmp(point, ".csv") == 0;
  words_report_error(report, &(words_place_t){.file = path},
                     is_csv ? WORDS_MSG_FILE_NEAR : WORDS_MSG_FILE_NOT_CSV,
                     WORDS_ARGS(near, slash ? slash + 1 : path));
  return SIM_ERR_DOMAIN;
}

static int refuse_errno(words_report_t *report, const char *path, int error) {
  char number[16];
  switch (error) {
  case ENOENT:
  case ENOTDIR:
    return refuse_missing(report, path);
  case EACCES:
  case EPERM:
    return refuse(report, path, WORDS_MSG_FILE_DENIED);
  case ELOOP:
    return refuse(report, path, WORDS_MSG_FILE_LOOP);
  case ENAMETOOLONG:
    return refuse(report, path, WORDS_MSG_FILE_LONG);
  case ENXIO: /* a socket, or a device that is not there */
    return refuse(report, path, WORDS_MSG_FILE_SPECIAL);
  default:
    snprintf(number, sizeof number, "%d", error);
    words_report_error(report, &(words_place_t){.file = path}, WORDS_MSG_FILE_READ,
                       WORDS_ARGS(number));
    return SIM_ERR_DOMAIN;
  }
}

/* Reads up to limit + 1 bytes; the size says whether there were more than the limit. */
static int read_all(int fd, size_t limit, char **bytes, size_t *size) {
  size_t capacity = 0;
  *bytes = NULL;
  *size = 0;
  for (;;) {
    if (*size + 1 >= capacity) {
      capacity = capacity ? 2 * capacity : 65536;
      char *larger = realloc(*bytes, capacity);
      if (!larger)
        return ENOMEM;
      *bytes = larger;
    }
    const size_t room = capacity - *size - 1, left = limit + 1 - *size;
    const ssize_t got = read(fd, *bytes + *size, room < left ? room : left);
    if (got < 0 && errno == EINTR)
      continue;
    if (got < 0)
      return errno;
    *size += (size_t)got;
    (*bytes)[*size] = '\0';
    if (got == 0 || *size > limit)
      return 0;
  }
}

int inputs_file_read(const char *path, size_t limit, char **bytes, size_t *size,
                     words_report_t *report) {
  struct stat info;
  int status = SIM_OK;
  *bytes = NULL;
  *size = 0;
  const int fd = open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
  if (fd < 0)
    return refuse_errno(report, path, errno);
  if (fstat(fd, &info) != 0) {
    status = refuse_errno(report, path, errno);
  } else if (!S_ISREG(info.st_mode)) {
    status = refuse(report, path,
                    S_ISDIR(info.st_mode) ? WORDS_MSG_FILE_DIRECTORY : WORDS_MSG_FILE_SPECIAL);
  } else {
    const int error = read_all(fd, limit, bytes, size);
    if (error)
      status = error == ENOMEM ? SIM_ERR_NO_MEMORY : refuse_errno(report, path, error);
    else if (*size > limit)
      status = refuse(report, path, WORDS_MSG_FILE_BIG);
  }
  close(fd);
  if (status != SIM_OK) {
    free(*bytes);
    *bytes = NULL;
  }
  return status;
}

int inputs_file_read_again(const char *path, size_t limit, const char *digest,
                           words_message_t changed, char **bytes, size_t *size,
                           words_report_t *report) {
  char now[65];
  const int status = inputs_file_read(path, limit, bytes, size, report);
  if (status)
    return status;
  inputs_digest(*bytes, *size, now);
  return strcmp(now, digest) == 0 ? SIM_OK : refuse(report, path, changed);
}

bool inputs_file_exists(const char *path) {
  struct stat info;
  return lstat(path, &info) == 0;
}

void inputs_digest(const void *bytes, size_t size, char out[65]) {
  uint8_t digest[SHA256_DIGEST_SIZE];
  struct sha256_ctx context;
  sha256_init(&context);
  sha256_update(&context, size, bytes);
  sha256_digest(&context, sizeof digest, digest);
  for (size_t i = 0; i < sizeof digest; i++)
    snprintf(out + 2 * i, 3, "%02x", digest[i]);
}

/* The place of bytes[at]: columns count what is valid UTF-8 as one, any other byte as one. */
static words_place_t place_of(const char *path, const char *bytes, size_t size, size_t at) {
  words_place_t place = {path, 1, 1};
  for (size_t i = 0; i < at;) {
    unsigned code;
    const size_t length = words_utf8(bytes + i, size - i, &code);
    const bool is_end = bytes[i] == '\n' || (bytes[i] == '\r' && bytes[i + 1] != '\n');
    place.line += is_end;
    place.column = is_end ? 1 : place.column + 1;
    i += length ? length : 1;
  }
  return place;
}

static int refuse_byte(words_report_t *report, const words_place_t *place, words_message_t id,
                       char byte) {
  char hex[8];
  snprintf(hex, sizeof hex, "0x%02x", (unsigned)(unsigned char)byte);
  words_report_error(report, place, id, WORDS_ARGS(hex));
  return SIM_ERR_DOMAIN;
}

typedef struct {
  size_t wide, broken; /* characters of several bytes; bytes that are not UTF-8 */
  size_t first_broken;
} census_t;

static census_t count_characters(const char *bytes, size_t size) {
  census_t census = {0};
  for (size_t i = 0; i < size;) {
    unsigned code;
    const size_t length = words_utf8(bytes + i, size - i, &code);
    census.wide += length > 1;
    if (length == 0 && census.broken++ == 0)
      census.first_broken = i;
    i += length ? length : 1;
  }
  return census;
}

/* Each byte of Windows-1252 is at most three of UTF-8. */
static int from_windows(const char *path, const char *bytes, size_t size, char **out,
                        size_t *out_size, words_report_t *report) {
  char *text = malloc(3 * size + 1), *copy = malloc(size + 1);
  int status = text && copy ? SIM_OK : SIM_ERR_NO_MEMORY;
  iconv_t converter = iconv_open("UTF-8", "WINDOWS-1252");
  const bool is_open = (intptr_t)converter != -1;
  if (status == SIM_OK && !is_open)
    status = refuse_errno(report, path, errno);
  if (status == SIM_OK) {
    memcpy(copy, bytes, size);
    char *in = copy, *to = text;
    size_t in_left = size, to_left = 3 * size;
    if (iconv(converter, &in, &in_left, &to, &to_left) == (size_t)-1) {
      const words_place_t place = place_of(path, bytes, size, size - in_left);
      status = refuse_byte(report, &place, WORDS_MSG_WINDOWS_UNDEFINED, *in);
    } else {
      *to = '\0';
      *out_size = (size_t)(to - text);
      words_report_note(report, &(words_place_t){.file = path}, WORDS_MSG_WINDOWS, NULL);
    }
  }
  if (is_open)
    iconv_close(converter);
  free(copy);
  if (status == SIM_OK)
    *out = text;
  else
    free(text);
  return status;
}

static bool is_utf16(const char *bytes, size_t size, size_t nulls) {
  const bool mark =
      size >= 2 && (memcmp(bytes, "\xff\xfe", 2) == 0 || memcmp(bytes, "\xfe\xff", 2) == 0);
  return mark || (size >= 4 && nulls >= size / 4);
}

int inputs_text_decode(const char *path, const char *bytes, size_t size, char **out,
                       size_t *out_size, words_report_t *report) {
  const bool has_mark = size >= 3 && memcmp(bytes, "\xef\xbb\xbf", 3) == 0;
  size_t nulls = 0;
  *out = NULL;
  *out_size = 0;
  for (size_t i = 0; i < size; i++)
    nulls += bytes[i] == '\0';
  if (is_utf16(bytes, size, nulls))
    return refuse(report, path, WORDS_MSG_UTF16);
  bytes += has_mark ? 3 : 0;
  size -= has_mark ? 3 : 0;
  if (nulls > 0) {
    const char *null = memchr(bytes, '\0', size);
    const words_place_t place = place_of(path, bytes, size, (size_t)(null - bytes));
    words_report_error(report, &place, WORDS_MSG_NUL, NULL);
    return SIM_ERR_DOMAIN;
  }
  const census_t census = count_characters(bytes, size);
  /* With more characters of UTF-8 than strange bytes, it is UTF-8 with damage. */
  if (census.broken > 0 && (has_mark || census.wide > census.broken)) {
    const words_place_t place = place_of(path, bytes, size, census.first_broken);
    return refuse_byte(report, &place, WORDS_MSG_UTF8_BROKEN, bytes[census.first_broken]);
  }
  if (census.broken > 0)
    return from_windows(path, bytes, size, out, out_size, report);
  *out = malloc(size + 1);
  if (!*out)
    return SIM_ERR_NO_MEMORY;
  memcpy(*out, bytes, size);
  (*out)[size] = '\0';
  *out_size = size;
  return SIM_OK;
}
