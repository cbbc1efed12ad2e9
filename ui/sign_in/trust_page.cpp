// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sign_in/trust_page.h"

#include "ui/widgets/banner.h"
#include "ui/widgets/button.h"
#include "ui/widgets/text_label.h"

#include <QBoxLayout>
#include <QCheckBox>

namespace sallyport::ui {

TrustPage::TrustPage(QWidget* parent)
    : WizardPage([](auth::PersonAct) {}, parent),
      m_key(new TextLabel({}, TextLabel::Role::fixed, this)),
      m_decline(new Button(tr("Do &not sign in"), Button::Kind::primary, this))
{
    auto* warning = new Banner(this);
    warning->say(
        Tone::warning,
        {tr("Sallyport does not know this service. Its key was seen now for the first time."),
         tr("Go on only if the address above is exactly the one you mean, and its operator tells you this key:")});
    m_key->setSelectable();
    m_key->setAccessibleName(tr("Key of the service"));
    auto* known = new QCheckBox(tr("I have &compared address and key"), this);
    auto* accept = new Button(tr("&Go on"), Button::Kind::plain, this);
    accept->setEnabled(false);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(accept);
    buttons->addWidget(m_decline);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(ems(this, 0.9));
    column->addWidget(warning);
    column->addWidget(m_key);
    column->addWidget(known);
    column->addLayout(buttons);
    column->addStretch();
    connect(known, &QCheckBox::toggled, accept, &QWidget::setEnabled);
    connect(accept, &QPushButton::clicked, this, &TrustPage::accepted);
    connect(m_decline, &QPushButton::clicked, this, &TrustPage::declined);
}

void TrustPage::fill(const auth::AddressFacts& address)
{
    // Grouped, because a person compares it with another one.
    const QString hex = QString::fromLatin1(address.connection.spkiSha256.toHex(' '));
    QString lines = hex.left(8 * 3 - 1);
    for (qsizetype at = 8 * 3; at < hex.size(); at += 8 * 3)
        lines += u'\n' + hex.mid(at, 8 * 3 - 1);
    m_key->setText(lines);
}

QWidget* TrustPage::firstField()
{
    return m_decline;
}

} // namespace sallyport::ui
