// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// ComputerChoice: is this computer one's own, with a name, or a shared one, for 15 or 60 minutes; and what each means.
//   if (auto choice = picker->choice()) act(ChooseComputer{*choice});
#pragma once

#include "core/auth/session_facts.h"

#include <QWidget>

class QLineEdit;
class QRadioButton;

namespace sallyport::ui {

class FormField;
class TextLabel;

class ComputerChoice : public QWidget {
    Q_OBJECT
public:
    explicit ComputerChoice(const QString& suggestedName, QWidget* parent = nullptr);

    /// What was chosen; where something is missing it says so under its field and gives nothing.
    std::optional<auth::DeviceChoice> choice();
    QWidget* firstField();

Q_SIGNALS:
    void submitted();
    /// One of the two was chosen, not yet confirmed.
    void sharedChosen(bool shared);

protected:
    /// Enter on a radio button chooses it; on a chosen one it goes on.
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void follow();

    QRadioButton* m_own;
    QWidget* m_ownDetails;
    QLineEdit* m_name;
    FormField* m_nameField;
    QRadioButton* m_shared;
    QWidget* m_sharedDetails;
    QRadioButton* m_quarter;
    QRadioButton* m_hour;
    TextLabel* m_missing;
};

} // namespace sallyport::ui
