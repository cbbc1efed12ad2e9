// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/left_behind.h"

#include "tests/support/catch.h"
#include "tests/support/wait.h"

#include <QTemporaryDir>

using namespace sallyport;

namespace {

QString write(const QTemporaryDir& folder, const char* name)
{
    const QString path = folder.filePath(QLatin1String(name));
    QFile file(path);
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write(name);
    return path;
}

} // namespace

TEST_CASE("what an earlier session of the same run has written is not laid to the one on a shared computer")
{
    const QTemporaryDir home;
    app::LeftBehind left({.folders = {home.path()}}, QStringLiteral("sallyport-test-of-left-behind"));
    const auto earlier = write(home, "alerts-practice.log");
    left.signInBegins();
    left.sessionBegins(QStringLiteral("practice"));
    const auto own = write(home, "QtProject.conf");
    const auto found = test::waitFor(left.look());
    REQUIRE(found);
    CHECK(found->files == QStringList{own});
    CHECK(found->filesBefore == QStringList{earlier});
}
