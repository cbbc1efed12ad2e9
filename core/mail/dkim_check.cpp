// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mail/dkim_check.h"

#include "core/mail/dkim_canonical.h"
#include "core/mail/dkim_key.h"
#include "core/mail/dkim_tags.h"
#include "core/mail/raw_message.h"
#include "core/mail/sender_check.h"
#include "core/mail/whole_message.h"
#include "core/origin/host_labels.h"

#include <algorithm>
#include <array>
#include <optional>

namespace sallyport::mail {

namespace {

constexpr qsizetype mostRead = 20; // fields of that name; the others are not looked at
constexpr qsizetype mostChecked = 5;
constexpr std::int64_t clockSkew = 24 * 60 * 60; // seconds; computers' clocks are off by time zones

/// What a person sees, what decides how the rest is shown, or where an answer or a press of a button goes. Whoever may
/// add or change one of these can make another message of it.
bool mustBeSigned(const QByteArray& name)
{
    static constexpr auto names = std::to_array<QByteArrayView>(
        {"from", "subject", "to", "cc", "date", "reply-to", "sender", "list-post", "resent-from", "resent-sender",
         "mail-followup-to", "mail-reply-to", "followup-to", "disposition-notification-to"});
    return std::ranges::find(names, QByteArrayView(name)) != names.end() || name.startsWith("content-")
        || name.startsWith("list-unsubscribe");
}

/// What every sender signs, so that h= has it even where the field is missing: else somebody took it away, and what was
/// partly signed looks whole. Content-Type only where the message, or h=, speaks of MIME.
bool listsWhatAllHave(const DkimSignature& signature, const QHash<QByteArray, qsizetype>& there)
{
    const bool isMime = there.contains("mime-version") || signature.fields.contains("mime-version");
    return signature.fields.contains("subject") && signature.fields.contains("date") && signature.fields.contains("to")
        && (!isMime || signature.fields.contains("content-type"));
}

struct Candidate {
    const RawField* field;
    Result<DkimSignature, DkimFlaw> signature;
};

/// A message whose sender is the service's, if that is true.
struct Claim {
    RawMessage raw;
    QString domain; ///< of From
};

std::optional<Claim> claimOf(QByteArrayView bytes, const Message& message, const QString& domain)
{
    auto raw = readRawMessage(bytes);
    if (!raw || !isReadAlike(*raw, message))
        return std::nullopt;
    return Claim{*std::move(raw), domain};
}

/// The service's own name, under the same owner as that of From (RFC 7489, 3.1.1).
bool isAligned(const QString& domain, const QString& from, const origin::ServiceProfile& profile)
{
    return isMailDomain(domain, profile) && origin::registrableDomain(domain) == origin::registrableDomain(from);
}

/// The signatures that could prove something, from the top, and those nobody can read.
QList<Candidate> candidates(const Claim& claim, const origin::ServiceProfile& profile)
{
    QList<Candidate> found;
    qsizetype seen = 0;
    qsizetype aligned = 0;
    for (const RawField& field : claim.raw.fields) {
        if (field.name != "dkim-signature")
            continue;
        if (++seen > mostRead || aligned >= mostChecked)
            break;
        auto signature = readDkimSignature(field.value());
        const bool counts = signature && isAligned(signature->domain, claim.domain, profile);
        aligned += counts ? 1 : 0;
        if (counts || !signature)
            found.append({&field, std::move(signature)});
    }
    return found;
}

/// All that a person sees is under the signature: no field is left out of h=, and none stands there once more than h=
/// says. Lines of further hops come on top, and show nothing.
bool coversAllSeen(const RawMessage& message, const DkimSignature& signature)
{
    QHash<QByteArray, qsizetype> there;
    for (const RawField& field : message.fields)
        ++there[field.name];
    for (auto field = there.cbegin(); field != there.cend(); ++field) {
        const qsizetype listed = signature.fields.count(field.key());
        const bool matters = mustBeSigned(field.key()) || listed > 0;
        if (field.key() != "received" && matters && listed < field.value())
            return false;
    }
    return listsWhatAllHave(signature, there);
}

/// The one key record among the texts that stand under the name.
Result<DkimKey, DkimSays> keyOf(const KeyTexts& texts)
{
    if (!texts)
        return std::unexpected(DkimSays::unreachable);
    std::optional<Result<DkimKey, DkimFlaw>> only;
    for (const QByteArray& text : *texts) {
        auto key = readDkimKey(text);
        if (!key && key.error() == DkimFlaw::malformed)
            continue; // texts of other kinds stand under a wildcard, too
        if (only)
            return std::unexpected(DkimSays::unusable); // RFC 6376, 3.6.2.2: which one is meant?
        only = std::move(key);
    }
    if (!only)
        return std::unexpected(texts->isEmpty() ? DkimSays::keyGone : DkimSays::unusable);
    if (!*only)
        return std::unexpected(only->error() == DkimFlaw::revoked ? DkimSays::keyGone : DkimSays::unusable);
    return **std::move(only);
}

DkimSays judge(const RawMessage& message, const Candidate& candidate, const KeyRecords& records)
{
    if (!candidate.signature)
        return DkimSays::unusable;
    const DkimSignature& signature = *candidate.signature;
    if (signature.madeAt && *signature.madeAt > records.askedAt + clockSkew)
        return DkimSays::unusable;
    if (signature.expiresAt && *signature.expiresAt < records.askedAt)
        return DkimSays::expired;
    const auto key = keyOf(records.byName.value(signature.keyName(), std::unexpected(KeyRecordError::unreachable)));
    if (!key)
        return key.error();
    const bool exact = !key->exactDomain || signature.identityDomain == signature.domain;
    if (key->algorithm != signature.algorithm || !exact)
        return DkimSays::unusable;
    const QByteArray body = canonicalBody(message.body, signature.body);
    if (signature.bodyLength && *signature.bodyLength < body.size())
        return DkimSays::partial;
    const auto fits = isSignedBy(*key, signature.signature, signedText(message, *candidate.field, signature));
    if (!fits)
        return DkimSays::unusable;
    const bool wholeBody = !signature.bodyLength || *signature.bodyLength == body.size();
    if (!*fits || !wholeBody || sha256(body) != signature.bodyHash)
        return DkimSays::unfit;
    return coversAllSeen(message, signature) ? DkimSays::proven : DkimSays::partial;
}

/// How long the canonical forms of a message's body are.
struct RawBodySizes {
    qsizetype simple = 0;
    qsizetype relaxed = 0;
};

/// Also of one whose headers nobody could check a signature over.
RawBodySizes bodySizes(QByteArrayView bytes)
{
    const QByteArray text = withNetworkLineEnds(withoutPreface(bytes));
    const qsizetype headers = text.indexOf("\r\n\r\n");
    const QByteArray body = headers < 0 ? QByteArray() : text.sliced(headers + 4);
    return {.simple = canonicalBody(body, DkimCanonical::simple).size(),
            .relaxed = canonicalBody(body, DkimCanonical::relaxed).size()};
}

/// Of two words the one that a person can do more with.
int weight(DkimSays says)
{
    switch (says) {
    case DkimSays::proven:
        return 8;
    case DkimSays::unreachable:
        return 7;
    case DkimSays::partial:
        return 6;
    case DkimSays::unfit:
        return 5;
    case DkimSays::expired:
        return 4;
    case DkimSays::keyGone:
        return 3;
    case DkimSays::unusable:
        return 2;
    case DkimSays::none:
        return 1;
    case DkimSays::notAsked:
        break;
    }
    return 0;
}

} // namespace

QStringList dkimKeyNames(QByteArrayView bytes, const Message& message, const origin::ServiceProfile& profile)
{
    QStringList names;
    const auto domain = officialSenderDomain(message, profile);
    const auto claim = domain ? claimOf(bytes, message, *domain) : std::nullopt;
    if (!claim)
        return names;
    for (const Candidate& candidate : candidates(*claim, profile)) {
        if (candidate.signature && !names.contains(candidate.signature->keyName()))
            names.append(candidate.signature->keyName());
    }
    return names;
}

bool isSignedInPart(QByteArrayView bytes, const Message& message, const origin::ServiceProfile& profile)
{
    const auto domain = officialSenderDomain(message, profile);
    if (!domain)
        return false;
    std::optional<RawBodySizes> sizes;
    return std::ranges::any_of(message.headers, [&](const Header& header) {
        const auto tags = header.name == "dkim-signature" ? DkimTags::read(header.value) : std::nullopt;
        if (!tags || !tags->value("l")
            || !isAligned(QString::fromLatin1(tags->valueOr("d", "")).toLower(), *domain, profile))
            return false;
        if (!sizes)
            sizes = bodySizes(bytes);
        const bool relaxed = tags->valueOr("c", "").toLower().endsWith("/relaxed");
        const auto length = tags->number("l");
        return !length || *length < (relaxed ? sizes->relaxed : sizes->simple);
    });
}

DkimWord checkDkim(QByteArrayView bytes, const Message& message, const origin::ServiceProfile& profile,
                   const KeyRecords& records)
{
    const auto domain = officialSenderDomain(message, profile);
    if (!domain)
        return {};
    const auto claim = claimOf(bytes, message, *domain);
    if (!claim)
        return {.says = DkimSays::unusable, .domain = {}};
    DkimWord word{.says = DkimSays::none, .domain = {}};
    for (const Candidate& candidate : candidates(*claim, profile)) {
        const DkimSays says = judge(claim->raw, candidate, records);
        if (weight(says) > weight(word.says))
            word = {.says = says, .domain = candidate.signature ? candidate.signature->domain : QString()};
    }
    return word;
}

} // namespace sallyport::mail
