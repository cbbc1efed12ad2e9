// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// `sallyport-cli doctor`: a line for each check, and an exit code for the worst.
#include "app/cli/doctor.h"

#include "tests/support/wait.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <memory>

using namespace sallyport;
using namespace sallyport::app;
using namespace sallyport::test;
using system::Check;
using system::CheckId;
using system::Finding;

namespace {

struct Ran {
    ExitCode code;
    QByteArrayList lines;
    system::PreflightQuestion asked;
};

Ran ran(const Result<QList<Check>, system::PreflightError>& checks, bool json)
{
    const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::tmpfile(), std::fclose);
    REQUIRE(file != nullptr);
    Output output(json, file.get());
    Ran result{};
    Doctor doctor({.hosts = {QStringLiteral("accounts.example")}}, output,
                  [&](const system::PreflightQuestion& question) {
                      result.asked = question;
                      return Task<QList<Check>, system::PreflightError>::ready(checks);
                  });
    std::optional<ExitCode> code;
    QObject::connect(&doctor, &Command::finished, &doctor, [&code](ExitCode c) { code = c; });
    doctor.start();
    REQUIRE(waitUntil([&] { return code.has_value(); }));
    result.code = *code;
    std::rewind(file.get());
    QByteArray text(64 * 1024, Qt::Uninitialized);
    text.truncate(qsizetype(std::fread(text.data(), 1, std::size_t(text.size()), file.get())));
    result.lines = text.split('\n');
    result.lines.removeAll(QByteArray());
    return result;
}

const QList<Check> amberAtWorst{
    {.id = CheckId::screen, .finding = Finding::noRecorderSeen},
    {.id = CheckId::keyboard, .finding = Finding::x11SharesKeys},
    {.id = CheckId::accessibility, .finding = Finding::assistiveNotTold},
};
const QList<Check> redAtWorst = amberAtWorst
    + QList<Check>{{.id = CheckId::hostsFile,
                    .finding = Finding::hostsEntry,
                    .facts = {QStringLiteral("accounts.example → 203.0.113.6")}}};

} // namespace

TEST_CASE("doctor ends with 0 where nothing is red, and with 1 where something is or nothing could be looked at")
{
    CHECK(ran(amberAtWorst, true).code == ExitCode::done);
    CHECK(ran(redAtWorst, true).code == ExitCode::refused);
    CHECK(ran(redAtWorst, false).code == ExitCode::refused);
    CHECK(ran(QList<Check>(), true).code == ExitCode::refused);
    CHECK(ran(std::unexpected(system::PreflightError::abandoned), true).code == ExitCode::refused);
}

TEST_CASE("doctor prints one object a line: check, level, meaning, mend, facts")
{
    const auto result = ran(redAtWorst, true);
    CHECK(result.asked.hosts == QStringList{QStringLiteral("accounts.example")});
    REQUIRE(result.lines.size() == 4);
    const char* const levels[] = {"green", "amber", "unknown", "red"};
    for (qsizetype i = 0; i < 4; ++i) {
        const auto object = QJsonDocument::fromJson(result.lines.at(i)).object();
        QStringList members = object.keys();
        CHECK(members.join(u' ') == QStringLiteral("check facts level meaning mend"));
        CHECK(object[QStringLiteral("level")] == QLatin1String(levels[i]));
        CHECK_FALSE(object[QStringLiteral("meaning")].toString().isEmpty());
    }
    const auto last = QJsonDocument::fromJson(result.lines.last()).object();
    CHECK(last[QStringLiteral("check")] == QStringLiteral("hosts_file"));
    CHECK(last[QStringLiteral("facts")].toArray().first() == QStringLiteral("accounts.example → 203.0.113.6"));
    CHECK_FALSE(last[QStringLiteral("mend")].toString().isEmpty());
}

TEST_CASE("without --json doctor prints sentences")
{
    const auto result = ran(redAtWorst, false);
    CHECK(result.lines.first().startsWith("Screen recording (in order): "));
    CHECK(result.lines.last().startsWith("    "));
}
