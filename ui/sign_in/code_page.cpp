// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sign_in/code_page.h"

#include "ui/text/messages.h"
#include "ui/text/time_text.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/button.h"
#include "ui/widgets/form_field.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/text_label.h"

#include <QBoxLayout>
#include <QFontDatabase>
#include <QLineEdit>

namespace sallyport::ui {
namespace {

constexpr qsizetype fewestDigits = 4;
constexpr qsizetype mostDigits = 10;

QString digitsOf(const QString& text)
{
    QString digits;
    for (const QChar c : text) {
        if (c.isDigit())
            digits.append(QChar(u'0' + c.digitValue()));
    }
    return digits.left(mostDigits);
}

} // namespace

CodePage::CodePage(ActSink act, Clock clock, Authenticator* authenticator, QWidget* parent)
    : WizardPage(std::move(act), parent),
      m_clock(std::move(clock)),
      m_authenticator(authenticator),
      m_banner(new Banner(this)),
      m_asking(new TextLabel({}, this)),
      m_builtIn(new Card(this)),
      m_builtInText(new TextLabel({}, m_builtIn)),
      m_code(new QLineEdit(this)),
      m_codeField(new FormField(tr("C&ode"), m_code, this)),
      m_weaker(
          mutedLabel(tr("Text messages can be redirected by others, so an authenticator is the safer way."), this)),
      m_sms(new Button({}, Button::Kind::quiet, this)),
      m_other(new Button(tr("&Authenticator code instead"), Button::Kind::quiet, this))
{
    QFont large = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    large.setPointSizeF(font().pointSizeF() * 1.4);
    m_code->setFont(large);
    m_code->setInputMethodHints(Qt::ImhDigitsOnly | Qt::ImhSensitiveData | Qt::ImhNoPredictiveText);
    m_code->setMaximumWidth(ems(this, 14));
    m_sms->setIcon(icon(Icon::message, Tone::accent));
    m_other->setIcon(icon(Icon::authenticator, Tone::accent));
    m_builtIn->setTone(Tone::success);
    auto* builtIn = new QVBoxLayout(m_builtIn);
    builtIn->addWidget(m_builtInText);
    auto* ways = new QHBoxLayout;
    ways->addWidget(m_sms);
    ways->addWidget(m_other);
    ways->addStretch();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(ems(this, 0.9));
    column->addWidget(m_banner);
    column->addWidget(m_asking);
    column->addWidget(m_codeField);
    column->addWidget(m_builtIn);
    column->addWidget(m_weaker);
    column->addLayout(ways);

    connect(m_code, &QLineEdit::returnPressed, this, &WizardPage::submitted);
    connect(m_code, &QLineEdit::textEdited, this, [this](const QString& text) {
        m_filled.clear();
        m_builtIn->hide();
        m_codeField->setError({});
        if (const QString digits = digitsOf(text); digits != text)
            m_code->setText(digits);
    });
    connect(m_sms, &QPushButton::clicked, this, [this] {
        m_method = auth::CodeMethod::sms;
        this->act(auth::AskSms{});
    });
    connect(m_other, &QPushButton::clicked, this, [this] { choose(auth::CodeMethod::totp); });
    connect(&m_timer, &QTimer::timeout, this, &CodePage::tick);
    m_timer.setInterval(500);
}

void CodePage::fill(const auth::CodeNeeded& state, const CodeAsker& asker)
{
    m_prompt = state.prompt;
    m_asker = asker;
    m_asking->setText(m_prompt.identifier.isEmpty()
                          ? tr("%1 asks for a code to let you in.").arg(asker.origin)
                          : tr("%1 asks for the code of %2 to let you in.").arg(asker.origin, m_prompt.identifier));
    m_banner->hush();
    m_codeField->setError({});
    const bool smsOpen = m_prompt.methods.contains(auth::CodeMethod::sms) && !m_prompt.smsDestination.isEmpty();
    if (!m_prompt.methods.contains(auth::CodeMethod::totp))
        m_method = auth::CodeMethod::sms;
    else if (!smsOpen)
        m_method = auth::CodeMethod::totp;
    choose(m_method);
    if (state.trouble)
        showTrouble(*state.trouble);
}

void CodePage::showTrouble(const auth::Trouble& trouble)
{
    if (trouble.what != auth::Problem::wrongCode)
        return m_banner->say(Tone::warning, message(trouble, m_clock.unixMs()));
    const bool builtIn = m_authenticator != nullptr && m_authenticator->entry(m_asker.profileId).has_value();
    const CodeSource source = m_method == auth::CodeMethod::sms ? CodeSource::textMessage
        : builtIn                                               ? CodeSource::builtInAuthenticator
                                                                : CodeSource::authenticator;
    m_codeField->setError(wrongCodeMessage(trouble, source).text());
}

void CodePage::choose(auth::CodeMethod method)
{
    m_method = method;
    const bool sms = method == auth::CodeMethod::sms;
    m_code->setText({});
    m_filled.clear();
    m_codeField->setHint(
        sms ? (m_prompt.smsDestination.isEmpty()
                   ? tr("Have a text message sent first.")
                   : tr("The code was sent to %1. It is good for ten minutes.").arg(m_prompt.smsDestination))
            : tr("The digits that your authenticator shows now."));
    m_weaker->setVisible(sms);
    m_other->setVisible(sms && m_prompt.methods.contains(auth::CodeMethod::totp));
    m_sms->setVisible(m_prompt.methods.contains(auth::CodeMethod::sms));
    m_builtIn->hide();
    tick();
    m_code->setFocus();
}

void CodePage::tick()
{
    showSmsButton();
    if (m_method == auth::CodeMethod::totp)
        fillFromAuthenticator();
}

void CodePage::showSmsButton()
{
    const std::int64_t left = (m_prompt.smsNotBeforeMs.value_or(0) - m_clock.unixMs() + 999) / 1000;
    const bool again = !m_prompt.smsDestination.isEmpty();
    m_sms->setEnabled(left <= 0);
    if (left > 0)
        m_sms->setText(tr("Send another in %1").arg(countdownText(left)));
    else
        m_sms->setText(again ? tr("Send another &text message") : tr("Send me a &text message"));
}

void CodePage::fillFromAuthenticator()
{
    // What the person typed is never replaced.
    if (m_authenticator == nullptr || !m_code->isEnabled() || (m_filled.isEmpty() && !m_code->text().isEmpty()))
        return;
    const std::int64_t moment = m_clock.unixSeconds() + m_asker.clockOffset.count();
    const auto code = m_authenticator->judgedAt(m_asker.profileId, moment);
    const auto entry = m_authenticator->entry(m_asker.profileId);
    if (!code || !entry)
        return;
    m_builtIn->show();
    if (code->isSpent) {
        m_code->setText({});
        m_filled.clear();
        m_builtInText->setText(tr("Sallyport's authenticator fills in the next code in %1 s.").arg(code->secondsLeft));
        return;
    }
    m_filled = code->digits;
    if (m_code->text() != m_filled)
        m_code->setText(m_filled);
    m_builtInText->setText(
        tr("Filled in by Sallyport's authenticator, because %1 is asking. The next code comes in %2 s.")
            .arg(m_asker.origin)
            .arg(code->secondsLeft));
}

void CodePage::submit()
{
    const QString digits = digitsOf(m_code->text());
    if (digits.size() < fewestDigits) {
        m_codeField->setError(m_method == auth::CodeMethod::sms && m_prompt.smsDestination.isEmpty()
                                  ? tr("Have a text message sent first.")
                                  : tr("Enter all digits of the code."));
        m_code->setFocus();
        return;
    }
    if (m_authenticator != nullptr && m_method == auth::CodeMethod::totp)
        m_authenticator->noteGiven(m_asker.profileId, digits);
    Secret code = Secret::fromText(digits);
    const auth::CodeMethod method = m_method;
    leave();
    act(auth::GiveCode{std::move(code), method});
}

void CodePage::leave()
{
    m_timer.stop();
    m_code->setText({});
    wipe(m_filled);
}

void CodePage::setFieldsOpen(bool open)
{
    m_code->setEnabled(open);
    m_sms->setEnabled(open);
    if (!open)
        return leave();
    m_timer.start();
    tick();
}

QWidget* CodePage::firstField()
{
    return m_code;
}

} // namespace sallyport::ui
