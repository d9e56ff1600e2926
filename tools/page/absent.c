// SPDX-License-Identifier: GPL-3.0-or-later
/* What the libraries bring and the page has no use for, in a tenth of its bytes: of the conversions
   of texts, the one that inputs/ asks for (those of the C library are 140 kB of tables); of zlib,
   nothing that writes. */
#include <errno.h>
#include <iconv.h>
#include <stdint.h>
#include <string.h>

enum { FIRST = 0x80, AFTER = 0xA0, KNOWN = 1 };

/* Windows-1252 from 0x80 to 0x9F, 0 where it has no character; all other bytes are of Latin-1. */
static const uint16_t specials[AFTER - FIRST] = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

iconv_t iconv_open(const char *to, const char *from) {
  static char known[KNOWN];
  if (strcmp(to, "UTF-8") == 0 && strcmp(from, "WINDOWS-1252") == 0)
    return known;
  errno = EINVAL;
  return (iconv_t)-1; // NOLINT(performance-no-int-to-ptr): as the standard has it
}

/* Writes a character of up to 16 bits as UTF-8; how many bytes that takes. */
static size_t put(uint16_t code, char out[3]) {
  if (code < 0x80) {
    out[0] = (char)code;
    return 1;
  }
  const size_t size = code < 0x800 ? 2 : 3;
  for (size_t i = size - 1; i > 0; i--, code >>= 6)
    out[i] = (char)(0x80 | (code & 0x3F));
  out[0] = (char)((size == 2 ? 0xC0 : 0xE0) | code);
  return size;
}

size_t iconv(iconv_t self, char **in, size_t *in_left, char **out, size_t *out_left) {
  (void)self;
  for (; in && *in && *in_left > 0; (*in)++, (*in_left)--) {
    const unsigned char byte = (unsigned char)**in;
    const uint16_t code = byte >= FIRST && byte < AFTER ? specials[byte - FIRST] : byte;
    char text[3];
    const size_t size = put(code, text);
    const int fault = code == 0 && byte != 0 ? EILSEQ : size > *out_left ? E2BIG : 0;
    if (fault) {
      errno = fault;
      return (size_t)-1;
    }
    memcpy(*out, text, size);
    *out += size;
    *out_left -= size;
  }
  return 0;
}

int iconv_close(iconv_t self) {
  (void)self;
  return 0;
}

/* Of zlib as libzip calls it to write, which it does not here: an error of what was asked. */
enum { STREAM_ERROR = -2 };

int deflateInit2_(void *stream, int level, int method, int window, int memory, int strategy,
                  const char *version, int size);
int deflate(void *stream, int flush);
int deflateEnd(void *stream);

int deflateInit2_(void *stream, int level, int method, int window, int memory, int strategy,
                  const char *version, int size) {
  (void)stream, (void)level, (void)method, (void)window, (void)memory, (void)strategy;
  (void)version, (void)size;
  return STREAM_ERROR;
}

int deflate(void *stream, int flush) {
  (void)stream, (void)flush;
  return STREAM_ERROR;
}

int deflateEnd(void *stream) {
  (void)stream;
  return STREAM_ERROR;
}
