// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/safety/passcode_dialog.h"

#include "ui/widgets/passcode_field.h"

#include <QBoxLayout>

namespace sallyport::ui {
namespace {

using Act = PasscodeDialog::Act;

QString titleOf(Act act)
{
    switch (act) {
    case Act::set:
        return PasscodeDialog::tr("Set the trading passcode");
    case Act::change:
        return PasscodeDialog::tr("Change the trading passcode");
    case Act::forgotten:
        break;
    }
    return PasscodeDialog::tr("Replace a forgotten passcode");
}

QString explanationOf(Act act)
{
    if (act == Act::forgotten)
        return PasscodeDialog::tr("The new one counts in 24 hours and not before, from whatever device it was asked: "
                                  "that is your time to cancel it if it was not you who asked. Until then the former "
                                  "one counts.");
    return PasscodeDialog::tr("Six digits that approve what moves money. Take none that stand elsewhere: no birthday, "
                              "no code of your phone or card. Five wrong tries lock it for two hours.");
}

/// "+49 151 240917" is read as one number, as a guesser would.
QString digitsOf(const QString& identifier)
{
    QString digits;
    for (const QChar c : identifier) {
        if (c >= u'0' && c <= u'9')
            digits.append(c);
    }
    return digits;
}

} // namespace

PasscodeDialog::PasscodeDialog(Act act, account::SafetyService& safety, const QString& identifier, QWidget* parent)
    : SafetyDialog(titleOf(act), explanationOf(act), act == Act::set ? tr("&Set it") : tr("C&hange it"), parent),
      m_act(act),
      m_safety(safety),
      m_identifier(identifier)
{
    if (act == Act::change)
        m_old = add(tr("The &present one"));
    m_fresh = add(tr("The &new one"));
    m_again = add(tr("The new one a&gain"));
    if (m_old != nullptr)
        setTabOrder(m_old->field(), m_fresh->field()); // the eyes after the fields
    setTabOrder(m_fresh->field(), m_again->field());
    (m_old != nullptr ? m_old : m_fresh)->field()->setFocus();
}

PasscodeField* PasscodeDialog::add(const QString& caption)
{
    auto* field = new PasscodeField(caption, this);
    body()->addWidget(field);
    return field;
}

void PasscodeDialog::give()
{
    if (m_old != nullptr && (!m_old->check() || leadOn(m_old->field(), m_fresh->field())))
        return;
    if (!m_fresh->check() || leadOn(m_fresh->field(), m_again->field()) || !m_again->check())
        return;
    if (m_fresh->field()->text() != m_again->field()->text()) {
        m_again->setError(tr("The two are not the same. Type it again."));
        m_again->field()->setFocus();
        return;
    }
    if (m_old != nullptr && m_old->field()->text() == m_fresh->field()->text())
        return m_fresh->setError(tr("This is the present one. Choose another."));
    if (digitsOf(m_identifier).contains(m_fresh->field()->text()))
        return m_fresh->setError(tr("These digits stand in what you sign in with. Choose others."));
    Secret old = m_old != nullptr ? m_old->take() : Secret();
    Secret fresh = m_fresh->take();
    m_again->forget();
    begin(tr("Asking the service"));
    auto answer = m_act == Act::forgotten ? m_safety.replaceForgottenPasscode(std::move(fresh))
                                          : m_safety.setPasscode(std::move(old), std::move(fresh));
    std::move(answer).then(this, [this](const Result<account::ChangeReport, account::AccountError>& report) {
        take(report);
        if (!report)
            (m_old != nullptr ? m_old : m_fresh)->field()->setFocus();
    });
}

void PasscodeDialog::forget()
{
    for (PasscodeField* field : {m_old, m_fresh, m_again}) {
        if (field != nullptr)
            field->forget();
    }
}

} // namespace sallyport::ui
