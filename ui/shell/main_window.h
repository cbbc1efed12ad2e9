// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// MainWindow: the one window. It shows the first-run page, the sign-in wizard or an open session, and owns the session
// while it is open. It asks nothing of the network itself.
//   MainWindow window(services);  window.showFirstRun();  window.show();  ...  window.setSecretsAllowed(true);
#pragma once

#include "ui/shell/app_services.h"

#include <QMainWindow>

class QStackedWidget;

namespace sallyport::ui {

class ClipboardGuard;

class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    explicit MainWindow(AppServices services, QWidget* parent = nullptr);
    ~MainWindow() override;

    /// Fields for secrets stay closed until app has hardened the process and says so.
    void setSecretsAllowed(bool allowed);

    /// The first page: two doors and a small third.
    void showFirstRun();
    /// The wizard for a service, from its address check on.
    void signIn(const origin::ServiceProfile& profile);
    /// A session found again at start.
    void openSession(const origin::ServiceProfile& profile, std::unique_ptr<SessionPort> session);
    /// The first page with a word about why no session could be restored.
    void showRestoreError(const auth::RestoreError& error);
};

} // namespace sallyport::ui
