// SPDX-License-Identifier: GPL-3.0-or-later
/* What WebAssembly lacks and the libraries name: paths such as "." (the page has none), processes,
   and secrets. */
#include "tools/page/missing.h"

#include <errno.h>
#include <stdbool.h>
#include <stdlib.h>

char *realpath(const char *path, char *resolved) {
  (void)path;
  (void)resolved;
  errno = ENOSYS;
  return NULL;
}

/* Salt of expat's tables and of encryption, which is not asked for. */
int getpid(void) {
  return 1;
}

bool zip_secure_random(unsigned char *bytes, unsigned short size) {
  (void)bytes;
  (void)size;
  return false;
}
