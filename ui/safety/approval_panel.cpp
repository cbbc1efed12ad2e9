// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/safety/approval_panel.h"

#include "ui/text/safety_messages.h"
#include "ui/text/time_text.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/fact_row.h"
#include "ui/widgets/passcode_field.h"
#include "ui/widgets/text_label.h"

#include <QBoxLayout>

namespace sallyport::ui {

namespace {

QVBoxLayout* columnOf(QWidget* panel)
{
    auto* column = new QVBoxLayout(panel);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(ems(panel, 0.5));
    return column;
}

} // namespace

ApprovalPanel::ApprovalPanel(std::function<std::int64_t()> serviceNow, QWidget* parent)
    : QWidget(parent),
      m_now(std::move(serviceNow)),
      m_asset(new FactRow(tr("Coin"), this)),
      m_network(new FactRow(tr("Network"), this)),
      m_address(new TextLabel({}, TextLabel::Role::fixed, this)),
      m_memo(new FactRow(tr("Memo or tag"), this)),
      m_left(new FactRow(tr("Good for"), this)),
      m_doubt(new Banner(this)),
      m_passcode(new PasscodeField(tr("Trading &passcode"), this))
{
    auto* column = columnOf(this);
    column->addWidget(m_asset);
    column->addWidget(m_network);
    auto* caption = new TextLabel(tr("Address, every letter of it"), TextLabel::Role::small, this);
    caption->setTone(Tone::muted);
    column->addWidget(caption);
    column->addWidget(m_address);
    column->addWidget(m_memo);
    column->addWidget(m_left);
    column->addWidget(mutedLabel(tr("This is what the service holds, and just this is signed. Compare it with where it "
                                    "came from: a program that swaps copied addresses changes what you pasted, not "
                                    "what you can read there."),
                                 this));
    column->addWidget(m_doubt);
    column->addWidget(m_passcode);
    m_timer.setInterval(std::chrono::seconds(1));
    connect(&m_timer, &QTimer::timeout, this, &ApprovalPanel::tick);
}

void ApprovalPanel::setAction(account::Action action)
{
    m_action = std::move(action);
    m_asset->setValue(m_action.members.asset);
    m_network->setValue(m_action.members.network);
    m_address->setText(inFours(m_action.members.address));
    m_memo->setValue(memoText(m_action.members.memo));
    const QString doubt = m_action.members.kind == account::ActionKind::addWithdrawalAddress
        ? addressDoubt(m_action.members.network, m_action.members.address)
        : QString();
    doubt.isEmpty() ? m_doubt->hush() : m_doubt->say(Tone::warning, {doubt, {}});
    tick();
    m_timer.start();
}

void ApprovalPanel::tick()
{
    const std::int64_t left = m_action.expiresAt - m_now();
    m_left->setValue(left > 0 ? countdownText(left) : tr("Over: begin again"));
    m_left->setTone(left > 0 ? Tone::normal : Tone::danger);
    if (left <= 0)
        m_timer.stop();
}

bool ApprovalPanel::check()
{
    if (m_action.expiresAt <= m_now()) {
        m_passcode->setError(tr("The time is over. Cancel, and begin again."));
        return false;
    }
    return m_passcode->check();
}

Secret ApprovalPanel::takePasscode()
{
    return m_passcode->take();
}

void ApprovalPanel::forget()
{
    m_timer.stop();
    m_passcode->forget();
}

void ApprovalPanel::takeKeyboard()
{
    m_passcode->field()->setFocus();
}

EchoPanel::EchoPanel(QWidget* parent) : QWidget(parent), m_column(columnOf(this)) {}

void EchoPanel::show(const account::ActionWish& wanted, const account::ActionWish& echoed)
{
    delete m_rows;
    m_rows = new QWidget(this);
    auto* rows = columnOf(m_rows);
    const auto add = [this, rows](const QString& caption, const QString& value) {
        auto* label = new TextLabel(caption, TextLabel::Role::small, m_rows);
        label->setTone(Tone::muted);
        rows->addWidget(label);
        rows->addWidget(new TextLabel(value, TextLabel::Role::fixed, m_rows));
    };
    for (const EchoDifference& each : echoDifferences(wanted, echoed)) {
        auto* said = new TextLabel(differenceText(each), TextLabel::Role::strong, m_rows);
        said->setTone(Tone::danger);
        rows->addWidget(said);
        const auto drawn = [&each](const QString& value) { return each.isAddress ? inFours(value) : memoText(value); };
        add(tr("%1 that you gave").arg(each.member), drawn(each.wanted));
        add(tr("%1 that the service understood").arg(each.member), drawn(each.echoed));
    }
    m_column->addWidget(m_rows);
    QWidget::show();
}

} // namespace sallyport::ui
