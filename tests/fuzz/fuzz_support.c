// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/fuzz_support.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static char source[128], folder[128];

static void clear_away(void) {
  char command[256];
  snprintf(command, sizeof command, "rm -rf '%s'", folder);
  if (system(command) != 0)
    fputs("fuzz: the folder remains\n", stderr);
}

const char *fuzz_folder(const char *from) {
  char command[512];
  if (folder[0])
    return folder;
  snprintf(source, sizeof source, "%s", from);
  snprintf(folder, sizeof folder, "%s/exante-fuzz-%ld",
           access("/dev/shm", W_OK) ? "/tmp" : "/dev/shm", (long)getpid());
  snprintf(command, sizeof command, "rm -rf '%s' && cp -r '%s' '%s'", folder, source, folder);
  fuzz_hold(system(command) == 0, "the folder cannot be made");
  atexit(clear_away);
  return folder;
}

void fuzz_write(const char *to, const char *name, const uint8_t *bytes, size_t size) {
  char path[320];
  snprintf(path, sizeof path, "%s/%s", to, name);
  FILE *stream = fopen(path, "wb");
  fuzz_hold(stream && fwrite(bytes, 1, size, stream) == size, path);
  fuzz_hold(fclose(stream) == 0, path);
}

void fuzz_restore(const char *to, const char *name) {
  static uint8_t bytes[1 << 20];
  char path[320];
  snprintf(path, sizeof path, "%s/%s", source, name);
  FILE *stream = fopen(path, "rb");
  if (!stream) {
    snprintf(path, sizeof path, "%s/%s", to, name);
    unlink(path);
    return;
  }
  const size_t size = fread(bytes, 1, sizeof bytes, stream);
  fclose(stream);
  fuzz_write(to, name, bytes, size);
}

char *fuzz_text(const uint8_t *bytes, size_t size) {
  char *text = malloc(size + 1);
  fuzz_hold(text != NULL, "no memory");
  memcpy(text, bytes, size);
  text[size] = '\0';
  return text;
}

void fuzz_hold(bool condition, const char *text) {
  if (condition)
    return;
  fprintf(stderr, "fuzz: %s\n", text);
  abort();
}
