// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/check/check_history.h"

#include "core/base/json.h"

#include <QJsonArray>

#include <algorithm>
#include <array>

namespace sallyport::ui {

namespace {

constexpr qsizetype mostBytes = qsizetype{64} * 1024;
constexpr qsizetype longestHost = 253;

constexpr std::array verdicts{u"official", u"imitation", u"unsafe", u"disputed", u"unrelated", u"unreadable"};
static_assert(verdicts.size() == static_cast<std::size_t>(origin::LinkVerdict::unreadable) + 1);
constexpr std::array messageVerdicts{u"genuine", u"imitation", u"unsafe", u"unproved", u"unrelated"};
static_assert(messageVerdicts.size() == static_cast<std::size_t>(mail::MessageVerdict::unrelated) + 1);
constexpr std::array things{u"link", u"code", u"message"};
static_assert(things.size() == static_cast<std::size_t>(CheckedThing::message) + 1);

template <typename E, typename Words>
std::optional<E> valueOf(const Words& words, const std::optional<QString>& word)
{
    const auto found = std::ranges::find_if(words, [&](const char16_t* w) { return word == QStringView(w); });
    if (found == words.end())
        return std::nullopt;
    return static_cast<E>(found - words.begin());
}

template <typename Words, typename E>
QString wordOf(const Words& words, E value)
{
    return QString::fromUtf16(words[static_cast<std::size_t>(value)]);
}

QString wordOf(const CheckVerdict& verdict)
{
    const auto* ofMessage = std::get_if<mail::MessageVerdict>(&verdict);
    return ofMessage != nullptr ? wordOf(messageVerdicts, *ofMessage)
                                : wordOf(verdicts, std::get<origin::LinkVerdict>(verdict));
}

std::optional<CheckVerdict> verdictOf(CheckedThing what, const std::optional<QString>& word)
{
    if (what == CheckedThing::message)
        return valueOf<mail::MessageVerdict>(messageVerdicts, word);
    return valueOf<origin::LinkVerdict>(verdicts, word);
}

bool isHost(const QString& text)
{
    return text.size() <= longestHost && std::ranges::all_of(text, [](QChar c) { return c > u' ' && c < u'\x7f'; });
}

} // namespace

CheckHistory::CheckHistory(CheckStorage storage) : m_storage(std::move(storage))
{
    const QByteArray kept = m_storage.read ? m_storage.read() : QByteArray();
    m_kept = !kept.isEmpty();
    m_entries = readCheckEntries(kept);
}

void CheckHistory::add(const CheckEntry& entry)
{
    m_entries.prepend(entry);
    m_entries.resize(std::min(m_entries.size(), most));
    if (m_kept)
        m_storage.write(writeCheckEntries(m_entries));
    Q_EMIT changed();
}

void CheckHistory::clear()
{
    m_entries.clear();
    if (m_kept)
        m_storage.write(writeCheckEntries(m_entries));
    Q_EMIT changed();
}

bool CheckHistory::setKept(bool kept)
{
    if (kept && !(m_storage.write && m_storage.write(writeCheckEntries(m_entries))))
        return false;
    if (!kept && m_storage.remove)
        m_storage.remove();
    m_kept = kept;
    return true;
}

QByteArray writeCheckEntries(const QList<CheckEntry>& entries)
{
    QJsonArray list;
    for (const CheckEntry& entry : entries)
        list.append(QJsonObject{{QStringLiteral("at"), qint64{entry.at}},
                                {QStringLiteral("what"), wordOf(things, entry.what)},
                                {QStringLiteral("host"), entry.host},
                                {QStringLiteral("verdict"), wordOf(entry.verdict)}});
    return writeJson({{QStringLiteral("checks"), list}});
}

QList<CheckEntry> readCheckEntries(QByteArrayView json)
{
    const auto object = readJsonObject(json, {.maxBytes = mostBytes, .maxDepth = 4});
    QList<CheckEntry> entries;
    for (const auto& each : object ? object->value(u"checks").toArray() : QJsonArray()) {
        const QJsonObject entry = each.toObject();
        const auto at = integerMember(entry, u"at");
        const auto host = stringMember(entry, u"host");
        const auto what = valueOf<CheckedThing>(things, stringMember(entry, u"what"));
        const auto verdict = what ? verdictOf(*what, stringMember(entry, u"verdict")) : std::nullopt;
        if (at && host && what && verdict && isHost(*host) && entries.size() < CheckHistory::most)
            entries.append({.at = *at, .what = *what, .host = *host, .verdict = *verdict});
    }
    return entries;
}

} // namespace sallyport::ui
