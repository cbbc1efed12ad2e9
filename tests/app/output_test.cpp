// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/output.h"

#include "app/cli/command_error.h"
#include "tests/support/catch.h"

#include <memory>

using namespace sallyport;
using namespace sallyport::app;

namespace {

using File = std::unique_ptr<std::FILE, decltype(&std::fclose)>;

QByteArray contentOf(std::FILE* file)
{
    std::rewind(file);
    QByteArray content(1000, '\0');
    content.truncate(static_cast<qsizetype>(std::fread(content.data(), 1, 1000, file)));
    return content;
}

} // namespace

TEST_CASE("what a service named cannot move the terminal's cursor, and our own texts keep their lines")
{
    const File file(std::tmpfile(), &std::fclose);
    REQUIRE(file);
    Output(false, file.get()).result({}, QStringLiteral("one\ntwo \u001b[2J\u202e\rthree"));
    CHECK(contentOf(file.get()) == "one\ntwo \xc2\xb7[2J\xc2\xb7\xc2\xb7three\n");
}

TEST_CASE("what windows need to break and part texts is left out, so that an address can be copied")
{
    const File file(std::tmpfile(), &std::fclose);
    REQUIRE(file);
    Output(false, file.get()).result({}, QStringLiteral("2001:db8:85a3:8d3:13\u200b19:8a2e:370:7348 \u2068name\u2069"));
    CHECK(contentOf(file.get()) == "2001:db8:85a3:8d3:1319:8a2e:370:7348 name\n");
}

TEST_CASE("with --json a text stays one line whatever is in it")
{
    const File file(std::tmpfile(), &std::fclose);
    REQUIRE(file);
    Output output(true, file.get());
    output.result({{QStringLiteral("name"), QStringLiteral("a\n{\"ended\":true}")}}, {});
    CHECK(contentOf(file.get()) == "{\"name\":\"a\\n{\\\"ended\\\":true}\"}\n");
    CHECK_FALSE(output.isLost());
}

TEST_CASE("with --json a failure is an object with its word, its sentence and what more it has")
{
    const File file(std::tmpfile(), &std::fclose);
    REQUIRE(file);
    Output(true, file.get())
        .error({.word = QStringLiteral("session_ended"),
                .text = QStringLiteral("Over."),
                .more = {{QStringLiteral("by"), QStringLiteral("lease")}}});
    CHECK(contentOf(file.get()) == "{\"by\":\"lease\",\"error\":\"session_ended\",\"message\":\"Over.\"}\n");
}

#ifdef Q_OS_LINUX
TEST_CASE("a result that could not be written is known to be lost")
{
    const File full(std::fopen("/dev/full", "w"), &std::fclose);
    REQUIRE(full);
    Output output(true, full.get());
    output.result({{QStringLiteral("receipt"), QStringLiteral("x")}}, {});
    CHECK(output.isLost());
}
#endif

TEST_CASE("that there is nothing is a sentence among the results, and no line with --json")
{
    const File file(std::tmpfile(), &std::fclose);
    REQUIRE(file);
    Output(true, file.get()).noResult(QStringLiteral("No change waits."));
    CHECK(contentOf(file.get()).isEmpty());
    Output(false, file.get()).noResult(QStringLiteral("No change waits."));
    CHECK(contentOf(file.get()) == "No change waits.\n");
}
