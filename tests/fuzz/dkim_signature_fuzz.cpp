// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// DKIM: tag lists, key records, canonical forms and whole signed messages out of anything; and nothing is ever proved
// by bytes that nobody signed.
#include "core/mail/dkim_canonical.h"
#include "core/mail/dkim_key.h"
#include "core/mail/dkim_tags.h"
#include "core/mail/message_reader.h"
#include "core/mail/sender_check.h"

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace sallyport;
    using namespace sallyport::mail;
    const QByteArray bytes(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size));
    if (const auto tags = DkimTags::read(bytes); tags && tags->withoutValue("b").size() > bytes.size())
        std::abort();
    if (const auto signature = readDkimSignature(bytes);
        signature && (signature->keyName().size() > 253 || !signature->fields.contains("from")))
        std::abort();
    if (const auto key = readDkimKey(bytes); key && isSignedBy(*key, "signature", "text").value_or(false))
        std::abort();
    for (const DkimCanonical how : {DkimCanonical::simple, DkimCanonical::relaxed}) {
        const QByteArray once = canonicalBody(bytes, how);
        if (canonicalBody(once, how) != once || once.size() > bytes.size() + 2)
            std::abort();
    }
    // A whole message, and one that bears the bytes as its signature.
    origin::ServiceProfile profile;
    profile.mailDomains = {QStringLiteral("kucoin.com")};
    const QByteArray rest = "From: a@kucoin.com\r\nSubject: x\r\n\r\nx\r\n";
    const QByteArray all[] = {bytes, "DKIM-Signature: " + bytes + "\r\n" + rest, bytes + rest};
    for (const QByteArray& text : all) {
        const auto message = readMessage(text);
        if (!message)
            continue;
        KeyRecords records{.askedAt = 1'700'000'000};
        for (const QString& name : dkimKeyNames(text, *message, profile)) {
            if (!name.endsWith(QLatin1StringView("._domainkey.kucoin.com")))
                std::abort();
            records.byName.insert(name, QList<QByteArray>{"k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo="});
        }
        if (checkDkim(text, *message, profile, records).says == DkimSays::proven)
            std::abort();
    }
    return 0;
}
