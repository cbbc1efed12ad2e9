// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The program itself, started, asked, stopped and killed.
#include "service/private_file.h"
#include "tests/service/support/service_process.h"
#include "tests/service/support/tls_client.h"
#include "tests/support/catch.h"

#include <QDirIterator>
#include <QFileInfo>
#include <QJsonArray>
#include <QTemporaryDir>

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace sallyport;
using namespace sallyport::service;
using namespace sallyport::test;

namespace {

ServiceProcess serve(const QString& folder, const QStringList& more = {})
{
    return {SALLYPORT_SERVICE_PROGRAM, QStringList{QStringLiteral("--data"), folder} + more};
}

std::optional<HttpResponse> ask(const ServiceProcess& service, const QByteArray& path, bool overIpv6 = false)
{
    const auto root = readPrivateFile(service.facts()[QStringLiteral("ca_file")].toString());
    TlsClient client(service.port(), {.rootPem = root.value_or("none"), .overIpv6 = overIpv6});
    client.send("GET " + path + " HTTP/1.1\r\nHost: localhost:" + QByteArray::number(service.port()) + "\r\n\r\n");
    return client.response();
}

} // namespace

TEST_CASE("the ready line is one line of JSON with what a client needs")
{
    const QTemporaryDir data;
    auto service = serve(data.path());
    REQUIRE(service.isReady());
    CHECK(service.readyLine().endsWith('\n'));
    const auto facts = service.facts();
    CHECK(facts.keys()
          == QStringList{QStringLiteral("ca_file"), QStringLiteral("issuer"), QStringLiteral("pin"),
                         QStringLiteral("pins")});
    CHECK(service.issuer() == QStringLiteral("https://localhost:%1").arg(service.port()));
    CHECK(facts[QStringLiteral("pins")].toArray().size() == 2);
    CHECK(facts[QStringLiteral("pins")].toArray()[0] == facts[QStringLiteral("pin")]);
    CHECK(facts[QStringLiteral("pin")].toString().startsWith(QStringLiteral("sha256/")));
    CHECK(QFileInfo(facts[QStringLiteral("ca_file")].toString()).isAbsolute());
    service.send(SIGTERM);
    CHECK(service.exitCode() == 0);
    CHECK(service.process().readAllStandardOutput().isEmpty());
}

TEST_CASE("the metadata is RFC 8414's and names this issuer and these pins")
{
    const QTemporaryDir data;
    const auto service = serve(data.path());
    REQUIRE(service.isReady());
    const bool overIpv6 = GENERATE(false, true);
    const auto answer = ask(service, "/.well-known/oauth-authorization-server", overIpv6);
    REQUIRE(answer);
    CHECK(answer->status == 200);
    CHECK(answer->header("Content-Type") == "application/json");
    const auto metadata = readJsonObject(answer->body).value();
    CHECK(metadata[QStringLiteral("issuer")].toString() == service.issuer());
    CHECK(metadata[QStringLiteral("pins")] == service.facts()[QStringLiteral("pins")]);
    for (const auto* name :
         {"authorization_challenge_endpoint", "token_endpoint", "revocation_endpoint", "jwks_uri", "account_endpoint"})
        CHECK(metadata[QLatin1String(name)].toString().startsWith(service.issuer() + u'/'));
    CHECK(metadata[QStringLiteral("code_challenge_methods_supported")] == QJsonArray{QStringLiteral("S256")});
    CHECK(metadata[QStringLiteral("dpop_signing_alg_values_supported")] == QJsonArray{QStringLiteral("ES256")});
    CHECK(ask(service, "/oauth/jwks")->status == 200);
    CHECK(ask(service, "/oauth/token")->status == 405);
    CHECK(ask(service, "/")->status == 404);
}

TEST_CASE("port, pins and practice account are the same after a restart and after a kill")
{
    const QTemporaryDir data;
    QByteArray first;
    {
        auto service = serve(data.path(), {QStringLiteral("--practice")});
        REQUIRE(service.isReady());
        first = service.readyLine();
        service.send(SIGTERM);
        CHECK(service.exitCode() == 0);
    }
    {
        auto service = serve(data.path(), {QStringLiteral("--practice")});
        CHECK(service.readyLine() == first);
        service.send(SIGKILL);
        CHECK(service.exitCode() == -1);
    }
    auto service = serve(data.path(), {QStringLiteral("--practice"), QStringLiteral("--stop-with-stdin")});
    CHECK(service.readyLine() == first);
    CHECK(ask(service, "/oauth/jwks")->status == 200);
}

TEST_CASE("a practice that was killed leaves its note only until the next start")
{
    const QTemporaryDir data;
    const auto note = data.filePath(QStringLiteral("ready.json"));
    {
        auto service = serve(data.path(), {QStringLiteral("--practice")});
        REQUIRE(service.isReady());
        CHECK(readPrivateFile(note) == service.readyLine());
        service.send(SIGKILL);
        CHECK(service.exitCode() == -1);
    }
    CHECK(QFileInfo::exists(note));
    const auto service = serve(data.path());
    REQUIRE(service.isReady());
    CHECK_FALSE(QFileInfo::exists(note));
}

TEST_CASE("a second start on the same data is an error of its own")
{
    const QTemporaryDir data;
    auto first = serve(data.path());
    REQUIRE(first.isReady());
    auto second = serve(data.path());
    CHECK_FALSE(second.isReady());
    CHECK(second.exitCode() == 3);
    CHECK(
        second.process().readAllStandardError().contains("Another sallyport-service runs on " + data.path().toUtf8()));
    CHECK(ask(first, "/oauth/jwks")->status == 200);
}

TEST_CASE("the port that was asked for is taken and kept; another one is refused then")
{
    const QTemporaryDir data;
    quint16 port = 0;
    {
        const QTemporaryDir other;
        port = serve(other.path()).port(); // one that is free
    }
    const auto wanted = QString::number(port);
    {
        auto service = serve(data.path(), {QStringLiteral("--port"), wanted});
        CHECK(service.port() == port);
    }
    auto refused = serve(data.path(), {QStringLiteral("--port"), QString::number(port == 65535 ? 65534 : port + 1)});
    CHECK(refused.exitCode() == 2);
    CHECK(refused.process().readAllStandardError().contains("belongs to port " + wanted.toLatin1()));
    CHECK(serve(data.path(), {QStringLiteral("--port"), wanted}).port() == port);
}

TEST_CASE("a kept port that another program has taken is an error, not a new port")
{
    const QTemporaryDir data;
    quint16 port = 0;
    {
        auto service = serve(data.path());
        port = service.port();
    }
    const int taken = ::socket(AF_INET6, SOCK_STREAM, 0);
    sockaddr_in6 address{};
    address.sin6_family = AF_INET6;
    address.sin6_addr = in6addr_loopback;
    address.sin6_port = htons(port);
    const int on = 1;
    ::setsockopt(taken, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    ::setsockopt(taken, IPPROTO_IPV6, IPV6_V6ONLY, &on, sizeof on);
    REQUIRE(::bind(taken, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
    REQUIRE(::listen(taken, 1) == 0);
    auto service = serve(data.path());
    CHECK(service.exitCode() == 1);
    CHECK(service.process().readAllStandardError().contains("Another program listens on ::1 port "
                                                            + QByteArray::number(port)));
    ::close(taken);
    CHECK(readPrivateFile(data.filePath(QStringLiteral("port"))) == QByteArray::number(port) + '\n');
}

TEST_CASE("it stops with its parent when it was told to")
{
    const QTemporaryDir data;
    auto service = serve(data.path(), {QStringLiteral("--stop-with-stdin")});
    REQUIRE(service.isReady());
    service.process().closeWriteChannel();
    CHECK(service.exitCode() == 0);

    auto other = serve(data.path());
    REQUIRE(other.isReady());
    other.process().closeWriteChannel();
    CHECK_FALSE(other.process().waitForFinished(200));
    other.send(SIGINT);
    CHECK(other.exitCode() == 0);
}

TEST_CASE("a practice takes drills from its standard input, whole lines only; another service takes none")
{
    const QTemporaryDir data;
    auto service = serve(data.path(), {QStringLiteral("--practice"), QStringLiteral("--stop-with-stdin")});
    REQUIRE(service.isReady());
    auto& process = service.process();
    const auto answerTo = [&](const QByteArray& bytes) {
        process.write(bytes);
        while (!process.canReadLine() && process.waitForReadyRead(20'000)) {}
        return process.readLine();
    };
    CHECK(answerTo("{\"drill\":\"recovery_begun\"}\n").contains(R"("outcome":"begun")"));
    process.write("{\"drill\":");
    CHECK(answerTo("\"phishing_message\"}\n").contains(R"("drill":"phishing_message")"));
    CHECK(answerTo("nonsense\n").contains(R"("why":"bad_command")"));
    CHECK(answerTo(QByteArray(5000, 'x') + '\n').contains(R"("why":"bad_command")"));
    CHECK(answerTo({}).contains("bad_command")); // what was over the length of a line is another one
    process.closeWriteChannel();
    CHECK(service.exitCode() == 0);

    const QTemporaryDir other;
    auto plain = serve(other.path(), {QStringLiteral("--stop-with-stdin")});
    REQUIRE(plain.isReady());
    plain.process().write("{\"drill\":\"recovery_begun\"}\n");
    plain.process().closeWriteChannel();
    CHECK(plain.exitCode() == 0);
    CHECK(plain.process().readAllStandardOutput().isEmpty());
}

TEST_CASE("it stops in time with clients that hang on")
{
    const QTemporaryDir data;
    auto service = serve(data.path());
    REQUIRE(service.isReady());
    TlsClient idle(service.port());
    TlsClient halfway(service.port());
    REQUIRE(halfway.send("GET / HTTP/1.1\r\nHost: "));
    service.send(SIGTERM);
    CHECK(service.exitCode() == 0);
    CHECK(idle.isClosedByServer());
    CHECK(halfway.isClosedByServer());
}

TEST_CASE("everything it writes is its owner's alone, and its log and streams hold no secret")
{
    const QTemporaryDir data;
    const auto folder = data.filePath(QStringLiteral("service"));
    auto service = serve(folder, {QStringLiteral("--practice")});
    REQUIRE(service.isReady());
    service.send(SIGTERM);
    CHECK(service.exitCode() == 0);
    const auto practice = service.facts()[QStringLiteral("practice")].toObject();
    const auto password = practice[QStringLiteral("password")].toString().toUtf8();
    const auto key = practice[QStringLiteral("otpauth")]
                         .toString()
                         .section(QStringLiteral("secret="), 1)
                         .section(u'&', 0, 0)
                         .toUtf8();
    REQUIRE(password.size() > 20);
    REQUIRE(key.size() == 32);
    CHECK_FALSE(service.process().readAllStandardError().contains(password));
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    QDirIterator files(folder, QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QFileInfo file(files.next());
        INFO(file.filePath().toStdString());
        CHECK((file.permissions() & others) == 0);
        if (file.isDir() || file.fileName() == QStringLiteral("practice.json"))
            continue; // the one file that shows the practice account is for that
        const auto content = readPrivateFile(file.filePath(), 16 * 1024 * 1024).value();
        CHECK_FALSE(content.contains(password));
        CHECK_FALSE(content.contains(key));
    }
}

TEST_CASE("a command line that makes no sense ends with 2 and a hint, and touches nothing")
{
    const QTemporaryDir data;
    auto service = serve(data.filePath(QStringLiteral("new")), {QStringLiteral("--port"), QStringLiteral("80")});
    CHECK(service.exitCode() == 2);
    CHECK(service.process().readAllStandardError().contains("--help"));
    CHECK_FALSE(QFileInfo::exists(data.filePath(QStringLiteral("new"))));
}

TEST_CASE("damaged data is an error that says what to do, and stays as it is")
{
    const QTemporaryDir data;
    {
        auto service = serve(data.path());
        REQUIRE(service.isReady());
        service.send(SIGTERM); // not killed: SQLite would mend its file from the log that is left then
        REQUIRE(service.exitCode() == 0);
    }
    const auto name = GENERATE(as<std::string>(), "port", "tls/leaf.key", "service.key", "service.sqlite");
    INFO(name);
    const auto path = data.filePath(QString::fromStdString(name));
    REQUIRE(writePrivateFile(path, "damaged"));
    auto service = serve(data.path());
    CHECK_FALSE(service.isReady());
    CHECK(service.exitCode() == 1);
    CHECK(service.process().readAllStandardError().startsWith("sallyport-service: "));
    CHECK(readPrivateFile(path) == "damaged");
}
