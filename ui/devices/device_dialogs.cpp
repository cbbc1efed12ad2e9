// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/devices/device_dialogs.h"

#include "core/account/plain_text.h"
#include "ui/text/breakable.h"
#include "ui/widgets/button.h"
#include "ui/widgets/form_field.h"
#include "ui/widgets/passcode_field.h"
#include "ui/widgets/text_label.h"

#include <QBoxLayout>
#include <QLineEdit>

namespace sallyport::ui {
namespace {

QVBoxLayout* dialogColumn(QDialog* dialog)
{
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowModality(Qt::WindowModal);
    dialog->setMinimumWidth(ems(dialog, 26));
    auto* column = new QVBoxLayout(dialog);
    const int margin = ems(dialog, 1.2);
    column->setContentsMargins(margin, margin, margin, margin);
    column->setSpacing(ems(dialog, 0.8));
    return column;
}

/// Cancel, and the one that goes on.
void addButtons(QVBoxLayout* column, QDialog* dialog, Button* goOn)
{
    auto* cancel = new Button(QDialog::tr("&Cancel"), Button::Kind::plain, dialog);
    auto* row = new QHBoxLayout;
    row->addStretch();
    row->addWidget(cancel);
    row->addWidget(goOn);
    column->addLayout(row);
    cancel->setFocus();
    QObject::connect(cancel, &QPushButton::clicked, dialog, &QDialog::reject);
}

} // namespace

RenameDialog::RenameDialog(const QString& name, QWidget* parent)
    : QDialog(parent),
      m_name(new QLineEdit(name, this)),
      m_field(new FormField(tr("&Name of the device"), m_name, this))
{
    setWindowTitle(tr("Rename the device"));
    m_field->setHint(tr("The service and your other computers show it. The device's key stays what it is."));
    auto* save = new Button(tr("&Save"), Button::Kind::primary, this);
    QVBoxLayout* column = dialogColumn(this);
    column->addWidget(m_field);
    addButtons(column, this, save);
    connect(save, &QPushButton::clicked, this, &RenameDialog::give);
    connect(m_name, &QLineEdit::returnPressed, this, &RenameDialog::give);
    connect(m_name, &QLineEdit::textEdited, this, [this] { m_field->setError({}); });
    m_name->selectAll();
    m_name->setFocus();
}

void RenameDialog::give()
{
    const QString name = m_name->text().trimmed();
    if (name.isEmpty())
        return m_field->setError(tr("Enter a name."));
    if (name.size() > account::maxNameLength)
        return m_field->setError(tr("At most %n characters.", nullptr, static_cast<int>(account::maxNameLength)));
    if (!account::isPlainText(name))
        return m_field->setError(tr("This has characters that cannot be seen. Type it anew."));
    Q_EMIT chosen(name);
    accept();
}

PasscodeQuestion::PasscodeQuestion(const QString& question, const QString& consequence, const QString& caption,
                                   QWidget* parent)
    : QDialog(parent), m_passcode(new PasscodeField(tr("Trading &passcode"), this))
{
    setWindowTitle(question);
    auto* end = new Button(caption, Button::Kind::danger, this);
    QVBoxLayout* column = dialogColumn(this);
    column->addWidget(new TextLabel(breakable(question), TextLabel::Role::heading, this));
    column->addWidget(new TextLabel(consequence, this));
    column->addWidget(m_passcode);
    addButtons(column, this, end);
    connect(end, &QPushButton::clicked, this, &PasscodeQuestion::give);
    connect(m_passcode->field(), &QLineEdit::returnPressed, this, &PasscodeQuestion::give);
    connect(this, &QDialog::finished, m_passcode, &PasscodeField::forget);
    m_passcode->field()->setFocus();
}

void PasscodeQuestion::give()
{
    if (!m_passcode->check())
        return;
    Q_EMIT given(std::make_shared<Secret>(m_passcode->take()));
    accept();
}

ConfirmDialog::ConfirmDialog(const QString& question, const QStringList& consequences, const QString& caption,
                             QWidget* parent)
    : QDialog(parent)
{
    setWindowTitle(question);
    QVBoxLayout* column = dialogColumn(this);
    column->addWidget(new TextLabel(breakable(question), TextLabel::Role::heading, this));
    for (const QString& each : consequences)
        column->addWidget(new TextLabel(each, this));
    auto* goOn = new Button(caption, Button::Kind::danger, this);
    addButtons(column, this, goOn);
    connect(goOn, &QPushButton::clicked, this, &QDialog::accept);
}

ConfirmDialog* approvalQuestion(const account::PendingChange& change, const QString& device,
                                const DeviceContext& context, QWidget* parent)
{
    const Message said = pendingText(change, device, context);
    QStringList lines{said.finding};
    lines += pendingObject(change);
    lines +=
        {said.advice,
         QDialog::tr("Only you can know whether it was you who asked, on that device. If not, cancel the change.")};
    return new ConfirmDialog(QDialog::tr("Let this take effect now?"), lines, QDialog::tr("&Let it take effect"),
                             parent);
}

} // namespace sallyport::ui
