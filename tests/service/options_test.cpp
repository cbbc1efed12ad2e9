// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/options.h"
#include "tests/support/catch.h"

#include <QDir>

using namespace sallyport::service;

namespace {

auto read(const char* words)
{
    return readOptions(QString::fromLatin1(words).split(u' ', Qt::SkipEmptyParts));
}

} // namespace

TEST_CASE("the options to serve are read")
{
    const auto full = read("sallyport-service --data /srv/x --port 4443 --practice --stop-with-stdin");
    REQUIRE(full);
    CHECK(std::get<ServeOptions>(*full)
          == ServeOptions{.folder = QStringLiteral("/srv/x"), .port = 4443, .practice = true, .stopWithInput = true});
    const auto least = read("sallyport-service --data=x");
    REQUIRE(least);
    CHECK(std::get<ServeOptions>(*least) == ServeOptions{.folder = QDir::currentPath() + QStringLiteral("/x")});
}

TEST_CASE("the options to add an account are read and normalised")
{
    const auto options = read("sallyport-service account add --data /srv/x --identifier Kim@Example.ORG --phone "
                              "+49151123456 --password-fd 3");
    REQUIRE(options);
    CHECK(std::get<AddAccountOptions>(*options)
          == AddAccountOptions{.folder = QStringLiteral("/srv/x"),
                               .identifier = QStringLiteral("kim@example.org"),
                               .phone = QStringLiteral("+49151123456"),
                               .passwordFd = 3});
}

TEST_CASE("help and version need nothing else")
{
    CHECK(std::get<TextWanted>(read("sallyport-service --help").value())
              .text.startsWith(QStringLiteral("Usage: sallyport-service")));
    CHECK(std::get<TextWanted>(read("sallyport-service --version").value())
              .text.startsWith(QStringLiteral("sallyport-service ")));
}

TEST_CASE("what the command line does not know is refused")
{
    const auto words = GENERATE(as<std::string>(), "", "--practice", "--data", "--data=", "--data /x --port",
                                "--data /x --port 0", "--data /x --port 80", "--data /x --port 65536",
                                "--data /x --port -1", "--data /x --port 1e4", "--data /x --port 4443 --port 4444",
                                "--data /x --data /y", "--data /x --password secret", "--data /x -p 4443",
                                "--data /x extra", "--data /x --practice=no", "account", "account remove --data /x",
                                "account add --data /x", "account add --identifier kim@example.org --password-fd 3",
                                "account add --data /x --identifier kim@example.org",
                                "account add --data /x --identifier kim@example.org --password-fd -1",
                                "account add --data /x --identifier kim@example.org --password-fd x",
                                "account add --data /x --identifier kim@example.org --password secret",
                                "account add --data /x --identifier kim --password-fd 3",
                                "account add --data /x --identifier kim@example.org --phone 12 --password-fd 3",
                                "account add --data /x --identifier kim@example.org --practice --password-fd 3");
    INFO(words);
    const auto options = readOptions(QStringList(QStringLiteral("sallyport-service"))
                                     + QString::fromStdString(words).split(u' ', Qt::SkipEmptyParts));
    REQUIRE_FALSE(options);
    CHECK_FALSE(options.error().isEmpty());
}
