// SPDX-License-Identifier: GPL-3.0-or-later
#include <dlfcn.h>
#include <errno.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Preloaded (LD_PRELOAD), makes allocation number FAIL_AT fail: that one alone, or it and all later
   ones when FAIL_ON is set. Without FAIL_AT it counts, and writes the count to FAIL_COUNT. glibc
   takes its own memory (strdup, asprintf, open_memstream, fopen) through these functions too.
   Allocations of the OpenMP runtime and of the dynamic linker are left alone: a program cannot
   survive those. */

void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *block, size_t size);
void *__libc_memalign(size_t alignment, size_t size);

static atomic_ulong calls;
static unsigned long fail_at;
static bool ready, persistent;

__attribute__((constructor)) static void start(void) {
  const char *at = getenv("FAIL_AT");
  fail_at = at ? strtoul(at, NULL, 10) : 0;
  persistent = getenv("FAIL_ON") != NULL;
  ready = true;
}

__attribute__((destructor)) static void finish(void) {
  const char *path = getenv("FAIL_COUNT");
  ready = false;
  FILE *file = path ? fopen(path, "w") : NULL;
  if (file) {
    fprintf(file, "%lu\n", atomic_load(&calls));
    fclose(file);
  }
}

static bool fails(const void *caller) {
  Dl_info info;
  if (!ready || !dladdr(caller, &info) || strstr(info.dli_fname, "/libgomp") ||
      strstr(info.dli_fname, "/libomp") || strstr(info.dli_fname, "/ld-linux"))
    return false;
  const unsigned long call = atomic_fetch_add(&calls, 1) + 1;
  if (fail_at == 0 || (persistent ? call < fail_at : call != fail_at))
    return false;
  errno = ENOMEM;
  return true;
}

#define CALLER __builtin_return_address(0)

void *malloc(size_t size) {
  return fails(CALLER) ? NULL : __libc_malloc(size);
}

void *calloc(size_t count, size_t size) {
  return fails(CALLER) ? NULL : __libc_calloc(count, size);
}

void *realloc(void *block, size_t size) {
  return fails(CALLER) ? NULL : __libc_realloc(block, size);
}

void *reallocarray(void *block, size_t count, size_t size) {
  size_t bytes;
  if (__builtin_mul_overflow(count, size, &bytes)) {
    errno = ENOMEM;
    return NULL;
  }
  return fails(CALLER) ? NULL : __libc_realloc(block, bytes);
}

void *aligned_alloc(size_t alignment, size_t size) {
  return fails(CALLER) ? NULL : __libc_memalign(alignment, size);
}

void *memalign(size_t alignment, size_t size);
void *memalign(size_t alignment, size_t size) {
  return fails(CALLER) ? NULL : __libc_memalign(alignment, size);
}

int posix_memalign(void **block, size_t alignment, size_t size) {
  void *got = fails(CALLER) ? NULL : __libc_memalign(alignment, size);
  if (!got)
    return ENOMEM;
  *block = got;
  return 0;
}
