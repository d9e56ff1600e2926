// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/workbook_file.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <malloc.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#ifdef EXANTE_COVERAGE
#include <gcov.h>
#endif

enum { FIRST_DAY = 946684800 }; /* 2000-01-01, in place of a clock */

/* An errno for what libxlsxwriter says. */
static int errno_of(lxw_error error) {
  switch (error) {
  case LXW_NO_ERROR:
    return 0;
  case LXW_ERROR_CREATING_XLSX_FILE:
  case LXW_ERROR_CREATING_TMPFILE:
  case LXW_ERROR_ZIP_FILE_OPERATION:
  case LXW_ERROR_ZIP_FILE_ADD:
  case LXW_ERROR_ZIP_CLOSE:
    return errno ? errno : EIO;
  case LXW_ERROR_MEMORY_MALLOC_FAILED:
    return ENOMEM;
  default:
    return EINVAL;
  }
}

// NOLINTNEXTLINE(readability-non-const-parameter): as libxlsxwriter takes it
static int write_book(const char *path, char *folder, const words_naming_t *naming,
                      reports_fill_fn fill, const void *what) {
  lxw_workbook_options options = {.tmpdir = folder};
  lxw_workbook *workbook = workbook_new_opt(path, &options);
  reports_book_t book;
  if (!workbook)
    return ENOMEM;
  reports_book_init(&book, workbook, naming);
  lxw_doc_properties properties = {.created = FIRST_DAY};
  reports_book_note(&book, workbook_set_properties(workbook, &properties));
  if (!book.error)
    fill(what, &book);
  errno = 0;
  const int error = errno_of(book.error), closing = errno_of(workbook_close(workbook));
  return error ? error : closing;
}

/* Ends the child. What it counted for make coverage would be lost otherwise. */
static void leave(int code) {
#ifdef EXANTE_COVERAGE
  __gcov_dump();
#endif
  _exit(code);
}

/* Nothing that the library says may reach the terminal. */
static void silence(void) {
  const int nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
  if (nowhere >= 0)
    dup2(nowhere, STDERR_FILENO);
}

/* Takes more memory than the library will need, and leaves it to this process to allocate from. The
   system gives a page only when it is touched. */
static int reserve(size_t cells) {
  const size_t size = ((size_t)16 << 20) + 1024 * cells;
  mallopt(M_MMAP_THRESHOLD, INT_MAX);
  mallopt(M_TRIM_THRESHOLD, INT_MAX);
  void *volatile block = malloc(size); /* a compiler may leave out what is not used */
  const bool has = block != NULL;
  free(block);
  return has ? 0 : ENOMEM;
}

int reports_book_write(const char *path, const char *folder, const words_naming_t *naming,
                       size_t cells, reports_fill_fn fill, const void *what) {
  char *scratch = strdup(folder); /* the library wants it writable */
  const pid_t child = scratch ? fork() : -1;
  int error = child < 0 ? (scratch ? errno : ENOMEM) : 0, status = 0;
  if (child == 0) {
    silence();
    const int lacking = reserve(cells);
    leave((lacking ? lacking : write_book(path, scratch, naming, fill, what)) & 0xff);
  }
  if (!error) {
    while (waitpid(child, &status, 0) < 0 && errno == EINTR)
      ;
    error = WIFEXITED(status) ? WEXITSTATUS(status) : ENOMEM;
  }
  free(scratch);
  return error;
}
