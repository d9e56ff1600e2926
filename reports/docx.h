// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef REPORTS_DOCX_H
#define REPORTS_DOCX_H

/* What pandoc writes of a page has letters of 12 points in tables too, and no size of the paper: no
   figure of seven digits finds room in six columns. This gives the document at `path` a sheet of A4
   with margins of 18 mm, and letters of 8.5 points in tables. The same bytes give the same bytes:
   no clock enters. 0; −1 when it is no such document, or could not be written: then it is as it
   was. */
int reports_docx_fit(const char *path);

#endif
