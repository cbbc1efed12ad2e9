// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lock/local_passphrase_dialog.h"

#include "ui/text/lock_messages.h"
#include "ui/widgets/button.h"
#include "ui/widgets/form_field.h"
#include "ui/widgets/secret_field.h"
#include "ui/widgets/text_label.h"
#include "ui/widgets/wait_row.h"

#include <QBoxLayout>

namespace sallyport::ui {

namespace {

using Act = LocalPassphraseDialog::Act;

QString titleOf(Act act)
{
    switch (act) {
    case Act::set:
        return LocalPassphraseDialog::tr("Set a local passphrase");
    case Act::change:
        return LocalPassphraseDialog::tr("Change the local passphrase");
    case Act::remove:
        break;
    }
    return LocalPassphraseDialog::tr("Remove the local passphrase");
}

QString explanationOf(Act act)
{
    switch (act) {
    case Act::set:
        return LocalPassphraseDialog::tr(
            "It unlocks Sallyport on this computer and is sent nowhere: choose another one than your account's. What "
            "is "
            "kept here can afterwards be read with it only. If you forget it, nobody can recover it.");
    case Act::change:
        return LocalPassphraseDialog::tr("From then on only the new one unlocks Sallyport on this computer.");
    case Act::remove:
        break;
    }
    return LocalPassphraseDialog::tr("Sallyport can then no longer be locked, and what is kept in your keychain can be "
                                     "read by whoever can use your desktop session.");
}

QString captionOf(Act act)
{
    switch (act) {
    case Act::set:
        return LocalPassphraseDialog::tr("&Set it");
    case Act::change:
        return LocalPassphraseDialog::tr("C&hange it");
    case Act::remove:
        break;
    }
    return LocalPassphraseDialog::tr("&Remove it");
}

} // namespace

LocalPassphraseDialog::LocalPassphraseDialog(Act act, LockPort& port, QWidget* parent)
    : QDialog(parent),
      m_act(act),
      m_port(port),
      m_go(new Button(captionOf(act), act == Act::remove ? Button::Kind::danger : Button::Kind::primary, this)),
      m_wait(new WaitRow(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowModality(Qt::WindowModal);
    setWindowTitle(titleOf(act));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(ems(this, 1.2), ems(this, 1.2), ems(this, 1.2), ems(this, 1.2));
    column->setSpacing(ems(this, 0.8));
    column->addWidget(new TextLabel(titleOf(act), TextLabel::Role::heading, this));
    column->addWidget(new TextLabel(explanationOf(act), this));
    const auto add = [&](SecretField*& field, FormField*& form, const QString& caption) {
        field = new SecretField(this);
        form = new FormField(caption, field, this);
        column->addWidget(form);
        connect(field, &QLineEdit::textEdited, this, [form] { form->setError({}); });
    };
    if (act != Act::set)
        add(m_old, m_oldField, tr("The &present one"));
    if (act != Act::remove) {
        add(m_fresh, m_freshField, tr("The &new one"));
        m_freshField->setHint(tr("At least %n characters; several words are good.", nullptr, minimumLength));
        add(m_repeat, m_repeatField, tr("The new one a&gain"));
    }
    auto* cancel = new Button(tr("&Cancel"), Button::Kind::plain, this);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(m_go);
    m_go->setDefault(true);
    column->addWidget(m_wait);
    column->addLayout(buttons);
    m_wait->cancelButton()->hide();
    m_wait->end();
    m_wait->hide();
    setMinimumWidth(ems(this, 27));
    if (m_old != nullptr && m_fresh != nullptr)
        setTabOrder(m_old, m_fresh); // the eyes after the fields
    if (m_fresh != nullptr)
        setTabOrder(m_fresh, m_repeat);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_go, &QPushButton::clicked, this, &LocalPassphraseDialog::give);
    connect(this, &QDialog::finished, this, [this] {
        for (SecretField* field : {m_old, m_fresh, m_repeat}) {
            if (field != nullptr)
                field->forget();
        }
    });
    (m_old != nullptr ? m_old : m_fresh)->setFocus();
}

bool LocalPassphraseDialog::isGood()
{
    if (m_old != nullptr && m_old->text().isEmpty()) {
        m_oldField->setError(tr("Type the present passphrase."));
        return false;
    }
    if (m_fresh == nullptr)
        return true;
    if (m_fresh->text().size() < minimumLength) {
        m_freshField->setError(tr("Too short: use at least %n characters.", nullptr, minimumLength));
        return false;
    }
    if (m_repeat->text().isEmpty() && !m_repeat->hasFocus()) { // Return in a field before it
        m_repeat->setFocus();
        return false;
    }
    if (m_fresh->text() != m_repeat->text()) {
        m_repeatField->setError(tr("The two are not the same. Type it again."));
        return false;
    }
    return true;
}

void LocalPassphraseDialog::give()
{
    if (!isGood())
        return;
    m_go->setEnabled(false);
    m_wait->show();
    m_wait->begin(tr("Working, about a second"));
    Secret old = m_old != nullptr ? m_old->take() : Secret();
    Secret fresh = m_fresh != nullptr ? m_fresh->take() : Secret();
    if (m_repeat != nullptr)
        m_repeat->forget();
    auto task = m_act == Act::set ? m_port.setUp(std::move(fresh))
        : m_act == Act::change    ? m_port.change(std::move(old), std::move(fresh))
                                  : m_port.remove(std::move(old));
    std::move(task).then(this, [this](Result<Done, LockError> answer) { take(answer); });
}

void LocalPassphraseDialog::take(const Result<Done, LockError>& answer)
{
    m_wait->end();
    m_wait->hide();
    m_go->setEnabled(true);
    if (answer)
        return accept();
    const bool isOld = answer.error().what == LockProblem::wrongPassphrase && m_oldField != nullptr;
    FormField* concerned = isOld ? m_oldField : (m_freshField != nullptr ? m_freshField : m_oldField);
    concerned->setError(message(answer.error()).text());
    concerned->control()->setFocus();
}

} // namespace sallyport::ui
