// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/icon.h"

#include <QFile>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

#include <array>

// Q_INIT_RESOURCE must stand outside any namespace; a static library's resources are not registered by themselves.
static void registerIcons()
{
    Q_INIT_RESOURCE(icons);
}

namespace sallyport::ui {
namespace {

// In the order of the enumerators.
constexpr std::array fileNames{"authenticator", "back",     "bell",    "browser",   "circle",   "clock",    "computer",
                               "copy",          "cross",    "done",    "exchange",  "eye",      "eye-off",  "failed",
                               "file",          "forward",  "heart",   "inbox",     "info",     "key",      "lock",
                               "lock-broken",   "mail",     "message", "no-puzzle", "overview", "people",   "person",
                               "pictures",      "practice", "puzzle",  "refresh",   "search",   "settings", "shield",
                               "sign-out",      "square",   "star",    "triangle",  "warning"};
static_assert(fileNames.size() == static_cast<std::size_t>(Icon::warning) + 1);

QString fileName(Icon name)
{
    return QLatin1String(fileNames.at(static_cast<std::size_t>(name)));
}

class SvgIcon : public QIconEngine {
public:
    SvgIcon(QString file, Tone tone) : m_file(std::move(file)), m_tone(tone) {}

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override
    {
        QFile file(QStringLiteral(":/icons/%1.svg").arg(m_file));
        if (!file.open(QIODevice::ReadOnly))
            return;
        QByteArray svg = file.readAll();
        svg.replace("currentColor", color(mode).name().toLatin1());
        const int side = std::min(rect.width(), rect.height());
        QRectF square(0, 0, side, side);
        square.moveCenter(QRectF(rect).center());
        QSvgRenderer(svg).render(painter, square);
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override
    {
        const QString key = QStringLiteral("sallyport-icon/%1/%2x%3/%4")
                                .arg(m_file)
                                .arg(size.width())
                                .arg(size.height())
                                .arg(color(mode).name());
        QPixmap drawn;
        if (QPixmapCache::find(key, &drawn))
            return drawn;
        drawn = QPixmap(size);
        drawn.fill(Qt::transparent);
        QPainter painter(&drawn);
        paint(&painter, QRect(QPoint(0, 0), size), mode, state);
        painter.end();
        QPixmapCache::insert(key, drawn);
        return drawn;
    }

    bool isNull() override { return false; }
    QIconEngine* clone() const override { return new SvgIcon(m_file, m_tone); }

private:
    QColor color(QIcon::Mode mode) const
    {
        const Theme& tokens = theme(QGuiApplication::palette());
        if (mode == QIcon::Disabled)
            return tokens.muted;
        return mode == QIcon::Selected ? tokens.onAccent : toneColor(tokens, m_tone);
    }

    QString m_file;
    Tone m_tone;
};

} // namespace

QIcon icon(Icon name, Tone tone)
{
    registerIcons();
    return QIcon(new SvgIcon(fileName(name), tone));
}

QIcon programIcon()
{
    registerIcons();
    return QIcon(new SvgIcon(QStringLiteral("sallyport"), Tone::normal));
}

} // namespace sallyport::ui
