// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/time_text.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

namespace sallyport::ui {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(TimeText)
};

} // namespace

QString momentText(std::int64_t unixSeconds, std::int64_t nowSeconds)
{
    const QDateTime moment = QDateTime::fromSecsSinceEpoch(unixSeconds);
    const QDateTime now = QDateTime::fromSecsSinceEpoch(nowSeconds);
    const QLocale locale;
    // The C locale's short format has seconds, which nobody asked for.
    QString time = locale.language() == QLocale::C ? moment.time().toString(QStringLiteral("HH:mm"))
                                                   : locale.toString(moment.time(), QLocale::ShortFormat);
    if (moment.date() == now.date())
        return time;
    const QString date = moment.date().year() == now.date().year()
        ? locale.toString(moment.date(), Words::tr("d MMMM"))
        : locale.toString(moment.date(), QLocale::LongFormat);
    return Words::tr("%1, %2", "date, time").arg(date, time);
}

QString spanText(std::int64_t seconds)
{
    seconds = std::max<std::int64_t>(seconds, 1);
    const auto days = seconds / 86'400;
    const auto hours = days >= 2 ? 0 : seconds / 3600;
    const auto minutes = seconds / 60 % 60;
    if (days >= 2)
        return Words::tr("%1 days").arg(days);
    if (hours > 0)
        return minutes > 0 ? Words::tr("%1 h %2 min").arg(hours).arg(minutes) : Words::tr("%1 h").arg(hours);
    if (minutes > 0)
        return seconds % 60 > 0 ? Words::tr("%1 min %2 s").arg(minutes).arg(seconds % 60)
                                : Words::tr("%1 min").arg(minutes);
    return Words::tr("%1 s").arg(seconds);
}

QString countdownText(std::int64_t seconds)
{
    seconds = std::max<std::int64_t>(seconds, 0);
    const auto two = [](std::int64_t n) { return QStringLiteral("%1").arg(n, 2, 10, QLatin1Char('0')); };
    if (seconds >= 3600)
        return QStringLiteral("%1:%2:%3").arg(seconds / 3600).arg(two(seconds / 60 % 60), two(seconds % 60));
    return QStringLiteral("%1:%2").arg(seconds / 60).arg(two(seconds % 60));
}

} // namespace sallyport::ui
