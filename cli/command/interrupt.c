// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command/interrupt.h"

#include <unistd.h>

/* A signal that the caller had ignored (nohup, a job in the background) stays ignored. */
static void watched(sigset_t *set) {
  static const int signals[] = {SIGINT, SIGTERM, SIGHUP};
  sigemptyset(set);
  for (size_t i = 0; i < sizeof signals / sizeof signals[0]; i++) {
    struct sigaction action;
    if (sigaction(signals[i], NULL, &action) == 0 && action.sa_handler != SIG_IGN)
      sigaddset(set, signals[i]);
  }
}

static void *wait_for_signals(void *arg) {
  cli_interrupt_t *self = arg;
  sigset_t set;
  int number;
  watched(&set);
  while (sigwait(&set, &number) == 0) {
    if (self->raised)
      _exit(128 + number);
    self->raised = number;
  }
  return NULL;
}

void cli_interrupt_start(cli_interrupt_t *self) {
  sigset_t set;
  *self = (cli_interrupt_t){0};
  watched(&set);
  pthread_sigmask(SIG_BLOCK, &set, NULL);
  self->running = pthread_create(&self->thread, NULL, wait_for_signals, self) == 0;
  if (!self->running)
    pthread_sigmask(SIG_UNBLOCK, &set, NULL);
}

void cli_interrupt_stop(cli_interrupt_t *self) {
  if (!self->running)
    return;
  pthread_cancel(self->thread);
  pthread_join(self->thread, NULL);
  self->running = 0;
}
