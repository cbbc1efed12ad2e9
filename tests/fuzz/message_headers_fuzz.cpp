// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What providers and senders write into headers: readers take anything, and what stands below a strange hop proves
// nothing.
#include "core/mail/authentication_results.h"
#include "core/mail/from_field.h"
#include "core/mail/provider_word.h"

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace sallyport::mail;
    const QByteArray bytes(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size));
    const auto results = readAuthenticationResults(bytes);
    if (results.results.size() > 100)
        std::abort();
    readReceived(bytes);
    if (const auto address = readFromField(bytes); address && address->count(u'@') != 1)
        std::abort();
    QList<Header> headers{{"received", "from evil.example (evil.example [192.0.2.1]) by strange.example"}};
    for (const QByteArray& line : bytes.split('\n')) {
        const bool hop = line.startsWith('R');
        headers.append({hop ? "received" : "authentication-results", hop ? line.sliced(1) : line});
    }
    if (providerWord(headers, QStringLiteral("kucoin.com"), {{QStringLiteral("mx.named.example")}}).says
        != ProviderSays::nothing)
        std::abort();
    return 0;
}
