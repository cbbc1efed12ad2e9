// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// MailCard: what the program knows of the person's mail, each line with what changes it: whether there is an
// anti-phishing code (never which), who their mail provider is, and whether DNS may be asked for a signature's key.
//   column->addWidget(new MailCard(profile, knowledge, true, this));
#pragma once

#include "ui/check/mail_knowledge.h"
#include "ui/widgets/card.h"

#include "core/origin/service_profile.h"

class QCheckBox;
class QGridLayout;

namespace sallyport::ui {

class Button;
class TextLabel;

class MailCard : public Card {
    Q_OBJECT
public:
    /// `knowledge` must outlive this. `mayAskDns`: the switch for that is offered.
    MailCard(origin::ServiceProfile profile, MailKnowledge& knowledge, bool mayAskDns, QWidget* parent = nullptr);

private:
    void addSwitch(QGridLayout* grid);
    void tell();

    origin::ServiceProfile m_profile;
    MailKnowledge& m_knowledge;
    TextLabel* m_code;
    Button* m_changeCode;
    TextLabel* m_provider;
    Button* m_changeProvider;
    QCheckBox* m_signatures = nullptr; ///< null: not offered
};

} // namespace sallyport::ui
