// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/png.h"

#include "plots/status.h"

#include <stdint.h>
#include <string.h>

/* The signature and the first chunk, the header; each chunk is a length, a name, its bytes and a
   check of the name and the bytes. */
enum { SIGNATURE = 8, HEADER = 25, PHYSICAL = 9 };

/* CRC-32 of ISO 3309, bit by bit. */
static uint32_t check_of(const unsigned char *bytes, size_t count) {
  uint32_t check = UINT32_MAX;
  for (size_t i = 0; i < count; i++) {
    check ^= bytes[i];
    for (int bit = 0; bit < 8; bit++)
      check = check & 1 ? check >> 1 ^ 0xEDB88320U : check >> 1;
  }
  return ~check;
}

static void put(unsigned char out[4], uint32_t value) {
  for (int i = 0; i < 4; i++)
    out[i] = (unsigned char)(value >> (24 - 8 * i));
}

static void add_physical(plots_buffer_t *out) {
  static const unsigned char type[] = {'p', 'H', 'Y', 's'};
  unsigned char chunk[4 + 4 + PHYSICAL + 4] = {0};
  put(chunk, PHYSICAL);
  memcpy(chunk + 4, type, sizeof type);
  put(chunk + 8, PLOTS_PNG_PER_METRE);
  put(chunk + 12, PLOTS_PNG_PER_METRE);
  chunk[16] = 1; /* to the metre */
  put(chunk + 17, check_of(chunk + 4, 4 + PHYSICAL));
  plots_buffer_add(out, (const char *)chunk, sizeof chunk);
}

int plots_png_finish(plots_buffer_t *out, const plots_buffer_t *png) {
  const size_t start = SIGNATURE + HEADER;
  if (png->length < start + 8 || memcmp(png->data, "\x89PNG\r\n\x1A\n", SIGNATURE) != 0 ||
      memcmp(png->data + SIGNATURE + 4, "IHDR", 4) != 0)
    return PLOTS_ERR_GNUPLOT;
  plots_buffer_add(out, png->data, start);
  if (memcmp(png->data + start + 4, "pHYs", 4) != 0)
    add_physical(out);
  plots_buffer_add(out, png->data + start, png->length - start);
  return out->status;
}
