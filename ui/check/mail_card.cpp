// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/check/mail_card.h"

#include "ui/check/mail_dialogs.h"
#include "ui/widgets/button.h"
#include "ui/widgets/text_label.h"

#include <QCheckBox>
#include <QGridLayout>

namespace sallyport::ui {

MailCard::MailCard(origin::ServiceProfile profile, MailKnowledge& knowledge, bool mayAskDns, QWidget* parent)
    : Card(parent),
      m_profile(std::move(profile)),
      m_knowledge(knowledge),
      m_code(new TextLabel({}, this)),
      m_changeCode(new Button({}, Button::Kind::quiet, this)),
      m_provider(new TextLabel({}, this)),
      m_changeProvider(new Button({}, Button::Kind::quiet, this))
{
    setAccessibleName(tr("What Sallyport knows of your mail"));
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(ems(this, 1), ems(this, 0.6), ems(this, 1), ems(this, 0.6));
    grid->setVerticalSpacing(ems(this, 0.2));
    grid->setColumnStretch(0, 1);
    grid->addWidget(m_code, 0, 0);
    grid->addWidget(m_changeCode, 0, 1, Qt::AlignRight | Qt::AlignTop);
    grid->addWidget(m_provider, 1, 0);
    grid->addWidget(m_changeProvider, 1, 1, Qt::AlignRight | Qt::AlignTop);
    connect(m_changeCode, &QPushButton::clicked, this,
            [this] { (new CodeDialog(m_profile, m_knowledge, window()))->open(); });
    connect(m_changeProvider, &QPushButton::clicked, this,
            [this] { (new ProviderDialog(m_knowledge, window()))->open(); });
    if (mayAskDns)
        addSwitch(grid);
    connect(&m_knowledge, &MailKnowledge::changed, this, &MailCard::tell);
    tell();
}

void MailCard::addSwitch(QGridLayout* grid)
{
    m_signatures = new QCheckBox(tr("Look up the &sender's signature (DKIM)"), this);
    auto* what = mutedLabel(
        tr("For a message with an address of %1, Sallyport then asks DNS for the key that %1 signed it with. Whoever "
           "runs "
           "that DNS, mostly your internet provider, learns that a message of %1's is read here, and nothing else. And "
           "whoever runs the network you are in can answer with a key of their own: leave it off in networks that are "
           "not yours.")
            .arg(m_profile.name),
        this);
    m_signatures->setAccessibleDescription(what->text());
    grid->addWidget(m_signatures, 2, 0, 1, 2);
    grid->addWidget(what, 3, 0, 1, 2);
    connect(m_signatures, &QCheckBox::toggled, this, [this](bool on) {
        if (on != m_knowledge.looksUpSignatures())
            m_knowledge.setLooksUpSignatures(on);
    });
}

void MailCard::tell()
{
    const bool codes = m_knowledge.keepsCodes();
    const bool set = codes && m_knowledge.hasCode(m_profile.id);
    m_code->setVisible(m_profile.mailsCarryCode || set);
    m_code->setText(
        !codes    ? tr("Anti-phishing code: none is kept on a shared computer, so none is looked for.")
            : set ? tr("Anti-phishing code of %1: set").arg(m_profile.name)
                  : tr("Anti-phishing code of %1: not set, so it is not looked for in messages.").arg(m_profile.name));
    m_changeCode->setVisible(codes && (m_profile.mailsCarryCode || set));
    m_changeCode->setText(set ? tr("Change &the code…") : tr("Set &the code…"));
    const QStringList named = m_knowledge.providers().authservIds;
    const bool signatures = m_signatures != nullptr && m_knowledge.looksUpSignatures();
    m_provider->setText(!named.isEmpty() ? tr("Your mail provider: %1").arg(named.join(QStringLiteral(", ")))
                            : signatures
                            ? tr("Your mail provider: not named, so only a message's own signature proves its sender.")
                            : tr("Your mail provider: not named. Until it is, no sender can be proved."));
    if (m_signatures != nullptr)
        m_signatures->setChecked(m_knowledge.looksUpSignatures());
    m_changeProvider->setText(named.isEmpty() ? tr("Na&me the provider…") : tr("Chan&ge the provider…"));
}

} // namespace sallyport::ui
