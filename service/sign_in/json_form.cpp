// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Form::parseJson: a flat JSON object of strings, decoded straight into one Secret. A general reader would leave copies
// of passwords behind and take the last of two members of one name.
#include "service/sign_in/form.h"

#include <QUtf8StringView>

namespace sallyport::service {

namespace {

constexpr qsizetype maxBody = 64 * 1024;

class JsonScanner {
public:
    explicit JsonScanner(QByteArrayView text) : m_text(text) {}

    bool take(char wanted)
    {
        skipSpace();
        const bool there = m_at < m_text.size() && m_text[m_at] == wanted;
        m_at += there ? 1 : 0;
        return there;
    }
    bool atEnd()
    {
        skipSpace();
        return m_at == m_text.size();
    }
    /// A string, decoded to `out`, which has room for what is left of the text: the bytes written.
    std::optional<qsizetype> string(unsigned char* out);

private:
    void skipSpace()
    {
        while (m_at < m_text.size() && QByteArrayView(" \t\r\n").contains(m_text[m_at]))
            ++m_at;
    }
    std::optional<char16_t> unit();
    std::optional<char32_t> escaped();

    QByteArrayView m_text;
    qsizetype m_at = 0;
};

/// The four digits of a \u.
std::optional<char16_t> JsonScanner::unit()
{
    if (m_text.size() - m_at < 4)
        return std::nullopt;
    unsigned value = 0;
    for (int i = 0; i < 4; ++i) {
        const char c = m_text[m_at++];
        const int digit = c >= '0' && c <= '9' ? c - '0'
            : c >= 'a' && c <= 'f'             ? c - 'a' + 10
            : c >= 'A' && c <= 'F'             ? c - 'A' + 10
                                               : -1;
        if (digit < 0)
            return std::nullopt;
        value = value * 16 + static_cast<unsigned>(digit);
    }
    return static_cast<char16_t>(value);
}

/// What a backslash begins; no NUL, no half of a pair.
std::optional<char32_t> JsonScanner::escaped()
{
    constexpr QByteArrayView names = "\"\\/bfnrt";
    constexpr QByteArrayView meant = "\"\\/\b\f\n\r\t";
    const char c = m_at < m_text.size() ? m_text[m_at++] : '\0';
    if (const auto simple = c == '\0' ? -1 : names.indexOf(c); simple >= 0)
        return static_cast<unsigned char>(meant[simple]);
    const auto first = c == 'u' ? unit() : std::nullopt;
    if (!first || *first == 0 || QChar::isLowSurrogate(*first))
        return std::nullopt;
    if (!QChar::isHighSurrogate(*first))
        return *first;
    if (m_text.size() - m_at < 2 || m_text[m_at] != '\\' || m_text[m_at + 1] != 'u')
        return std::nullopt;
    m_at += 2;
    const auto second = unit();
    if (!second || !QChar::isLowSurrogate(*second))
        return std::nullopt;
    return QChar::surrogateToUcs4(*first, *second);
}

/// UTF-8 of `c`: never longer than the escape it came from.
qsizetype encode(char32_t c, unsigned char* out)
{
    const auto tail = [c](int shift) { return static_cast<unsigned char>(0x80 | ((c >> shift) & 0x3f)); };
    const auto head = [c](unsigned mark, int shift) { return static_cast<unsigned char>(mark | (c >> shift)); };
    if (c < 0x80) {
        out[0] = head(0, 0);
        return 1;
    }
    if (c < 0x800) {
        out[0] = head(0xc0, 6);
        out[1] = tail(0);
        return 2;
    }
    if (c < 0x10000) {
        out[0] = head(0xe0, 12);
        out[1] = tail(6);
        out[2] = tail(0);
        return 3;
    }
    out[0] = head(0xf0, 18);
    out[1] = tail(12);
    out[2] = tail(6);
    out[3] = tail(0);
    return 4;
}

std::optional<qsizetype> JsonScanner::string(unsigned char* out)
{
    if (!take('"'))
        return std::nullopt;
    qsizetype written = 0;
    while (m_at < m_text.size()) {
        const char c = m_text[m_at++];
        if (c == '"')
            return written;
        if (static_cast<unsigned char>(c) < 0x20)
            return std::nullopt;
        if (c != '\\') {
            out[written++] = static_cast<unsigned char>(c);
            continue;
        }
        const auto meant = escaped();
        if (!meant)
            return std::nullopt;
        written += encode(*meant, out + written);
    }
    return std::nullopt;
}

} // namespace

Result<Form, FormError> Form::readJson(HttpRequest& request, std::initializer_list<FieldLimit> known)
{
    const QByteArray type = request.header("Content-Type").value_or(QByteArray()).split(';').first();
    if (type.trimmed().toLower() != "application/json" || request.headerCount("Content-Encoding") > 0)
        return std::unexpected(FormError::notAForm);
    auto form = parseJson(request.body, known);
    wipe(request.body);
    return form;
}

Result<Form, FormError> Form::parseJson(QByteArrayView text, std::initializer_list<FieldLimit> known)
{
    if (text.size() > maxBody)
        return std::unexpected(FormError::tooLarge);
    if (!text.isValidUtf8())
        return std::unexpected(FormError::malformed);
    JsonScanner scanner(text);
    Form form;
    form.m_values = Secret::zeroed(text.size());
    qsizetype used = 0;
    if (!scanner.take('{'))
        return std::unexpected(FormError::malformed);
    for (bool more = !scanner.take('}'); more;) {
        // The name is decoded where the value then takes its place.
        const auto nameSize = scanner.string(form.m_values.data() + used);
        const auto name = nameSize ? form.m_values.view().sliced(used, *nameSize).toByteArray() : QByteArray();
        const auto field = std::ranges::find(known, QByteArrayView(name), &FieldLimit::name);
        if (field == known.end() || !scanner.take(':'))
            return std::unexpected(FormError::malformed);
        const auto size = scanner.string(form.m_values.data() + used);
        if (!size)
            return std::unexpected(FormError::malformed);
        if (*size > field->maxBytes)
            return std::unexpected(FormError::tooLarge);
        if (form.m_places.contains(name))
            return std::unexpected(FormError::duplicate);
        form.m_places.insert(name, {used, *size});
        used += *size;
        more = scanner.take(',');
        if (!more && !scanner.take('}'))
            return std::unexpected(FormError::malformed);
    }
    if (!scanner.atEnd())
        return std::unexpected(FormError::malformed);
    return form;
}

} // namespace sallyport::service
