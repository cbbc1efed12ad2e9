// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// DevicesPage: who else is in: devices with their sessions, the worst first, and what can be done about each; on a
// second tab the last sign-ins. It asks anew whenever it is shown and whenever an alert comes.
//   auto* page = new DevicesPage({.account = &account, .clock = clock, ...}, this);
#pragma once

#include "core/account/alert_store.h"
#include "core/base/clock.h"
#include "ui/devices/device_model.h"
#include "ui/devices/unfinished_ending.h"
#include "ui/text/messages.h"

#include <QTimer>
#include <QWidget>

class QStackedWidget;
class QTabBar;
class QTreeView;

namespace sallyport::ui {

class AlertChannel;
class Banner;
class Button;
class DeviceDetails;
class SignInHistory;
class TextLabel;

/// What the page stands on; all must outlive it.
struct DevicesParts {
    account::AccountService* account = nullptr;
    account::SafetyService* safety = nullptr; ///< null: no passcode ends a lost device
    account::AlertStore* alerts = nullptr;    ///< may be null: then nothing is known to have been looked at
    AlertChannel* channel = nullptr;          ///< may be null: then only being shown leads to a new question
    Clock clock = systemClock();
    bool readOnly = false;                                        ///< a shared computer: looks, and changes nothing
    std::function<std::int64_t()> clockOffset = [] { return 0; }; ///< service's clock minus this computer's
    /// True if somebody is known to have used this program at that second of this computer's clock.
    std::function<bool(std::int64_t)> wasHere = [](std::int64_t) { return false; };
};

class DevicesPage : public QWidget {
    Q_OBJECT
public:
    explicit DevicesPage(DevicesParts parts, QWidget* parent = nullptr);
    ~DevicesPage() override;

    void refresh();
    /// As its button does.
    void endSession(const QString& id) { m_book.endSession(id); }
    struct Count {
        qsizetype open = 0;     ///< all sessions, this one too
        qsizetype toLookAt = 0; ///< those of them that need a look
        bool operator==(const Count&) const = default;
    };
    /// As far as the last list tells.
    const Count& count() const { return m_count; }
    /// The device that a session was on in the last list.
    std::optional<EndingDevice> deviceOf(const QString& sessionId) const;

    /// The name of a device, or of the one that a session is on; empty where it is not in the last list.
    QString nameOf(const QString& id) const;

    /// Ends that were asked for and are not answered.
    QList<UnfinishedEnding> unfinishedEndings() const;
    /// With the next list, a banner says what came of them.
    void tellUnfinished(QList<UnfinishedEnding> endings);

Q_SIGNALS:
    void countChanged();
    /// The steps after this alert are wanted.
    void notMeWanted(const QString& jti);

protected:
    void showEvent(QShowEvent* event) override;

private:
    QWidget* buildDevices();
    void setUpTree();
    void listen();
    DeviceContext context() const;
    QSet<QString> reviewed() const;
    void follow();
    void showList(DeviceRows rows);
    void restoreTree(const QString& current, const QSet<QString>& opened, int scrolled);
    void followWork();
    void showWork();
    void showCurrent();
    DeviceItem current() const;
    QString alertOf(const DeviceItem& item) const;
    void askName();
    void askRevoke();
    void askPasscode();
    void askApproval();
    void askOthers();
    bool isListed(const QString& id) const;
    void showUnfinished();
    qsizetype otherSessions() const;

    DevicesParts m_parts;
    DeviceBook m_book;
    DeviceModel m_model;
    QTimer m_soon; ///< one question for many alerts
    Count m_count;
    QList<UnfinishedEnding> m_unfinished;
    bool m_stale = false; ///< hidden, the tree was spared a new list
    QTabBar* m_tabs;
    QStackedWidget* m_pages;
    Button* m_others;
    Banner* m_afterLock;
    Banner* m_trouble;
    Button* m_again;
    TextLabel* m_state;
    QTreeView* m_tree;
    DeviceDetails* m_details;
    SignInHistory* m_history;
};

} // namespace sallyport::ui
