// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// RFC 8414 metadata: what is demanded of a service, and what hostile documents come to.
#include "core/auth/metadata.h"
#include "core/base/json.h"
#include "tests/support/catch.h"

#include <QJsonArray>

using namespace sallyport;
using namespace sallyport::auth;

namespace {

const auto issuer = *origin::Origin::parse(u"https://localhost:41873");

QJsonObject document()
{
    const auto at = [](const char* path) { return QString(issuer.text() + QString::fromLatin1(path)); };
    return {{QStringLiteral("issuer"), issuer.text()},
            {QStringLiteral("authorization_challenge_endpoint"), at("/oauth/challenge")},
            {QStringLiteral("token_endpoint"), at("/oauth/token")},
            {QStringLiteral("revocation_endpoint"), at("/oauth/revoke")},
            {QStringLiteral("jwks_uri"), at("/oauth/jwks")},
            {QStringLiteral("account_endpoint"), at("/account/v1")},
            {QStringLiteral("code_challenge_methods_supported"), QJsonArray{QStringLiteral("S256")}},
            {QStringLiteral("dpop_signing_alg_values_supported"), QJsonArray{QStringLiteral("ES256")}}};
}

std::optional<BlockReason> problemWith(const QJsonObject& object)
{
    const auto metadata = readMetadata(writeJson(object), issuer);
    return metadata ? std::nullopt : std::optional(metadata.error());
}

QJsonObject with(const char* name, const QJsonValue& value)
{
    QJsonObject object = document();
    object.insert(QString::fromLatin1(name), value);
    return object;
}

QJsonObject without(const char* name)
{
    QJsonObject object = document();
    object.remove(QString::fromLatin1(name));
    return object;
}

} // namespace

TEST_CASE("the metadata address is the well-known one of the issuer")
{
    CHECK(metadataUrl(issuer)
          == QUrl(QStringLiteral("https://localhost:41873/.well-known/oauth-authorization-server")));
}

TEST_CASE("a whole document is read, and reads the same after it was kept")
{
    QJsonObject object = document();
    object.insert(QStringLiteral("something_else"), QString(1000, u'x'));
    const auto metadata = readMetadata(writeJson(object), issuer);
    REQUIRE(metadata);
    CHECK(metadata->challengeEndpoint.path() == QLatin1String("/oauth/challenge"));
    CHECK(metadata->authorizationEndpoint.isEmpty());
    CHECK(metadata->accountEndpoint.toString() == QLatin1String("https://localhost:41873/account/v1"));
    CHECK_FALSE(metadata->document.contains(QStringLiteral("something_else")));
    const auto again = readMetadata(writeJson(metadata->document), issuer);
    REQUIRE(again);
    CHECK(again->document == metadata->document);
}

TEST_CASE("the issuer must be the configured one, letter by letter")
{
    for (const char* other : {"https://localhost:41873/", "https://LOCALHOST:41873", "https://localhost",
                              "http://localhost:41873", "https://localhost:41873 ", "https://localhost:41874", ""})
        CHECK(problemWith(with("issuer", QString::fromLatin1(other))) == BlockReason::issuerMismatch);
    CHECK(problemWith(with("issuer", 7)) == BlockReason::metadataUnreadable);
    CHECK(problemWith(without("issuer")) == BlockReason::metadataUnreadable);
}

TEST_CASE("no endpoint may lie off the pinned origin")
{
    const char* const names[] = {"authorization_challenge_endpoint",
                                 "authorization_endpoint",
                                 "token_endpoint",
                                 "revocation_endpoint",
                                 "jwks_uri",
                                 "account_endpoint"};
    const char* const elsewhere[] = {
        "https://evil.example/x",                 // another host
        "https://localhost:41874/x",              // another port
        "http://localhost:41873/x",               // without TLS
        "https://localhost.evil.example:41873/x", // our name in front of another
        "https://localhost:41873@evil.example/x", // our name as user info
        "https://user@localhost:41873/x",         // user info at all
        "https://localhost/x",                    // the default port
        "//evil.example/x",                       // without a scheme
        "/oauth/token",                           // relative
        "https://localhost:41873/x#fragment",     // RFC 6749 3.1: no fragment
        "javascript:alert(1)",
        "file:///etc/passwd",
    };
    for (const char* name : names) {
        for (const char* url : elsewhere) {
            CAPTURE(name, url);
            CHECK(problemWith(with(name, QString::fromLatin1(url))) == BlockReason::endpointElsewhere);
        }
        CHECK(problemWith(with(name, 7)) == BlockReason::metadataUnreadable);
        CHECK(problemWith(with(name, QString())) == BlockReason::metadataUnreadable);
        CHECK(problemWith(with(name, QString(5000, u'x'))) == BlockReason::metadataUnreadable);
    }
}

TEST_CASE("S256 and ES256 are demanded")
{
    const QJsonArray plain{QStringLiteral("plain")};
    CHECK(problemWith(with("code_challenge_methods_supported", plain)) == BlockReason::tooWeak);
    CHECK(problemWith(without("code_challenge_methods_supported")) == BlockReason::tooWeak);
    CHECK(problemWith(with("code_challenge_methods_supported", QStringLiteral("S256"))) == BlockReason::tooWeak);
    CHECK(problemWith(with("dpop_signing_alg_values_supported", QJsonArray{QStringLiteral("RS256")}))
          == BlockReason::tooWeak);
    CHECK(problemWith(without("dpop_signing_alg_values_supported")) == BlockReason::tooWeak);
}

TEST_CASE("there must be a way in, and the endpoints every way needs")
{
    CHECK(problemWith(without("authorization_challenge_endpoint")) == BlockReason::noWayIn);
    for (const char* name : {"token_endpoint", "revocation_endpoint", "jwks_uri"})
        CHECK(problemWith(without(name)) == BlockReason::metadataUnreadable);
    CHECK_FALSE(problemWith(without("account_endpoint")));
    QJsonObject web = without("authorization_challenge_endpoint");
    web.insert(QStringLiteral("authorization_endpoint"), QString(issuer.text() + QStringLiteral("/authorize")));
    CHECK_FALSE(problemWith(web));
}

TEST_CASE("what is no document is refused")
{
    const QByteArray bad[] = {{},
                              "null",
                              "[]",
                              "<html>",
                              writeJson(document()).chopped(1),
                              writeJson(document()) + "x",
                              "{\"issuer\":" + QByteArray(10'000, '[') + QByteArray(10'000, ']') + "}",
                              writeJson(with("padding", QString(100 * 1024, u'x'))),
                              QByteArray("\xff\xfe{}", 4)};
    for (const QByteArray& text : bad) {
        const auto metadata = readMetadata(text, issuer);
        REQUIRE_FALSE(metadata);
        CHECK(metadata.error() == BlockReason::metadataUnreadable);
    }
}

TEST_CASE("pins for roll-over are read, unreadable ones left out, ten at most")
{
    QJsonArray pins{origin::pinText({QByteArray(32, 'a')}), QStringLiteral("sha1/abc"), 7};
    CHECK(readMetadata(writeJson(with("pins", pins)), issuer)->pins.isEmpty()); // not a list of texts
    pins.removeLast();
    CHECK(readMetadata(writeJson(with("pins", pins)), issuer)->pins == QList{origin::Pin{QByteArray(32, 'a')}});
    for (int i = 0; i < 50; ++i)
        pins.prepend(origin::pinText({QByteArray(32, static_cast<char>(i))}));
    CHECK(readMetadata(writeJson(with("pins", pins)), issuer)->pins.size() == 10);
}
