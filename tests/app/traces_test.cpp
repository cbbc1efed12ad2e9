// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/traces.h"

#include "tests/support/catch.h"

#include <QTemporaryDir>

using namespace sallyport;
using app::Traces;

namespace {

struct Disk {
    QTemporaryDir folder;
    app::TracePlaces places{
        .folders = {folder.filePath(QStringLiteral("data")), folder.filePath(QStringLiteral("none"))},
        .files = {folder.filePath(QStringLiteral("QtProject.conf"))},
        .left = {folder.filePath(QStringLiteral("data/practice"))}};

    Disk() { QDir(folder.path()).mkpath(QStringLiteral("data/practice")); }
    QString write(const char* name, const QByteArray& content = "x") const
    {
        const QString path = folder.filePath(QLatin1String(name));
        QFile file(path);
        REQUIRE(file.open(QIODevice::WriteOnly));
        file.write(content);
        return path;
    }
};

} // namespace

TEST_CASE("only what has come or changed since counts as left, hidden files and Qt's own too")
{
    Disk disk;
    const auto unchanged = disk.write("data/account.json");
    const auto changed = disk.write("data/window.ini");
    const auto before = Traces::in(disk.places);
    CHECK(Traces::in(disk.places).since(before).files.isEmpty());
    disk.write("data/window.ini", "longer");
    const auto hidden = disk.write("data/.hidden");
    const auto qt = disk.write("QtProject.conf");
    disk.write("data/practice/service.sqlite");
    disk.write("other");
    const auto left = Traces::in(disk.places).since(before);
    QStringList expected{changed, hidden, qt};
    expected.sort();
    CHECK(left.files == expected);
    CHECK(left.filesBefore == QStringList{unchanged});
    CHECK(left.complete);
}

TEST_CASE("more files than are looked at are said to be more, not none")
{
    Disk disk;
    const auto before = Traces::in(disk.places);
    for (int i = 0; i <= 10'000; ++i)
        disk.write(("data/" + QByteArray::number(i)).constData(), {});
    CHECK_FALSE(Traces::in(disk.places).since(before).complete);
}
