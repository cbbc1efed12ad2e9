// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/devices/device_delegate.h"

#include "ui/devices/device_model.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/style_painting.h"

#include <QPainter>

namespace sallyport::ui {
namespace {

constexpr double lineHeight = 1.3; // of the font's height

class RowPainter {
public:
    RowPainter(QPainter* painter, const QStyleOptionViewItem& option) : m_painter(painter), m_option(option) {}

    double em() const { return m_option.fontMetrics.height(); }
    /// One line of text at `rect`, cut with an ellipsis, mirrored for writing from right to left.
    void text(const QRectF& rect, const QFont& font, const QColor& color, const QString& text)
    {
        const QRect place = QStyle::visualRect(m_option.direction, m_option.rect, rect.toRect());
        m_painter->setFont(font);
        m_painter->setPen(color);
        m_painter->drawText(place,
                            static_cast<int>(Qt::AlignVCenter | Qt::TextSingleLine)
                                | static_cast<int>(QStyle::visualAlignment(m_option.direction, Qt::AlignLeft)),
                            QFontMetrics(font).elidedText(text, Qt::ElideRight, place.width()));
    }
    void picture(const QRectF& rect, const QIcon& icon)
    {
        icon.paint(m_painter, QStyle::visualRect(m_option.direction, m_option.rect, rect.toRect()));
    }

private:
    QPainter* m_painter;
    const QStyleOptionViewItem& m_option;
};

QFont strong(QFont font)
{
    font.setWeight(QFont::DemiBold);
    return font;
}

void paintSection(RowPainter& row, const QStyleOptionViewItem& option, const QString& caption, const Theme& t)
{
    QFont font = strong(option.font);
    font.setCapitalization(QFont::AllUppercase);
    font.setPointSizeF(font.pointSizeF() * 0.85);
    QRectF place(option.rect);
    place.setTop(place.bottom() - row.em() * 1.6);
    row.text(place, font, t.muted, caption);
}

} // namespace

QSize DeviceDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const double em = option.fontMetrics.height();
    if (index.data(DeviceModel::sectionRole).toBool())
        return {0, static_cast<int>(em * 2)};
    const int lines = index.data(DeviceModel::warningRole).toString().isEmpty() ? 2 : 3;
    return {0, static_cast<int>(em * (0.9 + lines * lineHeight))};
}

void DeviceDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Theme& t = theme(option.palette);
    RowPainter row(painter, option);
    const double em = row.em();
    painter->save();
    const QString name = index.data(Qt::DisplayRole).toString();
    if (index.data(DeviceModel::sectionRole).toBool()) {
        paintSection(row, option, name, t);
        return painter->restore();
    }
    painting::row(&option, painter, option.widget);
    const QRectF inner = QRectF(option.rect).adjusted(em * 0.6, em * 0.45, -em * 0.6, -em * 0.45);
    const bool look = index.data(DeviceModel::needsLookRole).toBool();
    const bool session = index.parent().parent().isValid();
    const QVariant own = index.data(Qt::DecorationRole);
    row.picture(QRectF(inner.left(), inner.top() + em * 0.1, em * 1.2, em * 1.2),
                own.isValid() ? own.value<QIcon>()
                    : look    ? icon(Icon::warning, Tone::warning)
                              : icon(session ? Icon::person : Icon::computer, Tone::muted));
    QRectF line(inner.left() + em * 1.9, inner.top(), inner.width() - em * 1.9, em * lineHeight);
    const QString status = index.data(DeviceModel::statusRole).toString();
    const double statusWidth = QFontMetricsF(option.font).horizontalAdvance(status) + 2;
    row.text(line.adjusted(0, 0, -statusWidth - em * 0.5, 0), strong(option.font), t.text, name);
    row.text(line.adjusted(line.width() - statusWidth, 0, 0, 0), option.font, t.muted, status);
    line.translate(0, em * lineHeight);
    const QString warning = index.data(DeviceModel::warningRole).toString();
    if (!warning.isEmpty()) {
        row.text(line, option.font, t.warning, warning);
        line.translate(0, em * lineHeight);
    }
    row.text(line, option.font, t.muted, index.data(DeviceModel::factsRole).toString());
    painter->restore();
}

} // namespace sallyport::ui
