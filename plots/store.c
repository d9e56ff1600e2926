// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/store.h"

#include "plots/text.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

void plots_store_tell(plots_target_t *target, const char *text) {
  plots_buffer_t clean = {0};
  plots_text_clean(&clean, text);
  size_t length = clean.status == PLOTS_OK ? clean.length : 0;
  if (length >= sizeof target->detail) {
    length = sizeof target->detail - 1;
    while (length > 0 && ((unsigned char)clean.data[length] & 0xC0) == 0x80)
      length--;
  }
  if (length)
    memcpy(target->detail, clean.data, length);
  target->detail[length] = '\0';
  plots_buffer_free(&clean);
}

static int write_all(int fd, const plots_buffer_t *bytes) {
  size_t done = 0;
  while (done < bytes->length) {
    const ssize_t count = write(fd, bytes->data + done, bytes->length - done);
    if (count < 0 && errno == EINTR)
      continue;
    if (count <= 0)
      return PLOTS_ERR_OUTPUT;
    done += (size_t)count;
  }
  return fsync(fd) == 0 || errno == EINVAL ? PLOTS_OK : PLOTS_ERR_OUTPUT;
}

/* A file's final and temporary names. */
typedef struct {
  char name[PATH_MAX], aside[PATH_MAX];
  bool pending; /* the temporary file exists */
} file_t;

static int write_aside(file_t *file, const plots_target_t *target, const char *name,
                       const plots_picture_t *picture) {
  const int a =
      snprintf(file->name, sizeof file->name, "%s/%s.%s", target->dir, name, picture->extension);
  const int b = snprintf(file->aside, sizeof file->aside, "%s/.%s.%s.%ld.tmp", target->dir, name,
                         picture->extension, (long)getpid());
  if (a < 0 || b < 0 || (size_t)a >= sizeof file->name || (size_t)b >= sizeof file->aside) {
    errno = ENAMETOOLONG;
    return PLOTS_ERR_OUTPUT;
  }
  /* what a killed run of the same number left behind is ours to replace */
  unlink(file->aside);
  const int fd = open(file->aside, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0666);
  if (fd < 0)
    return PLOTS_ERR_OUTPUT;
  file->pending = true;
  const int status = write_all(fd, picture->bytes);
  const int reason = errno;
  if (close(fd) && status == PLOTS_OK)
    return PLOTS_ERR_OUTPUT;
  errno = reason;
  return status;
}

static int publish(file_t *file) {
  if (rename(file->aside, file->name))
    return PLOTS_ERR_OUTPUT;
  file->pending = false;
  return PLOTS_OK;
}

int plots_store(plots_target_t *target, const char *name, const plots_picture_t *pictures,
                size_t count) {
  file_t files[PLOTS_PICTURES_MAX] = {0};
  int status = PLOTS_OK;
  for (size_t i = 0; i < count && status == PLOTS_OK; i++)
    status = write_aside(&files[i], target, name, &pictures[i]);
  for (size_t i = 0; i < count && status == PLOTS_OK; i++)
    status = publish(&files[i]);
  if (status) {
    char text[PATH_MAX + 128];
    snprintf(text, sizeof text, "%s/%s: %s", target->dir, name, strerror(errno));
    plots_store_tell(target, text);
  }
  for (size_t i = 0; i < count; i++) {
    if (files[i].pending)
      unlink(files[i].aside);
  }
  return status;
}
