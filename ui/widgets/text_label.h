// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// TextLabel: the label for every text of the window. Always plain text (what a server sent can never become markup),
// wraps, and keeps size and colour in step with the system's font and palette.
//   layout->addWidget(new TextLabel(tr("Sign in"), TextLabel::Role::title, this));
#pragma once

#include "ui/widgets/theme.h"

#include <QLabel>

namespace sallyport::ui {

class TextLabel : public QLabel {
    Q_OBJECT
public:
    enum class Role {
        small,
        body,
        strong, ///< body in bold
        heading,
        title,
        fixed, ///< fixed-width letters
        code   ///< large fixed-width digits
    };
    explicit TextLabel(const QString& text, Role role, QWidget* parent = nullptr);
    explicit TextLabel(const QString& text, QWidget* parent = nullptr) : TextLabel(text, Role::body, parent) {}

    void setTone(Tone tone);
    Tone tone() const { return m_tone; }
    /// Lets the mouse select and copy the text, without a stop of the Tab key. Never for secrets.
    void setSelectable();

protected:
    void changeEvent(QEvent* event) override;

private:
    void applyFont();
    void applyColor();

    Role m_role;
    Tone m_tone = Tone::normal;
};

/// A muted TextLabel in body size.
TextLabel* mutedLabel(const QString& text, QWidget* parent);

} // namespace sallyport::ui
