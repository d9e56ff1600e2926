#!/usr/bin/env bash
# Compiles for WebAssembly what the page needs of the libraries that sources.sh fetched, and gathers
# their headers. usage: libraries.sh SOURCES FOLDER CLANG FLAG...   writes FOLDER/libraries.a, FOLDER/include
set -euo pipefail
shopt -s inherit_errexit
src=$(realpath "$1")
mkdir -p "$2"
cd "$2"
shift 2
compile=("$@")
rm -rf include objects libraries.a
mkdir -p include/gsl include/nettle objects

# GSL: its headers by the folder that it installs them to, and the parts that the rooms use.
cp "$src"/gsl/gsl_*.h "$src"/gsl/*/gsl_*.h include/gsl/
gsl=$(cd "$src/gsl" && ls block/{init,file,block}.c vector/{init,file,vector,copy,swap,oper,minmax,prop,subvector,view}.c \
  matrix/{init,file,matrix,copy,swap,oper,minmax,prop,rowcol,submatrix,view,getset}.c \
  permutation/{init,permutation}.c err/{error,stream,strerror}.c sys/{infnan,fcmp,coerce,hypot}.c \
  linalg/{cholesky,invtri,trimult,symmtd,householder}.c eigen/{symmv,sort}.c \
  blas/blas.c sort/{sort,sortind,sortvec,sortvecind}.c statistics/quantiles.c bspline/bspline.c)
cblas=$(cd "$src/gsl" && ls cblas/d{axpy,copy,dot,gemv,nrm2,scal,symv,syr2,syrk,syr,trmv,trsv,trsm,trmm,rot,asum,swap,ger,gemm}.c \
  cblas/i*amax.c cblas/xerbla.c)

cat >config.h <<'H'
#define HAVE_DECL_ISFINITE 1
#define HAVE_DECL_ISINF 1
#define HAVE_DECL_ISNAN 1
#define HAVE_DECL_FINITE 0
#define HAVE_DECL_HYPOT 1
#define HAVE_DECL_EXPM1 1
#define HAVE_DECL_LOG1P 1
#define HAVE_DECL_FREXP 1
#define HAVE_DECL_LDEXP 1
#define HAVE_DECL_ACOSH 1
#define HAVE_DECL_ASINH 1
#define HAVE_DECL_ATANH 1
#define HAVE_INLINE 1
#define RETURN_IF_NULL(x) if (!x) { return ; }
#define GSL_COERCE_DBL(x) (x)
#define HAVE_STDDEF_H 1
#define HAVE_STDLIB_H 1
#define HAVE_STRING_H 1
#define HAVE_UNISTD_H 1
#define HAVE_FCNTL_H 1
#define XML_NS 1
#define XML_DTD 1
#define XML_CONTEXT_BYTES 1024
#define XML_POOR_ENTROPY 1
#define BYTEORDER 1234
#define HAVE_MEMMOVE 1
#define HAVE_STRCASECMP 1
#define HAVE_STRDUP 1
#define HAVE_STRINGS_H 1
#define HAVE_FSEEKO 1
#define HAVE_FTELLO 1
#define HAVE_SNPRINTF 1
#define HAVE_STDBOOL_H 1
#define HAVE_INT8_T_LIBZIP 1
#define SIZEOF_OFF_T 8
#define SIZEOF_SIZE_T 4
#define PACKAGE "libzip"
#define VERSION "1.7.3"
H
cp config.h expat_config.h

# objects NAME FLAG... -- FILE...: compiles each, side by side.
objects() {
  local name=$1 flags=()
  shift
  while [[ $1 != -- ]]; do flags+=("$1"); shift; done
  shift
  printf '%s\n' "$@" | xargs -P "$(nproc)" -I{} sh -c '
    file=$1 name=$2; shift 2
    exec "$@" -w -c -o "objects/$name-$(echo "$file" | tr / -).o" "$file"' sh {} "$name" "${compile[@]}" "${flags[@]}"
}

objects gsl -DHAVE_CONFIG_H -I. -Iinclude -I"$src/gsl" -- $(printf "$src/gsl/%s " $gsl $cblas)

cp "$src/libcsv/csv.h" include/
objects csv -Iinclude -- "$src/libcsv/libcsv.c"

cp "$src"/nettle/{sha2,nettle-types}.h include/nettle/
objects nettle -I. -Iinclude -I"$src/nettle" -- "$src"/nettle/{sha256,sha256-compress,write-be32}.c

cp "$src"/expat/expat/lib/expat{,_external}.h include/
objects expat -DHAVE_EXPAT_CONFIG_H -I. -- "$src"/expat/expat/lib/{xmlparse,xmlrole,xmltok}.c

objects zlib -- "$src"/zlib/{adler32,crc32,inflate,inffast,inftrees,zutil}.c

# What libzip's own build would write: its types, and what this system has.
zip=$src/libzip/lib
{
  echo '#include <inttypes.h>'
  echo '#define LIBZIP_VERSION "0"'
  for bits in 8 16 32 64; do
    echo "typedef int${bits}_t zip_int${bits}_t; typedef uint${bits}_t zip_uint${bits}_t;"
    for limit in "INT${bits}_MIN" "INT${bits}_MAX" "UINT${bits}_MAX"; do echo "#define ZIP_$limit $limit"; done
  done
} >include/zipconf.h
cp "$zip/zip.h" include/
objects zip -DHAVE_CONFIG_H -DZIP_STATIC -I. -Iinclude -I"$zip" -I"$src/zlib" -- $(
  ls "$zip"/zip_*.c | grep -vE 'win32|uwp|bzip2|_xz|crypto|winzip|random|source_file|mkstemp')

rm -f libraries.a
"${AR:-llvm-ar-14}" qcs libraries.a objects/*.o
rm -rf objects
