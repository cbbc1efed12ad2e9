// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// From a token to an alert and back from the file: nothing unsigned is believed, and what comes out is short and plain.
// The input is a token, and also the payload of one that we sign.
#include "core/account/alert_log.h"
#include "core/account/alert_words.h"
#include "core/account/plain_text.h"
#include "core/base/bytes.h"

#include <QJsonArray>

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace sallyport;
    static const auto key = jose::EcKey::generate();
    static const QJsonObject jwks{{QStringLiteral("keys"), QJsonArray{key.publicKey().toJwk()}}};
    const QByteArray payload(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size));
    const jose::SetExpectation expected{.issuer = QStringLiteral("i"), .audience = QStringLiteral("a"), .now = 5};
    if (jose::readSecurityEvent(payload, jwks, expected))
        std::abort();

    const auto input = toBase64Url(R"({"alg":"ES256","typ":"secevent+jwt"})") + '.' + toBase64Url(payload);
    const auto event = jose::readSecurityEvent(input + '.' + toBase64Url(key.sign(input)), jwks, expected);
    const auto alert = event ? account::readAlert(*event, 6) : std::unexpected(account::AlertError::malformed);
    if (!alert)
        return 0;
    for (const auto& text : {alert->deviceName, alert->ip, alert->location, alert->network, alert->objectName}) {
        if (!text.isEmpty() && !account::isPlainText(text))
            std::abort();
    }
    account::AlertLog log;
    const auto line = account::AlertLog::alertLine(*alert);
    if (line.size() > account::maxAlertLine || log.take(line) != account::AlertLog::Taken::newAlert
        || log.alerts().first() != *alert)
        std::abort();
    return 0;
}
