// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/host_line.h"

#include "ui/widgets/theme.h"

#include <QFontDatabase>
#include <QPainter>
#include <QTextLayout>

#include <cmath>

namespace sallyport::ui {

namespace {

constexpr int schemeLength = 8; // "https://"

bool breaksBefore(QChar letter)
{
    return letter == u'.' || letter == u':';
}

} // namespace

/// The text broken into lines of one width.
class HostLine::Layout {
public:
    Layout(const HostLine& line, double width) : m_layout(line.m_text, line.fixedFont())
    {
        const Theme& t = theme(line.palette());
        QTextCharFormat quiet;
        quiet.setForeground(t.muted);
        QTextCharFormat bold;
        bold.setForeground(t.text);
        bold.setFontWeight(QFont::Bold);
        m_layout.setFormats(
            {{0, static_cast<int>(line.m_text.size()), quiet}, {line.m_boldStart, line.m_boldLength, bold}});
        QTextOption option;
        option.setWrapMode(QTextOption::WrapAnywhere);
        option.setTextDirection(Qt::LeftToRight); // an address reads left to right in every language
        m_layout.setTextOption(option);
        m_layout.beginLayout();
        for (QTextLine part = m_layout.createLine(); part.isValid(); part = m_layout.createLine()) {
            part.setLineWidth(width);
            if (const int length = goodLength(line.m_text, part.textStart(), part.textLength()))
                part.setNumColumns(length, width);
            part.setPosition({0, m_height});
            m_height += part.height();
            m_width = std::max(m_width, part.naturalTextWidth());
        }
        m_layout.endLayout();
    }
    QStringList lines() const
    {
        QStringList lines;
        for (int i = 0; i < m_layout.lineCount(); ++i)
            lines.append(m_layout.text().mid(m_layout.lineAt(i).textStart(), m_layout.lineAt(i).textLength()));
        return lines;
    }
    double height() const { return m_height; }
    double width() const { return m_width; }
    void draw(QPainter* painter) const { m_layout.draw(painter, {0, 0}); }

private:
    /// A line ends before a dot or the port's colon, where there is one; 0: as it is.
    static int goodLength(const QString& text, int start, int length)
    {
        const int end = start + length;
        const int first = std::max<int>(start, schemeLength) + 1;
        for (int at = end; end < text.size() && at >= first; --at) {
            if (breaksBefore(text[at]))
                return at - start;
        }
        return 0;
    }

    QTextLayout m_layout;
    double m_height = 0;
    double m_width = 0;
};

HostLine::HostLine(QWidget* parent) : QWidget(parent)
{
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void HostLine::setAddress(const QString& host, const QString& bold, quint16 port)
{
    m_text = QStringLiteral("https://") + host;
    m_boldLength = static_cast<int>(bold.size());
    m_boldStart = static_cast<int>(m_text.size()) - m_boldLength;
    if (port != 443)
        m_text += u':' + QString::number(port);
    setAccessibleName(m_text);
    updateGeometry();
    update();
}

QFont HostLine::fixedFont() const
{
    QFont fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    if (font().pointSizeF() > 0)
        fixed.setPointSizeF(font().pointSizeF() * 1.15);
    return fixed;
}

QSize HostLine::sizeHint() const
{
    const Layout layout(*this, 100'000);
    return {static_cast<int>(std::ceil(layout.width())) + 1, static_cast<int>(std::ceil(layout.height()))};
}

/// So wide that no label need be broken, as long as that is no more than a label of usual length.
QSize HostLine::minimumSizeHint() const
{
    QFont bold = fixedFont();
    bold.setBold(true);
    const QFontMetricsF metrics(bold);
    double widest = 0;
    for (qsizetype start = 0; start < m_text.size();) {
        qsizetype end = std::min(std::max<qsizetype>(start, schemeLength) + 1, m_text.size());
        while (end < m_text.size() && !breaksBefore(m_text[end]))
            ++end;
        widest = std::max(widest, metrics.horizontalAdvance(m_text.sliced(start, end - start)));
        start = end;
    }
    return {std::clamp(static_cast<int>(std::ceil(widest)) + 1, ems(this, 8), ems(this, 16)), ems(this, 1)};
}

QStringList HostLine::lines(int width) const
{
    return Layout(*this, width).lines();
}

int HostLine::heightForWidth(int width) const
{
    return static_cast<int>(std::ceil(Layout(*this, width).height()));
}

void HostLine::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    Layout(*this, width()).draw(&painter);
}

} // namespace sallyport::ui
