// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/chart.h"

#include "plots/svg.h"
#include "plots/text.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

bool plots_name_valid(const char *name) {
  static const char allowed[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-";
  const size_t length = name ? strlen(name) : 0;
  return length >= 1 && length <= 64 && strspn(name, allowed) == length && name[0] != '.' &&
         name[0] != '-';
}

/* Keeps the text for the caller's message, cut to a whole letter. */
static void tell(plots_target_t *target, const char *text) {
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

/* gnuplot's complaint is the last line it wrote; those before repeat the script. */
static void tell_last_line(plots_target_t *target, plots_buffer_t *messages) {
  char *text = messages->data;
  if (!text)
    return;
  size_t length = messages->length;
  while (length > 0 && strchr(" \r\n", text[length - 1]))
    text[--length] = '\0';
  const char *line = strrchr(text, '\n');
  line = line ? line + 1 : text;
  tell(target, line + strspn(line, " "));
}

static void add_prologue(plots_buffer_t *out, const plots_script_t *script, bool png) {
  const int scale = png ? PLOTS_PNG_SCALE : 1;
  plots_buffer_puts(out, "set encoding utf8\n");
  plots_buffer_printf(out, "set terminal %s size %d,%d noenhanced font '" PLOTS_FONT ",20'",
                      png ? "pngcairo" : "svg", (int)script->width * scale,
                      (int)script->height * scale);
  plots_buffer_puts(out, " background rgb '" PLOTS_WHITE "'");
  if (png)
    /* cairo counts fonts in points of 96 per 72 pixels, and marks in half the unit of the SVG */
    plots_buffer_printf(out, " fontscale %d.%02d linewidth %d pointscale %d\n", scale * 3 / 4,
                        scale * 75 % 100, scale, 2 * scale);
  else
    plots_buffer_puts(out, " dynamic\n");
  plots_buffer_puts(out, "set multiplot\nunset key\nunset border\n");
  plots_buffer_add(out, script->body.data, script->body.length);
  plots_buffer_puts(out, "unset multiplot\n");
}

/* A PNG ends with an empty IEND chunk; anything else was cut off. */
static bool png_whole(const plots_buffer_t *png) {
  static const char head[] = "\x89PNG\r\n\x1A\n";
  static const char tail[] = "IEND\xAE\x42\x60\x82";
  return png->length > 32 && memcmp(png->data, head, 8) == 0 &&
         memcmp(png->data + png->length - 8, tail, 8) == 0;
}

static int draw(const plots_script_t *script, plots_target_t *target, bool png,
                plots_buffer_t *picture) {
  plots_buffer_t source = {0}, messages = {0};
  add_prologue(&source, script, png);
  int status = source.status;
  if (status == PLOTS_OK)
    status = plots_gnuplot_run(target->gnuplot, &source, picture, &messages);
  if (status == PLOTS_OK && png && !png_whole(picture))
    status = PLOTS_ERR_GNUPLOT;
  if (status)
    tell_last_line(target, &messages);
  plots_buffer_free(&source);
  plots_buffer_free(&messages);
  return status;
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

/* The files of one chart: final and temporary names. */
typedef struct {
  char name[PATH_MAX], aside[PATH_MAX];
  bool pending; /* the temporary file exists */
} file_t;

static int write_aside(file_t *file, const plots_target_t *target, const char *name,
                       const char *extension, const plots_buffer_t *bytes) {
  const int a = snprintf(file->name, sizeof file->name, "%s/%s.%s", target->dir, name, extension);
  const int b = snprintf(file->aside, sizeof file->aside, "%s/.%s.%s.%ld.tmp", target->dir, name,
                         extension, (long)getpid());
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
  const int status = write_all(fd, bytes);
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

static int store(plots_target_t *target, const char *name, const plots_buffer_t *svg,
                 const plots_buffer_t *png) {
  file_t files[2] = {0};
  int status = write_aside(&files[0], target, name, "svg", svg);
  if (status == PLOTS_OK)
    status = write_aside(&files[1], target, name, "png", png);
  for (int i = 0; i < 2 && status == PLOTS_OK; i++)
    status = publish(&files[i]);
  if (status) {
    char text[PATH_MAX + 128];
    snprintf(text, sizeof text, "%s/%s: %s", target->dir, name, strerror(errno));
    tell(target, text);
  }
  for (int i = 0; i < 2; i++) {
    if (files[i].pending)
      unlink(files[i].aside);
  }
  return status;
}

int plots_chart_write(const plots_script_t *script, const plots_caption_t *caption,
                      plots_target_t *target) {
  plots_buffer_t raw = {0}, svg = {0}, png = {0};
  target->detail[0] = '\0';
  if (!plots_name_valid(caption->name) || !target->gnuplot || !target->dir || !script->body.length)
    return PLOTS_ERR_ARGUMENT;
  int status = script->body.status;
  if (status == PLOTS_OK)
    status = draw(script, target, false, &raw);
  if (status == PLOTS_OK)
    status = plots_svg_finish(&svg, &raw, caption->title, script->description.data);
  if (status == PLOTS_OK)
    status = draw(script, target, true, &png);
  if (status == PLOTS_OK)
    status = store(target, caption->name, &svg, &png);
  plots_buffer_free(&raw);
  plots_buffer_free(&svg);
  plots_buffer_free(&png);
  return status;
}
