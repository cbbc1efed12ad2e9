// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The command line beside the window, on one computer and with one session: one of them polls for alerts, both hear
// them, and the service sees one holder.
#include "app/cli/alert_watch.h"
#include "app/open_session.h"
#include "core/secrets/file_store.h"
#include "tests/journeys/person_with_commands.h"
#include "ui/alerts/alert_channel.h"

#include <QFile>
#include <QTemporaryFile>

using namespace sallyport;
using namespace sallyport::app;
using namespace sallyport::account;
using namespace sallyport::test;

namespace {

/// What stands behind the window once a session was found again.
struct Window {
    Paths paths;
    secrets::FileStore store;
    Client client;
    std::unique_ptr<OpenSession> session;

    explicit Window(const PersonWithCommands& person)
        : paths{.data = QDir(person.home.path())},
          store(paths.secretsFile()),
          client(paths, person.service.profile(), store)
    {
        REQUIRE(waitFor(store.open(PersonWithCommands::passphrase())));
        auto found = waitFor(auth::Session::restore(client.context()));
        REQUIRE(found);
        session = std::make_unique<OpenSession>(client.context(), paths, std::move(*found), QString(), std::nullopt);
    }
    StreamPhase phase() const { return session->alertChannel()->state().phase; }
    qsizetype alerts() const { return session->alerts()->alerts().size(); }
    qsizetype linesOnDisk() const
    {
        QFile file(paths.data.filePath(QStringLiteral("alerts-%1.jsonl").arg(session->facts().profileId)));
        return file.open(QIODevice::ReadOnly) ? file.readAll().count("\"alert\"") : 0;
    }
};

} // namespace

TEST_CASE("alert watch hears through the window's alerts, and takes over when the window goes")
{
    PersonWithCommands p;
    p.open(p.home);
    std::optional<Window> window(p);
    REQUIRE(waitUntil([&] { return window->phase() == StreamPhase::alive && window->alerts() == 1; }));

    AlertWatch watch(window->paths, 2, p.secrets(false), p.output);
    std::optional<ExitCode> code;
    QObject::connect(&watch, &Command::finished, [&](ExitCode c) { code = c; });
    watch.start();
    p.open(p.elsewhere);
    REQUIRE(waitUntil([&] { return window->alerts() == 2; }));
    CHECK(window->linesOnDisk() == 2);
    CHECK_FALSE(code);
    window.reset();
    p.open(p.elsewhere); // a former session there ends, and a new one begins
    REQUIRE(waitUntil([&] { return code.has_value(); }));
    CHECK(*code == ExitCode::done);
    CHECK(PersonWithCommands::factsIn(p.home).keeping == auth::Keeping::stored);
}

TEST_CASE("the window goes on where alert watch polled before it, and the session's end there ends the watch")
{
    PersonWithCommands p;
    p.open(p.home);
    const Paths paths{.data = QDir(p.home.path())};
    AlertWatch first(paths, 1, p.secrets(false), p.output);
    CHECK(p.run(first) == ExitCode::done);
    Window window(p);
    REQUIRE(waitUntil([&] { return window.phase() == StreamPhase::alive; }));
    QTemporaryFile heard;
    REQUIRE(heard.open());
    const std::unique_ptr<std::FILE, decltype(&std::fclose)> file(
        std::fopen(QFile::encodeName(heard.fileName()).constData(), "w"), &std::fclose);
    Output output(true, file.get());
    const auto hears = [&](const char* text) {
        heard.seek(0);
        return heard.readAll().contains(text);
    };
    AlertWatch second(paths, std::nullopt, p.secrets(false), output);
    std::optional<ExitCode> code;
    QObject::connect(&second, &Command::finished, [&](ExitCode c) { code = c; });
    second.start();
    p.open(p.elsewhere);
    REQUIRE(waitUntil([&] { return hears("\"new_device\""); }));
    const auto report = waitFor(window.session->signOut());
    REQUIRE(report);
    CHECK(report->outcome == auth::SignOutOutcome::confirmed);
    REQUIRE(waitUntil([&] { return code.has_value(); }));
    CHECK(*code == ExitCode::refused);
    CHECK(hears("\"session_ended\""));
    CHECK(hears("\"by\":\"self\""));
}
