// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/claim.h"

bool audit_claim_is_rows(audit_claim_kind_t kind) {
  return kind == AUDIT_CLAIM_ROWS || kind == AUDIT_CLAIM_ROWS_AT_MOST ||
         kind == AUDIT_CLAIM_ROWS_AT_LEAST;
}

bool audit_claim_is_most(audit_claim_kind_t kind) {
  return kind == AUDIT_CLAIM_AT_MOST || kind == AUDIT_CLAIM_ROWS_AT_MOST;
}

bool audit_claim_is_least(audit_claim_kind_t kind) {
  return kind == AUDIT_CLAIM_AT_LEAST || kind == AUDIT_CLAIM_ROWS_AT_LEAST;
}
