// SPDX-License-Identifier: GPL-3.0-or-later
/* What WebAssembly lacks and the rooms and libraries name: paths such as "." (the page has none),
   and muParser, which is C++ with exceptions. The page reads no programme with formulas of its own:
   page/api.c. */
#include "tools/page/missing.h"

#include <errno.h>
#include <muParserDLL.h>
#include <stdbool.h>
#include <stdlib.h>

char *realpath(const char *path, char *resolved) {
  (void)path;
  (void)resolved;
  errno = ENOSYS;
  return NULL;
}

/* Salt of expat's tables and of encryption, which is not asked for. */
int getpid(void) {
  return 1;
}

bool zip_secure_random(unsigned char *bytes, unsigned short size) {
  (void)bytes;
  (void)size;
  return false;
}

muParserHandle_t mupCreate(int type) {
  (void)type;
  return NULL;
}

void mupRelease(muParserHandle_t parser) {
  (void)parser;
}

void mupSetErrorHandler(muParserHandle_t parser, muErrorHandler_t handler) {
  (void)parser;
  (void)handler;
}

void mupDefineNameChars(muParserHandle_t parser, const muChar_t *characters) {
  (void)parser;
  (void)characters;
}

void mupDefineFun1(muParserHandle_t parser, const muChar_t *name, muFun1_t function,
                   muBool_t optimise) {
  (void)parser;
  (void)name;
  (void)function;
  (void)optimise;
}

void mupSetVarFactory(muParserHandle_t parser, muFacFun_t factory, void *ctx) {
  (void)parser;
  (void)factory;
  (void)ctx;
}

void mupSetExpr(muParserHandle_t parser, const muChar_t *text) {
  (void)parser;
  (void)text;
}

muFloat_t mupEval(muParserHandle_t parser) {
  (void)parser;
  return 0.0;
}

muBool_t mupError(muParserHandle_t parser) {
  (void)parser;
  return 1;
}

void mupErrorReset(muParserHandle_t parser) {
  (void)parser;
}

muInt_t mupGetErrorPos(muParserHandle_t parser) {
  (void)parser;
  return -1;
}

const muChar_t *mupGetErrorToken(muParserHandle_t parser) {
  (void)parser;
  return "";
}
