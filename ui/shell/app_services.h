// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// AppServices: all that the window asks of the house, given once by app. Every pointer must outlive the window; a
// function that is not set leaves its part of the window out.
//   MainWindow window(AppServices{.clock = systemClock(), .startPractice = ..., .signInFor = ...});
#pragma once

#include "core/account/left_here.h"
#include "core/base/clock.h"
#include "core/base/task.h"
#include "core/origin/service_profile.h"
#include "core/system/preflight/preflight.h"
#include "ui/alerts/notifier.h"
#include "ui/authenticator/authenticator.h"
#include "ui/lock/lock_port.h"
#include "ui/practice/drills.h"
#include "ui/practice/inbox_source.h"
#include "ui/sign_in/sign_in_driver.h"

namespace sallyport::ui {

class Checker;

/// What the practice service said when it was ready. Shown on the practice card; no other credentials are taken there.
struct PracticeAccount {
    origin::ServiceProfile profile;
    QString identifier;
    QString phone; ///< may be empty
    Secret password;
    Secret otpauthLink;
};

enum class PracticeError {
    programMissing,   ///< sallyport-service is not beside this program
    didNotStart,      ///< it ended, or was not ready within its time
    unreadableAnswer, ///< its ready line was not what it should be
    alreadyRunning,   ///< another window uses the same practice data
    cancelled,
    abandoned
};

struct AppServices {
    Clock clock = systemClock();
    /// Suggested for "this computer", e.g. the host's name. May be empty.
    QString suggestedDeviceName = {};
    /// Where an own computer's session is kept, as far as is known by now.
    std::function<secrets::StoreKind()> storeKind = [] { return secrets::StoreKind::keychain; };
    /// The profiles that came with the program: an added one may not bear their names or hosts.
    QList<origin::ServiceProfile> builtInProfiles = {};
    /// Starts the practice service as a child of this program, or answers with the running one.
    std::function<Task<PracticeAccount, PracticeError>()> startPractice = {};
    /// Stops it: the person went back to the first page, or signed out.
    std::function<void()> stopPractice = {};
    /// A new attempt; the window calls start().
    std::function<std::unique_ptr<SignInDriver>(const origin::ServiceProfile&)> signInFor = {};
    /// HMAC-SHA-256 of `spkiSha256` under a secret of this installation (32 bytes); empty while that secret is not
    /// there.
    std::function<QByteArray(QByteArrayView spkiSha256)> plateDigest = {};
    /// What this program has left on the computer since it was started; asked at the end of a session on a shared one.
    std::function<Task<account::LeftHere, account::LeftHereError>()> leftHere = {};
    Authenticator* authenticator = nullptr;
    InboxSource* inbox = nullptr;
    DrillStarter startDrill = {}; ///< of the practice service that runs
    Notifier* notifier = nullptr;
    TrayChoice tray = {};
    Checker* checker = nullptr; ///< null: nothing can be checked
    /// Looks at this computer; not set: the plate says nothing of it.
    std::function<Task<QList<system::Check>, system::PreflightError>(const system::PreflightQuestion&)> preflight = {};
    /// Without it the program cannot be locked.
    LockPort* lock = nullptr;
    /// The program was unlocked: open what is kept by MainWindow::openSession, or show the first page.
    std::function<void()> reopen = {};
};

} // namespace sallyport::ui
