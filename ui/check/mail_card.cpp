// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/check/mail_card.h"

#include "ui/check/mail_dialogs.h"
#include "ui/text/check_messages.h"
#include "ui/widgets/button.h"
#include "ui/widgets/text_label.h"

#include <QCheckBox>
#include <QGridLayout>

namespace sallyport::ui {

MailCard::MailCard(const QList<origin::ServiceProfile>& profiles, MailKnowledge& knowledge, bool mayAskDns,
                   QWidget* parent)
    : Card(parent),
      m_knowledge(knowledge),
      m_provider(new TextLabel({}, this)),
      m_changeProvider(new Button({}, Button::Kind::quiet, this))
{
    setAccessibleName(tr("What Sallyport knows of your mail"));
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(ems(this, 1), ems(this, 0.6), ems(this, 1), ems(this, 0.6));
    grid->setVerticalSpacing(ems(this, 0.2));
    grid->setColumnStretch(0, 1);
    for (const auto& profile : profiles) {
        if (profile.mailsCarryCode || m_knowledge.hasCode(profile.id))
            addCode(grid, profile);
    }
    grid->addWidget(m_provider, grid->rowCount(), 0);
    grid->addWidget(m_changeProvider, grid->rowCount() - 1, 1, Qt::AlignRight | Qt::AlignTop);
    for (const Code& code : m_codes) // the order of the Tab key is that of the eye
        QWidget::setTabOrder(code.change, m_changeProvider);
    connect(m_changeProvider, &QPushButton::clicked, this,
            [this] { (new ProviderDialog(m_knowledge, window()))->open(); });
    QList<origin::ServiceProfile> asked = profiles; // as MessageDesk does
    asked.removeIf(
        [](const origin::ServiceProfile& profile) { return profile.trust != origin::ProfileTrust::shipped; });
    if (mayAskDns && !asked.isEmpty())
        addSwitch(grid, anyOf(asked));
    connect(&m_knowledge, &MailKnowledge::changed, this, &MailCard::tell);
    tell();
}

void MailCard::addCode(QGridLayout* grid, const origin::ServiceProfile& profile)
{
    const Code code{profile, new TextLabel({}, this), new Button({}, Button::Kind::quiet, this)};
    const int row = grid->rowCount();
    grid->addWidget(code.text, row, 0);
    grid->addWidget(code.change, row, 1, Qt::AlignRight | Qt::AlignTop);
    connect(code.change, &QPushButton::clicked, this,
            [this, profile] { (new CodeDialog(profile, m_knowledge, window()))->open(); });
    m_codes.push_back(code);
}

void MailCard::addSwitch(QGridLayout* grid, const QString& services)
{
    m_signatures = new QCheckBox(tr("Look up the &sender's signature (DKIM)"), this);
    auto* what = mutedLabel(
        tr("For a message with an address of %1, Sallyport then asks DNS for the key that %1 signed it with. Whoever "
           "runs "
           "that DNS, mostly your internet provider, learns that a message of %1's is read here, and nothing else. And "
           "whoever runs the network you are in can answer with a key of their own: leave it off in networks that are "
           "not yours.")
            .arg(services),
        this);
    m_signatures->setAccessibleDescription(what->text());
    grid->addWidget(m_signatures, grid->rowCount(), 0, 1, 2);
    grid->addWidget(what, grid->rowCount(), 0, 1, 2);
    connect(m_signatures, &QCheckBox::toggled, this, [this](bool on) {
        if (on != m_knowledge.looksUpSignatures())
            m_knowledge.setLooksUpSignatures(on);
    });
}

void MailCard::tell()
{
    for (const Code& code : m_codes)
        tellCode(code);
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

void MailCard::tellCode(const Code& code)
{
    const bool kept = m_knowledge.keepsCodes();
    const bool set = kept && m_knowledge.hasCode(code.profile.id);
    const bool offered = code.profile.mailsCarryCode || set;
    const QString& service = code.profile.name;
    code.text->setVisible(offered);
    code.text->setText(
        !kept ? tr("Anti-phishing code of %1: none is kept on a shared computer, so none is looked for.").arg(service)
            : set ? tr("Anti-phishing code of %1: set").arg(service)
                  : tr("Anti-phishing code of %1: not set, so it is not looked for in messages.").arg(service));
    QString caption = set ? tr("Change &the code…") : tr("Set &the code…");
    if (&code != &m_codes.front())
        caption.remove(u'&'); // of several, the first has the key
    code.change->setVisible(kept && offered);
    code.change->setText(caption);
    code.change->setAccessibleDescription(tr("Anti-phishing code of %1").arg(service));
}

} // namespace sallyport::ui
