// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// SignInHistory: the last sign-ins, failed and unfinished ones too, newest first.
//   history->refresh();
#pragma once

#include "core/account/account_service.h"
#include "ui/text/device_messages.h"

#include <QWidget>

class QListWidget;

namespace sallyport::ui {

class Banner;
class TextLabel;

class SignInHistory : public QWidget {
    Q_OBJECT
public:
    using ContextSource = std::function<DeviceContext()>;
    /// `account` must outlive this.
    SignInHistory(account::AccountService& account, ContextSource context, QWidget* parent = nullptr);

    /// Asks for it anew.
    void refresh();

private:
    void show(const QList<account::SignInEntry>& entries);
    account::AccountService& m_account;
    ContextSource m_context;
    Banner* m_trouble;
    TextLabel* m_empty;
    QListWidget* m_list;
};

} // namespace sallyport::ui
