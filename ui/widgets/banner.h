// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Banner: one message on a page: what was found, and what to do about it. Hidden while there is nothing to say.
//   banner->say(Tone::danger, message(trouble));
#pragma once

#include "ui/text/message.h"
#include "ui/widgets/card.h"

namespace sallyport::ui {

class IconView;
class TextLabel;

class Banner : public Card {
    Q_OBJECT
public:
    explicit Banner(QWidget* parent = nullptr);
    void say(Tone tone, const Message& message);
    void hush();

private:
    IconView* m_icon;
    TextLabel* m_finding;
    TextLabel* m_advice;
};

} // namespace sallyport::ui
