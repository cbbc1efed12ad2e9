// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// SafetyCard: one subject of the Safety page: how it stands, a list of what there is of it, and the buttons that change
// it.
//   card->say({tr("Set."), tr("Mails of the service carry it.")});   card->setRows({{.texts = {name, since}}});
#pragma once

#include "ui/text/message.h"
#include "ui/widgets/card.h"

#include <QStringList>

#include <functional>

class QHBoxLayout;
class QVBoxLayout;

namespace sallyport::ui {

class Button;
class TextLabel;

/// What can be done to a line of the card's list.
struct SafetyAction {
    QString caption; ///< with a letter or digit for the keyboard; of `onlyCross`: what a screen reader says
    std::function<void()> act = {};
    bool onlyCross = false;
    bool isQuiet = false;
    bool isEnabled = true;
};

/// A line of the card's list.
struct SafetyRow {
    QString title;
    QString fixed = {}; ///< in fixed-width letters, e.g. an address
    QString facts = {};
    QList<SafetyAction> actions = {};
    QString id = {}; ///< of what the actions act on
};

class SafetyCard : public Card {
    Q_OBJECT
public:
    SafetyCard(const QString& title, QWidget* parent = nullptr);

    void say(const Message& message, Tone tone = Tone::normal);
    /// Leaves the list as it is where nothing of it has changed, and the keyboard where it is.
    void setRows(const QList<SafetyRow>& rows);
    void addButton(Button* button);
    /// What the keyboard stops at, from the top.
    QList<QWidget*> stops() const;

private:
    QWidget* rowOf(const SafetyRow& row);
    TextLabel* m_finding;
    TextLabel* m_advice;
    QVBoxLayout* m_list;
    QWidget* m_rows = nullptr;
    QList<QWidget*> m_cardButtons;
    QStringList m_shown; ///< all that the rows say
    QHBoxLayout* m_buttons;
};

} // namespace sallyport::ui
