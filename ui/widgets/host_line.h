// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// HostLine: an address in fixed-width letters with the registrable part bold. Never elided: a long host wraps, before a
// dot or the port's colon where there is one.
#pragma once

#include <QStringList>
#include <QWidget>

namespace sallyport::ui {

class HostLine : public QWidget {
    Q_OBJECT
public:
    explicit HostLine(QWidget* parent = nullptr);
    /// `bold` must stand at the end of `host`; `port` is left out when 443.
    void setAddress(const QString& host, const QString& bold, quint16 port);
    QString text() const { return m_text; }
    /// What stands in each line at that width, in pixels.
    QStringList lines(int width) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    class Layout;
    QFont fixedFont() const;

    QString m_text;
    int m_boldStart = 0;
    int m_boldLength = 0;
};

} // namespace sallyport::ui
