// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef REPORTS_CONVERTER_H
#define REPORTS_CONVERTER_H

#include <limits.h>
#include <signal.h>
#include <stdbool.h>
#include <stddef.h>

/* A program that makes another document of a page: pandoc (.docx), WeasyPrint (.pdf). Found once,
   then started by its absolute path, without a shell and with no name that a user gave: the page on
   the standard input, in the folder where the pictures and the document are. */

typedef enum { REPORTS_DOCX, REPORTS_PDF, REPORTS_CONVERTERS } reports_converter_kind_t;

typedef struct {
  reports_converter_kind_t kind;
  char path[PATH_MAX];                 /* "": it is not there */
  long long work_ms;                   /* of processor time, as process_patience says */
  const volatile sig_atomic_t *cancel; /* stops as soon as it is not 0; NULL: never; borrowed */
} reports_converter_t;

enum { REPORTS_CONVERTER_WORK_MS = 240000 };

/* Looks in the absolute folders of PATH (what lies in the current folder is not to be run); false
   when it is not there. */
bool reports_converter_find(reports_converter_t *self, reports_converter_kind_t kind);

/* "pandoc" and "docx", "weasyprint" and "pdf". Static. */
const char *reports_converter_program(reports_converter_kind_t kind);
const char *reports_converter_ending(reports_converter_kind_t kind);

/* Writes `name` in `folder` from the HTML of `page`. `name`: letters and a dot. No clock enters:
   the same page and pictures give the same bytes by the same version of the program. 0; 1 when it
   was late; −1 when it could not be started, failed or was cancelled: then nothing is left. */
int reports_converter_run(const reports_converter_t *self, const char *folder, const char *name,
                          const char *page, size_t length);

#endif
