// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/list.h"

#include <stdio.h>
#include <string.h>

bool words_list_add(char *list, size_t size, const char *word) {
  const size_t length = strlen(list);
  const char *before = length ? ", " : "";
  if (length + strlen(before) + strlen(word) >= size)
    return false;
  snprintf(list + length, size - length, "%s%s", before, word);
  return true;
}

bool words_list_add_number(char *list, size_t size, int number) {
  char digits[16];
  snprintf(digits, sizeof digits, "%d", number);
  return words_list_add(list, size, digits);
}
