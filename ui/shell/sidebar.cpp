// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/sidebar.h"

#include "ui/text/plain_caption.h"
#include "ui/widgets/button.h"
#include "ui/widgets/icon_view.h"
#include "ui/widgets/scroll_box.h"
#include "ui/widgets/style_painting.h"
#include "ui/widgets/text_label.h"

#include <QBoxLayout>
#include <QButtonGroup>
#include <QLocale>
#include <QPainter>

namespace sallyport::ui {

Sidebar::Sidebar(QWidget* parent)
    : QWidget(parent), m_lines(new QWidget(this)), m_column(new QVBoxLayout(m_lines)), m_group(new QButtonGroup(this))
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(ems(this, 0.2));
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(ems(this, 0.6), ems(this, 1), ems(this, 0.6), ems(this, 1));
    whole->setSpacing(ems(this, 0.2));
    auto* head = new QHBoxLayout;
    head->setContentsMargins(ems(this, 0.6), 0, 0, ems(this, 0.8));
    auto* picture = new IconView(1.6, this);
    picture->setIcon(programIcon());
    head->addWidget(picture);
    head->addWidget(new TextLabel(QStringLiteral("Sallyport"), TextLabel::Role::heading, this), 1);
    whole->addLayout(head);
    whole->addWidget(scrollBox(m_lines, this), 1);
    m_column->addStretch();
    setFixedWidth(ems(this, 13));
    setAccessibleName(tr("Parts of the session"));
    connect(m_group, &QButtonGroup::idClicked, this, &Sidebar::chosen);
}

void Sidebar::add(Icon picture, const QString& caption, const QKeySequence& shortcut)
{
    auto* line = new Button(caption, Button::Kind::navigation, m_lines);
    const QString keys =
        (shortcut.isEmpty() ? QKeySequence::mnemonic(caption) : shortcut).toString(QKeySequence::NativeText);
    if (!shortcut.isEmpty())
        line->setShortcut(shortcut);
    line->setToolTip(keys);
    line->setAccessibleDescription(keys.isEmpty() ? QString() : tr("%1 opens it.", "keys").arg(keys));
    line->setIcon(icon(picture));
    line->setCheckable(true);
    const int number = static_cast<int>(m_group->buttons().size());
    m_group->addButton(line, number);
    line->setChecked(number == 0);
    m_column->insertWidget(m_column->count() - 1, line);
    auto* count = new TextLabel({}, TextLabel::Role::strong, line);
    count->setAttribute(Qt::WA_TransparentForMouseEvents);
    count->setWordWrap(false);
    auto* row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, ems(this, 0.6), 0);
    row->addStretch();
    if (!shortcut.isEmpty()) { // no letter of its caption is underlined
        auto* hint = new TextLabel(keys, TextLabel::Role::small, line);
        hint->setTone(Tone::muted);
        hint->setWordWrap(false);
        hint->setAttribute(Qt::WA_TransparentForMouseEvents);
        row->addWidget(hint, 0, Qt::AlignVCenter);
    }
    row->addWidget(count, 0, Qt::AlignVCenter);
    m_counts.append(count);
    connect(line, &QPushButton::toggled, this, [this] { colorCounts(); });
}

void Sidebar::setBadge(int line, qsizetype count, const QString& words)
{
    m_counts.at(line)->setText(count > 0 ? QLocale().toString(count) : QString());
    QAbstractButton* button = m_group->button(line);
    const QString caption = plainCaption(button->text());
    button->setAccessibleName(count > 0 ? tr("%1, %2", "part, what there is to look at").arg(caption, words) : caption);
    colorCounts();
}

void Sidebar::colorCounts()
{
    for (int line = 0; line < m_counts.size(); ++line)
        m_counts.at(line)->setTone(m_group->button(line)->isChecked() ? Tone::accent : Tone::warning);
}

void Sidebar::choose(int line)
{
    m_group->button(line)->click();
}

void Sidebar::focusCurrent()
{
    if (QAbstractButton* line = m_group->checkedButton())
        line->setFocus();
}

void Sidebar::paintEvent(QPaintEvent*)
{
    const Theme& t = theme(palette());
    QPainter painter(this);
    painter.fillRect(rect(), t.surface);
    const double line = painting::lineWidth(this);
    const double x = layoutDirection() == Qt::RightToLeft ? 0 : width() - line;
    painter.fillRect(QRectF(x, 0, line, height()), t.border);
}

} // namespace sallyport::ui
