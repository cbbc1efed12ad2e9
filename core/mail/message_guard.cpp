// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mail/message_guard.h"

#include <QByteArray>
#include <QSet>

#include <algorithm>
#include <array>
#include <bitset>
#include <string_view>

namespace sallyport::mail {

namespace {

constexpr qsizetype maxHeaderBytes = 256 * 1024; // one field with its continuation lines; ARC sets have a few KiB
constexpr qsizetype maxSeparators = 4'000;       // between people, in all fields together
constexpr qsizetype maxHeaderLines = 100'000;    // in all parts together
constexpr qsizetype maxBoundaries = 2'000;
constexpr qsizetype maxBoundaryLength = 200;
constexpr qint64 maxComparisons = 50'000'000; // lines that may be boundaries, times boundaries

bool isBlank(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

bool startsWith(std::string_view text, std::string_view lower)
{
    return text.size() >= lower.size() && std::ranges::equal(text.substr(0, lower.size()), lower, {}, [](char c) {
               return c >= 'A' && c <= 'Z' ? char(c + 32) : c;
           });
}

/// The fields whose people the library reads at once, in whatever part they stand.
bool namesPeople(std::string_view line)
{
    static constexpr std::array<std::string_view, 11> names{"from",      "to",         "cc",           "bcc",
                                                            "sender",    "reply-to",   "resent-from",  "resent-to",
                                                            "resent-cc", "resent-bcc", "resent-sender"};
    return std::ranges::any_of(names, [&](std::string_view name) {
        return startsWith(line, name) && line.size() > name.size()
            && (line[name.size()] == ':' || isBlank(line[name.size()]));
    });
}

/// A content type behind whose headers no further headers begin. Parts without one may be messages (multipart/digest).
bool isLeaf(std::string_view line)
{
    static constexpr std::array<std::string_view, 6> types{"text/",  "image/", "application/",
                                                           "audio/", "video/", "multipart/"};
    constexpr std::string_view field = "content-type:";
    if (!startsWith(line, field))
        return false;
    line.remove_prefix(field.size());
    line.remove_prefix(static_cast<std::size_t>(std::ranges::find_if_not(line, isBlank) - line.begin()));
    return std::ranges::any_of(types, [&](std::string_view type) { return startsWith(line, type); });
}

/// The boundaries that the text declares, wherever it does.
class Boundaries {
public:
    /// False if there are too many.
    bool collect(std::string_view text)
    {
        constexpr std::string_view word = "boundary";
        for (std::size_t at = 0; at + word.size() < text.size(); ++at) {
            if ((text[at] | 0x20) != 'b' || !startsWith(text.substr(at), word))
                continue;
            at += word.size() - 1;
            take(text.substr(at + 1));
            if (m_declared > maxBoundaries)
                return false;
        }
        return true;
    }

    qsizetype count() const { return m_declared; }

    /// True for a line that begins or ends a part.
    bool isOne(std::string_view line) const
    {
        if (!line.starts_with("--"))
            return false;
        if (m_exotic)
            return true;
        const std::string_view rest = line.substr(2);
        for (std::size_t length = 1; length <= std::min<std::size_t>(rest.size(), maxBoundaryLength); ++length) {
            if (m_lengths[length]
                && m_known.contains(QByteArray::fromRawData(rest.data(), static_cast<qsizetype>(length))))
                return true;
        }
        return false;
    }

private:
    /// What follows the word: = value, or one of the ways that only a full parser reads; then every "--" counts.
    void take(std::string_view rest)
    {
        const auto skip = [&rest] {
            rest.remove_prefix(static_cast<std::size_t>(std::ranges::find_if_not(rest, isBlank) - rest.begin()));
        };
        skip();
        if (rest.empty())
            return;
        if (rest.front() == '*' || rest.front() == '(') {
            m_exotic = true;
            ++m_declared;
            return;
        }
        if (rest.front() != '=')
            return;
        ++m_declared;
        rest.remove_prefix(1);
        skip();
        const bool quoted = rest.starts_with('"');
        rest.remove_prefix(quoted ? 1 : 0);
        const auto end =
            std::ranges::find_if(rest, [quoted](char c) { return quoted ? c == '"' : c == ';' || isBlank(c); });
        const std::string_view value = rest.substr(0, static_cast<std::size_t>(end - rest.begin()));
        const bool plain = !value.empty() && value.size() <= maxBoundaryLength && value.find('\\') == value.npos
            && value.find('\n') == value.npos && value.find('(') == value.npos && !value.starts_with("=?");
        if (!plain) {
            m_exotic = true;
            return;
        }
        m_known.insert(QByteArray(value.data(), static_cast<qsizetype>(value.size())));
        m_lengths.set(value.size());
    }

    QSet<QByteArray> m_known;
    std::bitset<maxBoundaryLength + 1> m_lengths;
    qsizetype m_declared = 0;
    bool m_exotic = false;
};

/// Walks the lines once and counts what costs.
class LineCounter {
public:
    explicit LineCounter(const Boundaries& boundaries) : m_boundaries(boundaries) {}

    Result<Done, MessageError> count(std::string_view text)
    {
        while (!text.empty()) {
            const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
            take(text.substr(0, end));
            text.remove_prefix(end);
            if (m_parts > 2 * maxMessageParts)
                return std::unexpected(MessageError::tooManyParts);
            if (m_people > maxSeparators || m_headerLines > maxHeaderLines || m_fieldBytes > maxHeaderBytes
                || m_dashes * std::max<qint64>(m_boundaries.count(), 1) > maxComparisons)
                return std::unexpected(MessageError::tooComplex);
        }
        return Done{};
    }

private:
    void take(std::string_view line)
    {
        if (line.starts_with("--")) {
            ++m_dashes;
            if (m_boundaries.isOne(line)) {
                ++m_parts;
                m_inHeaders = true;
                m_hasLeafType = false;
                m_hasOtherType = false;
                return;
            }
        }
        if (line == "\n" || line == "\r\n") {
            // Behind the headers of a part that may be a message, that message's own begin.
            m_inHeaders = m_inHeaders && (m_hasOtherType || !m_hasLeafType);
            m_hasLeafType = false;
            m_hasOtherType = false;
            m_fieldBytes = 0;
            m_namesPeople = false;
            return;
        }
        if (m_inHeaders)
            takeHeader(line);
    }

    void takeHeader(std::string_view line)
    {
        const bool goesOn = line.front() == ' ' || line.front() == '\t';
        if (!goesOn)
            m_namesPeople = namesPeople(line);
        if (m_namesPeople)
            m_people += std::ranges::count_if(
                line, [](char c) { return c == ',' || c == ':' || c == ';' || c == '<' || c == '('; });
        ++m_headerLines;
        m_fieldBytes = static_cast<qsizetype>(line.size()) + (goesOn ? m_fieldBytes : 0);
        if (startsWith(line, "content-type"))
            (isLeaf(line) ? m_hasLeafType : m_hasOtherType) = true;
    }

    const Boundaries& m_boundaries;
    qsizetype m_parts = 0;
    qsizetype m_people = 0;
    qsizetype m_headerLines = 0;
    qsizetype m_fieldBytes = 0;
    qint64 m_dashes = 0;
    bool m_inHeaders = true;
    bool m_hasLeafType = true; // a message without a type is text
    bool m_hasOtherType = false;
    bool m_namesPeople = false;
};

} // namespace

Result<Done, MessageError> guardMessage(QByteArrayView message)
{
    if (message.size() > maxMessageBytes)
        return std::unexpected(MessageError::tooLarge);
    const std::string_view text(message.data(), static_cast<std::size_t>(message.size()));
    Boundaries boundaries;
    if (!boundaries.collect(text))
        return std::unexpected(MessageError::tooComplex);
    return LineCounter(boundaries).count(text);
}

} // namespace sallyport::mail
