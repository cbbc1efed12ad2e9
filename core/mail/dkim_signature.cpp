// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mail/dkim_signature.h"

#include "core/mail/dkim_tags.h"
#include "core/origin/host_labels.h"
#include "core/origin/origin.h"

#include <algorithm>

namespace sallyport::mail {

namespace {

constexpr qsizetype maxFields = 200;
constexpr qsizetype hashBytes = 32;
constexpr qsizetype maxSignatureBytes = 512; // RSA with 4096 bits
constexpr qsizetype maxName = 253;

std::optional<DkimAlgorithm> algorithmOf(const QByteArray& name)
{
    if (name == "rsa-sha256")
        return DkimAlgorithm::rsaSha256;
    return name == "ed25519-sha256" ? std::optional(DkimAlgorithm::ed25519Sha256) : std::nullopt;
}

std::optional<DkimCanonical> canonicalOf(const QByteArray& name)
{
    if (name == "simple")
        return DkimCanonical::simple;
    return name == "relaxed" ? std::optional(DkimCanonical::relaxed) : std::nullopt;
}

bool readCanonical(const DkimTags& tags, DkimSignature& signature)
{
    const QList<QByteArray> both = tags.valueOr("c", "simple/simple").toLower().split('/');
    const auto header = canonicalOf(both.first());
    const auto body = canonicalOf(both.size() > 1 ? both.last() : QByteArrayLiteral("simple"));
    if (!header || !body || both.size() > 2)
        return false;
    signature.header = *header;
    signature.body = *body;
    return true;
}

/// A domain of at least two labels, lower case; empty for anything else.
QString domainOf(const QByteArray& text)
{
    const QString domain = QString::fromLatin1(text).toLower();
    return origin::isHostName(domain) && domain.contains(u'.') ? domain : QString();
}

bool readNames(const DkimTags& tags, DkimSignature& signature)
{
    signature.domain = domainOf(tags.valueOr("d", ""));
    signature.selector = QString::fromLatin1(tags.valueOr("s", "")).toLower();
    const QString keyName = signature.keyName();
    // "_domainkey" is no label of a host; all else of the name has to be made of such.
    const bool good = !signature.domain.isEmpty() && keyName.size() <= maxName
        && origin::isHostName(QString(signature.selector + u'.' + signature.domain));
    if (!good || signature.selector.isEmpty())
        return false;
    const auto identity = tags.value("i");
    signature.identityDomain = identity ? domainOf(identity->sliced(identity->lastIndexOf('@') + 1)) : signature.domain;
    return (!identity || identity->contains('@')) && !signature.identityDomain.isEmpty()
        && origin::isUnder(signature.identityDomain, signature.domain);
}

bool readFields(const DkimTags& tags, DkimSignature& signature)
{
    for (const QByteArray& name : tags.list("h"))
        signature.fields.append(name.toLower());
    return signature.fields.size() <= maxFields && signature.fields.contains("from")
        && std::ranges::none_of(signature.fields, &QByteArray::isEmpty);
}

/// False where a tag is there and is no number, or ends before it begins.
bool readNumbers(const DkimTags& tags, DkimSignature& signature)
{
    signature.bodyLength = tags.number("l");
    signature.madeAt = tags.number("t");
    signature.expiresAt = tags.number("x");
    const auto good = [&](const char* name, const std::optional<qint64>& read) {
        return read.has_value() || !tags.value(name).has_value();
    };
    return good("l", signature.bodyLength) && good("t", signature.madeAt) && good("x", signature.expiresAt)
        && !(signature.madeAt && signature.expiresAt && *signature.expiresAt <= *signature.madeAt);
}

} // namespace

Result<DkimSignature, DkimFlaw> readDkimSignature(QByteArrayView value)
{
    const auto tags = DkimTags::read(value);
    if (!tags)
        return std::unexpected(DkimFlaw::malformed);
    DkimSignature signature;
    const bool asksDns = !tags->value("q") || tags->list("q").contains("dns/txt");
    const auto algorithm = algorithmOf(tags->valueOr("a", "").toLower());
    if (tags->valueOr("v", "") != "1" || !algorithm || !asksDns || !readCanonical(*tags, signature))
        return std::unexpected(DkimFlaw::unsupported);
    signature.algorithm = *algorithm;
    signature.bodyHash = tags->base64("bh").value_or(QByteArray());
    signature.signature = tags->base64("b").value_or(QByteArray());
    signature.unsignedField = tags->withoutValue("b");
    const bool sized = signature.bodyHash.size() == hashBytes && !signature.signature.isEmpty()
        && signature.signature.size() <= maxSignatureBytes;
    if (!sized || !readNames(*tags, signature) || !readFields(*tags, signature) || !readNumbers(*tags, signature))
        return std::unexpected(DkimFlaw::malformed);
    return signature;
}

} // namespace sallyport::mail
