// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// WaitRow: what a page shows while somebody else works: what is being waited for, a moving bar, and Cancel.
//   row->begin(tr("Waiting for the service to judge the code"));
#pragma once

#include <QBasicTimer>
#include <QWidget>

namespace sallyport::ui {

class Button;
class TextLabel;

/// A thin bar with a moving part: something is going on, nobody knows how long.
class BusyBar : public QWidget {
    Q_OBJECT
public:
    explicit BusyBar(QWidget* parent = nullptr);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void timerEvent(QTimerEvent* event) override;

private:
    QBasicTimer m_timer;
    int m_phase = 0; ///< 0 to 99
};

class WaitRow : public QWidget {
    Q_OBJECT
public:
    explicit WaitRow(QWidget* parent = nullptr);

    void begin(const QString& waitingFor);
    void setText(const QString& waitingFor);
    void end();
    /// Hidden where nothing can be cancelled.
    Button* cancelButton() const { return m_cancel; }

Q_SIGNALS:
    void cancelled();

private:
    TextLabel* m_text;
    BusyBar* m_bar;
    Button* m_cancel;
};

} // namespace sallyport::ui
