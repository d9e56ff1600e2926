// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/archive.h"

#include <stdlib.h>

int reports_archive_put(zip_t *zip, const char *name, char *bytes, size_t size, bool is_owned,
                        uint16_t day) {
  zip_source_t *source = zip_source_buffer(zip, bytes, size, is_owned);
  if (!source) {
    free(is_owned ? bytes : NULL);
    return -1;
  }
  const zip_int64_t at = zip_name_locate(zip, name, ZIP_FL_NOCASE);
  zip_int64_t index = at;
  if (at < 0)
    index = zip_file_add(zip, name, source, ZIP_FL_ENC_UTF_8);
  else if (zip_file_replace(zip, (zip_uint64_t)at, source, 0))
    index = -1;
  if (index >= 0)
    return zip_file_set_dostime(zip, (zip_uint64_t)index, 0, day, 0) ? -1 : 0;
  zip_source_free(source);
  return -1;
}
