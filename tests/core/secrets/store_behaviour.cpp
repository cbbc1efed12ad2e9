// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/secrets/store_behaviour.h"

namespace sallyport::test {

using secrets::SecretStoreError;

namespace {

struct ValueRow {
    const char* attacks;
    QByteArray value;
};

QByteArray everyByte()
{
    QByteArray all;
    for (int b = 0; b < 256; ++b)
        all.append(static_cast<char>(b));
    return all;
}

std::vector<ValueRow> values()
{
    return {{"plain text", "refresh-token"},
            {"an empty value is not an absent one", ""},
            {"a NUL ends no value", QByteArray("a\0b\0", 4)},
            {"bytes that are not UTF-8", QByteArray("\xff\xfe\x80\xc3\x28", 5)},
            {"every byte there is", everyByte()},
            {"text that looks like base64 stays as it is", "c2VjcmV0"},
            {"white space at the ends", " \n value\t "},
            {"a kilobyte of tokens", QByteArray(1024, 'T')},
            {"the largest value", QByteArray(64 * 1024, 'x')}};
}

void checkValues(secrets::SecretStore& store)
{
    const QString key = QStringLiteral("behaviour/value");
    for (const auto& row : values()) {
        INFO(row.attacks);
        REQUIRE(writeTo(store, key, row.value).has_value());
        CHECK(holds(store, key, row.value));
    }
    CHECK(writeTo(store, key, QByteArray(64 * 1024 + 1, 'x')) == std::unexpected(SecretStoreError::failed));
    CHECK(holds(store, key, QByteArray(64 * 1024, 'x')));
    CHECK(waitFor(store.remove(key)).has_value());
}

void checkKeys(secrets::SecretStore& store)
{
    const QString good[] = {QStringLiteral("a"), QStringLiteral("session/practice"), QStringLiteral("a.b_c-d/0"),
                            QStringLiteral("../etc/passwd"), QString(200, u'k')};
    for (const QString& key : good)
        REQUIRE(writeTo(store, key, key.toUtf8()).has_value());
    for (const QString& key : good)
        CHECK(holds(store, key, key.toUtf8()));
    for (const QString& key : good)
        CHECK(waitFor(store.remove(key)).has_value());
    const QString bad[] = {QString(),
                           QString(201, u'k'),
                           QStringLiteral("UPPER"),
                           QStringLiteral("a b"),
                           QStringLiteral("a\n"),
                           QString::fromUtf8("schl\u00fcssel"),
                           QStringLiteral("a%2f"),
                           QString(QChar(0))};
    for (const QString& key : bad) {
        INFO(key.toStdString());
        CHECK(writeTo(store, key, "v") == std::unexpected(SecretStoreError::failed));
        CHECK(readFrom(store, key).error() == SecretStoreError::failed);
        CHECK(waitFor(store.remove(key)) == std::unexpected(SecretStoreError::failed));
    }
}

void checkOrder(secrets::SecretStore& store)
{
    const QString key = QStringLiteral("behaviour/order");
    QObject receiver;
    QByteArray answers;
    std::optional<QByteArray> seen;
    for (char c = '0'; c <= '9'; ++c) {
        store.write(key, Secret::copyOf(QByteArray(1, c))).then(&receiver, [&answers, c](const auto& answer) {
            answers += answer ? c : '!';
        });
    }
    store.read(key).then(&receiver,
                         [&](const auto& answer) { seen = answer ? answer->view().toByteArray() : "nothing"; });
    REQUIRE(waitUntil([&] { return seen.has_value(); }));
    CHECK(answers == "0123456789");
    CHECK(*seen == "9");
    CHECK(waitFor(store.remove(key)).has_value());
}

} // namespace

void checkStoreBehaviour(secrets::SecretStore& store)
{
    const QString key = QStringLiteral("behaviour/one");
    const QString other = QStringLiteral("behaviour/two");
    CHECK(readFrom(store, key).error() == SecretStoreError::notFound);
    CHECK(waitFor(store.remove(key)).has_value()); // removing what is not there is success

    REQUIRE(writeTo(store, key, "first").has_value());
    REQUIRE(writeTo(store, other, "second").has_value());
    REQUIRE(writeTo(store, key, "third").has_value());
    CHECK(holds(store, key, "third"));
    CHECK(holds(store, other, "second"));

    REQUIRE(waitFor(store.remove(key)).has_value());
    CHECK(readFrom(store, key).error() == SecretStoreError::notFound);
    CHECK(holds(store, other, "second"));
    REQUIRE(waitFor(store.remove(other)).has_value());

    checkValues(store);
    checkKeys(store);
    checkOrder(store);
}

} // namespace sallyport::test
