// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/sign_in/identifier.h"

#include <algorithm>

namespace sallyport::service {

namespace {

// ITU-T E.164: country codes of one and of two digits; all others have three.
constexpr QStringView oneDigitCodes = u"17";
constexpr QStringView twoDigitCodes = u"20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58"
                                      u" 60 61 62 63 64 65 66 81 82 84 86 90 91 92 93 94 95 98";

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

} // namespace

QString normalisedIdentifier(QByteArrayView utf8)
{
    const QString text = QString::fromUtf8(utf8).trimmed().normalized(QString::NormalizationForm_C).toLower();
    QString phone = text;
    phone.removeIf([](QChar c) { return c == u' ' || c == u'-' || c == u'(' || c == u')' || c == u'/' || c == u'.'; });
    return isPhone(phone) ? phone : text;
}

bool isPhone(const QString& normalised)
{
    const QStringView digits = QStringView(normalised).mid(1);
    return normalised.startsWith(u'+') && digits.size() >= 7 && digits.size() <= 15 && digits[0] != u'0'
        && std::ranges::all_of(digits, isDigit);
}

bool isMailAddress(const QString& normalised)
{
    const auto at = normalised.indexOf(u'@');
    return at > 0 && at == normalised.lastIndexOf(u'@') && at + 1 < normalised.size() && normalised.size() <= 254
        && std::ranges::none_of(normalised, [](QChar c) { return c.isSpace() || !c.isPrint(); });
}

QString maskedPhone(const QString& e164)
{
    if (!isPhone(e164))
        return {};
    const QStringView digits = QStringView(e164).mid(1);
    const qsizetype code = oneDigitCodes.contains(digits[0]) ? 1 : twoDigitCodes.contains(digits.first(2)) ? 2 : 3;
    return QStringLiteral("+%1 *** ** %2").arg(digits.first(code), digits.last(2));
}

} // namespace sallyport::service
