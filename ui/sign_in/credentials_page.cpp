// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sign_in/credentials_page.h"

#include "ui/text/messages.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/form_field.h"
#include "ui/widgets/secret_field.h"

#include <QBoxLayout>
#include <QLineEdit>

namespace sallyport::ui {

bool looksLikeIdentifier(QStringView text)
{
    const QStringView trimmed = text.trimmed();
    if (trimmed.size() > 254)
        return false;
    if (trimmed.startsWith(u'+')) {
        const auto digits = std::count_if(trimmed.begin(), trimmed.end(), [](QChar c) { return c.isDigit(); });
        return digits >= 6 && digits <= 15;
    }
    const qsizetype at = trimmed.indexOf(u'@');
    return at > 0 && at < trimmed.size() - 1 && !trimmed.contains(u' ');
}

CredentialsPage::CredentialsPage(ActSink act, Clock clock, QWidget* parent)
    : WizardPage(std::move(act), parent),
      m_clock(std::move(clock)),
      m_banner(new Banner(this)),
      m_identifier(new QLineEdit(this)),
      m_password(new SecretField(this)),
      m_identifierField(new FormField(tr("Phone or &e-mail"), m_identifier, this)),
      m_passwordField(new FormField(tr("&Passphrase"), m_password, this))
{
    m_identifier->setInputMethodHints(Qt::ImhEmailCharactersOnly | Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase);
    m_identifier->setMaxLength(254);
    m_identifierField->setHint(tr("A phone number begins with + and the country's code."));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(ems(this, 0.9));
    column->addWidget(m_banner);
    column->addWidget(m_identifierField);
    column->addWidget(m_passwordField);

    connect(m_identifier, &QLineEdit::returnPressed, this, &WizardPage::submitted);
    connect(m_password, &QLineEdit::returnPressed, this, &WizardPage::submitted);
    connect(m_identifier, &QLineEdit::textEdited, this, [this] { m_identifierField->setError({}); });
    connect(m_password, &QLineEdit::textEdited, this, [this] { m_passwordField->setError({}); });
    connect(m_password, &SecretField::capsLockChanged, this,
            [this](bool on) { m_passwordField->setHint(on ? tr("Caps Lock is on") : QString()); });
}

void CredentialsPage::fill(const auth::CredentialsNeeded& state)
{
    if (!state.identifier.isEmpty())
        m_identifier->setText(state.identifier);
    m_identifierField->setError({});
    m_passwordField->setError({});
    m_banner->hush();
    if (!state.trouble)
        return;
    const Message said = message(*state.trouble, m_clock.unixMs());
    if (state.trouble->what == auth::Problem::wrongCredentials)
        m_passwordField->setError(said.text());
    else
        m_banner->say(Tone::warning, said);
}

void CredentialsPage::submit()
{
    if (!checkFields())
        return;
    act(auth::GiveCredentials{m_identifier->text().trimmed(), m_password->take()});
}

bool CredentialsPage::checkFields()
{
    const bool named = looksLikeIdentifier(m_identifier->text());
    m_identifierField->setError(named ? QString()
                                      : tr("Enter your e-mail address, or your phone number beginning with +."));
    m_passwordField->setError(m_password->text().isEmpty() ? tr("Enter your passphrase.") : QString());
    if (!named)
        m_identifier->setFocus();
    else if (m_password->text().isEmpty())
        m_password->setFocus();
    return named && !m_password->text().isEmpty();
}

void CredentialsPage::leave()
{
    m_password->forget();
    m_passwordField->setHint({});
}

void CredentialsPage::setFieldsOpen(bool open)
{
    m_identifier->setEnabled(open);
    m_password->setEnabled(open);
    if (!open)
        leave();
}

QWidget* CredentialsPage::firstField()
{
    return m_identifier->text().isEmpty() ? static_cast<QWidget*>(m_identifier) : m_password;
}

} // namespace sallyport::ui
