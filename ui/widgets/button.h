// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Button: a push button that says how much it weighs. One primary a page: the next step. Danger for what cannot be
// undone.
//   auto* next = new Button(tr("&Continue"), Button::Kind::primary, this);
#pragma once

#include <QPushButton>

namespace sallyport::ui {

class Button : public QPushButton {
    Q_OBJECT
public:
    enum class Kind {
        plain,     ///< outlined
        primary,   ///< filled with the accent
        quiet,     ///< text only, for secondary ways
        danger,    ///< outlined in red
        navigation ///< a checkable line of the sidebar
    };
    explicit Button(const QString& text, Kind kind = Kind::plain, QWidget* parent = nullptr);
    Kind kind() const { return m_kind; }

protected:
    /// Return presses it like Space does: without a QDialog, Qt leaves Return unheard.
    void keyPressEvent(QKeyEvent* event) override;

private:
    Kind m_kind;
};

/// A small square button that shows only a picture; `name` is its tooltip and accessible name.
Button* iconButton(const QIcon& icon, const QString& name, QWidget* parent);

} // namespace sallyport::ui
