// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mail/charset.h"

#include <QStringDecoder>

#include <unicode/ucnv.h>

#include <memory>

namespace sallyport::mail {

namespace {

struct CloseConverter {
    void operator()(UConverter* converter) const { ucnv_close(converter); }
};

/// By ICU's converter of that name; null if it has none.
QString converted(const QByteArray& bytes, const QByteArray& charset)
{
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UConverter, CloseConverter> converter(ucnv_open(charset.constData(), &status));
    if (U_FAILURE(status))
        return {};
    const auto size = static_cast<std::int32_t>(bytes.size());
    // At most one UTF-16 unit a byte but for a few charsets that write sequences: twice as much holds any.
    QString text(2 * bytes.size() + 16, Qt::Uninitialized);
    const std::int32_t length = ucnv_toUChars(converter.get(), reinterpret_cast<UChar*>(text.data()),
                                              static_cast<std::int32_t>(text.size()), bytes.constData(), size, &status);
    if (U_FAILURE(status))
        return {};
    text.truncate(length);
    return text;
}

QString utf8OrLatin1(const QByteArray& bytes)
{
    QStringDecoder decode(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString text = decode(bytes);
    return decode.hasError() ? QString::fromLatin1(bytes) : text;
}

} // namespace

QString decodedText(const QByteArray& bytes, const QByteArray& charset)
{
    const QByteArray name = charset.trimmed().toLower();
    if (name.isEmpty() || name == "utf-8" || name == "utf8" || name == "us-ascii" || name == "ascii")
        return utf8OrLatin1(bytes);
    const QString text = name.size() > 40 ? QString() : converted(bytes, name);
    return text.isNull() ? utf8OrLatin1(bytes) : text;
}

} // namespace sallyport::mail
