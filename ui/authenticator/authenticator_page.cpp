// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/authenticator/authenticator_page.h"

#include "ui/widgets/card.h"
#include "ui/widgets/text_label.h"

#include <QBoxLayout>

namespace sallyport::ui {

AuthenticatorPage::AuthenticatorPage(Authenticator* authenticator, QString profileId, QWidget* below, QWidget* parent)
    : QWidget(parent),
      m_authenticator(authenticator),
      m_profileId(std::move(profileId)),
      m_name(new TextLabel({}, TextLabel::Role::heading, this)),
      m_code(new TextLabel(QStringLiteral("••• •••"), TextLabel::Role::code, this)),
      m_note(mutedLabel(tr("Hidden. Sallyport shows a code only on the sign-in page, while the service itself asks for "
                           "one, so that nobody can talk it out of you."),
                        this)),
      m_none(mutedLabel(tr("No authenticator is set up for this service."), this)),
      m_entry(new Card(this))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, ems(this, 1.2));
    column->setSpacing(ems(this, 1));
    column->addWidget(new TextLabel(tr("Authenticator"), TextLabel::Role::title, this));
    auto* inner = new QVBoxLayout(m_entry);
    inner->setContentsMargins(ems(this, 1.2), ems(this, 1), ems(this, 1.2), ems(this, 1));
    inner->addWidget(m_name);
    inner->addWidget(m_code);
    inner->addWidget(m_note);
    m_code->setTone(Tone::muted);
    m_code->setAccessibleName(tr("The code is hidden"));
    column->addWidget(m_entry);
    column->addWidget(m_none);
    if (below != nullptr) {
        auto* card = new Card(this);
        auto* practice = new QVBoxLayout(card);
        practice->setContentsMargins(ems(this, 1.2), ems(this, 1), ems(this, 1.2), ems(this, 1));
        practice->addWidget(new TextLabel(tr("Practice account"), TextLabel::Role::heading, card));
        practice->addWidget(below);
        column->addWidget(card);
    }
    column->addStretch();
    connect(m_authenticator, &Authenticator::changed, this, &AuthenticatorPage::follow);
    follow();
}

void AuthenticatorPage::follow()
{
    const auto entry = m_authenticator->entry(m_profileId);
    m_entry->setVisible(entry.has_value());
    m_none->setVisible(!entry);
    if (entry)
        m_name->setText(entry->issuer.isEmpty() ? entry->account
                                                : tr("%1: %2", "issuer: account").arg(entry->issuer, entry->account));
}

} // namespace sallyport::ui
