// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// PracticePanel: stands beside the sign-in of the practice account: its credentials, and its inbox.
#pragma once

#include "ui/practice/practice_card.h"

#include <QWidget>

namespace sallyport::ui {

class ClipboardGuard;

class PracticePanel : public QWidget {
    Q_OBJECT
public:
    /// `services` and `clipboard` must outlive the panel.
    PracticePanel(std::shared_ptr<const PracticeAccount> account, const AppServices& services,
                  ClipboardGuard* clipboard, QWidget* parent = nullptr);

    /// On a shared computer the card offers to keep nothing.
    void setShared(bool shared) { m_practice->setMayKeep(!shared); }

private:
    PracticeCard* m_practice;
};

} // namespace sallyport::ui
