// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What sallyport-cli was asked to do. Secrets are never arguments: --secrets-fd names a descriptor that carries them.
//   Result<CommandLine, QString> line = parseCommandLine(QCoreApplication::arguments());
#pragma once

#include "core/account/safety_values.h"
#include "core/base/result.h"
#include "core/secrets/secret_store.h"

#include <QStringList>

#include <optional>

namespace sallyport::app {

enum class Verb {
    sessionOpen,
    sessionList,
    sessionEnd,
    deviceList,
    deviceRename,
    deviceRevoke,
    signInList,
    passcodeSet,
    addressList,
    actionApprove,
    pendingList,
    pendingCancel,
    pendingApprove,
    alertList,
    alertWatch,
    alertVerify,
    linkCheck,
    messageCheck,
    qrRead,
    doctor,
    help,
    version
};

enum class WhichSessions {
    own,    ///< --this
    others, ///< --others
    byId    ///< CommandLine::id
};

struct CommandLine {
    Verb verb = Verb::help;
    bool json = false;
    std::optional<int> secretsFd = {};
    QString profile = {}; ///< name or file
    QString service = {}; ///< issuer, with ca and pins in place of a profile
    QString caFile = {};
    QStringList pins = {};
    QString identifier = {};
    QString deviceName = {};
    secrets::StoreKind store = secrets::StoreKind::keychain;
    std::optional<int> sharedMinutes = {};        ///< 15 or 60: as on a shared computer, with a store in memory
    WhichSessions which = WhichSessions::own;     ///< for Verb::sessionEnd
    QString id = {};                              ///< of a session, device or pending change
    QString newName = {};                         ///< for Verb::deviceRename
    bool withPasscode = false;                    ///< for Verb::deviceRevoke
    bool forgotten = false;                       ///< for Verb::passcodeSet
    std::optional<account::ActionWish> wish = {}; ///< for Verb::actionApprove, sound
    QString file = {};                            ///< for Verb::messageCheck and Verb::qrRead
    QStringList providers = {};                   ///< authserv-ids, for Verb::messageCheck
    bool asksDns = false;                         ///< for the key of a signature, for Verb::messageCheck
    std::optional<int> count = {};                ///< for Verb::alertWatch, at least 1
    QStringList links = {};                       ///< for Verb::linkCheck; "-" alone is standard input
    QString helpText = {};                        ///< for Verb::help
};

/// `arguments` as QCoreApplication gives them, the program's name first. The error is a sentence for standard error.
Result<CommandLine, QString> parseCommandLine(const QStringList& arguments);

} // namespace sallyport::app
