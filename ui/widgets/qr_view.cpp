// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/qr_view.h"

#include "ui/widgets/theme.h"

#include <QPainter>

#include <cstring>

#include <qrencode.h>

namespace sallyport::ui {
namespace {

constexpr int quietModules = 4; // ISO/IEC 18004, 5.3.8

struct FreeCode {
    void operator()(QRcode* code) const
    {
        std::memset(code->data, 0, static_cast<std::size_t>(code->width) * static_cast<std::size_t>(code->width));
        QRcode_free(code);
    }
};

} // namespace

QrView::QrView(QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

QrView::~QrView()
{
    wipe(m_modules);
}

bool QrView::setText(const Secret& text)
{
    wipe(m_modules);
    m_side = 0;
    const std::unique_ptr<QRcode, FreeCode> code(
        text.isEmpty() ? nullptr : QRcode_encodeData(static_cast<int>(text.size()), text.bytes(), 0, QR_ECLEVEL_M));
    if (code) {
        m_side = code->width;
        m_modules.resize(qsizetype{m_side} * m_side);
        for (qsizetype i = 0; i < m_modules.size(); ++i)
            m_modules[i] = static_cast<char>(code->data[i] & 1);
    }
    updateGeometry();
    update();
    return code != nullptr;
}

QSize QrView::sizeHint() const
{
    // At least three device-independent pixels a module: readable for a phone at arm's length.
    const int modules = m_side + 2 * quietModules;
    return QSize(1, 1) * modules * std::max(3, ems(this, 0.22));
}

QSize QrView::minimumSizeHint() const
{
    return QSize(1, 1) * (m_side + 2 * quietModules) * 2;
}

void QrView::paintEvent(QPaintEvent*)
{
    if (m_side == 0)
        return;
    QPainter painter(this);
    // Whole device pixels, whatever the scale factor: no module is ever blurred or wider than its neighbour.
    const double ratio = devicePixelRatioF();
    const int side = static_cast<int>(std::min(width(), height()) * ratio);
    const int modules = m_side + 2 * quietModules;
    const int scale = side / modules;
    painter.scale(1 / ratio, 1 / ratio);
    painter.setPen(Qt::NoPen);
    const int left = (static_cast<int>(width() * ratio) - scale * modules) / 2;
    const int top = (static_cast<int>(height() * ratio) - scale * modules) / 2;
    painter.fillRect(left, top, scale * modules, scale * modules, Qt::white);
    for (int y = 0; y < m_side; ++y) {
        for (int x = 0; x < m_side; ++x) {
            if (m_modules.at(y * m_side + x) != 0)
                painter.fillRect(left + (x + quietModules) * scale, top + (y + quietModules) * scale, scale, scale,
                                 Qt::black);
        }
    }
}

} // namespace sallyport::ui
