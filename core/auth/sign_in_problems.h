// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Why signing in asks again or cannot go on. Closed enums: ui/text maps every enumerator to words and a next step.
//   if (state.trouble) label->setText(problemText(*state.trouble));
#pragma once

#include "core/net/transport.h"
#include "core/secrets/secret_store.h"

namespace sallyport::auth {

/// Why a person is asked (again).
enum class Problem {
    transport,        ///< no answer came: Trouble::transport says why; try again
    unreadableAnswer, ///< an answer outside the protocol or cut short; nothing of it was used; try again
    serviceFailed,    ///< the service reported a failure of its own; try again later
    tooManyRequests,  ///< wait until Trouble::notBeforeMs
    wrongCredentials, ///< the service knows no such pair of identifier and passphrase
    wrongHumanAnswer, ///< the human check was not passed (or came too late); a fresh one is shown
    noSuchHumanCheck, ///< the service does not offer the kind that was asked for
    workRefused,      ///< the work asked for is beyond any reason, or no solution exists; choose another check
    wrongCode,        ///< wrong, used or outdated code
    codeNotSent,      ///< no text message was sent; after notBeforeMs it may be asked for again
    computerRefused,  ///< name, kind or device proof was not accepted
    storeUnavailable, ///< the computer's key could not be read or kept (Trouble::store); nothing was sent
    startedOver,      ///< the service no longer knows this sign-in (it took too long): begin again
    tokensRefused,    ///< the last step was refused: begin again
    browserFailed,    ///< no browser could be opened
    browserTimedOut,  ///< nothing came back from the browser in three minutes
    refusedInBrowser  ///< the sign-in was refused or given up on the service's own page
};

struct Trouble {
    Problem what = Problem::transport;
    std::optional<net::TransportError> transport = {};   ///< for Problem::transport
    std::optional<secrets::SecretStoreError> store = {}; ///< for Problem::storeUnavailable
    std::optional<int> attemptsLeft = {};                ///< tries until a lock, if the service says so
    std::optional<std::int64_t> notBeforeMs = {};        ///< unix ms of this computer's clock: no try before
};

enum class BlockReason {
    unreachable,        ///< the address check got no answer: Trouble::transport; retry
    notTrusted,         ///< certificate, key or address do not match (Trouble::transport says which): red plate
    metadataUnreadable, ///< what stands at the address is not RFC 8414 metadata
    issuerMismatch,     ///< the metadata names another issuer than the profile
    endpointElsewhere,  ///< an endpoint lies off the pinned origin
    tooWeak,            ///< no S256, no ES256 DPoP, or tokens not bound to our key were offered
    noWayIn,            ///< neither a challenge endpoint nor a web sign-in that could be used
    locked,             ///< too many wrong tries: Blocked::untilMs
    serviceAsksUnknown, ///< the service wants a factor this program does not know: update, or use its web page
    cancelled           ///< the person stopped the address check; retry
};

} // namespace sallyport::auth
