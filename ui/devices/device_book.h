// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// DeviceBook: the last list of devices, sessions and pending changes, and what is being done to each. A thing goes only
// once its verified receipt is in; what fails stays, with its reason and a way to try again.
//   DeviceBook book(account);  connect(&book, &DeviceBook::listChanged, ...);  book.refresh();
#pragma once

#include "core/account/safety_service.h"

#include <QHash>

#include <functional>

namespace sallyport::ui {

/// What is being done to a row, or why it was not done.
struct RowWork {
    bool ending = true; ///< else a name or a pending change is being seen to
    bool running = true;
    account::AccountError error = {}; ///< once it is not running
    bool notYours = false;            ///< failed: the service has no such thing among this account's, and ended nothing
    std::function<void()> again = {}; ///< Retry
};

class DeviceBook : public QObject {
    Q_OBJECT
public:
    /// `account` must outlive this. Asks nothing yet.
    explicit DeviceBook(account::AccountService& account);

    /// Asks for everything anew; while a question is open, once more after it.
    void refresh();
    /// Nothing until the first answer.
    const std::optional<account::DeviceList>& list() const { return m_list; }
    const QList<account::PendingChange>& pending() const { return m_pending; }
    /// Why the last refresh failed; the list is then an older one.
    const std::optional<account::AccountError>& loadError() const { return m_loadError; }

    void endSession(const QString& id);
    void revokeDevice(const QString& id);
    /// Likewise, also where this device is a newcomer. Trying again needs the passcode again.
    void endLostDevice(const QString& id, Secret passcode, account::SafetyService& safety);
    void renameDevice(const QString& id, const QString& name);
    /// All sessions but this one.
    void endOthers();
    void cancelChange(const QString& id);
    void approveChange(const QString& id);
    /// Takes back what is said about a row; one that only stood there for that goes.
    void dismiss(const QString& id);
    /// The same for endOthers.
    void dismissOthers();

    /// By the id of a device, session or pending change; null where nothing is to be said.
    const RowWork* work(const QString& id) const;
    /// Ids of ends under way.
    QStringList endings() const;
    /// Of endOthers.
    const std::optional<RowWork>& othersWork() const { return m_others; }
    /// The device a session is on; null for a shared computer's and for unknown ones.
    const account::DeviceEntry* deviceOf(const QString& sessionId) const;

Q_SIGNALS:
    /// list(), pending() or loadError() are others than before.
    void listChanged();
    /// work() or othersWork().
    void workChanged();

private:
    template <typename T, typename F>
    void run(const QString& id, bool ending, account::AccountService::Answer<T> asked, std::function<void()> again,
             const F& good);
    void fail(const QString& id, account::AccountError error, bool notYours = false);
    void takeList(account::DeviceList list);
    void takeRevoked(const QString& id, const account::DeviceEndReport& report);
    void takeOthers(const account::EndManyReport& report);
    void takeName(const QString& id, const QString& name);
    void removeSessions(const QList<account::EndedSession>& ended);
    void removeDevice(const QString& id);
    void finish(const QString& id);
    bool isHeld(const QString& id) const;
    account::AccountService& m_account;
    std::optional<account::DeviceList> m_list;
    QList<account::PendingChange> m_pending;
    std::optional<account::AccountError> m_loadError;
    bool m_loading = false;
    bool m_again = false; ///< refresh() was asked for while loading
    QHash<QString, RowWork> m_work;
    std::optional<RowWork> m_others;
};

} // namespace sallyport::ui
