// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/client_pool.h"

#include "core/base/bytes.h"
#include "core/secrets/memory_store.h"
#include "tests/support/catch.h"

#include <QTemporaryDir>

using namespace sallyport;
using namespace sallyport::app;

TEST_CASE("a profile gets the same client again, and nobody else's is taken away for it")
{
    QTemporaryDir folder;
    secrets::MemoryStore store;
    ClientPool pool(Paths{.data = QDir(folder.path())}, store, nullptr);
    const origin::ServiceProfile profile{.id = QStringLiteral("example"),
                                         .name = QStringLiteral("Example"),
                                         .trust = origin::ProfileTrust::givenKey,
                                         .issuer = *origin::Origin::parse(u"https://accounts.example"),
                                         .leafPins = {origin::Pin{sha256("a")}}};
    auto otherPin = profile;
    otherPin.leafPins = {origin::Pin{sha256("b")}};
    auto otherTrust = profile;
    otherTrust.trust = origin::ProfileTrust::firstSeen;

    Client& first = pool.clientFor(profile);
    CHECK(&pool.clientFor(otherPin) != &first);
    CHECK(&pool.clientFor(otherTrust) != &first);
    CHECK(&pool.clientFor(profile) == &first);
    CHECK(first.context().profile.leafPins == profile.leafPins);
}
