// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// PersonCheck: has the system itself ask whether the right person sits here: polkit's password prompt or the
// fingerprint reader on Linux, Windows Hello, Touch ID. It says yes or no and hands out no key (releasesKey() is false
// everywhere today): whoever can change this program's memory can skip it, so secrets must not depend on it alone.
//   check->availability().then(this, [this](Result<PersonCheckState, PersonCheckError> s) { offer(s->usable()); });
//   check->check(tr("unlock Sallyport")).then(this, [this](Result<Done, PersonCheckError> answer) { ... });
#pragma once

#include "core/base/cancel.h"
#include "core/base/task.h"

#include <QList>
#include <QString>

#include <memory>
#include <optional>

namespace sallyport::system {

enum class PersonCheckMethod {
    polkit,      ///< the desktop's prompt for this person's own password (or what PAM asks for)
    fingerprint, ///< fprintd, asked directly: this program has to tell the person to touch the reader
    windowsHello,
    touchId ///< or the Mac's password
};

/// The link that is missing between this program and the person.
enum class PersonCheckMissing {
    nothing,
    noBus,             ///< no system bus
    noService,         ///< polkit or fprintd is not there
    noPolicyInstalled, ///< polkit does not know our action: resources/polkit is not installed
    policyForbids,     ///< the policy says no without asking: mostly a session without a screen of its own
    policyAsksNobody,  ///< the policy says yes without asking (administrators' rule, root): such a yes proves nothing
    noAgent,           ///< no program of the desktop shows polkit's prompts; known only after it was tried
    noReader,          ///< no fingerprint reader, or no Touch ID and no password
    nobodyEnrolled,    ///< a reader, and no finger, face or PIN of this person
    noAnswer,          ///< the service is there and does not answer, or not as it should
    notOnThisSystem    ///< this build has no code for this system
};

struct PersonCheckWay {
    PersonCheckMethod method;
    PersonCheckMissing missing;
    friend bool operator==(const PersonCheckWay&, const PersonCheckWay&) = default;
};

/// All ways of this system, in the order in which check() prefers them.
struct PersonCheckState {
    QList<PersonCheckWay> ways;
    /// The one that check() would take.
    std::optional<PersonCheckMethod> usable() const
    {
        for (const PersonCheckWay& way : ways)
            if (way.missing == PersonCheckMissing::nothing)
                return way.method;
        return std::nullopt;
    }
};

enum class PersonCheckError {
    refused,     ///< wrong password, finger or face; ask again only when the person wants to
    cancelled,   ///< by the person in the prompt, or by the token
    unavailable, ///< no way is usable: availability() says which link is missing
    noAgent,     ///< polkit had nobody to show its prompt; availability() says so from now on
    lost,        ///< the service went away over it, or answered nonsense: not checked
    timedOut,    ///< nobody answered the prompt in two minutes
    busy,        ///< another check runs
    abandoned    ///< the program ended first
};

class PersonCheck {
public:
    virtual ~PersonCheck() = default;

    virtual Task<PersonCheckState, PersonCheckError> availability() = 0;

    /// Shows the system's prompt. `reason` stands in it on Windows and macOS ("unlock Sallyport"); polkit shows the
    /// words of the installed action, and the fingerprint reader none. Done only when the system has said yes after
    /// asking.
    virtual Task<Done, PersonCheckError> check(const QString& reason, const CancelToken& cancel = {}) = 0;

    /// True where a yes comes with a key that is not to be had without it. Nowhere today.
    virtual bool releasesKey() const { return false; }
};

/// This system's. Never null.
std::unique_ptr<PersonCheck> personCheck();

} // namespace sallyport::system
