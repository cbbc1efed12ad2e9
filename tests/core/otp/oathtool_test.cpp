// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Our codes beside those of OATH Toolkit, an implementation nobody here wrote.
#include "core/base/bytes.h"
#include "core/otp/one_time_code.h"
#include "tests/support/catch.h"

#include <QProcess>

using namespace sallyport;
using otp::HashAlgorithm;

TEST_CASE("oathtool computes the same codes from random keys, times and settings")
{
    const auto random = systemRandom();
    for (int round = 0; round < 60; ++round) {
        const auto key = randomBytes(random, 1 + randomBelow(random, 150));
        const auto algorithm = static_cast<HashAlgorithm>(round % 3);
        const int digits = 6 + static_cast<int>(randomBelow(random, 3));
        const int period = 1 + static_cast<int>(randomBelow(random, 300));
        const auto time = static_cast<std::int64_t>(randomBelow(random, 0xFFFFFFFFU));
        const QString mode =
            QStringList{QStringLiteral("sha1"), QStringLiteral("sha256"), QStringLiteral("sha512")}[round % 3];

        QProcess tool;
        tool.start(QStringLiteral("oathtool"),
                   {QStringLiteral("--totp=") + mode, QStringLiteral("--digits=%1").arg(digits),
                    QStringLiteral("--time-step-size=%1s").arg(period), QStringLiteral("--now=@%1").arg(time),
                    QString::fromLatin1(toHex(key))});
        INFO("oathtool (OATH Toolkit) must be installed for this test");
        REQUIRE(tool.waitForFinished());
        CAPTURE(toHex(key).toStdString(), digits, period, time, mode.toStdString(),
                tool.readAllStandardError().toStdString());
        REQUIRE(tool.exitCode() == 0);
        const otp::CodeParameters parameters{
            .key = Secret::copyOf(key), .algorithm = algorithm, .digits = digits, .periodSeconds = period};
        REQUIRE(otp::totpCode(parameters, time) == QString::fromLatin1(tool.readAllStandardOutput().trimmed()));
    }
}
