// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/practice/practice_panel.h"

#include "ui/practice/inbox_panel.h"
#include "ui/practice/practice_card.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/scroll_box.h"

#include <QBoxLayout>
#include <QButtonGroup>
#include <QStackedWidget>

namespace sallyport::ui {

PracticePanel::PracticePanel(std::shared_ptr<const PracticeAccount> account, const AppServices& services,
                             ClipboardGuard* clipboard, QWidget* parent)
    : QWidget(parent)
{
    auto* card = new Card(this);
    auto* inner = new QVBoxLayout(card);
    auto* tabs = new QHBoxLayout;
    auto* stack = new QStackedWidget(card);
    auto* group = new QButtonGroup(this);
    const auto addTab = [&](const QString& caption, Icon picture) {
        auto* tab = new Button(caption, Button::Kind::quiet, card);
        tab->setIcon(icon(picture, Tone::accent));
        tab->setCheckable(true);
        group->addButton(tab, tabs->count());
        tabs->addWidget(tab);
    };
    // The tabs before what they lead to: so Tab goes.
    addTab(tr("P&ractice account"), Icon::practice);
    if (services.inbox != nullptr)
        addTab(tr("&Inbox"), Icon::inbox);
    m_practice = new PracticeCard(std::move(account), services.authenticator, clipboard, stack);
    stack->addWidget(scrollBox(m_practice, stack));
    if (services.inbox != nullptr)
        stack->addWidget(new InboxPanel(services.inbox, services.clock, stack));
    tabs->addStretch();
    group->button(0)->setChecked(true);
    connect(group, &QButtonGroup::idClicked, stack, &QStackedWidget::setCurrentIndex);
    inner->addLayout(tabs);
    inner->addWidget(stack, 1);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(card);
    setFixedWidth(ems(this, 23));
}

} // namespace sallyport::ui
