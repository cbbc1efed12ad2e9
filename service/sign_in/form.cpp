// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/sign_in/form.h"

namespace sallyport::service {

namespace {

constexpr qsizetype maxBody = 64 * 1024;
constexpr int maxFields = 40;
constexpr qsizetype maxName = 64;

int hexDigit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/// Decodes to `out`, which has room for as many bytes as `text` has: the bytes written, or nothing.
std::optional<qsizetype> decode(QByteArrayView text, unsigned char* out)
{
    qsizetype written = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        int byte = text[i] == '+' ? ' ' : static_cast<unsigned char>(text[i]);
        if (text[i] == '%') {
            const int high = i + 2 < text.size() ? hexDigit(text[i + 1]) : -1;
            const int low = i + 2 < text.size() ? hexDigit(text[i + 2]) : -1;
            if (high < 0 || low < 0)
                return std::nullopt;
            byte = high * 16 + low;
            i += 2;
        }
        if (byte == 0)
            return std::nullopt;
        out[written++] = static_cast<unsigned char>(byte);
    }
    const QByteArrayView decoded(reinterpret_cast<const char*>(out), written);
    return decoded.isValidUtf8() ? std::optional(written) : std::nullopt;
}

} // namespace

Result<Form, FormError> Form::read(HttpRequest& request, std::initializer_list<FieldLimit> known)
{
    const QByteArray type = request.header("Content-Type").value_or(QByteArray()).split(';').first();
    if (type.trimmed().toLower() != "application/x-www-form-urlencoded" || request.headerCount("Content-Encoding") > 0)
        return std::unexpected(FormError::notAForm);
    auto form = parse(request.body, known);
    wipe(request.body);
    return form;
}

Result<Form, FormError> Form::parse(QByteArrayView text, std::initializer_list<FieldLimit> known)
{
    if (text.size() > maxBody)
        return std::unexpected(FormError::tooLarge);
    Form form;
    form.m_values = Secret::zeroed(text.size());
    qsizetype used = 0;
    int fields = 0;
    for (qsizetype from = 0; from < text.size();) {
        qsizetype end = text.indexOf('&', from);
        end = end < 0 ? text.size() : end;
        const QByteArrayView pair = text.sliced(from, end - from);
        from = end + 1;
        if (pair.isEmpty())
            continue;
        const qsizetype equals = pair.indexOf('=');
        const QByteArrayView name = equals < 0 ? pair : pair.first(equals);
        if (++fields > maxFields || name.size() > maxName)
            return std::unexpected(FormError::tooLarge);
        // No name we know needs an escape, so an escaped one is an unknown one.
        const auto field = std::ranges::find(known, name, &FieldLimit::name);
        if (equals < 0 || field == known.end())
            continue;
        const auto size = decode(pair.sliced(equals + 1), form.m_values.data() + used);
        if (!size)
            return std::unexpected(FormError::malformed);
        if (*size > field->maxBytes)
            return std::unexpected(FormError::tooLarge);
        if (form.m_places.contains(name.toByteArray()))
            return std::unexpected(FormError::duplicate);
        form.m_places.insert(name.toByteArray(), {used, *size});
        used += *size;
    }
    return form;
}

QByteArrayView Form::value(QByteArrayView name) const
{
    const auto place = m_places.constFind(name.toByteArray());
    return place == m_places.constEnd() ? QByteArrayView() : m_values.view().sliced(place->from, place->size);
}

} // namespace sallyport::service
