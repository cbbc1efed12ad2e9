// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// QrView: a text as a QR code, drawn in whole device pixels with its quiet zone, dark on white in either theme, so that
// a phone can scan it. The code shows the text itself: treat it as one treats the text.
//   view->setText(account.otpauthLink);
#pragma once

#include "core/base/secret.h"

#include <QWidget>

namespace sallyport::ui {

class QrView : public QWidget {
    Q_OBJECT
public:
    explicit QrView(QWidget* parent = nullptr);
    ~QrView() override;

    /// False if the text is too long for a QR code (over 2,331 bytes at error correction M); then nothing is drawn.
    bool setText(const Secret& text);
    /// Modules on a side, without the quiet zone; 0 while there is nothing to draw.
    int moduleCount() const { return m_side; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    int m_side = 0;
    QByteArray m_modules; ///< m_side squared bytes, 1 where dark
};

} // namespace sallyport::ui
