// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// SliderPuzzle: a background with a gap and the piece that fits, moved by dragging or with the keyboard: arrows one
// pixel, four while held, with Shift or Page keys twenty; Home and End. Records the way there, as the service asks.
//   puzzle->setChallenge(challenge);  ...  act(AnswerHumanCheck{puzzle->answer()});
#pragma once

#include "core/auth/human_check.h"
#include "core/base/clock.h"

#include <QAbstractSlider>
#include <QImage>

namespace sallyport::ui {

class SliderPuzzle : public QAbstractSlider {
    Q_OBJECT
public:
    explicit SliderPuzzle(Clock clock, QWidget* parent = nullptr);

    /// False if its pictures cannot be read; then nothing is shown.
    bool setChallenge(const auth::SliderChallenge& challenge);
    /// Where the piece is, and how it got there.
    auth::SliderAnswer answer() const;
    /// True once the piece has been moved.
    bool isMoved() const { return !m_trace.isEmpty(); }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    void moved();
    /// Return on it: it is where it belongs.
    void placed();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    double scale() const;
    QRectF picture() const;
    QRectF handle() const;
    void moveTo(int x, int y);
    void record(int x, int y);

    Clock m_clock;
    QImage m_background;
    QImage m_piece;
    QSize m_size; ///< of the background, in its own pixels
    int m_row = 0;
    double m_grabbedAt = 0;
    int m_grabbedValue = 0;
    double m_valuePerPixel = 1;
    bool m_dragging = false;
    std::int64_t m_startedMs = 0;
    QList<auth::TracePoint> m_trace;
};

} // namespace sallyport::ui
