// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// AuthenticatorPage: what is set up in the built-in authenticator. Codes are not shown here: they appear on the code
// page and only while the service asks for one.
#pragma once

#include "ui/authenticator/authenticator.h"

#include <QWidget>

namespace sallyport::ui {

class TextLabel;

class AuthenticatorPage : public QWidget {
    Q_OBJECT
public:
    /// `authenticator` must outlive the page. `below`: what helps to set it up, e.g. the practice card; may be null.
    AuthenticatorPage(Authenticator* authenticator, QString profileId, QWidget* below, QWidget* parent = nullptr);

private:
    void follow();

    Authenticator* m_authenticator;
    QString m_profileId;
    TextLabel* m_name;
    TextLabel* m_code;
    TextLabel* m_note;
    TextLabel* m_none;
    QWidget* m_entry;
};

} // namespace sallyport::ui
