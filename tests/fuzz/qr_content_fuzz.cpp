// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// qrContent: only links and text are passed on, as they were; nothing of an authenticator's key.
#include "core/qr/qr_content.h"

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using sallyport::qr::QrKind;
    const QByteArray bytes(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size));
    const auto content = sallyport::qr::qrContent({bytes});
    const bool passedOn = content.kind == QrKind::link || content.kind == QrKind::text;
    if (passedOn ? content.text.toUtf8() != bytes && !bytes.startsWith("\xef\xbb\xbf") : !content.text.isEmpty())
        std::abort();
    if (passedOn && content.text.trimmed().startsWith(QLatin1StringView("otpauth:"), Qt::CaseInsensitive))
        std::abort();
    return 0;
}
