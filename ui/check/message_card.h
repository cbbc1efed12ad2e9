// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// MessageCard: what a saved message is, what to do, who it says it is from, why, where it leads, and what was not
// looked at. What the message itself says stands apart from our own words, as plain text; its hosts lead nowhere.
//   layout->addWidget(new MessageCard(checked, profile, this));
#pragma once

#include "ui/check/message_desk.h"
#include "ui/widgets/card.h"

#include <QIcon>

class QBoxLayout;

namespace sallyport::ui {

Tone verdictTone(mail::MessageVerdict verdict);
QIcon verdictIcon(mail::MessageVerdict verdict);

class MessageCard : public Card {
    Q_OBJECT
public:
    MessageCard(const CheckedMessage& checked, const origin::ServiceProfile& profile, QWidget* parent = nullptr);

private:
    void addHead();
    void addSender(bool codeSought);
    void addFindings();
    void addLinks();
    void addReport();
    void say(const QString& text, bool strong = false);

    mail::MessageReport m_report;
    origin::ServiceProfile m_profile;
    QBoxLayout* m_column;
    QStringList m_words; ///< for the accessible name
};

} // namespace sallyport::ui
