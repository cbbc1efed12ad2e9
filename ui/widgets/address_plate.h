// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// AddressPlate: the same plate on top of every screen where a secret can be typed: exact host, how it was verified, any
// proxy, three words. Green, amber or red; it decides nothing itself.
//   plate->setContent(content);
#pragma once

#include "ui/widgets/card.h"
#include "ui/widgets/plate_content.h"

namespace sallyport::ui {

class HostLine;
class IconView;
class TextLabel;

class AddressPlate : public Card {
    Q_OBJECT
public:
    explicit AddressPlate(QWidget* parent = nullptr);
    void setContent(const PlateContent& content);
    const PlateContent& content() const { return m_content; }

private:
    static QString wordsExplanation();

    PlateContent m_content;
    IconView* m_icon;
    HostLine* m_host;
    TextLabel* m_sentence;
    TextLabel* m_service;
    TextLabel* m_words;
};

} // namespace sallyport::ui
