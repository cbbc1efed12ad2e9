// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/store_passphrase_dialog.h"

#include "ui/widgets/button.h"
#include "ui/widgets/form_field.h"
#include "ui/widgets/secret_field.h"
#include "ui/widgets/text_label.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace sallyport::ui {

StorePassphraseDialog::StorePassphraseDialog(StorePassphraseQuestion question, QWidget* parent) : QDialog(parent)
{
    setWindowTitle(question.fileExists ? tr("Open your encrypted file") : tr("Choose a passphrase"));
    auto* explanation = new TextLabel(
        question.fileExists
            ? tr("This desktop has no keychain. Your session is kept in a file that only your passphrase opens.")
            : tr("This desktop has no keychain. Sallyport keeps your session in an encrypted file instead. Choose a "
                 "passphrase for it; without it the file cannot be opened again."),
        this);
    explanation->setWordWrap(true);
    m_passphrase = new SecretField(this);
    m_field = new FormField(tr("&Passphrase of the file"), m_passphrase, this);
    if (question.wasWrong)
        m_field->setError(tr("This passphrase does not open the file. Check Caps Lock and try again."));
    if (!question.fileExists) {
        m_field->setHint(tr("At least %n characters; several words are good.", nullptr, minimumLength));
        m_repeat = new SecretField(this);
        m_repeatField = new FormField(tr("The same &again"), m_repeat, this);
        setTabOrder(m_passphrase, m_repeat); // the eyes after both
    }
    auto* close = new Button(tr("&Not now"), Button::Kind::plain, this);
    auto* give = new Button(question.fileExists ? tr("&Open") : tr("&Create the file"), Button::Kind::primary, this);
    give->setDefault(true);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(ems(this, 1), ems(this, 1), ems(this, 1), ems(this, 1));
    layout->setSpacing(ems(this, 0.8));
    layout->addWidget(explanation);
    layout->addWidget(m_field);
    if (m_repeatField != nullptr)
        layout->addWidget(m_repeatField);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(close);
    buttons->addWidget(give);
    layout->addLayout(buttons);
    setMinimumWidth(ems(this, 24));

    connect(give, &Button::clicked, this, &StorePassphraseDialog::give);
    connect(close, &Button::clicked, this, &QDialog::reject);
    connect(this, &QDialog::finished, this, [this](int result) {
        if (result == Rejected)
            m_promise.finish(std::unexpected(PassphraseRefusal::refused));
        m_passphrase->forget();
        if (m_repeat != nullptr)
            m_repeat->forget();
    });
    m_passphrase->setFocus();
}

void StorePassphraseDialog::give()
{
    if (m_repeat != nullptr) {
        if (m_passphrase->text().size() < minimumLength)
            return m_field->setError(tr("Too short: use at least %n characters.", nullptr, minimumLength));
        m_field->setError({});
        if (m_repeat->text().isEmpty() && m_passphrase->hasFocus()) // Return in the first field
            return m_repeat->setFocus();
        if (m_passphrase->text() != m_repeat->text())
            return m_repeatField->setError(tr("The two are not the same. Type it again."));
    } else if (m_passphrase->text().isEmpty()) {
        return m_field->setError(tr("Type the passphrase of the file."));
    }
    m_promise.finish(m_passphrase->take());
    accept();
}

Task<Secret, PassphraseRefusal> askStorePassphrase(QWidget* parent, StorePassphraseQuestion question)
{
    auto* dialog = new StorePassphraseDialog(question, parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    auto task = dialog->answer();
    dialog->open();
    return task;
}

} // namespace sallyport::ui
