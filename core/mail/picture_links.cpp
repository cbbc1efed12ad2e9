// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mail/picture_links.h"

#include "core/qr/picture_codes.h"
#include "core/qr/qr_content.h"

namespace sallyport::mail {

namespace {

constexpr std::chrono::milliseconds allTime{3'000};
constexpr std::chrono::milliseconds eachTime{500};

} // namespace

PictureFindings findCodes(const QList<QByteArray>& pictures, const qr::PictureReader& reader)
{
    PictureFindings found;
    const auto start = std::chrono::steady_clock::now();
    for (const QByteArray& picture : pictures) {
        const auto left =
            std::chrono::duration_cast<std::chrono::milliseconds>(start + allTime - std::chrono::steady_clock::now());
        if (left.count() <= 0) {
            found.searchedAll = false;
            break;
        }
        const auto reading = qr::readPicture(reader, picture, {.time = std::min(eachTime, left)});
        // What cannot be decoded here a mail program mostly cannot show either.
        if (!reading) {
            found.searchedAll = found.searchedAll && reading.error() != qr::PictureError::tooLarge;
            continue;
        }
        found.searchedAll = found.searchedAll && reading->searchedAll;
        for (const qr::QrCode& code : reading->codes) {
            const qr::QrContent content = qr::qrContent(code);
            if (content.kind == qr::QrKind::link)
                found.links.append({.place = LinkPlace::code, .target = content.text.trimmed()});
            else if (content.kind == qr::QrKind::otpauth || content.kind == qr::QrKind::migration)
                found.hasAuthenticator = true;
        }
    }
    return found;
}

} // namespace sallyport::mail
