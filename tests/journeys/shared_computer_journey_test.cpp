// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// sallyport-cli and the window on a shared computer, as processes of their own against the real service: held,
// interrupted, and killed as by a pulled plug. The service here is as patient as a test can wait.
#include "core/base/json.h"
#include "core/otp/otpauth_uri.h"
#include "tests/journeys/running_service.h"
#include "tests/support/catch.h"
#include "tests/support/wait.h"

#include <QDirIterator>
#include <QElapsedTimer>
#include <QProcess>

#include <csignal>

using namespace sallyport;
using namespace sallyport::test;

namespace {

constexpr int patience = 6; // seconds of silence

service::ServiceSettings settings()
{
    service::ServiceSettings settings;
    settings.humanChecks.workCost = 1;
    settings.humanChecks.workPrefixBits = 4;
    settings.passwordCost = {.memoryBytes = 8 * 1024, .passes = 1};
    settings.signIn.heartbeatSeconds = patience;
    return settings;
}

/// A person's home on some computer, and what runs there.
struct Computer {
    QTemporaryDir home;

    QStringList files() const
    {
        QStringList found;
        QDirIterator files(home.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (files.hasNext())
            found.append(files.next());
        return found;
    }
};

struct Running {
    QProcess process;
    QList<QJsonObject> objects;

    /// sallyport-cli.
    Running(const Computer& computer, const QStringList& arguments, const QByteArray& secrets)
        : Running(computer, QStringLiteral("sallyport-cli"),
                  arguments
                      + QStringList{QStringLiteral("--json"), QStringLiteral("--secrets-fd"), QStringLiteral("0")})
    {
        process.write(secrets);
        process.closeWriteChannel();
    }
    Running(const Computer& computer, const QString& program, const QStringList& arguments)
    {
        auto environment = QProcessEnvironment::systemEnvironment();
        for (const char* name : {"XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR", "HOME"})
            environment.insert(QLatin1String(name), computer.home.path());
        environment.insert(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"), QStringLiteral("disabled:"));
        environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
        process.setProcessEnvironment(environment);
        process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        QObject::connect(&process, &QProcess::readyReadStandardOutput, &process, [this] { read(); });
        process.start(QCoreApplication::applicationDirPath() + u'/' + program, arguments);
    }
    ~Running()
    {
        process.kill();
        process.waitForFinished();
    }
    void read()
    {
        while (process.canReadLine())
            objects.append(readJsonObject(process.readLine()).value_or(QJsonObject()));
    }
    bool says(const std::function<bool(const QJsonObject&)>& what,
              std::chrono::milliseconds limit = std::chrono::seconds(60))
    {
        return waitUntil([&] { return std::ranges::any_of(objects, what); }, limit);
    }
    bool ends()
    {
        return waitUntil([&] { return process.state() == QProcess::NotRunning; }, std::chrono::seconds(60));
    }
};

/// The owner at a computer of their own, told of what happens; and a borrowed one.
struct Traveller {
    RunningService service{settings()};
    Computer own;
    Computer borrowed;
    QTemporaryDir certificate;
    std::unique_ptr<Running> watch;
    QString ownSession;

    Traveller()
    {
        QFile file(certificate.filePath(QStringLiteral("ca.pem")));
        REQUIRE(file.open(QIODevice::WriteOnly));
        file.write(service.profile().caCertificatePem);
        file.close();
        Running open(own, openArguments() + QStringList{QStringLiteral("--store"), QStringLiteral("file")}, secrets(0));
        REQUIRE(open.ends());
        open.read();
        INFO((open.objects.isEmpty() ? std::string() : writeJson(open.objects.last()).toStdString()));
        REQUIRE(open.process.exitCode() == 0);
        ownSession = open.objects.first()[u"session_id"].toString();
        watch = std::make_unique<Running>(own, QStringList{QStringLiteral("alert"), QStringLiteral("watch")},
                                          R"({"store_passphrase":"of the file"})");
    }
    QStringList openArguments() const
    {
        return {QStringLiteral("session"),      QStringLiteral("open"),
                QStringLiteral("--service"),    service.profile().issuer->text(),
                QStringLiteral("--ca"),         certificate.filePath(QStringLiteral("ca.pem")),
                QStringLiteral("--identifier"), service.identifier()};
    }
    /// With the code of this step (0) or the next (1): each is good once, one step of drift either way, so that both
    /// are good for half a minute at least, however slow the machine.
    QByteArray secrets(int step) const
    {
        const auto entry = otp::readOtpauthUri(service.otpauth().view());
        REQUIRE(entry);
        const auto code = otp::totpCode(entry->parameters, systemClock().unixSeconds() + step * 30);
        return writeJson({{QStringLiteral("password"), QString::fromUtf8(service.password().view())},
                          {QStringLiteral("otp"), code},
                          {QStringLiteral("store_passphrase"), QStringLiteral("of the file")}});
    }
    std::unique_ptr<Running> hold() const
    {
        auto held = std::make_unique<Running>(
            borrowed, openArguments() + QStringList{QStringLiteral("--shared"), QStringLiteral("15")}, secrets(1));
        REQUIRE(held->says([](const QJsonObject& object) { return object.contains(u"session_id"); }));
        return held;
    }
    /// The window's program, its practice account's service being this one, as that of a window before it.
    std::unique_ptr<Running> holdInWindow() const
    {
        const QDir data(borrowed.home.path() + QStringLiteral("/sallyport"));
        REQUIRE(data.mkpath(QStringLiteral(".")));
        service.leaveReadyNote();
        REQUIRE(QFile::link(service.folder(), data.filePath(QStringLiteral("practice"))));
        auto held = std::make_unique<Running>(borrowed, QStringLiteral("sallyport_borrowed_window"), QStringList());
        REQUIRE(held->says([](const QJsonObject& object) { return object[u"step"] == QStringLiteral("open"); },
                           std::chrono::seconds(120)));
        return held;
    }
    /// The id of the session that was opened beside the owner's, as they are told.
    QString otherSession() const
    {
        QString id;
        REQUIRE(watch->says([&](const QJsonObject& alert) {
            id = alert[u"session_id"].toString();
            return !id.isEmpty() && id != ownSession;
        }));
        return id;
    }
    bool isToldOfEnd(const QString& sessionId, const QString& by, std::chrono::milliseconds limit) const
    {
        return watch->says(
            [&](const QJsonObject& alert) {
                return alert[u"kind"] == QStringLiteral("session_ended") && alert[u"session_id"] == sessionId
                    && alert[u"by"] == by;
            },
            limit);
    }
};

} // namespace

TEST_CASE("whoever pulls the plug of a shared computer leaves nothing there, and a session that is soon over")
{
    Traveller person;
    auto held = person.hold();
    const QString id = held->objects.first()[u"session_id"].toString();
    CHECK(held->objects.first()[u"device_id"].toString().isEmpty());
    // Heartbeats carry it well beyond the service's patience.
    CHECK_FALSE(person.isToldOfEnd(id, QStringLiteral("lease"), std::chrono::seconds(patience + 3)));
    REQUIRE(held->process.state() == QProcess::Running);

    QElapsedTimer sinceThen;
    sinceThen.start();
    held->process.kill();
    REQUIRE(held->ends());
    CHECK(person.isToldOfEnd(id, QStringLiteral("lease"), std::chrono::seconds(30)));
    CHECK(sinceThen.elapsed() < 2 * patience * 1000);
    CHECK(person.borrowed.files() == QStringList());
}

TEST_CASE("the window killed on a shared computer leaves nothing there either, and its session is soon over")
{
    Traveller person;
    auto held = person.holdInWindow();
    const QString id = person.otherSession();
    CHECK_FALSE(person.isToldOfEnd(id, QStringLiteral("lease"), std::chrono::seconds(patience + 3)));
    REQUIRE(held->process.state() == QProcess::Running);

    QElapsedTimer sinceThen;
    sinceThen.start();
    held->process.kill();
    REQUIRE(held->ends());
    CHECK(held->process.exitStatus() == QProcess::CrashExit); // it had no say in it
    CHECK(person.isToldOfEnd(id, QStringLiteral("lease"), std::chrono::seconds(30)));
    CHECK(sinceThen.elapsed() < 2 * patience * 1000);
    CHECK(person.borrowed.files() == QStringList());
}

TEST_CASE("an interrupted shared session is signed out, with a receipt of its end and of what is left")
{
    Traveller person;
    auto held = person.hold();
    const QString id = held->objects.first()[u"session_id"].toString();
    const int number = GENERATE(SIGINT, SIGTERM);
    ::kill(static_cast<pid_t>(held->process.processId()), number);
    REQUIRE(held->ends());
    held->read();
    CHECK(held->process.exitCode() == 0);
    REQUIRE(held->objects.size() == 2);
    const QJsonObject& end = held->objects.last();
    CHECK(end[u"session_id"] == id);
    CHECK(end[u"ended"] == true);
    CHECK(end[u"by"] == QStringLiteral("self"));
    CHECK(end[u"ended_at"].toInteger() >= systemClock().unixSeconds() - 60);
    CHECK_FALSE(end[u"receipt"].toString().isEmpty());
    CHECK(end[u"files_left"].toArray().isEmpty());
    CHECK(end[u"files_before"] == 0);
    CHECK(end[u"files_complete"] == true);
    CHECK(end[u"keychain_entries_left"] == 0); // no keychain on this desktop
    CHECK(person.borrowed.files() == QStringList());
    CHECK(person.isToldOfEnd(id, QStringLiteral("self"), std::chrono::seconds(30)));
}
