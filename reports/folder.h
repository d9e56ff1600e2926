// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef REPORTS_FOLDER_H
#define REPORTS_FOLDER_H

#include <stddef.h>

/* Folders and what is in them. Failures leave errno. */

#define REPORTS_ASIDE ".exante-" /* begins the hidden folders of runs at work */

/* folder/name; NULL when out of memory. The caller frees. */
char *reports_path_join(const char *folder, const char *name);

/* Makes a folder with its parents; *kept is the length of what was there before. 0, or −1. */
int reports_folder_make(const char *path, size_t *kept);

/* Removes a folder and all that it holds, as far as that can be done; follows no link. */
void reports_folder_remove(const char *folder);

/* One run at a time looks for leavings in a folder, or moves files into it: a descriptor to unlock,
   or −1 when there is no such folder; a file system without locks is no reason to stop. */
int reports_folder_lock(const char *folder);
void reports_folder_unlock(int lock);

/* Removes the hidden folders of runs that were killed: those that no living run holds locked. */
void reports_folder_sweep(const char *folder);

/* Calls `visit` with `prefix` and the name of each file that is not hidden, and of those in the
   folders one level below when `prefix` is "", in alphabetical order; stops at a non-zero answer
   and returns it; −1 when the folder cannot be read. */
int reports_folder_each(const char *folder, const char *prefix,
                        int (*visit)(void *ctx, const char *name), void *ctx);

#endif
