// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// `sallyport-service account add`, as its caller sees it.
#include "core/otp/otpauth_uri.h"
#include "service/private_file.h"
#include "tests/service/support/service_process.h"
#include "tests/support/catch.h"

#include <QTemporaryDir>

using namespace sallyport;
using namespace sallyport::service;
using namespace sallyport::test;

namespace {

struct Ended {
    int code;
    QByteArray out;
    QByteArray err;
};

Ended addAccount(const QString& folder, const char* identifier, const QByteArray& password,
                 const QStringList& more = {})
{
    QProcess process;
    process.start(QString::fromLocal8Bit(SALLYPORT_SERVICE_PROGRAM),
                  QStringList{QStringLiteral("account"), QStringLiteral("add"), QStringLiteral("--data"), folder,
                              QStringLiteral("--identifier"), QString::fromLatin1(identifier),
                              QStringLiteral("--password-fd"), QStringLiteral("0")}
                      + more);
    process.write(password);
    process.closeWriteChannel();
    process.waitForFinished();
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

} // namespace

TEST_CASE("an account is added to a new folder and its authenticator link printed, nothing else")
{
    const QTemporaryDir data;
    const auto ended = addAccount(data.path(), "Kim@Example.org", "correct horse battery\n",
                                  {QStringLiteral("--phone"), QStringLiteral("+15550123")});
    CHECK(ended.code == 0);
    CHECK(ended.err.isEmpty());
    const auto facts = readJsonObject(ended.out);
    REQUIRE(facts);
    CHECK(facts->keys() == QStringList{QStringLiteral("otpauth")});
    const auto entry = otp::readOtpauthUri((*facts)[QStringLiteral("otpauth")].toString().toUtf8());
    REQUIRE(entry);
    CHECK(entry->account == QStringLiteral("kim@example.org"));
    CHECK(readPrivateFile(data.filePath(QStringLiteral("audit.log")))->contains("accountAdded"));
    CHECK_FALSE(readPrivateFile(data.filePath(QStringLiteral("audit.log")))->contains("kim"));
}

TEST_CASE("an account can be added while the service runs")
{
    const QTemporaryDir data;
    ServiceProcess service(SALLYPORT_SERVICE_PROGRAM,
                           {QStringLiteral("--data"), data.path(), QStringLiteral("--practice")});
    REQUIRE(service.isReady());
    CHECK(addAccount(data.path(), "kim@example.org", "correct horse battery").code == 0);
    CHECK(addAccount(data.path(), "kim@example.org", "correct horse battery").code == 1);
    CHECK(addAccount(data.path(), "trader@practice.example", "correct horse battery").code == 1);
    service.send(SIGTERM);
    CHECK(service.exitCode() == 0);
}

TEST_CASE("what cannot be an account is refused")
{
    const QTemporaryDir data;
    CHECK(addAccount(data.path(), "kim@example.org", "").code == 1);
    CHECK(addAccount(data.path(), "kim@example.org", "short").code == 1);
    CHECK(addAccount(data.path(), "kim@example.org", QByteArray(5000, 'x')).code == 1);
    CHECK(addAccount(data.path(), "kim@example.org", "\xff\xfe\xfd_______").code == 1);
    CHECK(addAccount(data.path(), "nobody", "correct horse battery").code == 2);
    CHECK(addAccount(data.path(), "kim@example.org", "correct horse battery",
                     {QStringLiteral("--phone"), QStringLiteral("x")})
              .code
          == 2);
    CHECK(addAccount(QStringLiteral("/proc/nowhere"), "kim@example.org", "correct horse battery").code == 1);
}

TEST_CASE("a password descriptor that is not open is bad usage")
{
    const QTemporaryDir data;
    QProcess process;
    process.start(QString::fromLocal8Bit(SALLYPORT_SERVICE_PROGRAM),
                  {QStringLiteral("account"), QStringLiteral("add"), QStringLiteral("--data"), data.path(),
                   QStringLiteral("--identifier"), QStringLiteral("kim@example.org"), QStringLiteral("--password-fd"),
                   QStringLiteral("77")});
    process.waitForFinished();
    CHECK(process.exitCode() == 2);
}
