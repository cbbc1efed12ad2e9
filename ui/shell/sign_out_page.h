// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// SignOutPage: the end of a session: the wait for the receipt, then how it ended, in words that do not promise more
// than is known.
#pragma once

#include "core/base/clock.h"
#include "ui/shell/session_port.h"
#include "ui/text/message.h"
#include "ui/widgets/theme.h"

#include <QWidget>

namespace sallyport::ui {

class Banner;
class Button;
class TextLabel;
class WaitRow;

class SignOutPage : public QWidget {
    Q_OBJECT
public:
    explicit SignOutPage(Clock clock, QWidget* parent = nullptr);

    void showWaiting();
    void showReport(const auth::SignOutReport& report);
    /// The session ended without being asked to from here.
    void showEnd(const auth::SessionEnd& end);

Q_SIGNALS:
    void closed();

private:
    void showResult(Tone tone, const Message& message);

    Clock m_clock;
    TextLabel* m_title;
    Banner* m_result;
    WaitRow* m_wait;
    Button* m_close;
};

} // namespace sallyport::ui
