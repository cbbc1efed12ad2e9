// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/stored_mail.h"
#include "tests/support/catch.h"
#include "tests/support/fake_store.h"
#include "tests/support/wait.h"

#include <QFile>
#include <QTemporaryDir>

using namespace sallyport;
using namespace sallyport::test;
using mail::KnownCode;
using secrets::SecretStoreError;

namespace {

const QString kucoin = QStringLiteral("kucoin");

template <typename T>
Result<T, SecretStoreError> answerOf(Task<T, SecretStoreError> task)
{
    QObject here;
    std::optional<Result<T, SecretStoreError>> answer;
    std::move(task).then(&here, [&](Result<T, SecretStoreError> came) { answer = std::move(came); });
    REQUIRE(waitUntil([&] { return answer.has_value(); }));
    return std::move(*answer);
}

struct Kept {
    QTemporaryDir folder;
    QString settings = folder.filePath(QStringLiteral("window.ini"));
    FakeStore store;
    app::StoredMail mail{store, settings};
};

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

TEST_CASE("an anti-phishing code lies in the store alone, and is found again by the next program")
{
    Kept kept;
    CHECK_FALSE(kept.mail.hasCode(kucoin));
    REQUIRE(answerOf(kept.mail.keepCode(kucoin, *mail::canonicalCode(u"tulip 77"))));
    CHECK(kept.mail.keys() == QStringList{mail::codeKey(kucoin)});
    app::StoredMail next(kept.store, kept.settings);
    CHECK(next.hasCode(kucoin));
    const auto code = answerOf(next.code(kucoin));
    REQUIRE(code);
    CHECK(code->code.view() == "tulip 77");
    CHECK_FALSE(contentOf(kept.settings).contains("tulip"));
    REQUIRE(answerOf(next.removeCode(kucoin)));
    CHECK_FALSE(kept.mail.hasCode(kucoin));
    CHECK(kept.store.values->empty());
}

TEST_CASE("the store is not asked for a code that nobody has told")
{
    Kept kept;
    const auto code = answerOf(kept.mail.code(kucoin));
    REQUIRE(code);
    CHECK(code->code.isEmpty());
    CHECK_FALSE(code->unavailable);
    CHECK(kept.store.reads == 0);
}

TEST_CASE("a code that was not kept, or not removed, is not spoken of as if it had been")
{
    Kept kept;
    kept.store.failWrites = SecretStoreError::denied;
    CHECK_FALSE(answerOf(kept.mail.keepCode(kucoin, *mail::canonicalCode(u"tulip 77"))));
    CHECK_FALSE(kept.mail.hasCode(kucoin));
    kept.store.failWrites.reset();
    REQUIRE(answerOf(kept.mail.keepCode(kucoin, *mail::canonicalCode(u"tulip 77"))));
    kept.store.failRemoves = SecretStoreError::timedOut;
    CHECK_FALSE(answerOf(kept.mail.removeCode(kucoin)));
    CHECK(kept.mail.hasCode(kucoin));
    kept.store.failReads = SecretStoreError::locked;
    const auto locked = answerOf(kept.mail.code(kucoin));
    REQUIRE(locked);
    CHECK(locked->unavailable);
    CHECK(kept.mail.hasCode(kucoin));
}

TEST_CASE("a code that somebody else took out of the store is not set any more")
{
    Kept kept;
    REQUIRE(answerOf(kept.mail.keepCode(kucoin, *mail::canonicalCode(u"tulip 77"))));
    kept.store.values->clear();
    const auto code = answerOf(kept.mail.code(kucoin));
    REQUIRE(code);
    CHECK(code->code.isEmpty());
    CHECK_FALSE(kept.mail.hasCode(kucoin));
}

TEST_CASE("DNS is asked only once the person has switched that on, also after a restart")
{
    Kept kept;
    CHECK_FALSE(kept.mail.looksUpSignatures());
    kept.mail.setLooksUpSignatures(true);
    CHECK(app::StoredMail(kept.store, kept.settings).looksUpSignatures());
    kept.mail.setLooksUpSignatures(false);
    CHECK_FALSE(app::StoredMail(kept.store, kept.settings).looksUpSignatures());
}

TEST_CASE("providers are kept, and what is no provider's name in a file is not believed")
{
    Kept kept;
    kept.mail.setProviders({{QStringLiteral("mx.google.com"), QStringLiteral("mxs.mail.ru")}});
    CHECK(app::StoredMail(kept.store, kept.settings).providers().authservIds.size() == 2);
    kept.mail.setProviders({{QStringLiteral("mx.google.com"), QStringLiteral("<evil>")}});
    CHECK(app::StoredMail(kept.store, kept.settings).providers().authservIds.isEmpty());
}
