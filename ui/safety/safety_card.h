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

/// A line of the card's list.
struct SafetyRow {
    QString title;
    QString fixed = {}; ///< in fixed-width letters, e.g. an address
    QString facts = {};
    QList<Button*> buttons = {}; ///< taken over
    QString removeName = {};     ///< what the cross at its end is called; empty: none
    std::function<void()> remove = {};
};

class SafetyCard : public Card {
    Q_OBJECT
public:
    SafetyCard(const QString& title, QWidget* parent = nullptr);

    void say(const Message& message, Tone tone = Tone::normal);
    void setRows(const QList<SafetyRow>& rows);
    void addButton(Button* button);

private:
    QWidget* rowOf(const SafetyRow& row);
    TextLabel* m_finding;
    TextLabel* m_advice;
    QVBoxLayout* m_list;
    QWidget* m_rows = nullptr;
    QHBoxLayout* m_buttons;
};

} // namespace sallyport::ui
