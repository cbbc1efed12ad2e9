// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The refusals that several endpoints give, each in one place, so that the same thing is always said with the same
// bytes.
//   answer(oauthError(OauthError::invalidGrant));
#pragma once

#include "core/base/result.h"
#include "service/http/http_types.h"
#include "service/sign_in/dpop_guard.h"
#include "service/sign_in/form.h"

namespace sallyport::service {

/// RFC 6749 5.2, RFC 9449 and the first-party draft; all with status 400.
enum class OauthError {
    invalidRequest,
    invalidClient,
    invalidGrant,
    invalidScope,
    invalidSession,
    invalidDpopProof,
    useDpopNonce,
    unauthorizedClient,
    unsupportedGrantType,
    unsupportedResponseType
};

HttpAnswer oauthError(OauthError error);
/// `invalid_grant` of a session that has ended, with its receipt.
HttpAnswer endedGrant(const QByteArray& receipt);
/// 400 access_denied: a lock holds. The same for identifiers that nobody has.
HttpAnswer lockedAnswer(std::int64_t retryAfterMs);
/// 429 with Retry-After.
HttpAnswer tooManyRequests(int retryAfterSeconds);
/// 503 with Retry-After: the store or the pool cannot take it now; the request may be repeated.
HttpAnswer unavailable();

/// At the authorization server's endpoints.
HttpAnswer refusedProof(DpopRefusal refusal);
HttpAnswer refusedForm(FormError error);

/// Adds `header` to whatever is answered.
Answerer withHeader(Answerer answer, std::function<HttpHeader()> header);

} // namespace sallyport::service
