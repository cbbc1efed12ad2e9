// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// AddressPlate: the same plate on top of every screen where a secret can be typed: exact host, how it was verified, any
// proxy, three words. Green, amber or red; it decides nothing itself.
//   plate->setContent(content);
#pragma once

#include "core/system/preflight/check.h"
#include "ui/widgets/card.h"
#include "ui/widgets/plate_content.h"

namespace sallyport::ui {

class Button;
class HostLine;
class IconView;
class TextLabel;

class AddressPlate : public Card {
    Q_OBJECT
public:
    explicit AddressPlate(QWidget* parent = nullptr);
    void setContent(const PlateContent& content);
    const PlateContent& content() const { return m_content; }

    /// Says in a line below what the three words are for, while there are any: where a person first meets them.
    void explainWords(bool explain);
    /// How this computer stands; nothing: it is being looked at. Without a call the plate says nothing of it.
    void showComputer(std::optional<system::CheckLevel> level);

Q_SIGNALS:
    /// The person wants to see the checks.
    void computerAsked();

private:
    static QString wordsExplanation();

    PlateContent m_content;
    IconView* m_icon;
    HostLine* m_host;
    TextLabel* m_sentence;
    TextLabel* m_service;
    TextLabel* m_words;
    TextLabel* m_wordsNote;
    bool m_explains = false;
    Button* m_computer;
};

} // namespace sallyport::ui
