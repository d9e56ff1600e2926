// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef INPUTS_FILE_H
#define INPUTS_FILE_H

#include "words/report.h"

#include <stdbool.h>
#include <stddef.h>

/* Reads a regular file of at most `limit` bytes into *bytes, which the caller frees and which has a
   '\0' after its end. Never blocks: pipes and devices are refused unread. Returns SIM_OK,
   SIM_ERR_DOMAIN (reported) or SIM_ERR_NO_MEMORY. */
int inputs_file_read(const char *path, size_t limit, char **bytes, size_t *size,
                     words_report_t *report);

/* Reads a file again whose bytes had this digest. When they have another by now, SIM_ERR_DOMAIN,
   reported as `changed`. */
int inputs_file_read_again(const char *path, size_t limit, const char *digest,
                           words_message_t changed, char **bytes, size_t *size,
                           words_report_t *report);

/* True when something of that name exists, whatever it is. */
bool inputs_file_exists(const char *path);

/* SHA-256 of bytes as lower-case hex. */
void inputs_digest(const void *bytes, size_t size, char out[65]);

/* Turns bytes of a text file into UTF-8 (*out, the caller frees, '\0' after its end) without BOM:
   see inputs_csv_read. Returns SIM_OK, SIM_ERR_DOMAIN (reported), SIM_ERR_NO_MEMORY. */
int inputs_text_decode(const char *path, const char *bytes, size_t size, char **out,
                       size_t *out_size, words_report_t *report);

#endif
