// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A store in a temporary folder, and short ways to fill it.
#pragma once

#include "service/store/store.h"
#include "tests/support/catch.h"

#include <QTemporaryDir>

namespace sallyport::test {

using namespace sallyport::service;

constexpr std::int64_t now = 1'800'000'000;

struct Fixture {
    QTemporaryDir folder;
    std::unique_ptr<Store> store = open();

    std::unique_ptr<Store> open()
    {
        auto opened = Store::open(folder.path(), systemRandom());
        REQUIRE(opened);
        return std::move(*opened);
    }
    QString path(const char* name) const { return folder.filePath(QString::fromLatin1(name)); }
    template <typename F>
    auto in(F f)
    {
        auto value = store->database.inTransaction(f);
        REQUIRE(value);
        return std::move(*value);
    }
    std::int64_t addAccount(const QStringList& identifiers = {QStringLiteral("trader@practice.example")})
    {
        const auto id = in([&] {
            return store->accounts.add({.identifiers = identifiers,
                                        .phone = QStringLiteral("+15550100"),
                                        .passwordHash = "$argon2id$stored",
                                        .totpKey = Secret::copyOf("12345678901234567890"),
                                        .createdAt = now});
        });
        REQUIRE(id);
        return *id;
    }
    Session session(const QByteArray& id, std::int64_t account, std::int64_t createdAt = now) const
    {
        return {.id = id,
                .accountId = account,
                .clientId = "c",
                .jkt = "jkt-" + id,
                .scope = "account",
                .acr = "a",
                .amr = "pwd otp",
                .address = QStringLiteral("127.0.0.1"),
                .createdAt = createdAt,
                .lastSeenAt = createdAt,
                .authTime = createdAt,
                .expiresAt = createdAt + 100,
                .endsAtLatest = createdAt + 1000};
    }
};

} // namespace sallyport::test
