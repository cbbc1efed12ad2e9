// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The certificates as an independent reader sees them: the `openssl` program.
#include "service/tls/certificate_maker.h"

#include "core/base/clock.h"
#include "service/private_file.h"
#include "tests/support/catch.h"

#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>

using namespace sallyport;
using namespace sallyport::service;

namespace {

constexpr std::int64_t day = 24 * 60 * 60;

struct Made {
    Secret rootKey = makeKeyPem();
    Secret leafKey = makeKeyPem();
    QByteArray root;
    QByteArray leaf;
    explicit Made(std::int64_t now = systemClock().unixSeconds())
        : root(makeRootCertificate(rootKey, now).value()),
          leaf(makeLeafCertificate(leafKey, root, rootKey, now).value())
    {
    }
};

/// Runs `openssl` in a folder that holds the files; its output, or nothing when it says no.
std::optional<QByteArray> openssl(const QStringList& arguments, const QList<std::pair<QString, QByteArray>>& files)
{
    const QTemporaryDir folder;
    for (const auto& [name, content] : files)
        writePrivateFile(folder.filePath(name), content);
    QProcess process;
    process.setWorkingDirectory(folder.path());
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(QStringLiteral("openssl"), arguments);
    if (!process.waitForFinished() || process.exitCode() != 0)
        return std::nullopt;
    return process.readAll();
}

QStringList words(const char* text)
{
    return QString::fromLatin1(text).split(u' ');
}

QByteArray textOf(const QByteArray& pem)
{
    return openssl(words("x509 -in c.pem -noout -text"), {{QStringLiteral("c.pem"), pem}})
        .value_or("openssl failed")
        .simplified();
}

/// A leaf for another name under the same root, as a thief of the root's key would make it.
bool rootVouchesFor(const Made& made, const QByteArray& names)
{
    const QTemporaryDir folder;
    const auto in = [&](const char* name) { return folder.filePath(QString::fromLatin1(name)); };
    writePrivateFile(in("ca.pem"), made.root);
    writePrivateFile(in("ca.key"), made.rootKey.view());
    writePrivateFile(in("leaf.key"), made.leafKey.view());
    writePrivateFile(in("ext"), "subjectAltName=" + names + "\nextendedKeyUsage=serverAuth\n");
    const auto run = [&](const char* arguments) {
        QProcess process;
        process.setWorkingDirectory(folder.path());
        process.start(QStringLiteral("openssl"), words(arguments));
        return process.waitForFinished() && process.exitCode() == 0;
    };
    REQUIRE(run("req -new -key leaf.key -subj /O=thief -out req.pem"));
    REQUIRE(run("x509 -req -in req.pem -CA ca.pem -CAkey ca.key -CAcreateserial -days 1 -extfile ext -out leaf.pem"));
    return run("verify -x509_strict -purpose sslserver -CAfile ca.pem leaf.pem");
}

} // namespace

TEST_CASE("the leaf verifies strictly under its root and under no other")
{
    const Made made;
    const Made other;
    const auto verify =
        words("verify -x509_strict -purpose sslserver -verify_hostname localhost -CAfile ca.pem leaf.pem");
    CHECK(openssl(verify, {{QStringLiteral("ca.pem"), made.root}, {QStringLiteral("leaf.pem"), made.leaf}}));
    CHECK_FALSE(openssl(verify, {{QStringLiteral("ca.pem"), other.root}, {QStringLiteral("leaf.pem"), made.leaf}}));
    CHECK_FALSE(openssl(words("verify -x509_strict -purpose sslclient -CAfile ca.pem leaf.pem"),
                        {{QStringLiteral("ca.pem"), made.root}, {QStringLiteral("leaf.pem"), made.leaf}}));
}

TEST_CASE("the root's name constraints let it vouch for this computer alone")
{
    const Made made;
    CHECK(rootVouchesFor(made, "DNS:localhost"));
    CHECK(rootVouchesFor(made, "IP:127.0.0.1"));
    const auto names = GENERATE(as<std::string>(), "DNS:www.kucoin.com", "DNS:localhost.example",
                                "DNS:localhost,DNS:example.org", "IP:127.0.0.2", "IP:192.0.2.1", "IP:::2",
                                "IP:127.0.0.1,IP:192.0.2.1", "email:a@example.org", "URI:https://example.org/");
    INFO(names);
    CHECK_FALSE(rootVouchesFor(made, QByteArray::fromStdString(names)));
}

TEST_CASE("the root may sign leaves and nothing more")
{
    const Made made;
    const auto text = textOf(made.root);
    CHECK(text.contains("X509v3 Basic Constraints: critical CA:TRUE, pathlen:0"));
    CHECK(text.contains("X509v3 Key Usage: critical Certificate Sign X509v3"));
    CHECK(text.contains("X509v3 Name Constraints: critical Permitted:"));
    CHECK(text.contains("ASN1 OID: prime256v1"));
    // A second root under the first one is over its path length.
    CHECK_FALSE(makeLeafCertificate(made.leafKey, made.leaf, made.leafKey, 0).value_or(QByteArray()).isEmpty());
    const auto below = makeLeafCertificate(makeKeyPem(), made.leaf, made.leafKey, systemClock().unixSeconds());
    CHECK_FALSE(openssl(words("verify -CAfile ca.pem -untrusted leaf.pem below.pem"),
                        {{QStringLiteral("ca.pem"), made.root},
                         {QStringLiteral("leaf.pem"), made.leaf},
                         {QStringLiteral("below.pem"), *below}}));
}

TEST_CASE("the leaf is for localhost and both loopback addresses, for 397 days, begun two days ago")
{
    const std::int64_t now = 1'800'000'000; // 2027-01-15 08:00:00 UTC
    const Made made(now);
    const auto text = textOf(made.leaf);
    CHECK(text.contains(
        "X509v3 Subject Alternative Name: DNS:localhost, IP Address:127.0.0.1, IP Address:0:0:0:0:0:0:0:1"));
    CHECK(text.contains("X509v3 Basic Constraints: critical CA:FALSE"));
    CHECK(text.contains("X509v3 Key Usage: critical Digital Signature X509v3"));
    CHECK(text.contains("X509v3 Extended Key Usage: TLS Web Server Authentication"));
    CHECK(text.contains("Not Before: Jan 13 08:00:00 2027 GMT"));
    CHECK(text.contains("Not After : Feb 14 08:00:00 2028 GMT"));
    CHECK(endOfLeaf(made.leaf, made.leafKey, made.root) == now + 395 * day);
}

TEST_CASE("a pin is the SHA-256 of the public key as openssl computes it")
{
    const Made made;
    const auto der = openssl(words("pkey -in k.pem -pubout -outform DER -out k.der"),
                             {{QStringLiteral("k.pem"), made.leafKey.view().toByteArray()}});
    REQUIRE(der);
    const QTemporaryDir folder;
    writePrivateFile(folder.filePath(QStringLiteral("k.pem")), made.leafKey.view());
    QProcess process;
    process.setWorkingDirectory(folder.path());
    process.start(
        QStringLiteral("sh"),
        {QStringLiteral("-c"),
         QStringLiteral("openssl pkey -in k.pem -pubout -outform DER | openssl dgst -sha256 -binary | base64")});
    REQUIRE(process.waitForFinished());
    CHECK(pinOfKey(made.leafKey) == "sha256/" + process.readAll().trimmed());
    CHECK_FALSE(pinOfKey(Secret::copyOf("noise")));
}

TEST_CASE("a leaf counts only with its own key and root")
{
    const Made made;
    const Made other;
    CHECK(endOfLeaf(made.leaf, made.leafKey, made.root));
    CHECK_FALSE(endOfLeaf(made.leaf, other.leafKey, made.root));
    CHECK_FALSE(endOfLeaf(made.leaf, made.leafKey, other.root));
    CHECK_FALSE(endOfLeaf("noise", made.leafKey, made.root));
    CHECK_FALSE(makeLeafCertificate(made.leafKey, made.root, other.rootKey, 0));
    CHECK_FALSE(makeLeafCertificate(Secret(), made.root, made.rootKey, 0));
}
