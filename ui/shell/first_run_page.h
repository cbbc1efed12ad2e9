// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// FirstRunPage: where the account is kept: the practice account, another service by its profile file; and a note on
// KuCoin, which is not there yet.
#pragma once

#include "core/origin/service_profile.h"
#include "ui/text/message.h"
#include "ui/widgets/theme.h"

#include <QWidget>

namespace sallyport::ui {

class Banner;
class Button;
class Door;
class WaitRow;

class FirstRunPage : public QWidget {
    Q_OBJECT
public:
    explicit FirstRunPage(QWidget* parent = nullptr);

    /// A word above the doors; hush() takes it back.
    void say(Tone tone, const Message& message);
    void hush();
    /// While the practice service starts: the doors are closed and Cancel is offered.
    void setStarting(bool starting);
    /// Offers the Check page.
    void offerCheck();

Q_SIGNALS:
    void practiceChosen();
    void startCancelled();
    /// The bytes of the file that the person picked, at most 64 KiB and one byte more.
    void profilePicked(const QByteArray& json);
    void checkWanted();

private:
    void pickProfile();

    Banner* m_banner;
    Door* m_practice;
    Button* m_other;
    Button* m_check;
    WaitRow* m_wait;
};

} // namespace sallyport::ui
