// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/door.h"

#include "ui/text/plain_caption.h"
#include "ui/widgets/icon_view.h"
#include "ui/widgets/style_painting.h"
#include "ui/widgets/text_label.h"

#include <QBoxLayout>
#include <QKeyEvent>
#include <QPainter>

namespace sallyport::ui {

Door::Door(Icon picture, const QString& title, const QString& words, QWidget* parent)
    : QAbstractButton(parent),
      m_title(new TextLabel(plainCaption(title), TextLabel::Role::heading, this)),
      m_words(mutedLabel(words, this))
{
    setText(title); // for the mnemonic; drawn by the labels
    setAccessibleName(plainCaption(title));
    setAccessibleDescription(words);
    setFocusPolicy(Qt::StrongFocus);
    m_title->setWordWrap(false);
    auto* texts = new QVBoxLayout;
    texts->setSpacing(ems(this, 0.35));
    texts->addWidget(m_title);
    texts->addWidget(m_words);
    texts->addStretch();
    auto* view = new IconView(2.2, this);
    view->setIcon(ui::icon(picture, Tone::accent));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(ems(this, 1.2), ems(this, 1.1), ems(this, 1.2), ems(this, 1.1));
    row->setSpacing(ems(this, 1));
    row->addWidget(view, 0, Qt::AlignTop);
    row->addLayout(texts, 1);
    for (QWidget* part : findChildren<QWidget*>())
        part->setAttribute(Qt::WA_TransparentForMouseEvents);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void Door::paintEvent(QPaintEvent*)
{
    const Theme& t = theme(palette());
    QPainter painter(this);
    const double line = painting::lineWidth(this);
    const double radius = painting::cornerRadius(this) * 1.5;
    const bool over = isEnabled() && underMouse();
    painting::roundedRect(&painter, rect(), radius, isDown() || over ? t.hover : t.surface,
                          hasFocus() || over ? t.accent : t.border, hasFocus() ? line * 2 : line);
}

void Door::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        return click();
    QAbstractButton::keyPressEvent(event);
}

void Door::enterEvent(QEnterEvent*)
{
    update();
}

void Door::leaveEvent(QEvent*)
{
    update();
}

} // namespace sallyport::ui
