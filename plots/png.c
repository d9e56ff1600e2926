// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/png.h"

#include "plots/status.h"
#include "words/png.h"

#include <stdint.h>
#include <string.h>

enum { PHYSICAL = 9 }; /* bytes of the chunk */

static void put(char out[4], uint32_t value) {
  for (int i = 0; i < 4; i++)
    out[i] = (char)(unsigned char)(value >> (24 - 8 * i));
}

static void add_physical(plots_buffer_t *out) {
  static const char type[4] = {'p', 'H', 'Y', 's'};
  char chunk[WORDS_PNG_AROUND + PHYSICAL] = {0};
  put(chunk, PHYSICAL);
  memcpy(chunk + 4, type, sizeof type);
  put(chunk + 8, PLOTS_PNG_PER_METRE);
  put(chunk + 12, PLOTS_PNG_PER_METRE);
  chunk[16] = 1; /* to the metre */
  put(chunk + 17, words_png_check(chunk + 4, 4 + PHYSICAL));
  plots_buffer_add(out, chunk, sizeof chunk);
}

int plots_png_finish(plots_buffer_t *out, const plots_buffer_t *png) {
  const size_t start = WORDS_PNG_SIGNATURE + WORDS_PNG_HEADER;
  if (png->length < start + 8 || memcmp(png->data, "\x89PNG\r\n\x1A\n", WORDS_PNG_SIGNATURE) != 0 ||
      memcmp(png->data + WORDS_PNG_SIGNATURE + 4, "IHDR", 4) != 0)
    return PLOTS_ERR_GNUPLOT;
  plots_buffer_add(out, png->data, start);
  if (memcmp(png->data + start + 4, "pHYs", 4) != 0)
    add_physical(out);
  plots_buffer_add(out, png->data + start, png->length - start);
  return out->status;
}
