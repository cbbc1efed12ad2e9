// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/safety/safety_dialog.h"

#include "ui/text/account_messages.h"
#include "ui/widgets/announce.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/button.h"
#include "ui/widgets/text_label.h"
#include "ui/widgets/wait_row.h"

#include <QBoxLayout>
#include <QCloseEvent>
#include <QKeyEvent>

namespace sallyport::ui {

SafetyDialog::SafetyDialog(const QString& title, const QString& explanation, const QString& caption, QWidget* parent)
    : QDialog(parent),
      m_body(new QVBoxLayout),
      m_problem(new Banner(this)),
      m_wait(new WaitRow(this)),
      m_cancel(new Button(tr("&Cancel"), Button::Kind::plain, this)),
      m_go(new Button(caption, Button::Kind::primary, this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowModality(Qt::WindowModal);
    setWindowTitle(title);
    setMinimumWidth(ems(this, 33));
    auto* column = new QVBoxLayout(this);
    const int margin = ems(this, 1.2);
    column->setContentsMargins(margin, margin, margin, margin);
    column->setSpacing(ems(this, 0.8));
    column->addWidget(new TextLabel(title, TextLabel::Role::heading, this));
    column->addWidget(new TextLabel(explanation, this));
    m_body->setSpacing(ems(this, 0.8));
    column->addLayout(m_body);
    column->addWidget(m_problem);
    column->addWidget(m_wait);
    auto* row = new QHBoxLayout;
    row->addStretch();
    row->addWidget(m_cancel);
    row->addWidget(m_go);
    column->addLayout(row);
    m_go->setDefault(true);
    m_wait->cancelButton()->hide();
    endWait();
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_go, &QPushButton::clicked, this, [this] {
        if (!m_waiting)
            give();
    });
    connect(this, &QDialog::finished, this, [this] { forget(); });
}

/// As high as what it has to say: a dialog does not see to that by itself where labels wrap.
bool SafetyDialog::event(QEvent* event)
{
    const bool done = QDialog::event(event);
    if (event->type() == QEvent::LayoutRequest || event->type() == QEvent::Show) {
        resize(width(), layout()->totalHeightForWidth(width()));
    }
    return done;
}

void SafetyDialog::closeEvent(QCloseEvent* event)
{
    m_waiting ? event->ignore() : QDialog::closeEvent(event);
}

void SafetyDialog::keyPressEvent(QKeyEvent* event)
{
    if (!m_waiting || event->key() != Qt::Key_Escape)
        QDialog::keyPressEvent(event);
}

void SafetyDialog::begin(const QString& waitingFor)
{
    m_waiting = true;
    m_problem->hush();
    m_go->setEnabled(false);
    m_cancel->setEnabled(false);
    m_wait->show();
    m_wait->begin(waitingFor);
}

void SafetyDialog::endWait()
{
    m_waiting = false;
    m_go->setEnabled(true);
    m_cancel->setEnabled(true);
    m_wait->end();
    m_wait->hide();
}

void SafetyDialog::hush()
{
    m_problem->hush();
}

void SafetyDialog::fail(const account::AccountError& error)
{
    fail(message(error));
}

void SafetyDialog::fail(const Message& message)
{
    endWait();
    m_problem->say(Tone::danger, message);
    announce(m_problem);
}

void SafetyDialog::take(const Result<account::ChangeReport, account::AccountError>& answer)
{
    if (!answer)
        return fail(messageOfSent(answer.error()));
    endWait();
    Q_EMIT settled(*answer);
    accept();
}

} // namespace sallyport::ui
