// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Card: a rounded surface that groups what belongs together; with a tone it becomes a message. Assistive technology
// sees a group.
//   auto* card = new Card(this);  auto* layout = new QVBoxLayout(card);
#pragma once

#include "ui/widgets/theme.h"

#include <QWidget>

namespace sallyport::ui {

class Card : public QWidget {
    Q_OBJECT
public:
    explicit Card(QWidget* parent = nullptr);
    void setTone(Tone tone);
    Tone tone() const { return m_tone; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Tone m_tone = Tone::normal;
};

} // namespace sallyport::ui
