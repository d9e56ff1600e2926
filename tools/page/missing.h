// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef TOOLS_PAGE_MISSING_H
#define TOOLS_PAGE_MISSING_H

/* What the C library of WebAssembly does not declare: tools/page/missing.c. */
#include <stdbool.h>

char *realpath(const char *path, char *resolved);
int getpid(void);
bool zip_secure_random(unsigned char *bytes, unsigned short size);

#endif
