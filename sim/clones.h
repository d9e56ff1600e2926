// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef SIM_CLONES_H
#define SIM_CLONES_H

/* SIM_CLONES before a function over blocks has the compiler make one version of it per vector
   width and pick at load time. All give the same bits: the build forbids contraction to fused
   multiply-add and any reordering. Sanitizers start after the resolvers would run, and clang 14
   does not vectorise clones, so those builds keep the plain version. */
#if defined(__GNUC__) && !defined(__clang__) && defined(__x86_64__) && defined(__OPTIMIZE__) &&    \
    !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__) && !defined(SIM_NO_CLONES)
#define SIM_CLONES __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define SIM_CLONES
#endif

#endif
