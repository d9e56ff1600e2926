// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef TESTS_FAILING_ALLOC_H
#define TESTS_FAILING_ALLOC_H

/* Takes the place of the allocator in a test of its own: the first allocation from one place of the
   program can be made to fail. Places of other libraries are left alone. To be included by one file
   of a program; not for sanitizers and valgrind, which have allocators of their own. */

#include <dlfcn.h>
#include <errno.h>
#include <link.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#if defined __has_feature
#if __has_feature(address_sanitizer) || __has_feature(memory_sanitizer)
#define FAILING_ALLOC_IS_OFF
#endif
#endif
#if defined __SANITIZE_ADDRESS__ || !defined __GLIBC__
#define FAILING_ALLOC_IS_OFF
#endif

enum { ALLOC_PLACES = 8192 };

typedef struct {
  pthread_mutex_t lock;
  bool is_listing; /* writes down the places */
  const void *places[ALLOC_PLACES];
  size_t count;
  const void *fails; /* the place whose next allocation fails; NULL: none */
  bool has_failed;
} failing_alloc_t;

#ifndef FAILING_ALLOC_IS_OFF

static failing_alloc_t failing = {.lock = PTHREAD_MUTEX_INITIALIZER};

void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *block, size_t size);
void *__libc_memalign(size_t alignment, size_t size);
void __libc_free(void *block);

/* Whether the code there is the program's, which may be in libraries of its own. */
static bool is_own(const void *place) {
  struct dl_find_object found;
  if (_dl_find_object((void *)(uintptr_t)place, &found))
    return false;
  const char *name = strrchr(found.dlfo_link_map->l_name, '/');
  return !name ||
         strstr("/libsim.so /libmodels.so /libinputs.so /libaudit.so /libfits.so /libstudies.so",
                name);
}

static bool refuses(const void *place) {
  bool refused = false;
  if (!failing.is_listing && !failing.fails)
    return false;
  pthread_mutex_lock(&failing.lock);
  if (failing.is_listing && failing.count < ALLOC_PLACES) {
    size_t i = 0;
    while (i < failing.count && failing.places[i] != place)
      i++;
    if (i == failing.count && is_own(place))
      failing.places[failing.count++] = place;
  }
  if (failing.fails == place) {
    failing.fails = NULL;
    failing.has_failed = refused = true;
    errno = ENOMEM;
  }
  pthread_mutex_unlock(&failing.lock);
  return refused;
}

#define PLACE __builtin_return_address(0)

void *malloc(size_t size) {
  return refuses(PLACE) ? NULL : __libc_malloc(size);
}
void *calloc(size_t count, size_t size) {
  return refuses(PLACE) ? NULL : __libc_calloc(count, size);
}
void *realloc(void *block, size_t size) {
  return refuses(PLACE) ? NULL : __libc_realloc(block, size);
}
void *aligned_alloc(size_t alignment, size_t size) {
  return refuses(PLACE) ? NULL : __libc_memalign(alignment, size);
}
void free(void *block) {
  __libc_free(block);
}
char *strdup(const char *text) {
  const size_t size = strlen(text) + 1;
  char *copy = refuses(PLACE) ? NULL : __libc_malloc(size);
  return copy ? memcpy(copy, text, size) : NULL;
}
int vasprintf(char **out, const char *format, va_list args);
int vasprintf(char **out, const char *format, va_list args) {
  va_list again;
  va_copy(again, args);
  const int length = vsnprintf(NULL, 0, format, again);
  va_end(again);
  *out = length < 0 || refuses(PLACE) ? NULL : __libc_malloc((size_t)length + 1);
  return *out ? vsnprintf(*out, (size_t)length + 1, format, args) : -1;
}
int asprintf(char **out, const char *format, ...);
int asprintf(char **out, const char *format, ...) {
  va_list args, again;
  va_start(args, format);
  va_copy(again, args);
  const int length = vsnprintf(NULL, 0, format, again);
  va_end(again);
  *out = length < 0 || refuses(PLACE) ? NULL : __libc_malloc((size_t)length + 1);
  const int written = *out ? vsnprintf(*out, (size_t)length + 1, format, args) : -1;
  va_end(args);
  return written;
}

#endif
#endif
