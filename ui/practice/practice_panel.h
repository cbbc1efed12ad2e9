// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// PracticePanel: stands beside the sign-in of the practice account: its credentials, and its inbox.
#pragma once

#include "ui/shell/app_services.h"

#include <QWidget>

namespace sallyport::ui {

class ClipboardGuard;

class PracticePanel : public QWidget {
    Q_OBJECT
public:
    /// `services` and `clipboard` must outlive the panel.
    PracticePanel(std::shared_ptr<const PracticeAccount> account, const AppServices& services,
                  ClipboardGuard* clipboard, QWidget* parent = nullptr);
};

} // namespace sallyport::ui
