// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop_store.h"
#include "tests/support/catch.h"
#include "tests/support/wait.h"

#include <QDir>
#include <QTemporaryDir>

using namespace sallyport;
using namespace sallyport::test;
using secrets::SecretStoreError;

TEST_CASE("who gives no passphrase is told whether there is a file that it would have opened")
{
    const QTemporaryDir folder;
    const app::Paths paths{.data = QDir(folder.path())};
    const auto refuses = [](const ui::StorePassphraseQuestion&) {
        return Task<Secret, ui::PassphraseRefusal>::ready(std::unexpected(ui::PassphraseRefusal::refused));
    };
    app::DesktopStore store(paths, secrets::StoreKind::file, refuses);
    CHECK(waitFor(store.write(QStringLiteral("a"), Secret::copyOf("b"))).error() == SecretStoreError::noPassphraseSet);
    CHECK_FALSE(store.hasFile());
    REQUIRE(waitFor(store.open(Secret::copyOf("the passphrase of a file"))));
    REQUIRE(waitFor(store.write(QStringLiteral("a"), Secret::copyOf("b"))));
    app::DesktopStore next(paths, secrets::StoreKind::file, refuses);
    CHECK(waitFor(next.read(QStringLiteral("a"))).error() == SecretStoreError::passphraseNeeded);
}
