// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/check/check_history_list.h"

#include "ui/check/message_card.h"
#include "ui/check/verdict_card.h"
#include "ui/devices/device_delegate.h"
#include "ui/devices/device_model.h"
#include "ui/text/message_messages.h"
#include "ui/text/time_text.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/button.h"
#include "ui/widgets/text_label.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QListWidget>
#include <QSignalBlocker>

namespace sallyport::ui {

CheckHistoryList::CheckHistoryList(CheckHistory& history, Clock clock, QWidget* parent)
    : QWidget(parent),
      m_history(history),
      m_clock(std::move(clock)),
      m_list(new QListWidget(this)),
      m_clear(new Button(tr("Clea&r"), Button::Kind::quiet, this)),
      m_keep(new QCheckBox(tr("&Keep this list on this computer"), this)),
      m_trouble(new Banner(this))
{
    m_list->setAccessibleName(tr("Checked before, newest first"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setItemDelegate(new DeviceDelegate(m_list));
    m_list->viewport()->setAutoFillBackground(false);
    m_list->setMinimumHeight(ems(this, 9));
    auto* head = new QHBoxLayout;
    head->addWidget(new TextLabel(tr("Checked before"), TextLabel::Role::heading, this), 1);
    head->addWidget(m_clear);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(ems(this, 0.4));
    column->addLayout(head);
    column->addWidget(m_list);
    column->addWidget(m_keep);
    column->addWidget(mutedLabel(tr("Only hosts, senders' domains and verdicts, never whole links or texts."), this));
    column->addWidget(m_trouble);
    m_keep->setVisible(m_history.canBeKept());
    m_keep->setChecked(m_history.isKept());
    connect(m_clear, &QPushButton::clicked, this, [this] { m_history.clear(); });
    connect(m_keep, &QCheckBox::toggled, this, [this](bool kept) {
        m_trouble->hush();
        if (m_history.setKept(kept))
            return;
        m_trouble->say(Tone::warning,
                       {tr("The list could not be written."), tr("Check that the disk is not full, then try again.")});
        const QSignalBlocker quiet(m_keep);
        m_keep->setChecked(false);
    });
    connect(&m_history, &CheckHistory::changed, this, &CheckHistoryList::fill);
    fill();
}

namespace {

QString nameOf(const CheckVerdict& verdict)
{
    return std::visit([](auto one) { return verdictName(one); }, verdict);
}

QIcon iconOf(const CheckVerdict& verdict)
{
    return std::visit([](auto one) { return verdictIcon(one); }, verdict);
}

} // namespace

void CheckHistoryList::fill()
{
    m_list->clear();
    const std::int64_t now = m_clock.unixSeconds();
    for (const CheckEntry& entry : m_history.entries()) {
        QStringList words{nameOf(entry.verdict), momentText(entry.at, now)};
        if (entry.what == CheckedThing::message)
            words.insert(1, tr("a message"));
        const QString facts = words.join(QStringLiteral(" · "));
        auto* item = new QListWidgetItem(iconOf(entry.verdict), entry.host, m_list);
        item->setData(DeviceModel::factsRole, facts);
        item->setData(Qt::AccessibleTextRole, QString(entry.host + QStringLiteral(". ") + facts));
    }
    setVisible(!m_history.entries().isEmpty());
}

} // namespace sallyport::ui
