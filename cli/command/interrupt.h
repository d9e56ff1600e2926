// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLI_COMMAND_INTERRUPT_H
#define CLI_COMMAND_INTERRUPT_H

#include <pthread.h>
#include <signal.h>

/* Turns SIGINT, SIGTERM and SIGHUP into a flag, without a handler and so without a global: a thread
   waits for them. The first signal sets the flag; the second ends the program at once. */
typedef struct {
  volatile sig_atomic_t raised; /* 0, or the number of the signal */
  pthread_t thread;
  int running;
} cli_interrupt_t;

/* Blocks the signals in this thread and in those it starts later. Call it before any other thread
   exists. When no thread can be had the signals keep their usual effect. */
void cli_interrupt_start(cli_interrupt_t *self);
void cli_interrupt_stop(cli_interrupt_t *self);

#endif
