// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A running store_child: says one line, hears one line. Killed with the object.
//   Child child({QStringLiteral("file"), path});  CHECK(child.ask("read key") == "notFound");
#pragma once

#include "tests/support/wait.h"

#include <QProcess>
#include <QProcessEnvironment>

namespace sallyport::test {

class Child {
public:
    explicit Child(const QStringList& arguments,
                   const QProcessEnvironment& environment = QProcessEnvironment::systemEnvironment())
    {
        process.setProcessEnvironment(environment);
        process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        process.start(QCoreApplication::applicationDirPath() + QStringLiteral("/store_child"), arguments);
        const bool started = process.waitForStarted();
        REQUIRE(started);
    }
    ~Child()
    {
        process.kill();
        process.waitForFinished();
    }

    void say(const QByteArray& line) { process.write(line + '\n'); }
    QByteArray hear()
    {
        const bool heard =
            waitUntil([this] { return process.canReadLine() || process.state() == QProcess::NotRunning; });
        REQUIRE(heard);
        return process.readLine().trimmed();
    }
    QByteArray ask(const QByteArray& line)
    {
        say(line);
        return hear();
    }

    QProcess process;
};

} // namespace sallyport::test
