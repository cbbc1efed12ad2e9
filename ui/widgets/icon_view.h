// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// IconView: an icon beside a text, as large as a number of its lines; drawn afresh at every scale and palette. It is
// decoration: what it means stands in the text.
//   auto* view = new IconView(1.3, this);  view->setIcon(icon(Icon::lock, Tone::success));
#pragma once

#include <QIcon>
#include <QWidget>

namespace sallyport::ui {

class IconView : public QWidget {
    Q_OBJECT
public:
    explicit IconView(double lines, QWidget* parent = nullptr);
    void setIcon(const QIcon& icon);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    double m_lines;
    QIcon m_icon;
};

} // namespace sallyport::ui
