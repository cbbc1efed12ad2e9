// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// MailCard: what the program knows of the person's mail, each line with what changes it: whether there is an
// anti-phishing code of each service (never which), who their mail provider is, and whether DNS may be asked for a
// signature's key.
//   column->addWidget(new MailCard(profiles, knowledge, true, this));
#pragma once

#include "ui/check/mail_knowledge.h"
#include "ui/widgets/card.h"

#include "core/origin/service_profile.h"

#include <vector>

class QCheckBox;
class QGridLayout;

namespace sallyport::ui {

class Button;
class TextLabel;

class MailCard : public Card {
    Q_OBJECT
public:
    /// `knowledge` must outlive this. `mayAskDns`: the switch for that is offered.
    MailCard(const QList<origin::ServiceProfile>& profiles, MailKnowledge& knowledge, bool mayAskDns,
             QWidget* parent = nullptr);

private:
    struct Code {
        origin::ServiceProfile profile;
        TextLabel* text;
        Button* change;
    };
    void addCode(QGridLayout* grid, const origin::ServiceProfile& profile);
    void addSwitch(QGridLayout* grid, const QString& services);
    void tell();
    void tellCode(const Code& code);

    std::vector<Code> m_codes; ///< of services that have one
    MailKnowledge& m_knowledge;
    TextLabel* m_provider;
    Button* m_changeProvider;
    QCheckBox* m_signatures = nullptr; ///< null: not offered
};

} // namespace sallyport::ui
