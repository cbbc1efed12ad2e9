// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/account/plain_text.h"

#include "core/base/json.h"

#include <algorithm>
#include <array>

namespace sallyport::account {

namespace {

// Of a longer text the rest is never looked at: a megabyte must cost no more than a name.
constexpr qsizetype looksAt = 1024;
constexpr int maxMarks = 3;

bool isMark(char32_t c)
{
    return QChar::category(c) == QChar::Mark_NonSpacing || QChar::category(c) == QChar::Mark_Enclosing;
}

bool isTakenAway(char32_t c)
{
    constexpr std::array taken{QChar::Other_Control,      QChar::Other_Format,      QChar::Other_Surrogate,
                               QChar::Other_PrivateUse,   QChar::Other_NotAssigned, QChar::Separator_Line,
                               QChar::Separator_Paragraph};
    return c == QChar::ReplacementCharacter || std::ranges::find(taken, QChar::category(c)) != taken.end();
}

} // namespace

QString plainText(QStringView text, qsizetype most)
{
    QString plain;
    int marks = 0;
    for (const char32_t c : text.first(std::min(text.size(), looksAt)).toUcs4()) {
        if (c == u'\n' || c == u'\t') { // keep words apart
            plain += u' ';
            continue;
        }
        marks = isMark(c) ? marks + 1 : 0;
        if (isTakenAway(c) || marks > maxMarks)
            continue;
        const auto units = QChar::fromUcs4(c);
        if (plain.size() + QStringView(units).size() > most)
            break;
        plain += units;
    }
    return plain.simplified();
}

bool isPlainText(QStringView text, qsizetype most)
{
    return !text.isEmpty() && text.size() <= most && plainText(text, most) == text;
}

QString plainId(const QString& text, qsizetype most)
{
    const bool good = text.size() <= most && std::ranges::all_of(text, [](QChar c) { return c > u' ' && c < u'\x7f'; });
    return good ? text : QString();
}

QString nameMember(const QJsonObject& object, QStringView name)
{
    return plainText(stringMember(object, name).value_or(QString()));
}

QString idMember(const QJsonObject& object, QStringView name)
{
    return plainId(stringMember(object, name).value_or(QString()));
}

} // namespace sallyport::account
