#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Writes every table of this folder anew; from the root of the repository, about six minutes.
#   tests/oracle/run.sh [base|closed_form|taller|escaso|VARIANT]...       (nothing: all of them)
set -eu
export R_GC_MEM_GROW=0 # half the memory (2.3 GB) for a fifth more time
variants="baja-demanda documento expansion inflacion-alta objetado recomendado seis-rondas
sin-preparacion techo-nominal tendencia"
here=tests/oracle
[ $# -gt 0 ] || set -- closed_form base $variants taller escaso
for what in "$@"; do
    seed=$(($(printf %s "$what" | cksum | cut -d' ' -f1) % 1000000))
    case $what in
        closed_form) Rscript $here/closed_form.R $here/product_of_betas.csv ;;
        base) Rscript $here/oracle.R scenarios/redes - 1000000 $seed $here/base.csv ;;
        taller | escaso) Rscript $here/oracle.R "tests/programmes/$what" - 200000 $seed "$here/$what.csv" ;;
        *) Rscript $here/oracle.R scenarios/redes "$what" 200000 $seed "$here/$what.csv" ;;
    esac
done
