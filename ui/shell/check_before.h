// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// CheckBefore: the Check page for whoever is not signed in, with the way back to the first page.
//   auto* page = new CheckBefore(checker, this);  connect(page, &CheckBefore::left, ...);
#pragma once

#include <QWidget>

namespace sallyport::ui {

class Checker;
class CheckPage;

class CheckBefore : public QWidget {
    Q_OBJECT
public:
    /// `checker` must outlive this.
    explicit CheckBefore(Checker& checker, QWidget* parent = nullptr);
    /// Results, and what was typed.
    void forget();
    void takeKeyboard();

Q_SIGNALS:
    void left();

private:
    CheckPage* m_page;
};

} // namespace sallyport::ui
