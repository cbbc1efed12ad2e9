// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Every reason that core can give, in words: what is the case, and what to do. Switches without a default, so that the
// compiler names each new enumerator. Nothing a server wrote is ever passed on.
//   banner->say(Tone::danger, message(trouble, clock.unixMs()));
#pragma once

#include "core/auth/session.h"
#include "core/auth/sign_in_states.h"
#include "core/origin/added_profile.h"
#include "core/otp/otpauth_uri.h"
#include "ui/shell/app_services.h"
#include "ui/text/message.h"

namespace sallyport::ui {

/// `nowMs`: unix ms of this computer's clock.
Message message(const auth::Trouble& trouble, std::int64_t nowMs);
Message message(const auth::Blocked& blocked, std::int64_t nowMs);
/// Where a refused code came from: each has another next step.
enum class CodeSource { authenticator, builtInAuthenticator, textMessage };
Message wrongCodeMessage(const auth::Trouble& trouble, CodeSource source);
Message message(net::TransportError error);
Message message(secrets::SecretStoreError error);
/// The device a session was ended from, out of the last list of devices. Its name is but words.
struct EndingDevice {
    QString name;
    bool isNew = false; ///< its key was first seen less than a day ago
};
/// `nowMs` as above; the moments in it are the service's. `by`: where the device is known.
Message message(const auth::SessionEnd& end, std::int64_t nowMs, const std::optional<EndingDevice>& by = {});
/// After EndCause::reuse: what it shows, what it cannot show, what to do; each a heading and its text.
QList<Message> copiedSessionLesson();
Message message(const auth::SignOutReport& report, std::int64_t nowMs);
Message message(const auth::RestoreError& error);
Message message(const auth::SessionError& error);
Message message(origin::OriginError error);
/// `unknown`: the file's origin::unknownMembers().
Message message(origin::ProfileError error, const QStringList& unknown = {});
Message message(origin::ProfileClash clash);
Message message(otp::OtpauthError error);
Message message(const AddProblem& problem);
Message message(PracticeError error);

/// What is being waited for in a "Checking..." state; empty in any other.
QString waitText(const auth::State& state);

/// "the desktop's keychain", to stand after "kept in".
QString storeName(secrets::StoreKind kind);
/// How a session is kept, for the overview.
Message message(auth::Keeping keeping, const std::optional<secrets::SecretStoreError>& error, secrets::StoreKind kind);
QString computerName(auth::ComputerKind kind);
QString wayName(auth::CodeMethod method);
/// On the button that switches to this kind.
QString switchCaption(auth::HumanCheckKind kind);
/// "Choose every picture that shows a star."
QString promptText(auth::PicturePrompt prompt);
QString trustName(origin::ProfileTrust trust);
QString signInName(origin::SignInKind kind);

} // namespace sallyport::ui
