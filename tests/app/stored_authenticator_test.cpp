// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The built-in authenticator's entries over a store: what a store answers after they were forgotten stays forgotten.
#include "app/stored_authenticator.h"
#include "tests/support/catch.h"
#include "tests/support/fake_store.h"
#include "tests/support/wait.h"

using namespace sallyport;
using namespace sallyport::test;

namespace {

const QString practice = QStringLiteral("practice");
constexpr const char* keyLink = "otpauth://totp/Practice:me?secret=JBSWY3DPEHPK3PXP&issuer=Practice";

void settle()
{
    for (int i = 0; i < 20; ++i)
        QCoreApplication::processEvents();
}

} // namespace

TEST_CASE("an entry is kept, and there again for the next program")
{
    FakeStore store;
    app::StoredAuthenticator first(store);
    REQUIRE(waitFor(first.add(practice, Secret::copyOf(keyLink))));
    CHECK(first.entry(practice)->issuer == QStringLiteral("Practice"));
    app::StoredAuthenticator second(store);
    CHECK_FALSE(second.entry(practice));
    second.load(practice);
    CHECK(waitUntil([&] { return second.entry(practice).has_value(); }));
}

TEST_CASE("what the store answers after all was forgotten, as by a lock, is not taken in")
{
    FakeStore store;
    app::StoredAuthenticator authenticator(store);
    auto added = authenticator.add(practice, Secret::copyOf(keyLink));
    authenticator.forget();
    CHECK(waitFor(std::move(added))); // it is in the store
    CHECK_FALSE(authenticator.entry(practice));

    authenticator.load(practice);
    authenticator.forget();
    settle();
    CHECK_FALSE(authenticator.entry(practice));
    authenticator.load(practice);
    CHECK(waitUntil([&] { return authenticator.entry(practice).has_value(); }));
}
