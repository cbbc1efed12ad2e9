// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// StepIndicator: where one is on a way of a few steps: 1 - 2 - 3 - 4, the present one filled, those behind ticked.
#pragma once

#include <QStringList>
#include <QWidget>

namespace sallyport::ui {

class StepIndicator : public QWidget {
    Q_OBJECT
public:
    explicit StepIndicator(const QStringList& names, QWidget* parent = nullptr);
    /// 0 is the first; -1 none yet; as many as there are steps: all done.
    void setCurrent(int step);
    int current() const { return m_current; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QStringList m_names;
    int m_current = -1;
};

} // namespace sallyport::ui
