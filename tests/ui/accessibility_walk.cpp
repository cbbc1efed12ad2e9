// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/accessibility_walk.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QButtonGroup>
#include <QLabel>
#include <QMap>
#include <QMetaEnum>
#include <QSet>
#include <QtTest>

namespace sallyport::test {
namespace {

constexpr int mostStops = 200; // of a walk with Tab
constexpr int mostRows = 100;  // of a list that are looked at

bool isControl(QAccessible::Role role)
{
    static const QSet<int> controls{
        QAccessible::Button,         QAccessible::CheckBox,       QAccessible::RadioButton, QAccessible::EditableText,
        QAccessible::ComboBox,       QAccessible::SpinBox,        QAccessible::Slider,      QAccessible::Dial,
        QAccessible::Link,           QAccessible::List,           QAccessible::Tree,        QAccessible::Table,
        QAccessible::PageTab,        QAccessible::PageTabList,    QAccessible::MenuItem,    QAccessible::ButtonMenu,
        QAccessible::ButtonDropDown, QAccessible::ButtonDropGrid, QAccessible::HotkeyField, QAccessible::ColorChooser,
    };
    return controls.contains(role);
}

bool isRow(QAccessible::Role role)
{
    return role == QAccessible::ListItem || role == QAccessible::TreeItem || role == QAccessible::Cell;
}

QString roleName(QAccessible::Role role)
{
    const char* key = QMetaEnum::fromType<QAccessible::Role>().valueToKey(role);
    return key == nullptr ? QString::number(role) : QString::fromLatin1(key);
}

/// Only one of such a group is a stop of Tab; arrow keys lead to the others.
bool isGrouped(const QWidget* widget)
{
    const auto* button = qobject_cast<const QAbstractButton*>(widget);
    if (button == nullptr || !button->isCheckable())
        return false;
    return button->autoExclusive() || (button->group() != nullptr && button->group()->exclusive());
}

/// Where the keyboard gets to with Tab, and from there with the arrow keys within groups.
QSet<const QObject*> reachedByKeyboard(QWidget* window)
{
    QSet<const QObject*> reached;
    QList<QWidget*> groups;
    for (int i = 0; i < mostStops; ++i) {
        QWidget* from = window->focusWidget();
        QTest::keyClick(from != nullptr ? from : window, Qt::Key_Tab);
        QWidget* stop = window->focusWidget();
        if (stop == nullptr || reached.contains(stop))
            break;
        reached.insert(stop);
        if (isGrouped(stop))
            groups.append(stop);
    }
    for (const auto key : {Qt::Key_Down, Qt::Key_Up, Qt::Key_Right, Qt::Key_Left}) {
        for (QWidget* first : groups) {
            first->setFocus();
            for (int i = 0; i < mostStops && isGrouped(window->focusWidget()); ++i) {
                QWidget* before = window->focusWidget();
                QTest::keyClick(before, key);
                if (window->focusWidget() == before)
                    break;
                reached.insert(window->focusWidget());
            }
        }
    }
    return reached;
}

class Walk {
public:
    explicit Walk(QWidget* window) { look(QAccessible::queryAccessibleInterface(window), {}); }

    QStringList m_faults;
    struct Stop {
        const QWidget* widget;
        QString words;
    };
    QList<Stop> m_toReach; ///< enabled controls

private:
    void look(QAccessibleInterface* part, const QString& within)
    {
        if (part == nullptr || !part->isValid() || part->state().invisible)
            return;
        const auto role = part->role();
        const auto* widget = qobject_cast<const QWidget*>(part->object());
        const QString name = part->text(QAccessible::Name).trimmed();
        const QString type = widget != nullptr ? QString::fromLatin1(widget->metaObject()->className()) : QString();
        const QString words = QStringLiteral("%1 %2 \"%3\" in %4").arg(type, roleName(role), name, within);
        // A view's viewport and the like take the focus for their parent.
        const bool takesKeys = widget != nullptr && (widget->focusPolicy() & Qt::TabFocus) != 0;
        if ((takesKeys || isControl(role) || isRow(role)) && name.isEmpty())
            m_faults.append(QStringLiteral("no name: ") + words);
        if (takesKeys && (role == QAccessible::NoRole || role == QAccessible::Client))
            m_faults.append(QStringLiteral("no role: ") + words);
        if (widget != nullptr && (takesKeys || isControl(role)) && widget->isEnabled())
            m_toReach.append({.widget = widget, .words = words});
        for (int i = 0; i < std::min(part->childCount(), mostRows); ++i)
            look(part->child(i), name.isEmpty() ? within + u'/' + type : name);
    }
};

/// Of a caption or of a shortcut; empty: none.
QKeySequence keyOf(const QWidget* widget)
{
    if (const auto* button = qobject_cast<const QAbstractButton*>(widget))
        return button->shortcut();
    const auto* label = qobject_cast<const QLabel*>(widget);
    if (label == nullptr || label->buddy() == nullptr || !label->buddy()->isEnabled())
        return {};
    return QKeySequence::mnemonic(label->text());
}

} // namespace

QStringList keysHeardTwice(QWidget* window)
{
    QMap<QString, QStringList> heard;
    for (const QWidget* widget : window->findChildren<QWidget*>()) {
        if (!widget->isVisibleTo(window) || !widget->isEnabled() || widget->window() != window)
            continue;
        if (const QKeySequence key = keyOf(widget); !key.isEmpty())
            heard[key.toString()].append(widget->property("text").toString());
    }
    QStringList twice;
    for (const auto& [key, captions] : heard.asKeyValueRange()) {
        if (captions.size() > 1)
            twice.append(key + QStringLiteral(": ") + captions.join(QStringLiteral(" | ")));
    }
    return twice;
}

QStringList accessibilityFaults(QWidget* window)
{
    const Walk walk(window);
    QStringList faults = walk.m_faults;
    const auto reached = reachedByKeyboard(window);
    for (const auto& stop : walk.m_toReach) {
        if (!reached.contains(stop.widget))
            faults.append(QStringLiteral("no way by keyboard: ") + stop.words);
    }
    return faults;
}

} // namespace sallyport::test
