// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/new_account.h"

#include "core/base/json.h"
#include "core/otp/otpauth_uri.h"
#include "service/private_file.h"

#include <QFileInfo>
#include <QUtf8StringView>

using namespace Qt::StringLiterals;

namespace sallyport::service {

namespace {

constexpr qsizetype totpKeyBytes = 20; // RFC 4226 4: 160 bits recommended
const QString practiceIdentifier = u"trader@practice.example"_s;
const QString practicePhone = u"+15550100"_s;

bool isUsable(const Secret& password)
{
    return password.size() >= minPasswordBytes && password.size() <= maxPasswordBytes
        && QUtf8StringView(password.view()).isValidUtf8();
}

otp::OtpauthEntry authenticatorEntry(const QString& label, const Secret& key)
{
    otp::OtpauthEntry entry;
    entry.issuer = u"Sallyport"_s;
    entry.account = label;
    entry.parameters.key = key.clone();
    return entry;
}

/// Four groups of five out of 32 letters and digits that cannot be taken for one another: 100 bits.
Secret randomPassword(const Random& random)
{
    static constexpr char letters[] = "abcdefghijkmnpqrstuvwxyz23456789";
    Secret password = Secret::zeroed(23);
    for (qsizetype i = 0; i < password.size(); ++i)
        password.data()[i] = static_cast<unsigned char>(i % 6 == 5 ? '-' : letters[randomBelow(random, 32)]);
    return password;
}

Result<PracticeAccount, NewAccountError> makePracticeFile(const QString& path, const Random& random)
{
    PracticeAccount account{
        .identifier = practiceIdentifier,
        .password = randomPassword(random),
        .otpauth = otp::writeOtpauthUri(authenticatorEntry(practiceIdentifier, Secret::random(random, totpKeyBytes)))};
    const QJsonObject content{{u"identifier"_s, account.identifier},
                              {u"password"_s, QString::fromLatin1(account.password.view())},
                              {u"otpauth"_s, QString::fromLatin1(account.otpauth.view())}};
    if (!writePrivateFile(path, writeJson(content)))
        return std::unexpected(NewAccountError::fileUnusable);
    return account;
}

Result<PracticeAccount, NewAccountError> readPracticeFile(const QString& path)
{
    const auto content = readJsonObject(readPrivateFile(path).value_or(QByteArray()));
    if (!content)
        return std::unexpected(NewAccountError::fileUnusable);
    const auto identifier = stringMember(*content, u"identifier");
    const auto password = stringMember(*content, u"password");
    const auto otpauth = stringMember(*content, u"otpauth");
    if (identifier != practiceIdentifier || !password || !otpauth)
        return std::unexpected(NewAccountError::fileUnusable);
    return PracticeAccount{
        .identifier = *identifier, .password = Secret::fromText(*password), .otpauth = Secret::fromText(*otpauth)};
}

} // namespace

Result<MadeAccount, NewAccountError> addAccount(Store& store, const PasswordHasher& hasher, const Clock& clock,
                                                const Random& random, AccountWish wish)
{
    if (!isUsable(wish.password))
        return std::unexpected(NewAccountError::badPassword);
    if (wish.totpKey.isEmpty())
        wish.totpKey = Secret::random(random, totpKeyBytes);
    auto otpauth = otp::writeOtpauthUri(authenticatorEntry(wish.label, wish.totpKey));
    const auto hash = hasher.hash(wish.password);
    if (hash.isEmpty())
        return std::unexpected(NewAccountError::storeFailed);
    const auto id = store.database.inTransaction([&] {
        return store.accounts.add({.identifiers = wish.identifiers,
                                   .phone = wish.phone,
                                   .passwordHash = hash,
                                   .totpKey = std::move(wish.totpKey),
                                   .createdAt = clock.unixSeconds()});
    });
    if (!id || !*id)
        return std::unexpected(id ? NewAccountError::taken : NewAccountError::storeFailed);
    return MadeAccount{**id, std::move(otpauth)};
}

Result<PracticeAccount, NewAccountError> practiceAccount(const QString& path, Store& store,
                                                         const PasswordHasher& hasher, const Clock& clock,
                                                         const Random& random)
{
    // The file comes first: an account whose password nobody knows would be of no use.
    auto account = QFileInfo::exists(path) ? readPracticeFile(path) : makePracticeFile(path, random);
    if (!account)
        return account;
    const auto known =
        store.database.inTransaction([&] { return store.accounts.findByIdentifier(practiceIdentifier).has_value(); });
    if (!known)
        return std::unexpected(NewAccountError::storeFailed);
    if (*known)
        return account;
    auto entry = otp::readOtpauthUri(account->otpauth.view());
    if (!entry)
        return std::unexpected(NewAccountError::fileUnusable);
    const auto made = addAccount(store, hasher, clock, random,
                                 {.identifiers = {practiceIdentifier, practicePhone},
                                  .phone = practicePhone,
                                  .label = practiceIdentifier,
                                  .password = account->password.clone(),
                                  .totpKey = std::move(entry->parameters.key)});
    if (!made)
        return std::unexpected(made.error());
    return account;
}

} // namespace sallyport::service
