// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/alerts/step_forms.h"

#include "core/account/passphrase_generator.h"
#include "core/base/anti_phishing_rules.h"
#include "ui/lock/lock_port.h"
#include "ui/text/safety_messages.h"
#include "ui/widgets/button.h"
#include "ui/widgets/form_field.h"
#include "ui/widgets/secret_field.h"
#include "ui/widgets/text_label.h"

#include <QBoxLayout>
#include <QLineEdit>
#include <QPointer>

#include <algorithm>

namespace sallyport::ui {
namespace {

/// Under the field, with the keyboard there; true if there is nothing to say.
bool demand(bool good, FormField* field, const QString& error)
{
    field->setError(good ? QString() : error);
    if (!good)
        field->control()->setFocus();
    return good;
}

QVBoxLayout* columnOf(QWidget* form)
{
    auto* column = new QVBoxLayout(form);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(ems(form, 0.6));
    return column;
}

} // namespace

PassphraseForm::PassphraseForm(PassphraseHelp help, QWidget* parent)
    : StepForm(parent),
      m_help(std::move(help)),
      m_old(new SecretField(this)),
      m_new(new SecretField(this)),
      m_again(new SecretField(this)),
      m_strength(new TextLabel({}, TextLabel::Role::small, this)),
      m_suggest(new Button(tr("Sugges&t one"), Button::Kind::quiet, this)),
      m_code(new QLineEdit(this)),
      m_oldField(new FormField(tr("Old &passphrase"), m_old, this)),
      m_newField(new FormField(tr("&New passphrase"), m_new, this)),
      m_againField(new FormField(tr("New passphrase a&gain"), m_again, this)),
      m_codeField(new FormField(tr("One-ti&me code"), m_code, this))
{
    m_code->setInputMethodHints(Qt::ImhDigitsOnly | Qt::ImhSensitiveData | Qt::ImhNoPredictiveText);
    m_code->setMaxLength(10);
    m_newField->setHint(rulesText(m_help.rules));
    m_codeField->setHint(m_help.codes && m_help.codes()
                             ? tr("Leave it empty: Sallyport's authenticator fills it in when you go on.")
                             : tr("A fresh one: a code that was used before is refused."));
    QVBoxLayout* column = columnOf(this);
    column->addWidget(m_oldField);
    column->addWidget(m_newField);
    auto* row = new QHBoxLayout;
    row->addWidget(m_strength, 1);
    row->addWidget(m_suggest);
    column->addLayout(row);
    column->addWidget(m_againField);
    column->addWidget(m_codeField);
    m_suggest->setVisible(account::canSuggest(account::PassphraseKind::characters, m_help.rules));
    // From field to field; the eyes come after them.
    setTabOrder(m_old, m_new);
    setTabOrder(m_new, m_again);
    setTabOrder(m_again, m_code);
    setTabOrder(m_code, m_suggest);
    connect(m_new, &QLineEdit::textChanged, this, &PassphraseForm::showStrength);
    connect(&m_awaiting, &QTimer::timeout, this, &PassphraseForm::awaitCode);
    connect(m_suggest, &QPushButton::clicked, this, &PassphraseForm::suggest);
    for (QLineEdit* edit :
         {static_cast<QLineEdit*>(m_old), static_cast<QLineEdit*>(m_new), static_cast<QLineEdit*>(m_again), m_code})
        connect(edit, &QLineEdit::returnPressed, this, &StepForm::submitted);
}

void PassphraseForm::showStrength()
{
    if (m_new->text().isEmpty())
        return m_strength->setText({});
    const auto strength =
        account::passphraseStrength(newOne(), QStringList{m_help.identifier, m_old->text()} + m_help.known);
    const bool weak = strength.grade <= account::StrengthGrade::weak;
    m_strength->setTone(weak                                                 ? Tone::danger
                            : strength.grade == account::StrengthGrade::fair ? Tone::warning
                                                                             : Tone::success);
    m_strength->setText(strengthText(strength));
}

/// Shown, because the person has to write it down or take it into a password manager.
void PassphraseForm::suggest()
{
    using account::PassphraseKind;
    const auto kind =
        account::canSuggest(PassphraseKind::words, m_help.rules) ? PassphraseKind::words : PassphraseKind::characters;
    const Secret made = account::suggestPassphrase(kind, m_help.rules, m_help.random);
    QString text = QString::fromUtf8(made.view());
    m_new->setText(text);
    m_again->setText(text);
    wipe(text);
    m_new->setRevealed(true);
    m_new->setCursorPosition(0); // its beginning is to be seen
    m_newField->setError({});
    m_strength->setTone(Tone::success);
    m_strength->setText(
        tr("Made by chance: %1 bits. Keep it before you go on: write it down, or put it into a password "
           "manager.")
            .arg(static_cast<int>(account::suggestedBits(kind))));
}

bool PassphraseForm::check()
{
    const bool typesCode = !m_help.codes || !m_help.codes(); // else it is filled in
    return demand(!m_old->text().isEmpty(), m_oldField, tr("Type the passphrase that counts now."))
        && !leadOn(m_old, m_new) && checkNew() && !leadOn(m_new, m_again)
        && demand(m_new->text() == m_again->text(), m_againField, tr("The two are not the same. Type it again."))
        && !(typesCode && leadOn(m_again, m_code)) && fillCode();
}

/// One passphrase for both would let whoever sees one of the two use the other.
void PassphraseForm::checkFurther(const std::function<void(bool)>& next)
{
    if (m_help.lock == nullptr || m_help.lock->backing() != LockBacking::passphrase)
        return next(true);
    QPointer<QWidget> keyboard = focusWidget();
    setEnabled(false); // what is compared is what is sent
    m_help.lock->check(newOne()).then(this, [this, next, keyboard](const Result<Done, LockError>& opens) {
        setEnabled(true);
        if (m_new->text().isEmpty())
            return;
        if (keyboard)
            keyboard->setFocus();
        next(demand(!opens.has_value(), m_newField,
                    tr("This is the passphrase that opens Sallyport here. Choose another.")));
    });
}

bool PassphraseForm::checkNew()
{
    const auto faults = account::passphraseFaults(newOne().view(), m_help.rules, m_help.identifier);
    return demand(m_new->text() != m_old->text(), m_newField, tr("This is the old one. Choose another."))
        && demand(faults.isEmpty(), m_newField, faults.isEmpty() ? QString() : faultText(faults.first(), m_help.rules));
}

bool PassphraseForm::fillCode()
{
    const bool isOurs = m_code->text().isEmpty() || m_code->text() == m_filled;
    const auto now = isOurs && m_help.codes ? m_help.codes() : std::nullopt;
    if (now && isUsedUp(*now)) {
        awaitCode();
        m_awaiting.start(std::chrono::milliseconds(500));
        m_code->setFocus();
        return false;
    }
    if (now)
        m_code->setText(m_filled = now->digits);
    const QString digits = m_code->text().simplified().remove(u' ');
    const bool isCode =
        digits.size() >= 4 && std::ranges::all_of(digits, [](QChar c) { return c >= u'0' && c <= u'9'; });
    return demand(isCode, m_codeField, tr("Type the digits that your authenticator shows now."));
}

/// What the person types meanwhile is never replaced.
void PassphraseForm::awaitCode()
{
    const bool isOurs = m_code->text().isEmpty() || m_code->text() == m_filled;
    const auto now = isOurs ? m_help.codes() : std::nullopt;
    if (!now)
        return m_awaiting.stop();
    const bool usedUp = isUsedUp(*now);
    m_code->setText(m_filled = usedUp ? QString() : now->digits);
    if (!usedUp)
        m_codeField->setHint(
            tr("Filled in by Sallyport's authenticator. The next code comes in %1 s.").arg(now->secondsLeft));
    m_codeField->setError(usedUp
                              ? tr("The code of this moment was used already. The next one is filled in here in %1 s.")
                                    .arg(now->secondsLeft)
                              : QString());
}

void PassphraseForm::forget()
{
    for (SecretField* field : {m_old, m_new, m_again})
        field->forget();
    for (FormField* field : {m_oldField, m_newField, m_againField, m_codeField})
        field->setError({});
    m_awaiting.stop();
    m_code->setText({});
    if (!m_sent.isEmpty() && m_help.codeGiven)
        m_help.codeGiven(m_sent); // not before: proving oneself for this very change may still take it
}

void PassphraseForm::forgetCode()
{
    m_awaiting.stop();
    if (!m_filled.isEmpty() && m_code->text() == m_filled)
        m_sent = m_filled;
    m_code->setText({});
}

Secret PassphraseForm::oldOne() const
{
    return Secret::fromText(m_old->text());
}

Secret PassphraseForm::newOne() const
{
    return Secret::fromText(m_new->text());
}

Secret PassphraseForm::code() const
{
    return Secret::fromText(m_code->text().simplified().remove(u' '));
}

CodeForm::CodeForm(QWidget* parent)
    : StepForm(parent), m_code(new QLineEdit(this)), m_field(new FormField(tr("Ne&w code"), m_code, this))
{
    m_code->setMaxLength(longestAntiPhishingCode);
    m_code->setInputMethodHints(Qt::ImhSensitiveData | Qt::ImhNoPredictiveText);
    m_field->setHint(tr("%1 to %2 letters, digits or spaces that only you and the service know.")
                         .arg(shortestAntiPhishingCode)
                         .arg(longestAntiPhishingCode));
    columnOf(this)->addWidget(m_field);
    connect(m_code, &QLineEdit::returnPressed, this, &StepForm::submitted);
}

bool CodeForm::check()
{
    return demand(
        isAntiPhishingCode(code()), m_field,
        tr("Use %1 to %2 letters, digits or spaces.").arg(shortestAntiPhishingCode).arg(longestAntiPhishingCode));
}

void CodeForm::forget()
{
    m_code->setText({});
    m_field->setError({});
}

QString CodeForm::code() const
{
    return m_code->text().simplified();
}

} // namespace sallyport::ui
