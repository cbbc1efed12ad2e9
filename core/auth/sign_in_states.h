// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The states of signing in. "...Needed" waits for a person, "Checking..." for the service; a wizard page is the view of
// one "...Needed" state. Each owns only what its phase needs. docs/sign-in-states.md tells what leads where.
//   if (const auto* s = std::get_if<CodeNeeded>(&signIn.state())) codePage->show(*s);
#pragma once

#include "core/auth/human_check.h"
#include "core/auth/session_facts.h"
#include "core/net/transport.h"
#include "core/origin/service_profile.h"

namespace sallyport::auth {

/// Tells an answer to the present question from one to a question given up. Never 0 for a real attempt.
enum class AttemptId : std::uint64_t {};

/// Why a person is asked (again).
enum class Problem {
    transport,         ///< no answer came: Trouble::transport says why; try again
    unreadableAnswer,  ///< an answer outside the protocol or cut short; nothing of it was used; try again
    serviceFailed,     ///< the service reported a failure of its own; try again later
    tooManyRequests,   ///< wait until Trouble::notBeforeMs
    wrongCredentials,  ///< the service knows no such pair of identifier and passphrase
    wrongHumanAnswer,  ///< the human check was not passed (or came too late); a fresh one is shown
    noSuchHumanCheck,  ///< the service does not offer the kind that was asked for
    workRefused,       ///< the work asked for is beyond any reason, or no solution exists; choose another check
    wrongCode,         ///< wrong, used or outdated code
    codeNotSent,       ///< no text message was sent; after notBeforeMs it may be asked for again
    computerRefused,   ///< name, kind or device proof was not accepted
    storeUnavailable,  ///< the computer's key could not be read or kept (Trouble::store); nothing was sent
    startedOver,       ///< the service no longer knows this sign-in (it took too long): begin again
    tokensRefused,     ///< the last step was refused: begin again
    browserFailed,     ///< no browser could be opened
    browserTimedOut,   ///< nothing came back from the browser in three minutes
    refusedInBrowser   ///< the sign-in was refused or given up on the service's own page
};

struct Trouble {
    Problem what = Problem::transport;
    std::optional<net::TransportError> transport = {};  ///< for Problem::transport
    std::optional<secrets::SecretStoreError> store = {};///< for Problem::storeUnavailable
    std::optional<int> attemptsLeft = {};               ///< tries until a lock, if the service says so
    std::optional<std::int64_t> notBeforeMs = {};       ///< unix ms of this computer's clock: no try before
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

/// What the address plate shows besides the profile itself.
struct AddressFacts {
    QString issuer;                              ///< "https://host:port"
    QString host;
    net::ConnectionFacts connection;             ///< pin match, TLS version, proxy
    std::chrono::seconds clockOffset{0};         ///< service's clock minus ours
    QList<origin::Pin> announcedPins;            ///< for roll-over; only from a connection that matched a held pin
};

/// The service proves its address; nothing of the person's is sent.
struct AddressChecking { AttemptId attempt{}; };

struct CredentialsNeeded {
    QString identifier;             ///< as last given; may be empty
    std::optional<Trouble> trouble;
};
struct CheckingCredentials { AttemptId attempt{}; QString identifier; Secret password; };

struct HumanCheckNeeded {
    QString identifier;
    Secret password;                ///< judged only together with the answer (docs/protocol.md)
    HumanChallenge challenge;
    std::optional<Trouble> trouble;
};
enum class HumanWait { fetching, working, judging };
struct CheckingHuman {
    AttemptId attempt{};
    QString identifier;
    Secret password;
    HumanChallenge challenge;       ///< the one before, to go back to
    HumanWait wait = HumanWait::judging;
};

enum class CodeMethod { totp, sms };
/// What the code page must know; kept while a code is being judged.
struct CodePrompt {
    QString identifier;
    QList<CodeMethod> methods;
    QString smsDestination;                      ///< masked by the service; empty until one was sent
    std::optional<std::int64_t> smsNotBeforeMs;  ///< earliest time for another text message
};
struct CodeNeeded { CodePrompt prompt; std::optional<Trouble> trouble; };
enum class CodeWait { sendingSms, judging };
struct CheckingCode { AttemptId attempt{}; CodePrompt prompt; CodeWait wait = CodeWait::judging; };

struct ComputerNeeded { QString identifier; std::optional<Trouble> trouble; };
/// The last factor is judged, tokens are fetched and put into the store.
struct OpeningSession {
    enum class Before { credentials, computer, browser };
    AttemptId attempt{};
    QString identifier;
    Before before = Before::computer;   ///< where a failure or GoBack leads
};
struct SignedIn { SessionFacts facts; };

/// The service wants its own page: PersonAct OpenBrowser goes there.
struct WebSignInNeeded { std::optional<Trouble> trouble; bool credentialsToo = false; };
struct WaitingForBrowser { AttemptId attempt{}; bool credentialsToo = false; };

struct Blocked {
    BlockReason reason = BlockReason::unreachable;
    std::optional<std::int64_t> untilMs = {};           ///< locked: unix ms of this computer's clock
    std::optional<net::TransportError> transport = {};  ///< unreachable, notTrusted
};

using State = std::variant<AddressChecking, CredentialsNeeded, CheckingCredentials, HumanCheckNeeded, CheckingHuman,
                           CodeNeeded, CheckingCode, ComputerNeeded, OpeningSession, SignedIn, WebSignInNeeded,
                           WaitingForBrowser, Blocked>;

} // namespace sallyport::auth
