// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/catch.h"
#include "tests/support/wait.h"
#include "tests/ui/fakes.h"
#include "tests/ui/find.h"
#include "ui/widgets/address_plate.h"
#include "ui/widgets/button.h"
#include "ui/widgets/clipboard_guard.h"
#include "ui/widgets/form_field.h"
#include "ui/widgets/host_line.h"
#include "ui/widgets/png_picture.h"
#include "ui/widgets/qr_view.h"
#include "ui/widgets/secret_field.h"
#include "ui/widgets/text_label.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>
#include <QSignalSpy>
#include <QtTest>

using namespace sallyport;
using namespace sallyport::ui;

TEST_CASE("a label never takes markup for markup")
{
    const TextLabel label(QStringLiteral("<b>x</b>"));
    CHECK(label.textFormat() == Qt::PlainText);
}

TEST_CASE("a secret field gives its text away as a Secret and is empty afterwards")
{
    SecretField field;
    QTest::keyClicks(&field, QStringLiteral("s3cret"));
    field.insert(QStringLiteral(" é"));
    CHECK(field.echoMode() == QLineEdit::Password);
    const Secret taken = field.take();
    CHECK(taken.equals(Secret::fromText(u"s3cret é")));
    CHECK(field.text().isEmpty());
    field.setRevealed(true);
    field.undo();
    CHECK(field.text().isEmpty());
}

TEST_CASE("Alt with a letter that nothing listens to is not typed into a secret, AltGr is")
{
    SecretField field;
    QTest::keyClick(&field, Qt::Key_Z, Qt::AltModifier);
    QTest::keyClick(&field, Qt::Key_Z, Qt::AltModifier | Qt::ShiftModifier);
    CHECK(field.text().isEmpty());
    const auto press = [&field](int key, Qt::KeyboardModifiers held, const QString& text) {
        QKeyEvent event(QEvent::KeyPress, key, held, text);
        QCoreApplication::sendEvent(&field, &event);
    };
    press(Qt::Key_At, Qt::GroupSwitchModifier, QStringLiteral("@"));               // AltGr on Linux,
    press(Qt::Key_At, Qt::ControlModifier | Qt::AltModifier, QStringLiteral("€")); // on Windows,
    press(Qt::Key_X, Qt::AltModifier, QStringLiteral("≈"));                        // and Option on macOS
    CHECK(field.text() == QStringLiteral("@€≈"));
}

TEST_CASE("a passphrase can be pasted")
{
    SecretField field;
    QGuiApplication::clipboard()->setText(QStringLiteral("from a manager"));
    field.paste();
    CHECK(field.take().equals(Secret::copyOf("from a manager")));
}

TEST_CASE("a revealed passphrase cannot be selected, so it cannot reach the primary clipboard")
{
    SecretField field;
    field.setText(QStringLiteral("visible"));
    field.setRevealed(true);
    CHECK(field.echoMode() == QLineEdit::Normal);
    field.selectAll();
    CHECK_FALSE(field.hasSelectedText());
    field.forget();
    CHECK_FALSE(field.isRevealed());
}

TEST_CASE("the eye reveals by keyboard and says what it does")
{
    SecretField field;
    field.resize(300, 30);
    auto* eye = field.findChild<Button*>();
    REQUIRE(eye != nullptr);
    CHECK(eye->accessibleName() == QStringLiteral("Show what is typed"));
    QTest::keyClick(eye, Qt::Key_Return);
    CHECK(field.isRevealed());
    CHECK(eye->accessibleName() == QStringLiteral("Hide what is typed"));
    QTest::keyClick(eye, Qt::Key_Space);
    CHECK_FALSE(field.isRevealed());
}

TEST_CASE("what is typed on the eye does not reach the passphrase")
{
    SecretField field;
    field.show();
    field.activateWindow();
    REQUIRE(QTest::qWaitForWindowActive(&field));
    auto* eye = field.findChild<Button*>();
    REQUIRE(eye != nullptr);
    field.setFocus();
    QTest::keyClicks(&field, QStringLiteral("ab"));
    eye->setFocus();
    QTest::keyClicks(eye, QStringLiteral("cd"));
    QTest::keyClick(eye, Qt::Key_Backspace);
    CHECK(field.text() == QStringLiteral("ab"));
    field.setFocus();
    QTest::keyClicks(&field, QStringLiteral("c"));
    CHECK(field.text() == QStringLiteral("abc"));
}

TEST_CASE("Caps Lock is told from what is typed")
{
    SecretField field;
    QSignalSpy told(&field, &SecretField::capsLockChanged);
    const auto press = [&field](Qt::Key key, Qt::KeyboardModifiers with, const QString& text) {
        QKeyEvent event(QEvent::KeyPress, key, with, text);
        QCoreApplication::sendEvent(&field, &event);
    };
    press(Qt::Key_A, Qt::NoModifier, QStringLiteral("a"));
    REQUIRE(told.count() == 1);
    CHECK(told.last().at(0).toBool() == false);
    press(Qt::Key_A, Qt::ShiftModifier, QStringLiteral("A"));
    CHECK(told.count() == 1); // Shift explains it
    press(Qt::Key_A, Qt::NoModifier, QStringLiteral("A"));
    CHECK(told.last().at(0).toBool() == true);
    press(Qt::Key_1, Qt::NoModifier, QStringLiteral("1"));
    CHECK(told.count() == 2); // says nothing either way
    press(Qt::Key_CapsLock, Qt::NoModifier, {});
    CHECK(told.last().at(0).toBool() == false);
}

TEST_CASE("a secret on the clipboard is marked and cleared after its time")
{
    QClipboard* clipboard = QGuiApplication::clipboard();
    ClipboardGuard guard(nullptr, std::chrono::milliseconds(20));
    QSignalSpy gone(&guard, &ClipboardGuard::gone);
    guard.copySecret(Secret::copyOf("hush"));
    CHECK(clipboard->text() == QStringLiteral("hush"));
    CHECK(clipboard->mimeData()->data(QStringLiteral("x-kde-passwordManagerHint")) == "secret");
    REQUIRE(test::waitUntil([&] { return gone.count() == 1; }));
    CHECK(clipboard->text().isEmpty());
}

TEST_CASE("a secret is cleared from the clipboard on exit, but never what somebody else put there")
{
    QClipboard* clipboard = QGuiApplication::clipboard();
    {
        ClipboardGuard guard;
        guard.copySecret(Secret::copyOf("hush"));
    }
    CHECK(clipboard->text().isEmpty());
    {
        ClipboardGuard guard;
        guard.copySecret(Secret::copyOf("hush"));
        clipboard->setText(QStringLiteral("a shopping list"));
    }
    CHECK(clipboard->text() == QStringLiteral("a shopping list"));
    clipboard->clear();
}

TEST_CASE("a QR code is drawn in whole device pixels with a quiet zone of four modules")
{
    QrView view;
    REQUIRE(view.setText(Secret::copyOf("otpauth://totp/x?secret=JBSWY3DPEHPK3PXP")));
    const int modules = view.moduleCount() + 8;
    for (const double ratio : {1.0, 1.5, 2.0}) {
        INFO("at " << ratio);
        view.resize(view.sizeHint());
        QImage canvas((QSizeF(view.size()) * ratio).toSize(), QImage::Format_RGB32);
        canvas.setDevicePixelRatio(ratio);
        canvas.fill(Qt::red);
        view.render(&canvas);
        int blurred = 0;
        for (int y = 0; y < canvas.height(); ++y) {
            for (int x = 0; x < canvas.width(); ++x) {
                const QColor color = canvas.pixelColor(x, y);
                blurred += color != Qt::white && color != Qt::black && color != Qt::red ? 1 : 0;
            }
        }
        CHECK(blurred == 0);
    }
    const QImage plain = view.grab().toImage();
    const int scale = std::min(plain.width(), plain.height()) / modules;
    const int left = (plain.width() - scale * modules) / 2;
    for (int i = 0; i < modules * scale; ++i) {
        for (int depth = 0; depth < 4 * scale; ++depth)
            REQUIRE(plain.pixelColor(left + i, left + depth) == Qt::white);
    }
    // The corner of the finder pattern.
    CHECK(plain.pixelColor(left + 4 * scale, left + 4 * scale) == Qt::black);
    CHECK(plain.pixelColor(left + 5 * scale, left + 5 * scale) == Qt::white);
}

TEST_CASE("a text too long for a QR code is refused and nothing is drawn")
{
    QrView view;
    CHECK_FALSE(view.setText(Secret::copyOf(QByteArray(5000, 'a'))));
    CHECK(view.moduleCount() == 0);
    CHECK_FALSE(view.setText(Secret()));
}

TEST_CASE("only small whole PNG pictures are read")
{
    QImage small(10, 8, QImage::Format_ARGB32);
    small.fill(Qt::blue);
    const QByteArray good = test::pngOf(small);
    REQUIRE(readPng(good, QSize(10, 8)));
    QByteArray huge = good; // IHDR says 2^31-1 by 2^31-1: a decompression bomb's promise
    huge.replace(16, 8, QByteArray::fromHex("7fffffff7fffffff"));
    struct Row {
        const char* attack;
        QByteArray bytes;
    };
    const Row rows[] = {
        {"nothing", {}},
        {"not a picture", "hello"},
        {"cut in the middle", good.left(good.size() / 2)},
        {"only the signature", good.left(8)},
        {"claims to be enormous", huge},
        {"another format: SVG that would load a file", "<svg xmlns='http://www.w3.org/2000/svg'/>"},
        {"another format: XPM", "/* XPM */ static char* x[] = {\"1 1 1 1\", \"a c red\", \"a\"};"},
        {"over a megabyte", good + QByteArray(1024 * 1024, '\0')},
    };
    for (const Row& row : rows) {
        INFO(row.attack);
        CHECK_FALSE(readPng(row.bytes, QSize(1000, 1000)));
    }
    CHECK_FALSE(readPng(good, QSize(9, 8)));
}

TEST_CASE("an error stands under its field, marks it and is read aloud")
{
    auto* edit = new QLineEdit;
    FormField field(QStringLiteral("&Name"), edit);
    field.setHint(QStringLiteral("a hint"));
    CHECK(edit->accessibleName() == QStringLiteral("Name"));
    CHECK(edit->accessibleDescription() == QStringLiteral("a hint"));
    field.setError(QStringLiteral("Wrong. Do this."));
    CHECK(edit->accessibleDescription() == QStringLiteral("Wrong. Do this."));
    CHECK(edit->property("wrong").toBool());
    field.setError({});
    CHECK(edit->accessibleDescription() == QStringLiteral("a hint"));
    CHECK_FALSE(edit->property("wrong").toBool());
}

TEST_CASE("the plate is green only for a key that was given, amber for any other, red when trust broke")
{
    const auto given = test::practiceProfile();
    const auto stranger = test::strangerProfile();
    const auth::State asking = auth::CredentialsNeeded{};
    CHECK(plateState(given, auth::AddressChecking{}, false) == PlateState::checking);
    CHECK(plateState(given, asking, true) == PlateState::verified);
    CHECK(plateState(stranger, asking, true) == PlateState::firstSeen);
    auto withoutKey = given;
    withoutKey.leafPins.clear();
    CHECK(plateState(withoutKey, asking, true) == PlateState::firstSeen);
    CHECK(plateState(given, asking, false) == PlateState::refused);
    for (const auto reason : {auth::BlockReason::notTrusted, auth::BlockReason::issuerMismatch,
                              auth::BlockReason::endpointElsewhere, auth::BlockReason::tooWeak}) {
        CHECK(plateState(given, auth::Blocked{.reason = reason}, false) == PlateState::refused);
        CHECK(plateState(given, auth::Blocked{.reason = reason}, true) == PlateState::refused);
    }
    CHECK(plateState(given, auth::Blocked{.reason = auth::BlockReason::unreachable}, false) == PlateState::notReached);
    CHECK(plateState(given, auth::Blocked{.reason = auth::BlockReason::locked}, true) == PlateState::verified);

    PlateContent content;
    for (const auto state : {PlateState::checking, PlateState::refused, PlateState::notReached, PlateState::atRest}) {
        content.state = state;
        CHECK_FALSE(content.isOpen(true));
    }
    content.state = PlateState::firstSeen;
    CHECK_FALSE(content.isOpen(false));
    CHECK(content.isOpen(true));
}

TEST_CASE("the plate shows exact host, proof, proxy and words")
{
    const auto profile = test::strangerProfile();
    auth::AddressFacts facts = test::goodAddress(profile);
    facts.connection.proxy = QStringLiteral("proxy.example:3128");
    AddressPlate plate;
    plate.setContent(plateContent(profile, facts, PlateState::firstSeen, "\x03\x50\xa7"));
    CHECK(plate.tone() == Tone::warning);
    CHECK(plate.findChild<HostLine*>()->text()
          == QStringLiteral("https://accounts.eu-central.harbour-exchange.example"));
    CHECK(plate.content().registrable == QStringLiteral("harbour-exchange.example"));
    CHECK(plate.accessibleName().contains(QStringLiteral("proxy.example:3128")));
    CHECK(plate.accessibleName().contains(QStringLiteral("TLS 1.3")));
    CHECK(plate.content().words.size() == 3);
    CHECK_FALSE(test::says(&plate, QStringLiteral("The three words come from")));
    plate.explainWords(true);
    CHECK(test::says(&plate, QStringLiteral("if they are ever others here, stop")));
    CHECK(plate.accessibleDescription().contains(plate.content().words.join(u' ')));
    CHECK(plate.accessibleDescription().contains(QStringLiteral("not the check")));
    plate.setContent(plateContent(test::practiceProfile(), std::nullopt, PlateState::refused, "\x03\x50\xa7"));
    CHECK(plate.tone() == Tone::danger);
    CHECK_FALSE(test::says(&plate, QStringLiteral("The three words come from")));
    CHECK(plate.content().words.isEmpty()); // no words for a key that was not proved
    CHECK(plate.findChild<HostLine*>()->text() == QStringLiteral("https://localhost:41873"));
}

TEST_CASE("a host that only ends like an official one is bold as a whole")
{
    auto profile = test::strangerProfile();
    CHECK(registrablePart(profile, QStringLiteral("evilharbour-exchange.example"))
          == QStringLiteral("evilharbour-exchange.example"));
    CHECK(registrablePart(profile, QStringLiteral("harbour-exchange.example"))
          == QStringLiteral("harbour-exchange.example"));
}

TEST_CASE("a long host wraps and is never cut")
{
    HostLine line;
    line.setAddress(QStringLiteral("a").repeated(200) + QStringLiteral(".example"), QStringLiteral("example"), 443);
    CHECK(line.heightForWidth(200) > 3 * line.heightForWidth(100'000));
}

TEST_CASE("a long address breaks before the port or a dot, never within a number or a label where it need not")
{
    ui::HostLine line;
    line.setAddress(QStringLiteral("localhost"), QStringLiteral("localhost"), 41873);
    const QString whole = QStringLiteral("https://localhost:41873");
    CHECK(line.lines(10'000) == QStringList{whole});
    const int width = line.sizeHint().width();
    CHECK(line.lines(width) == QStringList{whole});
    for (const int less : {width - 2, width * 9 / 10, width * 8 / 10})
        CHECK(line.lines(less) == QStringList{QStringLiteral("https://localhost"), QStringLiteral(":41873")});

    line.setAddress(QStringLiteral("accounts.practice.example"), QStringLiteral("practice.example"), 443);
    CHECK(line.lines(line.sizeHint().width() * 8 / 10)
          == QStringList{QStringLiteral("https://accounts.practice"), QStringLiteral(".example")});

    // A layout gives it room for its longest label, as far as that is one of usual length.
    for (const auto& host : {QStringLiteral("localhost"), QStringLiteral("accounts.practice.example")}) {
        line.setAddress(host, host, 41873);
        const int least = line.minimumSizeHint().width();
        CHECK(line.lines(least).first() == QStringLiteral("https://") + host.section(u'.', 0, 0));
        CHECK(line.lines(least).join(QString()) == line.text());
    }
    line.setAddress(QString(60, u'a'), QString(60, u'a'), 443);
    CHECK(line.minimumSizeHint().width() < line.sizeHint().width() / 2);

    // One label that is wider than the line is broken anywhere: nothing is left out.
    line.setAddress(QString(60, u'a'), QString(60, u'a'), 443);
    const QStringList broken = line.lines(line.sizeHint().width() / 3);
    CHECK(broken.size() >= 3);
    CHECK(broken.join(QString()) == QStringLiteral("https://") + QString(60, u'a'));
}
