// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Each check of the pre-flight over computers out of tables, honest ones and hostile ones.
#include "core/system/preflight/preflight.h"
#include "tests/core/system/fake_computer.h"
#include "tests/core/system/root_certificates.h"
#include "tests/support/wait.h"

#include <QTemporaryDir>

#include <sys/stat.h>

using namespace sallyport;
using namespace sallyport::test;
using namespace sallyport::system;

namespace {

FakeComputer running(const QList<QByteArray>& names)
{
    FakeComputer computer;
    computer.run(1, "systemd");
    int number = 100;
    for (const QByteArray& name : names)
        computer.run(++number, name);
    return computer;
}

QStringList facts(std::initializer_list<const char*> texts)
{
    QStringList list;
    for (const char* text : texts)
        list.append(QString::fromUtf8(text));
    return list;
}

} // namespace

TEST_CASE("no finding without a level, and what could not be known is never green")
{
    for (const Finding each :
         {Finding::processesHidden, Finding::tooManyProcesses, Finding::keysNotTold, Finding::librariesNotTold,
          Finding::debuggerNotTold, Finding::rootsNotTold, Finding::hostsNotTold, Finding::hostsTooLarge,
          Finding::clockNotTold, Finding::assistiveNotTold, Finding::notOnThisSystem})
        CHECK(levelOf(each) == CheckLevel::unknown);
    CHECK(worstOf({}) == CheckLevel::unknown);
    CHECK(worstOf({{.finding = Finding::clockRight}}) == CheckLevel::green);
    CHECK(worstOf({{.finding = Finding::clockRight}, {.finding = Finding::clockNotTold}}) == CheckLevel::unknown);
    CHECK(worstOf({{.finding = Finding::clockNotTold}, {.finding = Finding::clockOff}}) == CheckLevel::amber);
    CHECK(worstOf({{.finding = Finding::clockOff}, {.finding = Finding::hostsEntry}}) == CheckLevel::red);
}

TEST_CASE("recorders, remote control and clipboard histories are known by name")
{
    struct Row {
        QByteArray name;
        Finding screen = Finding::noRecorderSeen;
        Finding remote = Finding::noRemoteControlSeen;
        Finding clipboard = Finding::noClipboardHistorySeen;
        QStringList facts = {};
    };
    const QList<Row> rows{
        {.name = "bash"},
        {.name = "obs", .screen = Finding::recorderRuns, .facts = facts({"OBS Studio"})},
        {.name = "simplescreenrec", .screen = Finding::recorderRuns, .facts = facts({"SimpleScreenRecorder"})},
        {.name = "obsolete"},
        {.name = "OBS"},
        {.name = "ffmpeg"}, // without the arguments that grab a screen
        {.name = "x11vnc", .remote = Finding::remoteControlRuns, .facts = facts({"x11vnc"})},
        {.name = "teamviewerd", .remote = Finding::remoteControlWaits, .facts = facts({"TeamViewer"})},
        {.name = "gnome-remote-de", .remote = Finding::remoteControlWaits, .facts = facts({"GNOME Remote Desktop"})},
        {.name = "copyq", .clipboard = Finding::clipboardHistoryRuns, .facts = facts({"CopyQ"})},
        {.name = "wl-paste"}, // one that only pastes
    };
    for (const Row& row : rows) {
        CAPTURE(row.name.toStdString());
        FakeComputer computer = running({row.name});
        const auto programs = runningPrograms(computer.readers());
        REQUIRE(programs);
        const Check screen = checkScreen(programs);
        const Check remote = checkRemoteControl(programs, computer.readers(), {});
        const Check clipboard = checkClipboard(programs, {});
        CHECK(screen.finding == row.screen);
        CHECK(remote.finding == row.remote);
        CHECK(clipboard.finding == row.clipboard);
        CHECK(screen.facts + remote.facts + clipboard.facts == row.facts);
    }
}

TEST_CASE("some programs record only with certain arguments")
{
    struct Row {
        QByteArray name;
        QByteArray arguments;
        bool found;
    };
    for (const Row& row :
         {Row{"ffmpeg", QByteArray("ffmpeg\0-f\0x11grab\0-i\0:0\0", 24), true},
          Row{"ffmpeg", QByteArray("ffmpeg\0-i\0x11grab.mp4\0", 22), false}, Row{"ffmpeg", QByteArray(), false},
          Row{"gst-launch-1.0", QByteArray("gst-launch-1.0\0ximagesrc\0", 25), true}}) {
        CAPTURE(row.name.toStdString(), row.arguments.toHex().toStdString());
        FakeComputer computer = running({});
        computer.run(7, row.name, row.arguments);
        CHECK((checkScreen(runningPrograms(computer.readers())).finding == Finding::recorderRuns) == row.found);
    }
}

TEST_CASE("a process list that lies, hides or never ends is not taken for a good one")
{
    FakeComputer computer = running({"obs"});
    SECTION("names that are no text, endless or empty are but other programs")
    {
        computer.run(200, QByteArray("\xff\xfe\x00\x80obs", 7));
        computer.run(201, QByteArray(40, 'o'));
        computer.run(202, "");
        computer.folders["/proc"] << "self" << "12a/" << "/" << "999999/" << "../";
        const auto programs = runningPrograms(computer.readers());
        REQUIRE(programs);
        CHECK(programs->size() == 5);
        CHECK(checkScreen(programs).facts == facts({"OBS Studio"}));
    }
    SECTION("a name longer than names are is passed over")
    {
        computer.files["/proc/101/comm"] = QByteArray(1'000'000, 'x');
        CHECK(checkScreen(runningPrograms(computer.readers())).finding == Finding::noRecorderSeen);
    }
    SECTION("more processes than can be counted")
    {
        for (int i = 1'000; i < 101'000; ++i)
            computer.folders["/proc"].append(QByteArray::number(i) + '/');
        CHECK(runningPrograms(computer.readers()) == std::unexpected(Finding::tooManyProcesses));
    }
    SECTION("no time left")
    {
        computer.overdue = true;
        CHECK(runningPrograms(computer.readers()) == std::unexpected(Finding::tooManyProcesses));
        CHECK(computer.reads < 5);
    }
    SECTION("a /proc that shows only one's own")
    {
        computer.folders["/proc"].removeAll("1/");
        CHECK(runningPrograms(computer.readers()) == std::unexpected(Finding::processesHidden));
    }
    SECTION("processes that may not be looked at")
    {
        computer.troubles["/proc/1/comm"] = ReadProblem::denied;
        CHECK(runningPrograms(computer.readers()) == std::unexpected(Finding::processesHidden));
    }
    SECTION("no /proc")
    {
        computer.troubles["/proc"] = ReadProblem::denied;
        CHECK(runningPrograms(computer.readers()) == std::unexpected(Finding::processesHidden));
    }
    SECTION("a sandbox")
    {
        computer.files["/.flatpak-info"] = "[Application]\n";
        CHECK(runningPrograms(computer.readers()) == std::unexpected(Finding::processesHidden));
    }
    SECTION("a process that ends meanwhile")
    {
        computer.files.remove("/proc/101/comm");
        CHECK(checkScreen(runningPrograms(computer.readers())).finding == Finding::noRecorderSeen);
    }
}

TEST_CASE("without a process list the checks that need it say so, and what else is known still counts")
{
    const Programs hidden = std::unexpected(Finding::processesHidden);
    FakeComputer computer;
    CHECK(checkScreen(hidden).finding == Finding::processesHidden);
    CHECK(checkRemoteControl(hidden, computer.readers(), {}).finding == Finding::processesHidden);
    CHECK(checkClipboard(hidden, {}).finding == Finding::processesHidden);
    CHECK(checkRemoteControl(hidden, computer.readers(), {.remoteSession = true}).finding == Finding::remoteSession);
    const auto klipper = checkClipboard(hidden, {.sessionNames = facts({":1.3", "org.kde.klipper"})});
    CHECK(klipper.finding == Finding::clipboardHistoryRuns);
    CHECK(klipper.facts == facts({"Klipper"}));
}

TEST_CASE("a session that is shown elsewhere is red, a terminal over ssh is not")
{
    FakeComputer computer = running({});
    const auto finding = [&computer](const BusFacts& bus = {}) {
        return checkRemoteControl(runningPrograms(computer.readers()), computer.readers(), bus).finding;
    };
    CHECK(finding() == Finding::noRemoteControlSeen);
    CHECK(finding({.remoteSession = false}) == Finding::noRemoteControlSeen);
    computer.environment["SSH_CONNECTION"] = "203.0.113.9 50000 203.0.113.1 22";
    CHECK(finding() == Finding::noRemoteControlSeen);
    computer.environment["DISPLAY"] = "localhost:10.0";
    CHECK(finding() == Finding::remoteSession);
    computer.environment = {{"XRDP_SESSION", "1"}};
    CHECK(finding() == Finding::remoteSession);
}

TEST_CASE("who can read the keys depends on the window system")
{
    struct Row {
        WindowSystem windows;
        QHash<QByteArray, QByteArray> environment;
        Finding finding;
    };
    for (const Row& row :
         {Row{WindowSystem::x11, {{"DISPLAY", ":0"}}, Finding::x11SharesKeys},
          Row{WindowSystem::x11, {{"WAYLAND_DISPLAY", "wayland-0"}}, Finding::x11UnderWayland},
          Row{WindowSystem::x11, {{"XDG_SESSION_TYPE", "wayland"}}, Finding::x11UnderWayland},
          Row{WindowSystem::wayland, {{"DISPLAY", ":0"}}, Finding::keysKeptApart},
          Row{WindowSystem::windows, {}, Finding::keysNotGuarded}, Row{WindowSystem::other, {}, Finding::keysNotTold},
          Row{WindowSystem::byEnvironment, {}, Finding::keysNotTold},
          Row{WindowSystem::byEnvironment, {{"DISPLAY", ":0"}}, Finding::x11SharesKeys},
          Row{WindowSystem::byEnvironment, {{"WAYLAND_DISPLAY", "w"}}, Finding::keysNotTold}}) {
        FakeComputer computer;
        computer.environment = row.environment;
        CHECK(checkKeyboard(row.windows, computer.readers()).finding == row.finding);
    }
}

TEST_CASE("libraries that somebody put in are found")
{
    struct Row {
        const char* what;
        std::function<void(FakeComputer&)> change;
        Finding finding;
        QStringList facts;
    };
    const QByteArray map = "7f00-7f01 r-xp 00000000 08:01 1    ";
    const QList<Row> rows{
        {"nothing", [](FakeComputer&) {}, Finding::noForeignCode, {}},
        {"LD_PRELOAD", [](FakeComputer& c) { c.environment["LD_PRELOAD"] = "/tmp/a.so:b.so /tmp/a.so"; },
         Finding::preloadSet, facts({"/tmp/a.so", "b.so"})},
        {"LD_PRELOAD of blanks",
         [](FakeComputer& c) { c.environment["LD_PRELOAD"] = " : "; },
         Finding::noForeignCode,
         {}},
        {"LD_AUDIT", [](FakeComputer& c) { c.environment["LD_AUDIT"] = "/x"; }, Finding::preloadSet, facts({"/x"})},
        {"no text", [](FakeComputer& c) { c.environment["LD_PRELOAD"] = "\xff\x01\xe2\x80\xae.so"; },
         Finding::preloadSet, facts({"\ufffd\ufffd\ufffd.so"})},
        {"the system's preload",
         [](FakeComputer& c) { c.files["/etc/ld.so.preload"] = "# ours\n/opt/watch.so # here\n"; },
         Finding::systemPreload, facts({"/opt/watch.so"})},
        {"one of comments",
         [](FakeComputer& c) { c.files["/etc/ld.so.preload"] = "# none\n\n"; },
         Finding::noForeignCode,
         {}},
        {"a huge one",
         [](FakeComputer& c) { c.files["/etc/ld.so.preload"] = QByteArray(100'000, 'x'); },
         Finding::librariesNotTold,
         {}},
        {"one that may not be read",
         [](FakeComputer& c) { c.troubles["/etc/ld.so.preload"] = ReadProblem::denied; },
         Finding::librariesNotTold,
         {}},
        {"code out of a home", [map](FakeComputer& c) { c.files["/proc/self/maps"] += map + "/home/t/my lib.so\n"; },
         Finding::foreignCode, facts({"/home/t/my lib.so"})},
        {"data out of a home",
         [](FakeComputer& c) { c.files["/proc/self/maps"] += "7f00-7f01 r--p 00000000 08:01 1    /home/t/font.ttf\n"; },
         Finding::noForeignCode,
         {}},
        {"code out of nowhere", [map](FakeComputer& c) { c.files["/proc/self/maps"] += map + "/memfd:x (deleted)\n"; },
         Finding::foreignCode, facts({"/memfd:x (deleted)"})},
        {"lines that are none",
         [](FakeComputer& c) { c.files["/proc/self/maps"] += "\n/\n /\nx /\n  \n\xff\xff"; },
         Finding::noForeignCode,
         {}},
        {"endless maps",
         [](FakeComputer& c) { c.files["/proc/self/maps"] = QByteArray(9'000'000, '\n'); },
         Finding::librariesNotTold,
         {}},
        {"no maps", [](FakeComputer& c) { c.files.remove("/proc/self/maps"); }, Finding::librariesNotTold, {}},
        {"another search path", [](FakeComputer& c) { c.environment["LD_LIBRARY_PATH"] = "/tmp"; },
         Finding::searchPathSet, facts({"LD_LIBRARY_PATH"})},
    };
    for (const Row& row : rows) {
        CAPTURE(row.what);
        FakeComputer computer;
        computer.files["/proc/self/maps"] = "55f0-55f1 r-xp 00000000 08:01 1    /opt/sallyport/bin/sallyport\n" + map
            + "/usr/lib/x86_64-linux-gnu/libc.so.6\n7ffd-7ffe r-xp 00000000 00:00 0    [vdso]\n";
        row.change(computer);
        const Check check = checkLibraries(computer.readers());
        CHECK(check.finding == row.finding);
        CHECK(check.facts == row.facts);
    }
}

TEST_CASE("at most ten facts are told, and none is long or hidden")
{
    FakeComputer computer;
    for (int i = 0; i < 1'000; ++i)
        computer.environment["LD_PRELOAD"] += QByteArray::number(i) + QByteArray(500, 'x') + ':';
    const Check check = checkLibraries(computer.readers());
    CHECK(check.facts.size() == 10);
    for (const QString& fact : check.facts)
        CHECK(fact.size() <= 80);
    CHECK(shownText("a\xe2\x80\xae\n\xf0\x9f\x98\x80z").contains(QChar(0x202e)) == false);
}

TEST_CASE("who may look into the memory is said")
{
    struct Row {
        const char* what;
        QByteArray status;
        std::optional<QByteArray> scope;
        std::optional<bool> closed;
        Finding finding;
    };
    for (const Row& row :
         {Row{"closed", "Name:\tx\nTracerPid:\t0\n", "0\n", true, Finding::closedToOthers},
          Row{"open, no Yama", "TracerPid:\t0\n", std::nullopt, false, Finding::othersMayTrace},
          Row{"open, Yama off", "TracerPid:\t0\n", "0\n", false, Finding::othersMayTrace},
          Row{"Yama on", "TracerPid:\t0\n", "1\n", false, Finding::onlyParentsTrace},
          Row{"not told whether closed", "TracerPid:\t0\n", "2\n", std::nullopt, Finding::onlyParentsTrace},
          Row{"Yama says nonsense", "TracerPid:\t0\n", "yes\n", false, Finding::debuggerNotTold},
          Row{"traced", "TracerPid:\t77\n", "1\n", true, Finding::traced},
          Row{"no tracer line", "Name:\tTracerPid:\t7\n", "1\n", true, Finding::debuggerNotTold},
          Row{"empty", "", "1\n", true, Finding::debuggerNotTold},
          Row{"not a number", "TracerPid:\t0x0\n", "1\n", true, Finding::debuggerNotTold},
          Row{"too large a number", "TracerPid:\t99999999999999999999\n", "1\n", true, Finding::debuggerNotTold},
          Row{"below zero", "TracerPid:\t-1\n", "1\n", true, Finding::debuggerNotTold},
          Row{"cut off", "TracerPid:", "1\n", true, Finding::debuggerNotTold}}) {
        CAPTURE(row.what);
        FakeComputer computer;
        computer.files["/proc/self/status"] = row.status;
        computer.files["/proc/77/comm"] = "gdb\n";
        if (row.scope)
            computer.files["/proc/sys/kernel/yama/ptrace_scope"] = *row.scope;
        computer.closed = row.closed;
        const Check check = checkDebugger(computer.readers());
        CHECK(check.finding == row.finding);
        CHECK(check.facts == (row.finding == Finding::traced ? facts({"gdb"}) : QStringList()));
    }
}

TEST_CASE("a hosts file that names the service is red, whatever else it holds")
{
    struct Row {
        const char* what;
        QByteArray content;
        Finding finding;
        QStringList facts = {};
    };
    const QList<Row> rows{
        {"usual", "127.0.0.1 localhost\n::1 localhost ip6-localhost\n", Finding::noHostsEntry},
        {"empty", "", Finding::noHostsEntry},
        {"an entry", "203.0.113.6 other accounts.example\n", Finding::hostsEntry,
         facts({"accounts.example → 203.0.113.6"})},
        {"capitals, a final dot, tabs, no line end", "203.0.113.6\tACCOUNTS.Example.", Finding::hostsEntry,
         facts({"accounts.example → 203.0.113.6"})},
        {"line ends of another system", "203.0.113.6 accounts.example\r\n", Finding::hostsEntry,
         facts({"accounts.example → 203.0.113.6"})},
        {"an official domain's other name", "203.0.113.6 www.trade.example", Finding::hostsEntry,
         facts({"www.trade.example → 203.0.113.6"})},
        {"a look-alike", "203.0.113.6 nottrade.example accounts.example.net", Finding::noHostsEntry},
        {"a comment", "#203.0.113.6 accounts.example\n203.0.113.6 x # accounts.example", Finding::noHostsEntry},
        {"a name in the address's place", "accounts.example", Finding::noHostsEntry},
        {"localhost sent away", "203.0.113.6 localhost", Finding::hostsEntry, facts({"localhost → 203.0.113.6"})},
        {"an address that is none", "\xff\xfe\x1b[31m accounts.example", Finding::hostsEntry,
         facts({"accounts.example → \ufffd\ufffd\ufffd[31m"})},
        {"no text at all", QByteArray(100'000, '\xff') + "\n203.0.113.6 accounts.example", Finding::hostsEntry,
         facts({"accounts.example → 203.0.113.6"})},
        {"one endless line", "203.0.113.6 " + QByteArray("a ").repeated(200'000) + "accounts.example",
         Finding::hostsEntry, facts({"accounts.example → 203.0.113.6"})},
        {"a huge one", QByteArray(1024 * 1024 + 1, '\n'), Finding::hostsTooLarge},
    };
    const QStringList hosts = facts({"accounts.example", "localhost", "trade.example", ".trade.example"});
    for (const Row& row : rows) {
        CAPTURE(row.what);
        FakeComputer computer;
        computer.files["/etc/hosts"] = row.content;
        const Check check = checkHostsFile(computer.readers(), hosts);
        CHECK(check.finding == row.finding);
        CHECK(check.facts == row.facts);
    }
    FakeComputer computer;
    CHECK(checkHostsFile(computer.readers(), hosts).finding == Finding::noHostsEntry);
    for (const auto problem : {ReadProblem::denied, ReadProblem::failed}) {
        computer.troubles["/etc/hosts"] = problem;
        CHECK(checkHostsFile(computer.readers(), hosts).finding == Finding::hostsNotTold);
    }
}

TEST_CASE("added root certificates are told, and whether one stands behind the service")
{
    const RootCertificates made;
    FakeComputer computer;
    const QByteArray folder = "/usr/local/share/ca-certificates/";
    const auto check = [&](const QByteArray& ca) { return checkRootCertificates(computer.readers(), ca); };
    CHECK(check(made.serviceCa).finding == Finding::rootsNotTold); // a system that keeps them elsewhere
    computer.folders[folder] = {};
    CHECK(check(made.serviceCa).finding == Finding::noAddedRoot);

    computer.folders[folder] = {"office.crt"};
    computer.files[folder + "office.crt"] = made.office;
    CHECK(check(made.serviceCa)
          == Check{.id = CheckId::rootCertificates, .finding = Finding::rootAdded, .facts = facts({"Office Root"})});
    CHECK(check({}).finding == Finding::rootAdded);
    CHECK(check("no certificate").finding == Finding::rootAdded);

    computer.files[folder + "office.crt"] = made.office + made.serviceRoot;
    CHECK(check(made.serviceCa)
          == Check{.id = CheckId::rootCertificates,
                   .finding = Finding::addedRootSignsHost,
                   .facts = facts({"Service Root"})});
    computer.files[folder + "office.crt"] = made.serviceCa;
    CHECK(check(made.serviceCa).finding == Finding::addedRootSignsHost);
    computer.files[folder + "office.crt"] = made.officeDer;
    CHECK(check(made.serviceCa).finding == Finding::rootAdded);
}

TEST_CASE("folders of root certificates that are hostile are not taken for empty ones")
{
    FakeComputer computer;
    const QByteArray folder = "/usr/local/share/ca-certificates/";
    computer.folders[folder] = {"a.crt"};
    computer.files[folder + "a.crt"] = "no certificate";
    Finding expected = Finding::rootsNotTold;
    SECTION("a file that is no certificate adds none")
    {
        expected = Finding::noAddedRoot;
    }
    SECTION("a file that may not be read")
    {
        computer.troubles[folder + "a.crt"] = ReadProblem::denied;
    }
    SECTION("a file without end")
    {
        computer.files[folder + "a.crt"] = QByteArray(300'000, '-');
    }
    SECTION("a folder that may not be read")
    {
        computer.troubles[folder] = ReadProblem::denied;
    }
    SECTION("too many files")
    {
        for (int i = 0; i < 300; ++i)
            computer.folders[folder].append(QByteArray::number(i));
    }
    SECTION("folders in folders without end")
    {
        QByteArray path = folder;
        for (int i = 0; i < 20; ++i) {
            computer.folders[path] = {"x/"};
            path += "x/";
        }
    }
    SECTION("no time left")
    {
        computer.overdue = true;
    }
    CHECK(checkRootCertificates(computer.readers(), {}).finding == expected);
}

TEST_CASE("the clock is judged by the service's where it is known, else by what the system says of it")
{
    struct Row {
        std::optional<qint64> offset;
        std::optional<bool> kept;
        Finding finding;
    };
    constexpr auto farthest = std::numeric_limits<qint64>::min();
    for (const Row& row :
         {Row{0, false, Finding::clockRight}, Row{2, {}, Finding::clockRight}, Row{-2, {}, Finding::clockRight},
          Row{3, true, Finding::clockOff}, Row{-29, {}, Finding::clockOff}, Row{30, true, Finding::clockFarOff},
          Row{-30, {}, Finding::clockFarOff}, Row{farthest, true, Finding::clockFarOff},
          Row{std::nullopt, true, Finding::clockKept}, Row{std::nullopt, false, Finding::clockNotKept},
          Row{std::nullopt, {}, Finding::clockNotTold}}) {
        FakeComputer computer;
        computer.clockKept = row.kept;
        const Check check = checkClock(computer.readers(),
                                       row.offset ? std::optional(std::chrono::seconds(*row.offset)) : std::nullopt);
        CHECK(check.finding == row.finding);
        CHECK(check.seconds == row.offset.value_or(0));
    }
}

TEST_CASE("all checks come once and in their order, also where nothing can be read")
{
    FakeComputer computer;
    auto readers = computer.readers();
    SECTION("on Linux") {}
    SECTION("elsewhere")
    {
        readers.hasProc = false;
    }
    const auto checks = allChecks({}, readers, {});
    REQUIRE(checks.size() == 10);
    for (int i = 0; i < 10; ++i) {
        CAPTURE(i);
        CHECK(checks.at(i).id == static_cast<CheckId>(i));
        if (checks.at(i).id != CheckId::hostsFile) // no hosts file names nobody
            CHECK(levelOf(checks.at(i).finding) == CheckLevel::unknown);
    }
}

TEST_CASE("this computer's readers keep their limits and never wait")
{
    const auto readers = systemReaders(60'000);
    QTemporaryDir folder;
    const QByteArray path = folder.path().toUtf8() + '/';
    QFile file(folder.filePath(QStringLiteral("plain")));
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write(QByteArray(100'000, 'x'));
    file.close();
    CHECK(readers.file(path + "plain", 100'000)->size() == 100'000);
    CHECK(readers.file(path + "plain", 99'999) == std::unexpected(ReadProblem::tooLarge));
    CHECK(readers.file(path + "none", 10) == std::unexpected(ReadProblem::missing));
    REQUIRE(::mkfifo((path + "pipe").constData(), 0600) == 0);
    CHECK(readers.file(path + "pipe", 10) == std::unexpected(ReadProblem::failed));
    CHECK(readers.file("/dev/zero", 10) == std::unexpected(ReadProblem::failed));
    CHECK(readers.file(path, 10) == std::unexpected(ReadProblem::failed));
    REQUIRE(QDir(folder.path()).mkdir(QStringLiteral("inner")));
    auto names = readers.folder(path, 3);
    REQUIRE(names);
    std::ranges::sort(*names);
    CHECK(*names == QByteArrayList{"inner/", "pipe", "plain"});
    CHECK(readers.folder(path, 2) == std::unexpected(ReadProblem::tooLarge));
    CHECK_FALSE(readers.overdue());
    CHECK(systemReaders(0).overdue());
}

TEST_CASE("the pre-flight of this computer itself answers with one of each")
{
    const auto checks = waitFor(runPreflight({.hosts = {QStringLiteral("accounts.example")}}));
    REQUIRE(checks);
    REQUIRE(checks->size() == 10);
    CHECK(checks->at(static_cast<int>(CheckId::hostsFile)).finding == Finding::noHostsEntry);
    CHECK(checks->at(static_cast<int>(CheckId::libraries)).finding != Finding::librariesNotTold);
}
