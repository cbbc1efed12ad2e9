// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/banner.h"

#include "ui/widgets/announce.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/icon_view.h"
#include "ui/widgets/text_label.h"

#include <QBoxLayout>

namespace sallyport::ui {

Banner::Banner(QWidget* parent)
    : Card(parent),
      m_icon(new IconView(1.3, this)),
      m_finding(new TextLabel({}, TextLabel::Role::strong, this)),
      m_advice(new TextLabel({}, this))
{
    auto* texts = new QVBoxLayout;
    texts->setSpacing(ems(this, 0.15));
    texts->addWidget(m_finding);
    texts->addWidget(m_advice);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(ems(this, 0.75), ems(this, 0.6), ems(this, 0.75), ems(this, 0.6));
    row->addWidget(m_icon, 0, Qt::AlignTop);
    row->addLayout(texts, 1);
    hide();
}

void Banner::say(Tone tone, const Message& message)
{
    setTone(tone);
    m_finding->setText(message.finding);
    m_advice->setText(message.advice);
    m_advice->setVisible(!message.advice.isEmpty());
    setAccessibleName(message.text());
    const Icon picture = tone == Tone::success          ? Icon::done
        : tone == Tone::danger || tone == Tone::warning ? Icon::warning
                                                        : Icon::info;
    m_icon->setIcon(icon(picture, tone));
    show();
    announce(this);
}

void Banner::hush()
{
    setAccessibleName({});
    hide();
}

} // namespace sallyport::ui
