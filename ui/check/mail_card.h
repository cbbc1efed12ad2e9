// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// MailCard: two lines on what the program knows of the person's mail, each with a button that changes it: whether there
// is an anti-phishing code (never which), and who their mail provider is.
//   column->addWidget(new MailCard(profile, knowledge, this));
#pragma once

#include "ui/check/mail_knowledge.h"
#include "ui/widgets/card.h"

#include "core/origin/service_profile.h"

namespace sallyport::ui {

class Button;
class TextLabel;

class MailCard : public Card {
    Q_OBJECT
public:
    /// `knowledge` must outlive this.
    MailCard(origin::ServiceProfile profile, MailKnowledge& knowledge, QWidget* parent = nullptr);

private:
    void tell();

    origin::ServiceProfile m_profile;
    MailKnowledge& m_knowledge;
    TextLabel* m_code;
    Button* m_changeCode;
    TextLabel* m_provider;
    Button* m_changeProvider;
};

} // namespace sallyport::ui
