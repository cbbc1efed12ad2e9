// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/secrets/memory_store.h"
#include "tests/core/secrets/store_behaviour.h"

using namespace sallyport;
using namespace sallyport::test;

TEST_CASE("memory behaves as every store does")
{
    secrets::MemoryStore store;
    checkStoreBehaviour(store);
    CHECK(store.kind() == secrets::StoreKind::memory);
}

TEST_CASE("what memory holds is not shared between two stores")
{
    secrets::MemoryStore one;
    secrets::MemoryStore two;
    REQUIRE(writeTo(one, QStringLiteral("key"), "value").has_value());
    CHECK(readFrom(two, QStringLiteral("key")).error() == secrets::SecretStoreError::notFound);
}
