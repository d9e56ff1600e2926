// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/png.h"

#include <string.h>

uint32_t words_png_number(const char *bytes) {
  const unsigned char *b = (const unsigned char *)bytes;
  return (uint32_t)b[0] << 24 | (uint32_t)b[1] << 16 | (uint32_t)b[2] << 8 | b[3];
}

/* Bit by bit. */
uint32_t words_png_check(const char *bytes, size_t count) {
  uint32_t check = UINT32_MAX;
  for (size_t i = 0; i < count; i++) {
    check ^= (unsigned char)bytes[i];
    for (int bit = 0; bit < 8; bit++)
      check = check & 1 ? check >> 1 ^ 0xEDB88320U : check >> 1;
  }
  return ~check;
}

/* The bytes of the header behind width and height: depth and colours that go together (table 11.1),
   and the one compression, the one filter and the two orders of rows that there are. */
static bool is_of_a_kind(const unsigned char kind[5]) {
  static const struct {
    unsigned char colours;
    unsigned depths; /* a bit for each */
  } kinds[] = {{0, 1U << 1 | 1U << 2 | 1U << 4 | 1U << 8 | 1U << 16},
               {2, 1U << 8 | 1U << 16},
               {3, 1U << 1 | 1U << 2 | 1U << 4 | 1U << 8},
               {4, 1U << 8 | 1U << 16},
               {6, 1U << 8 | 1U << 16}};
  for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
    if (kind[1] == kinds[i].colours)
      return kind[0] <= 16 && kinds[i].depths >> kind[0] & 1 && kind[2] == 0 && kind[3] == 0 &&
             kind[4] <= 1;
  return false;
}

/* The chunk at `at`: its whole length, or 0 where it is cut off or its check fails. */
static size_t chunk(const char *bytes, size_t count, size_t at) {
  if (count - at < WORDS_PNG_AROUND)
    return 0;
  const size_t length = words_png_number(bytes + at);
  if (length > count - at - WORDS_PNG_AROUND ||
      words_png_check(bytes + at + 4, length + 4) != words_png_number(bytes + at + 8 + length))
    return 0;
  return length + WORDS_PNG_AROUND;
}

bool words_png_read(const char *bytes, size_t count, uint32_t *width, uint32_t *height) {
  const size_t start = WORDS_PNG_SIGNATURE + WORDS_PNG_HEADER;
  unsigned char kind[5];
  bool has_data = false;
  if (count < start || memcmp(bytes, "\x89PNG\r\n\x1A\n", WORDS_PNG_SIGNATURE) != 0 ||
      memcmp(bytes + WORDS_PNG_SIGNATURE + 4, "IHDR", 4) != 0 ||
      chunk(bytes, count, WORDS_PNG_SIGNATURE) != WORDS_PNG_HEADER)
    return false;
  *width = words_png_number(bytes + 16);
  *height = words_png_number(bytes + 20);
  memcpy(kind, bytes + 24, sizeof kind);
  if (*width == 0 || *height == 0 || !is_of_a_kind(kind))
    return false;
  for (size_t at = start, length; (length = chunk(bytes, count, at)) > 0; at += length) {
    has_data = has_data || memcmp(bytes + at + 4, "IDAT", 4) == 0;
    if (memcmp(bytes + at + 4, "IEND", 4) == 0)
      return has_data && at + length == count;
  }
  return false;
}
