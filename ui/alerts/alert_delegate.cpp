// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/alerts/alert_delegate.h"

#include "ui/alerts/alert_model.h"
#include "ui/widgets/style_painting.h"

#include <QApplication>

namespace sallyport::ui {
namespace {

struct Row {
    QRectF icon, word, title, review, detail;
};

/// Where the parts of a row stand; mirrored by the caller for writing from right to left.
Row layOut(const QRectF& rect, double em, double wordWidth, double reviewWidth)
{
    const QRectF inner = rect.adjusted(em * 0.6, em * 0.45, -em * 0.6, -em * 0.45);
    const double left = inner.left() + em * 1.9;
    Row row;
    row.icon = QRectF(inner.left(), inner.top() + em * 0.1, em * 1.3, em * 1.3);
    row.word = QRectF(left, inner.top(), wordWidth, em * 1.2);
    row.review = QRectF(inner.right() - reviewWidth, inner.top(), reviewWidth, em * 1.2);
    row.title = QRectF(row.word.right() + em * 0.6, inner.top(), 0, em * 1.2);
    row.title.setRight(row.review.left() - (reviewWidth > 0 ? em * 0.6 : 0));
    row.detail = QRectF(left, inner.top() + em * 1.35, inner.right() - left, em * 1.2);
    return row;
}

void drawText(QPainter* painter, const QStyleOptionViewItem& option, const QRectF& rect, const QFont& font,
              const QColor& color, const QString& text)
{
    const QRect place = QStyle::visualRect(option.direction, option.rect, rect.toRect());
    painter->setFont(font);
    painter->setPen(color);
    painter->drawText(place,
                      static_cast<int>(Qt::AlignVCenter | Qt::TextSingleLine)
                          | static_cast<int>(QStyle::visualAlignment(option.direction, Qt::AlignLeft)),
                      QFontMetrics(font).elidedText(text, Qt::ElideRight, place.width()));
}

} // namespace

Tone severityTone(account::Severity severity)
{
    switch (severity) {
    case account::Severity::urgent:
        return Tone::danger;
    case account::Severity::notice:
        return Tone::warning;
    case account::Severity::calm:
        break;
    }
    return Tone::muted;
}

Icon severityIcon(account::Severity severity)
{
    switch (severity) {
    case account::Severity::urgent:
        return Icon::warning;
    case account::Severity::notice:
        return Icon::bell;
    case account::Severity::calm:
        break;
    }
    return Icon::info;
}

QSize AlertDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const
{
    return {0, static_cast<int>(option.fontMetrics.height() * 3.5)};
}

void AlertDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Theme& t = theme(option.palette);
    const double em = option.fontMetrics.height();
    const auto severity = static_cast<account::Severity>(index.data(AlertModel::severityRole).toInt());
    const bool open = index.data(AlertModel::openRole).toBool();
    const QString word = severityName(severity);
    const QString review = index.data(AlertModel::reviewRole).toString();
    QFont strong = option.font;
    strong.setWeight(QFont::DemiBold);
    const QFontMetricsF strongWidth(strong);
    const Row row = layOut(option.rect, em, strongWidth.horizontalAdvance(word) + 1,
                           review.isEmpty() ? 0 : option.fontMetrics.horizontalAdvance(review) + 1);
    painter->save();
    painting::row(&option, painter, option.widget);
    const Tone tone = severityTone(severity);
    icon(severityIcon(severity), tone)
        .paint(painter, QStyle::visualRect(option.direction, option.rect, row.icon.toRect()));
    drawText(painter, option, row.word, strong, toneColor(t, tone), word);
    drawText(painter, option, row.title, open ? strong : option.font, t.text,
             index.data(AlertModel::titleRole).toString());
    drawText(painter, option, row.review, option.font, t.muted, review);
    drawText(painter, option, row.detail, option.font, t.muted, index.data(AlertModel::detailRole).toString());
    painter->restore();
}

} // namespace sallyport::ui
