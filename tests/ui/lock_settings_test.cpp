// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The lock's settings: what is set, what it means, what the system does not tell.
#include "tests/support/catch.h"
#include "tests/ui/fake_lock.h"
#include "tests/ui/find.h"
#include "ui/lock/local_passphrase_dialog.h"
#include "ui/settings/settings_page.h"

#include <QCheckBox>
#include <QSpinBox>

using namespace sallyport;
using namespace sallyport::test;

namespace {

struct Fixture {
    FakeLock lock;
    std::unique_ptr<ui::SettingsPage> page;

    void open(ui::LockedThing what = ui::LockedThing::keptSession)
    {
        page = std::make_unique<ui::SettingsPage>(lock, what);
        page->show();
    }
    static void settle()
    {
        for (int i = 0; i < 4; ++i)
            QCoreApplication::processEvents();
    }
    ui::LocalPassphraseDialog* dialog(const QString& opener)
    {
        auto* button = visible<ui::Button>(page.get(), opener);
        REQUIRE(button != nullptr);
        button->click();
        settle();
        auto* opened = page->findChild<ui::LocalPassphraseDialog*>();
        REQUIRE(opened != nullptr);
        return opened;
    }
    static void fill(QWidget* dialog, const QString& field, const QString& text)
    {
        auto* edit = visible<QLineEdit>(dialog, field);
        REQUIRE(edit != nullptr);
        edit->setFocus();
        edit->setText(text);
    }
    static void click(QWidget* in, const QString& caption)
    {
        visible<ui::Button>(in, caption)->click();
        settle();
    }
};

} // namespace

TEST_CASE("without a passphrase the settings say so and offer one; nothing else can be chosen")
{
    Fixture f;
    f.lock.m_backing = ui::LockBacking::none;
    f.open();
    CHECK(says(f.page.get(), QStringLiteral("cannot be locked yet")));
    CHECK_FALSE(visible<QSpinBox>(f.page.get(), QStringLiteral("Lock after idle minutes"))->isEnabled());
    CHECK(visible<ui::Button>(f.page.get(), QStringLiteral("Remove it…")) == nullptr);
    auto* dialog = f.dialog(QStringLiteral("Set a local passphrase…"));
    Fixture::fill(dialog, QStringLiteral("The new one"), QStringLiteral("short"));
    Fixture::click(dialog, QStringLiteral("Set it"));
    CHECK(says(dialog, QStringLiteral("Too short")));
    Fixture::fill(dialog, QStringLiteral("The new one"), QStringLiteral("long enough"));
    Fixture::fill(dialog, QStringLiteral("The new one again"), QStringLiteral("long enougH"));
    Fixture::click(dialog, QStringLiteral("Set it"));
    CHECK(says(dialog, QStringLiteral("not the same")));
    CHECK(f.lock.m_backing == ui::LockBacking::none);
    Fixture::fill(dialog, QStringLiteral("The new one again"), QStringLiteral("long enough"));
    Fixture::click(dialog, QStringLiteral("Set it"));
    CHECK(f.lock.m_passphrase == "long enough");
    CHECK(says(f.page.get(), QStringLiteral("A local passphrase unlocks Sallyport")));
}

TEST_CASE("the passphrase is changed and removed only with the present one")
{
    Fixture f;
    f.open();
    auto* change = f.dialog(QStringLiteral("Change the passphrase…"));
    Fixture::fill(change, QStringLiteral("The present one"), QStringLiteral("a wrong one"));
    Fixture::fill(change, QStringLiteral("The new one"), QStringLiteral("another one"));
    Fixture::fill(change, QStringLiteral("The new one again"), QStringLiteral("another one"));
    Fixture::click(change, QStringLiteral("Change it"));
    CHECK(says(change, QStringLiteral("This is not the passphrase")));
    for (auto* field : change->findChildren<QLineEdit*>())
        CHECK(field->text().isEmpty()); // what was given is gone from the fields
    change->reject();
    Fixture::settle();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    auto* remove = f.dialog(QStringLiteral("Remove it…"));
    Fixture::fill(remove, QStringLiteral("The present one"), QStringLiteral("a local passphrase"));
    Fixture::click(remove, QStringLiteral("Remove it"));
    CHECK(f.lock.m_backing == ui::LockBacking::none);
}

TEST_CASE("the system's check says what it is worth, or which link is missing")
{
    Fixture f;
    const auto [check, words] = GENERATE(table<ui::SystemCheck, const char*>({
        {ui::SystemCheck::usable, "only says yes or no"},
        {ui::SystemCheck::noBus, "no system bus"},
        {ui::SystemCheck::noService, "neither polkit nor a fingerprint"},
        {ui::SystemCheck::noPolicy, "policy file is not installed"},
        {ui::SystemCheck::forbidden, "would say no"},
        {ui::SystemCheck::noAgent, "shows polkit's question"},
        {ui::SystemCheck::noReader, "no reader"},
        {ui::SystemCheck::notOnThisSystem, "Not built"},
        {ui::SystemCheck::asking, "Looking"},
    }));
    f.lock.m_systemCheck = check;
    f.open();
    auto* box = visible<QCheckBox>(f.page.get(), QStringLiteral("The system's own check unlocks too"));
    REQUIRE(box != nullptr);
    CHECK(box->isEnabled() == (check == ui::SystemCheck::usable));
    CHECK(says(f.page.get(), QLatin1String(words)));
}

TEST_CASE("the system's check is switched on only once it has said yes")
{
    Fixture f;
    f.open();
    auto* box = visible<QCheckBox>(f.page.get(), QStringLiteral("The system's own check unlocks too"));
    f.lock.m_systemProblem = ui::LockProblem::personRefused;
    box->click();
    Fixture::settle();
    CHECK_FALSE(box->isChecked());
    CHECK(says(f.page.get(), QStringLiteral("did not say yes")));
    f.lock.m_systemProblem.reset();
    box->click();
    Fixture::settle();
    CHECK(box->isChecked());
    CHECK(f.lock.m_usesSystemCheck);
}

TEST_CASE("what locks is chosen, and what the system does not tell is said")
{
    Fixture f;
    f.lock.m_away = {.screenLock = true};
    f.open();
    CHECK(says(f.page.get(), QStringLiteral("does not tell Sallyport of: sleep, another user")));
    CHECK(says(f.page.get(), QStringLiteral("in Sallyport's own window")));
    visible<QSpinBox>(f.page.get(), QStringLiteral("Lock after idle minutes"))->setValue(0);
    visible<QCheckBox>(f.page.get(), QStringLiteral("When the screen is locked"))->click();
    CHECK(f.lock.m_settings == ui::LockSettings{.idleMinutes = 0, .onScreenLock = false});
    CHECK(says(f.page.get(), QStringLiteral("cleared from the clipboard after 10 second")));
}

TEST_CASE("what the system does not tell of is neither ticked nor to be chosen, and what was chosen for it stays")
{
    Fixture f;
    f.lock.m_away = {.screenLock = true};
    f.open();
    auto* told = visible<QCheckBox>(f.page.get(), QStringLiteral("When the screen is locked"));
    auto* sleep = visible<QCheckBox>(f.page.get(), QStringLiteral("Before the computer sleeps"));
    auto* user = visible<QCheckBox>(f.page.get(), QStringLiteral("When somebody else takes the screen"));
    CHECK((told->isEnabled() && told->isChecked()));
    for (auto* box : {sleep, user})
        CHECK_FALSE((box->isEnabled() || box->isChecked()));
    told->click();
    CHECK(f.lock.m_settings == ui::LockSettings{.onScreenLock = false});
    f.lock.m_away.suspend = true; // the session manager has come up
    Q_EMIT f.lock.changed();
    CHECK((sleep->isEnabled() && sleep->isChecked()));
    CHECK_FALSE(user->isChecked());
}

TEST_CASE("in a session that is in memory only nothing is said to unlock it, and what signs it out can be chosen")
{
    Fixture f;
    f.lock.m_backing = GENERATE(ui::LockBacking::passphrase, ui::LockBacking::none);
    f.lock.m_away = {.screenLock = true};
    f.open(ui::LockedThing::memorySession);
    CHECK(says(f.page.get(), QStringLiteral("Nothing to lock")));
    CHECK(says(f.page.get(), QStringLiteral("signs out instead")));
    CHECK_FALSE(says(f.page.get(), QStringLiteral("unlocks Sallyport")));
    for (const char* caption : {"Set a local passphrase…", "Change the passphrase…", "Remove it…"})
        CHECK(visible<ui::Button>(f.page.get(), QString::fromUtf8(caption)) == nullptr);
    CHECK(visible<QSpinBox>(f.page.get(), QStringLiteral("Sign out after idle minutes"))->isEnabled());
    CHECK(visible<QCheckBox>(f.page.get(), QStringLiteral("When the screen is locked"))->isEnabled());
}
