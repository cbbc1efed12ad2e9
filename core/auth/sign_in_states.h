// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The states of signing in. "...Needed" waits for a person, "Checking..." for the service; a wizard page is the view of
// one "...Needed" state. Each owns only what its phase needs. docs/sign-in-states.md tells what leads where.
//   if (const auto* s = std::get_if<CodeNeeded>(&signIn.state())) codePage->show(*s);
#pragma once

#include "core/auth/human_check.h"
#include "core/auth/session_facts.h"
#include "core/auth/sign_in_problems.h"
#include "core/origin/service_profile.h"

namespace sallyport::auth {

/// Tells an answer to the present question from one to a question given up. Never 0 for a real attempt.
enum class AttemptId : std::uint64_t {};

/// What the address plate shows besides the profile itself.
struct AddressFacts {
    QString issuer; ///< "https://host:port"
    QString host;
    net::ConnectionFacts connection;     ///< pin match, TLS version, proxy
    std::chrono::seconds clockOffset{0}; ///< service's clock minus ours
    QList<origin::Pin> announcedPins;    ///< for roll-over; only from a connection that matched a held pin
};

/// The service proves its address; nothing of the person's is sent.
struct AddressChecking {
    AttemptId attempt{};
};

struct CredentialsNeeded {
    QString identifier; ///< as last given; may be empty
    std::optional<Trouble> trouble;
};
struct CheckingCredentials {
    AttemptId attempt{};
    QString identifier;
    Secret password;
};

struct HumanCheckNeeded {
    QString identifier;
    Secret password; ///< judged only together with the answer (docs/protocol.md)
    HumanChallenge challenge;
    std::optional<Trouble> trouble;
};
enum class HumanWait { fetching, working, judging };
struct CheckingHuman {
    AttemptId attempt{};
    QString identifier;
    Secret password;
    HumanChallenge challenge; ///< the one before, to go back to
    HumanWait wait = HumanWait::judging;
    HumanCheckKind asked = HumanCheckKind::slider; ///< while fetching: the kind that was asked for
};

enum class CodeMethod { totp, sms };
/// What the code page must know; kept while a code is being judged.
struct CodePrompt {
    QString identifier;
    QList<CodeMethod> methods;
    QString smsDestination;                     ///< masked by the service; empty until one was sent
    std::optional<std::int64_t> smsNotBeforeMs; ///< earliest time for another text message
};
struct CodeNeeded {
    CodePrompt prompt;
    std::optional<Trouble> trouble;
};
enum class CodeWait { sendingSms, judging };
struct CheckingCode {
    AttemptId attempt{};
    CodePrompt prompt;
    CodeWait wait = CodeWait::judging;
};

struct ComputerNeeded {
    QString identifier;
    std::optional<Trouble> trouble;
};
/// The last factor is judged, tokens are fetched and put into the store.
struct OpeningSession {
    enum class Before { credentials, computer, browser };
    AttemptId attempt{};
    QString identifier;
    Before before = Before::computer; ///< where a failure or GoBack leads
};
struct SignedIn {
    SessionFacts facts;
};

/// The service wants its own page: PersonAct OpenBrowser goes there.
struct WebSignInNeeded {
    std::optional<Trouble> trouble;
    bool credentialsToo = false;
};
struct WaitingForBrowser {
    AttemptId attempt{};
    bool credentialsToo = false;
};

struct Blocked {
    BlockReason reason = BlockReason::unreachable;
    std::optional<std::int64_t> untilMs = {};          ///< locked: unix ms of this computer's clock
    std::optional<net::TransportError> transport = {}; ///< unreachable, notTrusted
};

using State =
    std::variant<AddressChecking, CredentialsNeeded, CheckingCredentials, HumanCheckNeeded, CheckingHuman, CodeNeeded,
                 CheckingCode, ComputerNeeded, OpeningSession, SignedIn, WebSignInNeeded, WaitingForBrowser, Blocked>;

} // namespace sallyport::auth
