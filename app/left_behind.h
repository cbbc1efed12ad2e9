// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// LeftBehind: what a session leaves on the computer: files, and entries in the keychain. Asks the keychain where its
// entries are, never what is in them, and makes nobody unlock it.
//   LeftBehind left(TracePlaces::ofThisUser(paths));  left.signInBegins();  left.sessionBegins(profileId);
//   ...  left.look().then(this, ...);
#pragma once

#include "app/traces.h"
#include "core/base/task.h"

#include <QObject>

#include <chrono>

namespace sallyport::app {

class LeftBehind : public QObject {
    Q_OBJECT
public:
    /// Notes the files that are here now: to be made before the program writes any. `keychain`: the name of our
    /// entries.
    explicit LeftBehind(TracePlaces places, QString keychain = keychainServiceName());

    /// Notes the files anew: what an earlier session of this run has left is not laid to this one.
    void signInBegins();
    /// Notes the entries that are in the keychain for this service.
    void sessionBegins(const QString& profileId);
    /// What is here now that was not. Answers within some seconds.
    Task<account::LeftHere, account::LeftHereError> look();

private:
    using Count = std::function<void(std::optional<int>)>;
    void countEntries(QStringList keys, int found, const Count& done);

    const TracePlaces m_places;
    const QString m_keychain;
    Traces m_before;
    QStringList m_keys;
    std::optional<int> m_entriesBefore;
};

} // namespace sallyport::app
