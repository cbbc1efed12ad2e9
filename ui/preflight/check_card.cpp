// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/preflight/check_card.h"

#include "ui/text/breakable.h"
#include "ui/text/preflight_messages.h"
#include "ui/widgets/icon_view.h"
#include "ui/widgets/level_look.h"
#include "ui/widgets/text_label.h"

#include <QBoxLayout>

namespace sallyport::ui {

CheckCard::CheckCard(const system::Check& check, QWidget* parent) : Card(parent)
{
    const auto level = levelOf(check.finding);
    const Message text = message(check);
    setTone(toneOf(level));
    auto* picture = new IconView(1.3, this);
    picture->setIcon(icon(iconOf(level), tone()));
    auto* name = new TextLabel(checkName(check.id), TextLabel::Role::strong, this);
    auto* word = new TextLabel(levelName(level), TextLabel::Role::strong, this);
    word->setTone(tone());
    word->setWordWrap(false);
    auto* head = new QHBoxLayout;
    head->addWidget(name, 1);
    head->addWidget(word);
    auto* texts = new QVBoxLayout;
    texts->setSpacing(ems(this, 0.2));
    texts->addLayout(head);
    texts->addWidget(new TextLabel(breakable(text.finding), this));
    if (!text.advice.isEmpty())
        texts->addWidget(new TextLabel(tr("To mend it: %1").arg(text.advice), this));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(ems(this, 0.75), ems(this, 0.5), ems(this, 0.75), ems(this, 0.5));
    row->addWidget(picture, 0, Qt::AlignTop);
    row->addLayout(texts, 1);
    setAccessibleName(QStringLiteral("%1: %2. %3").arg(checkName(check.id), levelName(level), text.text()));
}

} // namespace sallyport::ui
