// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// SessionView: an open session: sidebar, plate, time left on a shared computer, Sign out, and the chosen part. Only
// what exists is in the sidebar.
#pragma once

#include "ui/alerts/step_forms.h"
#include "ui/devices/unfinished_ending.h"
#include "ui/lock/locked_watch.h"
#include "ui/shell/app_services.h"
#include "ui/shell/presence.h"
#include "ui/shell/step_gate.h"
#include "ui/widgets/icon.h"

#include <QPointer>
#include <QTimer>
#include <QWidget>

class QStackedWidget;
class QVBoxLayout;

namespace sallyport::ui {

class AddressPlate;
class AlertHerald;
class AlertsPage;
class Banner;
class Button;
class ClipboardGuard;
class ComputerCheck;
class DevicesPage;
class DrillTrainer;
class OverviewPage;
class Sidebar;
class SignOutPage;
class StepUp;
class SteppedAccount;
class SteppedAuthenticators;
class SteppedSafety;
class TextLabel;

class SessionView : public QWidget {
    Q_OBJECT
public:
    /// `services` and `clipboard` must outlive the view; `practice` is null for other services.
    SessionView(const AppServices& services, origin::ServiceProfile profile, std::unique_ptr<SessionPort> session,
                const std::shared_ptr<const PracticeAccount>& practice, ClipboardGuard* clipboard,
                QWidget* parent = nullptr);
    ~SessionView() override;

    void signOut() { signOut(std::nullopt); }
    /// `locking`: it is signed out because it could not be locked; the end says so.
    void signOut(std::optional<LockReason> locking);
    const origin::ServiceProfile& profile() const { return m_profile; }
    /// It can be opened again from what is kept on this computer.
    bool isKept() const { return m_session->facts().keeping == auth::Keeping::stored; }
    /// It has ended, and the page says how.
    bool isOver() const { return m_main == nullptr; }
    /// What goes on while the program is locked, to be taken before this is deleted; may be null.
    std::unique_ptr<LockedWatch> whileLocked() { return m_session->whileLocked(); }
    /// Ends that were asked for and are not answered.
    QList<UnfinishedEnding> unfinishedEndings() const;
    /// What came of them is told with the next list of devices.
    void tellUnfinished(QList<UnfinishedEnding> endings);
    /// Until the answer is there: closed now, the session would still be on this computer.
    bool isSigningOut() const { return m_signingOut && !m_signedOut; }
    /// Open on a shared computer: whoever closes the window means to end it.
    bool endsWithWindow() const { return m_main != nullptr && isShared(); }
    /// Puts the keyboard on the sidebar, and not on Sign out, which a stray Return would press.
    void takeKeyboard();
    void setSecretsAllowed(bool allowed);
    /// The alerts, on the newest that waits; nothing where the service has none.
    void showAlerts();
    /// Alerts come in while this is open, so that it is worth staying in the tray for.
    bool isListening() const { return m_herald != nullptr; }

Q_SIGNALS:
    /// The session has ended and the person has read how.
    void closed();
    /// The answer to signing out is shown. `clean`: confirmed by the service, and wiped here.
    void signedOut(bool clean);
    /// The session was ended from elsewhere, and the person wants to sign in again.
    void signInAgain();
    void lockWanted();
    /// It has ended and must be seen: nothing is listened for any more, and the tray icon is gone.
    void wokeUp();

private:
    void listen();
    void askSignOut();
    void showEnd();
    /// Nothing of an ended session stays: pages, models, drafts, what stands on the clipboard.
    void forget();
    bool isShared() const;
    void showLeft();
    void showSilence();
    void addAuthenticator(const std::shared_ptr<const PracticeAccount>& practice, ClipboardGuard* clipboard);
    void addDevices();
    bool wasHere(std::int64_t unixSeconds) const;
    void addDrills();
    void addAlerts();
    void addCheck();
    void addSafety(ClipboardGuard* clipboard);
    PassphraseHelp passphraseHelp() const;
    /// The built-in authenticator's code for this service, for a form whose sending is the service's asking.
    std::optional<TimedCode> codeNow() const;
    void addParts(const std::shared_ptr<const PracticeAccount>& practice, ClipboardGuard* clipboard);
    QWidget* buildMain();
    /// The line's number in the sidebar.
    /// `shortcut`: in place of a mnemonic, of which the alphabet has not enough.
    int addPart(Icon picture, const QString& caption, QWidget* page, const QKeySequence& shortcut = {});
    void showPlate();
    void tick();

    const AppServices& m_services;
    origin::ServiceProfile m_profile;
    std::unique_ptr<SessionPort> m_session;
    std::unique_ptr<StepUp> m_stepUp;
    StepGate m_gate;
    std::unique_ptr<SteppedAccount> m_account; ///< for the pages; null where the service has no account API
    std::unique_ptr<SteppedSafety> m_safety;   ///< likewise, and the next
    std::unique_ptr<SteppedAuthenticators> m_authenticators;
    QPointer<ClipboardGuard> m_clipboard;
    Presence m_presence;
    const bool m_ofPractice;
    DevicesPage* m_devices = nullptr; ///< null where the service has no account API
    bool m_signingOut = false;
    bool m_signedOut = false;
    Sidebar* m_sidebar;
    AddressPlate* m_plate;
    ComputerCheck* m_computer;
    TextLabel* m_timeLeft;
    Banner* m_silence; ///< heartbeats of a shared computer do not get through
    Button* m_lock;
    Button* m_signOut;
    OverviewPage* m_overview;
    AlertsPage* m_alerts = nullptr; ///< null where the service has none
    int m_alertsLine = -1;
    std::unique_ptr<AlertHerald> m_herald;
    std::unique_ptr<DrillTrainer> m_trainer; ///< null for other services than the practice account's
    QVBoxLayout* m_content = nullptr;        ///< plate, drill, parts
    QStackedWidget* m_parts;
    QStackedWidget* m_whole;
    QWidget* m_main = nullptr; ///< null once forgotten
    SignOutPage* m_end;
    QTimer m_timer;
};

} // namespace sallyport::ui
