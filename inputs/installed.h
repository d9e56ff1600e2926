// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef INPUTS_INSTALLED_H
#define INPUTS_INSTALLED_H

/* The scenarios that came with the program. */

/* Where the programme `name` ("redes" or "scenarios/redes") is installed: *path, which the caller
   frees; NULL when something of that name is here, in the working folder, or none is installed.
   Looked for in the folder EXANTE_SCENARIOS when it is set; else in ../share/exante/scenarios and
   ../scenarios as seen from the program's own file. 0; −1 when out of memory. */
int inputs_installed_find(const char *name, char **path);

#endif
