// SPDX-License-Identifier: GPL-3.0-or-later
#include <dlfcn.h>
#include <errno.h>
#include <link.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/auxv.h>
#include <unwind.h>

/* Preloaded (LD_PRELOAD), makes allocation number FAIL_AT fail: that one alone, or it and all later
   ones when FAIL_ON is set. Without FAIL_AT it numbers the allocations, and writes to FAIL_PATHS a
   line for the first one from each place of the program: its number, and the place, which is the
   same in every run: the FAIL_DEPTH (default 1) innermost calls within the
   program itself. glibc takes its own memory (strdup,
   asprintf, open_memstream, fopen) through these functions too. Allocations of the dynamic linker
   are left alone: a program cannot survive those. */

void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *block, size_t size);
void *__libc_memalign(size_t alignment, size_t size);

enum { PLACES = 1 << 14 };

static atomic_ulong calls;
static unsigned long fail_at;
static bool ready, persistent;
static FILE *paths;
static int depth;
static uint64_t places[PLACES]; /* known ones, by open addressing; 0: free */
static size_t place_count;
static _Thread_local bool inside;

/* What a child does with its memory is not the program's. */
static void leave_child(void) {
  ready = false;
}

__attribute__((constructor)) static void start(void) {
  const char *at = getenv("FAIL_AT"), *path = getenv("FAIL_PATHS"), *deep = getenv("FAIL_DEPTH");
  fail_at = at ? strtoul(at, NULL, 10) : 0;
  persistent = getenv("FAIL_ON") != NULL;
  depth = deep ? atoi(deep) : 1;
  paths = path ? fopen(path, "w") : NULL;
  ready = pthread_atfork(NULL, NULL, leave_child) == 0;
}

__attribute__((destructor)) static void finish(void) {
  ready = false;
  if (paths)
    fclose(paths);
}

typedef struct {
  uint64_t hash;
  const void *own, *program; /* where this library and the program lie */
  int left;                  /* calls of the program still to take in */
} walk_t;

/* Places within the file that holds the code: where that lies in memory differs from run to run.
   (FNV-1a, by words.) */
static _Unwind_Reason_Code step(struct _Unwind_Context *context, void *arg) {
  walk_t *self = arg;
  const uintptr_t at = _Unwind_GetIP(context);
  struct dl_find_object found;
  if (_dl_find_object((void *)at, &found)) // NOLINT(performance-no-int-to-ptr)
    return _URC_END_OF_STACK;
  if (found.dlfo_map_start == self->own)
    return _URC_NO_REASON;
  self->hash = (self->hash ^ (at - (uintptr_t)found.dlfo_map_start)) * UINT64_C(0x100000001b3);
  return found.dlfo_map_start == self->program && --self->left == 0 ? _URC_END_OF_STACK
                                                                    : _URC_NO_REASON;
}

/* Writes the place of this allocation, unless an earlier one came from there. */
static void note_place(unsigned long call) {
  struct dl_find_object own, program;
  if (_dl_find_object(&places, &own) ||
      _dl_find_object((void *)getauxval(AT_ENTRY), &program)) // NOLINT(performance-no-int-to-ptr)
    return;
  walk_t walk = {.hash = UINT64_C(0xcbf29ce484222325),
                 .own = own.dlfo_map_start,
                 .program = program.dlfo_map_start,
                 .left = depth};
  _Unwind_Backtrace(step, &walk);
  size_t i = walk.hash % PLACES;
  while (places[i] && places[i] != walk.hash)
    i = (i + 1) % PLACES;
  if (places[i] || place_count >= PLACES / 2)
    return;
  places[i] = walk.hash;
  place_count++;
  fprintf(paths, "%lu %016llx\n", call, (unsigned long long)walk.hash);
}

static bool fails(void *caller) {
  struct dl_find_object found;
  if (!ready || inside || _dl_find_object(caller, &found))
    return false;
  const char *name = found.dlfo_link_map->l_name;
  if (strstr(name, "/ld-linux"))
    return false;
  const unsigned long call = atomic_fetch_add(&calls, 1) + 1;
  if (fail_at == 0 && paths) {
    inside = true;
    note_place(call);
    inside = false;
  }
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
