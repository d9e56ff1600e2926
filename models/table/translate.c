// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/table/translate.h"

#include <stdio.h>
#include <string.h>

static const char any[] = "<…>", real[] = ".real";

enum { ROOM = 256 };

static const models_name_pair_t pairs[] = {
#define MODELS_NAME(kind, english, spanish) {MODELS_NAMES_##kind, english, spanish},
#include "models/table/names.def"
};

enum { PAIRS = sizeof pairs / sizeof pairs[0] };

const models_name_pair_t *models_names_at(size_t i) {
  return i < PAIRS ? &pairs[i] : NULL;
}

size_t models_plain_letter(const char *text, char *plain) {
  static const char *const letters[] = {"á", "é", "í", "ó", "ú", "ü", "ñ",
                                        "Á", "É", "Í", "Ó", "Ú", "Ü", "Ñ"};
  static const char plains[] = "aeiouunAEIOUUN";
  *plain = *text;
  for (size_t k = 0; (unsigned char)*text >= 0x80 && k < sizeof plains - 1; k++)
    if (strncmp(text, letters[k], strlen(letters[k])) == 0) {
      *plain = plains[k];
      return strlen(letters[k]);
    }
  return *text != '\0';
}

/* True when two parts, with their lengths, are the same but for accents. */
static bool is_same_part(const char *a, size_t a_length, const char *b, size_t b_length) {
  const char *const a_end = a + a_length, *const b_end = b + b_length;
  while (a < a_end && b < b_end) {
    char x, y;
    a += models_plain_letter(a, &x);
    b += models_plain_letter(b, &y);
    if (x != y)
      return false;
  }
  return a == a_end && b == b_end;
}

/* Writes `english` with what stands in `text` for each <…> of `spanish`; false when the text does
   not follow it, or with `is_prefix` when its parts are not its first ones. */
static bool follow(const char *spanish, const char *english, const char *text, bool is_prefix,
                   char *out, size_t size) {
  size_t length = 0;
  for (bool more = true; more;) {
    const size_t part = strcspn(text, "."), s = strcspn(spanish, "."), e = strcspn(english, ".");
    const bool is_any = strncmp(spanish, any, sizeof any - 1) == 0;
    if (part == 0 || (!is_any && !is_same_part(text, part, spanish, s)))
      return false;
    const int written = snprintf(out + length, size - length, "%.*s", (int)(is_any ? part : e),
                                 is_any ? text : english);
    if (written < 0 || (size_t)written + 1 >= size - length)
      return false;
    length += (size_t)written;
    text += part;
    spanish += s;
    english += e;
    more = *text == '.' && *spanish == '.' && *english == '.';
    if (more) {
      text++;
      spanish++;
      english++;
      out[length++] = '.';
      out[length] = '\0';
    }
  }
  return *text == '\0' && (is_prefix || *spanish == '\0');
}

static bool translate(models_names_kind_t kind, const char *text, bool is_prefix, char *out,
                      size_t size) {
  for (size_t i = 0; i < PAIRS; i++)
    if (pairs[i].kind == kind &&
        follow(pairs[i].spanish, pairs[i].english, text, is_prefix, out, size))
      return true;
  return false;
}

/* An amount of money that stands as real: the name before that, and it again. */
static bool translate_real(models_names_kind_t kind, const char *text, char *out, size_t size) {
  char base[ROOM];
  const size_t length = strlen(text), tail = sizeof real - 1;
  if (kind != MODELS_NAMES_OUTPUT || length <= tail || length - tail >= sizeof base ||
      strcmp(text + length - tail, real) != 0 || size <= tail)
    return false;
  snprintf(base, sizeof base, "%.*s", (int)(length - tail), text);
  if (!translate(kind, base, false, out, size - tail))
    return false;
  strcat(out, real);
  return true;
}

static bool keep(const char *text, char *out, size_t size) {
  return snprintf(out, size, "%s", text) < (int)size;
}

bool models_name_to_english(models_names_kind_t kind, const char *text, char *out, size_t size) {
  return translate(kind, text, false, out, size) || translate_real(kind, text, out, size) ||
         keep(text, out, size);
}

bool models_prefix_to_english(models_names_kind_t kind, const char *text, char *out, size_t size) {
  return translate(kind, text, false, out, size) || translate(kind, text, true, out, size) ||
         keep(text, out, size);
}
