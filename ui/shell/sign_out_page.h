// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// SignOutPage: the end of a session: the wait for the receipt, then how it ended, in words that do not promise more
// than is known, and the way back to signing in.
#pragma once

#include "core/account/left_here.h"
#include "core/base/clock.h"
#include "ui/shell/session_port.h"
#include "ui/text/messages.h"
#include "ui/widgets/theme.h"

#include <QWidget>

class QVBoxLayout;

namespace sallyport::ui {

class Banner;
class Button;
class FactRow;
class TextLabel;
class WaitRow;

class SignOutPage : public QWidget {
    Q_OBJECT
public:
    explicit SignOutPage(Clock clock, QWidget* parent = nullptr);

    /// `why`: more about it, or empty; it stays.
    void showWaiting(const QString& why = {});
    void showReport(const auth::SignOutReport& report);
    /// The session ended without being asked to from here. `by`: the device it was ended from, where that is known.
    void showEnd(const auth::SessionEnd& end, const std::optional<EndingDevice>& by);
    /// On a shared computer: what is left on it is being looked at. `practice`: its service's own data is left out.
    void lookForLeft(bool practice);
    void showLeft(const account::LeftHere& left);

    /// What else there is to say at the end, below; taken over.
    void showBelow(QWidget* widget);

Q_SIGNALS:
    /// To the sign-in of the same service.
    void signInAgain();
    void closed();

private:
    void showResult(Tone tone, const Message& message);

    Clock m_clock;
    TextLabel* m_title;
    TextLabel* m_why;
    Banner* m_result;
    WaitRow* m_wait;
    QWidget* m_lesson; ///< after a copied session: what it shows, what it cannot, what to do
    QVBoxLayout* m_lines;
    QWidget* m_left;
    FactRow* m_files;
    FactRow* m_filesBefore; ///< no trace of this session
    FactRow* m_entries;
    TextLabel* m_practice;
    Button* m_close;
    Button* m_again;
    Button* m_leave;
};

} // namespace sallyport::ui
