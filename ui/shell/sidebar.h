// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Sidebar: the parts of an open session, one below the other; arrow keys move, the current one is marked.
#pragma once

#include "ui/widgets/icon.h"

#include <QKeySequence>
#include <QWidget>

class QButtonGroup;
class QVBoxLayout;

namespace sallyport::ui {

class TextLabel;

class Sidebar : public QWidget {
    Q_OBJECT
public:
    explicit Sidebar(QWidget* parent = nullptr);
    /// Adds a line; the first one is chosen. Its number is the order of adding. `shortcut`: in place of a mnemonic.
    void add(Icon picture, const QString& caption, const QKeySequence& shortcut = {});
    /// As if the person had chosen the line.
    void choose(int line);
    void focusCurrent();
    /// A number behind the caption; `words` is what it means, for assistive technology. 0 takes it away.
    void setBadge(int line, qsizetype count, const QString& words);

Q_SIGNALS:
    void chosen(int line);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void colorCounts();

    QWidget* m_lines; ///< scrolls where the window is too low for all
    QVBoxLayout* m_column;
    QButtonGroup* m_group;
    QList<TextLabel*> m_counts; ///< one a line
};

} // namespace sallyport::ui
