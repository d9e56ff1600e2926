// SPDX-License-Identifier: GPL-3.0-or-later
#include "inputs/number/core.h"

#include <ctype.h>
#include <string.h>

static const char digits[] = "0123456789";

/* What would be lost without the words: a minus, as a sign, as Unicode has it or as brackets. */
static bool has_minus(const char *text, const char *end) {
  for (const char *at = text; at < end; at++)
    if (*at == '-' || *at == '(' || strncmp(at, "\xe2\x88\x92", 3) == 0)
      return true;
  return false;
}

bool inputs_number_core(const char *text, char *core, size_t size) {
  static const char body[] = "0123456789.,";
  const char *from = strpbrk(text, digits);
  size_t length = from ? strspn(from, body) : 0;
  while (length > 0 && strchr(".,", from[length - 1]))
    length--;
  if (length == 0 || length >= size || has_minus(text, from) || from[length] == '-' ||
      strpbrk(from + length, digits) || isalpha((unsigned char)from[length]) ||
      (from > text && (isalpha((unsigned char)from[-1]) || strchr(".,", from[-1]))))
    return false;
  memcpy(core, from, length);
  core[length] = '\0';
  return true;
}

/* 1.157.151 or 310.000: groups of three behind one mark. */
static bool is_grouped(const char *core) {
  const size_t first = strspn(core, digits);
  const char mark = core[first];
  const char *at = core + first;
  if (first == 0 || first > 3 || !mark)
    return false;
  for (; *at == mark; at += 4)
    if (strspn(at + 1, digits) < 3 || (at[4] && at[4] != mark))
      return false;
  return *at == '\0';
}

bool inputs_number_core_plain(const char *text, char mark, char *out, size_t size) {
  if (!inputs_number_core(text, out, size))
    return false;
  const bool grouped = is_grouped(out);
  const char *comma = strrchr(out, ','), *point = strrchr(out, '.');
  const char *last = comma && (!point || comma > point) ? comma : point;
  char *to = out;
  for (const char *at = out; *at; at++)
    if (strchr(digits, *at))
      *to++ = *at;
    else if (at == last && !grouped)
      *to++ = mark;
  *to = '\0';
  return true;
}
