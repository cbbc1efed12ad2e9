// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// LettersView: a written name over the official one, letter under letter, with what differs marked by a frame and a
// sign, not by colour alone; its accessible name says the same in words. Wraps where the window is narrow.
//   view->setLetters(report.letters);
#pragma once

#include "core/origin/link_finding.h"

#include <QWidget>

namespace sallyport::ui {

class LettersView : public QWidget {
    Q_OBJECT
public:
    explicit LettersView(QWidget* parent = nullptr);
    void setLetters(const QList<origin::LetterPair>& letters);
    /// "Letter 3 is Cyrillic “с”, and only looks like “c”."
    static QStringList inWords(const QList<origin::LetterPair>& letters);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QSize cell() const;
    QFont letterFont() const;
    int columns(int width) const;
    void paintPair(QPainter& painter, const QRect& place, const origin::LetterPair& pair) const;

    QList<origin::LetterPair> m_letters;
};

} // namespace sallyport::ui
