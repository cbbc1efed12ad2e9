// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// RegionChooser: a picture of one screen laid over that screen, in which the person draws a frame. Return takes all of
// it, Escape gives up, the arrow keys move a frame and with Shift make it larger or smaller.
//   auto* chooser = new RegionChooser(screen->grabWindow(0).toImage());  connect(chooser, &RegionChooser::chosen, ...);
#pragma once

#include <QImage>
#include <QWidget>

namespace sallyport::ui {

class RegionChooser : public QWidget {
    Q_OBJECT
public:
    /// `screen` has its device pixel ratio set. The widget is a window of its own; the caller shows it.
    explicit RegionChooser(QImage screen);

Q_SIGNALS:
    /// Once, unless cancelled: that part in device pixels.
    void chosen(const QImage& part);
    void cancelled();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void moveFrame(const QKeyEvent& event);
    void take();

    QImage m_screen;
    QPoint m_from;
    QRect m_frame; ///< in the widget's coordinates; null: none drawn
};

} // namespace sallyport::ui
