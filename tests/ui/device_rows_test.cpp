// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/catch.h"
#include "tests/ui/device_scenes.h"
#include "ui/devices/device_rows.h"
#include "ui/shell/presence.h"
#include "ui/text/device_messages.h"

#include <QtTest>

using namespace sallyport;
using namespace sallyport::test;
using ui::DeviceGroup;

namespace {

QStringList names(const QList<ui::DeviceRow>& rows)
{
    QStringList result;
    for (const ui::DeviceRow& row : rows)
        result.append(row.device.name);
    return result;
}

ui::DeviceContext context(const account::DeviceList& list)
{
    return {.now = gallerySeconds, .current = *ui::currentSession(list)};
}

} // namespace

TEST_CASE("devices stand in groups, the worst first")
{
    const ui::DeviceRows rows = ui::arrange(usualDevices(), {});
    CHECK(names(rows.at(DeviceGroup::thisComputer)) == QStringList{QStringLiteral("Study desktop")});
    CHECK(names(rows.at(DeviceGroup::notSeenBefore))
          == QStringList{QStringLiteral("study  DESKTOP"), QStringLiteral("Unknown phone")});
    CHECK(names(rows.at(DeviceGroup::shared)) == QStringList{QStringLiteral("Hotel lobby")});
    CHECK(names(rows.at(DeviceGroup::known)) == QStringList{QStringLiteral("Laptop"), QStringLiteral("Old tablet")});
    CHECK(rows.toLookAt() == 3);
}

TEST_CASE("a name that another key bears is found, however it is written")
{
    struct Row {
        const char* attack;
        const char16_t* name;
        bool same;
    };
    const Row rows[] = {
        {"the very name", u"Laptop", true},
        {"another case", u"LAPTOP", true},
        {"white space around it", u" laptop ", true},
        {"full-width letters", u"\uff2c\uff41\uff50\uff54\uff4f\uff50", true},
        {"none: another name", u"Laptop 2", false},
        {"none: no name at all", u"", false},
    };
    for (const Row& row : rows) {
        INFO(row.attack);
        account::DeviceList list = usualDevices();
        account::DeviceEntry other = device(QStringLiteral("other"), QString::fromUtf16(row.name));
        other.firstSeenAt = gallerySeconds - 3 * 86'400;
        other.sessions = {sessionOn(QStringLiteral("o1"), other)};
        list.devices.append(other);
        const ui::DeviceRows arranged = ui::arrange(list, {});
        const auto& known = arranged.at(DeviceGroup::known);
        const auto found = std::ranges::find(known, QStringLiteral("other"), [](const auto& r) { return r.device.id; });
        REQUIRE(found != known.end());
        CHECK(found->sameName == row.same);
        CHECK((found == known.begin()) == row.same); // put first
        CHECK(std::ranges::count_if(known, &ui::DeviceRow::sameName) == (row.same ? 1 : 0));
    }
}

TEST_CASE("sessions fold under their key, never under a name")
{
    account::DeviceList list = usualDevices();
    for (auto& each : list.devices)
        each.name = QStringLiteral("Laptop");
    const ui::DeviceRows rows = ui::arrange(list, {});
    qsizetype devices = 0;
    for (const auto& group : rows.groups)
        devices += group.size();
    CHECK(devices == list.devices.size() + list.withoutDevice.size());
}

TEST_CASE("what the person knows to be theirs needs no look")
{
    CHECK(ui::arrange(usualDevices(), {QStringLiteral("p1")}).toLookAt() == 2);
    CHECK(ui::arrange(usualDevices(), {QStringLiteral("pQ5x0ZbT2v"), QStringLiteral("h1"), QStringLiteral("k1")})
              .toLookAt()
          == 0);
}

TEST_CASE("facts are compared with this session, and nothing is guessed")
{
    const account::DeviceList list = usualDevices();
    ui::DeviceContext here = context(list);
    account::SessionEntry other = sessionOn(QStringLiteral("x"), device(QStringLiteral("x"), {}));
    CHECK(ui::sessionFacts(other, here).contains(QStringLiteral("same address as now")));
    other.ip = QStringLiteral("198.51.100.1");
    CHECK(ui::sessionFacts(other, here).contains(QStringLiteral("same network as now")));
    other.network.clear();
    const QString said = ui::joined(ui::sessionFacts(other, here));
    CHECK_FALSE(said.contains(QStringLiteral("as now")));
    CHECK(said.contains(QStringLiteral("(estimate)")));
    here.current.reset();
    CHECK_FALSE(
        ui::joined(ui::sessionFacts(sessionOn(QStringLiteral("x"), {}), here)).contains(QStringLiteral("as now")));
}

TEST_CASE("a session that began while the person was here is told as that, another device's only")
{
    const account::DeviceList list = usualDevices();
    ui::DeviceContext here = context(list);
    const account::SessionEntry other = sessionOn(QStringLiteral("x"), device(QStringLiteral("x"), {}));
    const account::SessionEntry own = sessionOn(QStringLiteral("y"), device(QStringLiteral("d1"), {}));
    CHECK(ui::sessionWarnings(other, here).isEmpty());
    here.wasHere = [&](std::int64_t at) { return at == other.createdAt; };
    CHECK(ui::sessionWarnings(other, here) == QStringList{QStringLiteral("you were at this computer then")});
    CHECK(ui::sessionWarnings(own, here).isEmpty());
}

TEST_CASE("a sign-in of another device is told apart from this computer's before a row can be cut off")
{
    const ui::DeviceContext here{.now = gallerySeconds,
                                 .current = account::SessionEntry{.deviceId = QStringLiteral("own")}};
    account::SignInEntry entry{.at = gallerySeconds, .ip = QStringLiteral("203.0.113.7")};
    const auto second = [&] { return ui::signInFacts(entry, here).at(1); };
    CHECK(second() == QStringLiteral("showed no device key"));
    entry.deviceId = QStringLiteral("own");
    CHECK(second() == QStringLiteral("this computer"));
    CHECK(ui::isOfThisComputer(entry, here));
    entry.deviceId = QStringLiteral("J9uMnAvAZHyZ");
    CHECK(second() == QStringLiteral("another device"));
    CHECK(ui::signInFacts(entry, here).at(2) == QStringLiteral("key J9uMnAvA…"));
    CHECK_FALSE(ui::isOfThisComputer(entry, here));
}

TEST_CASE("a session without a key of its own calls no sign-in another device's: it may be its own")
{
    const account::SignInEntry entry{.at = gallerySeconds, .deviceId = QStringLiteral("J9uMnAvAZHyZ")};
    for (const auto& current : {std::optional(account::SessionEntry{}), std::optional<account::SessionEntry>()}) {
        const QStringList facts = ui::signInFacts(entry, {.now = gallerySeconds, .current = current});
        CHECK(facts.at(1) == QStringLiteral("key J9uMnAvA…"));
        CHECK_FALSE(facts.contains(QStringLiteral("another device")));
    }
}

TEST_CASE("times of the service are told by this computer's clock")
{
    ui::DeviceContext here{.now = gallerySeconds, .clockOffset = 7200};
    CHECK(ui::agoText(gallerySeconds + 7200 - 300, here) == QStringLiteral("5 min ago"));
    CHECK(ui::agoText(gallerySeconds + 9000, here) == QStringLiteral("just now"));
    CHECK(ui::agoText(gallerySeconds + 7200 - 3 * 86'400, here) == QStringLiteral("3 days ago"));
}

TEST_CASE("presence knows the minutes in which keys were pressed, and no others")
{
    const FixedClock clock(gallerySeconds * 1000);
    ui::Presence presence(clock.clock());
    CHECK_FALSE(presence.wasHere(gallerySeconds));
    QWidget widget;
    widget.show();
    QTest::keyClick(&widget, Qt::Key_A);
    CHECK(presence.wasHere(gallerySeconds + 59));
    CHECK_FALSE(presence.wasHere(gallerySeconds + 180));
    CHECK_FALSE(presence.wasHere(gallerySeconds - 180));
}
