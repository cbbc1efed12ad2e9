// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/devices/sign_in_history.h"

#include "ui/devices/device_delegate.h"
#include "ui/devices/device_model.h"
#include "ui/text/account_messages.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/text_label.h"

#include <QBoxLayout>
#include <QListWidget>

namespace sallyport::ui {
namespace {

using account::SignInOutcome;

/// Whoever had the passphrase right and no code is worse than somebody who guesses; that another device came in is
/// good only if it is the person's own.
Tone outcomeTone(const account::SignInEntry& entry, const DeviceContext& context)
{
    switch (entry.outcome) {
    case SignInOutcome::signedIn:
        return isOfThisComputer(entry, context) ? Tone::success : Tone::muted;
    case SignInOutcome::wrongCode:
    case SignInOutcome::unfinished:
        return Tone::danger;
    case SignInOutcome::wrongCredentials:
    case SignInOutcome::locked:
    case SignInOutcome::unknown:
        break;
    }
    return Tone::warning;
}

Icon outcomeIcon(SignInOutcome outcome)
{
    return outcome == SignInOutcome::signedIn ? Icon::done : Icon::warning;
}

} // namespace

SignInHistory::SignInHistory(account::AccountService& account, ContextSource context, QWidget* parent)
    : QWidget(parent),
      m_account(account),
      m_context(std::move(context)),
      m_trouble(new Banner(this)),
      m_empty(mutedLabel(tr("Asking the service…"), this)),
      m_list(new QListWidget(this))
{
    m_list->setAccessibleName(tr("The last sign-ins, newest first"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setItemDelegate(new DeviceDelegate(m_list));
    m_list->setMouseTracking(true);
    m_list->viewport()->setAutoFillBackground(false);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_trouble);
    column->addWidget(m_empty);
    column->addWidget(m_list, 1);
    column->addStretch();
    m_list->hide();
}

void SignInHistory::refresh()
{
    m_account.signIns().then(this, [this](const Result<QList<account::SignInEntry>, account::AccountError>& entries) {
        if (entries)
            return show(*entries);
        m_empty->hide();
        m_trouble->say(Tone::warning, message(entries.error()));
    });
}

void SignInHistory::show(const QList<account::SignInEntry>& entries)
{
    m_trouble->hush();
    m_empty->setText(tr("The service tells of no sign-ins."));
    m_empty->setVisible(entries.isEmpty());
    m_list->setVisible(!entries.isEmpty());
    m_list->clear();
    const DeviceContext context = m_context();
    for (const account::SignInEntry& entry : entries) {
        const QString outcome = outcomeText(entry.outcome);
        const QString facts = joined(signInFacts(entry, context));
        const QIcon picture = icon(outcomeIcon(entry.outcome), outcomeTone(entry, context));
        auto* item = new QListWidgetItem(picture, outcome, m_list);
        item->setData(DeviceModel::factsRole, facts);
        item->setData(Qt::AccessibleTextRole, QString(outcome + QStringLiteral(". ") + facts));
    }
    if (!entries.isEmpty())
        m_list->setCurrentRow(0);
}

} // namespace sallyport::ui
