// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sign_in/trust_page.h"

#include "ui/widgets/banner.h"
#include "ui/widgets/text_label.h"

#include <QBoxLayout>
#include <QCheckBox>

namespace sallyport::ui {

TrustPage::TrustPage(QWidget* parent)
    : WizardPage([](auth::PersonAct) {}, parent),
      m_key(new TextLabel({}, TextLabel::Role::fixed, this)),
      m_compared(new QCheckBox(tr("I have &compared address and key"), this))
{
    auto* warning = new Banner(this);
    warning->say(
        Tone::warning,
        {tr("Sallyport does not know this service. Its key was seen now for the first time."),
         tr("Go on only if the address above is exactly the one you mean, and its operator tells you this key:")});
    m_key->setSelectable();
    m_key->setAccessibleName(tr("Key of the service"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(ems(this, 0.9));
    column->addWidget(warning);
    column->addWidget(m_key);
    column->addWidget(m_compared);
    connect(m_compared, &QCheckBox::toggled, this, &WizardPage::changed);
}

void TrustPage::fill(const auth::AddressFacts& address)
{
    // Grouped, because a person compares it with another one.
    constexpr qsizetype lineLength = 24; // eight bytes and their spaces
    const QString hex = QString::fromLatin1(address.connection.spkiSha256.toHex(' '));
    QString lines = hex.left(lineLength - 1);
    for (qsizetype at = lineLength; at < hex.size(); at += lineLength)
        lines += u'\n' + hex.mid(at, lineLength - 1);
    if (lines == m_key->text())
        return;
    m_key->setText(lines);
    m_compared->setChecked(false);
}

bool TrustPage::canContinue() const
{
    return m_compared->isChecked();
}

void TrustPage::submit()
{
    if (canContinue())
        Q_EMIT accepted();
}

QWidget* TrustPage::firstField()
{
    return m_compared;
}

} // namespace sallyport::ui
