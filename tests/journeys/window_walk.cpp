// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/journeys/window_walk.h"

#include "core/base/clock.h"
#include "core/base/json.h"
#include "core/otp/otpauth_uri.h"
#include "tests/support/wait.h"
#include "tests/ui/find.h"
#include "ui/shell/store_passphrase_dialog.h"

#include <QAbstractButton>
#include <QApplication>
#include <QFile>

namespace sallyport::test {

namespace {
constexpr std::chrono::seconds patience{90}; // under a sanitizer the proof of work alone takes many
} // namespace

WindowWalk::WindowWalk(const QString& folder)
    : m_folder(folder),
      m_program(std::make_unique<app::WindowProgram>(app::Paths{.data = QDir(folder)})),
      m_window(m_program->window())
{
    m_program->show();
}

WindowWalk::WindowWalk(ui::MainWindow& window, const QString& folder) : m_folder(folder), m_window(window) {}

void WindowWalk::waitFor(const std::function<bool()>& condition, const QString& what)
{
    if (waitUntil(condition, patience))
        return;
    QStringList seen;
    for (const auto* label : top().findChildren<QLabel*>()) {
        if (label->isVisibleTo(&top()) && !label->text().isEmpty())
            seen << label->text();
    }
    throw WalkError("waited in vain for: " + what.toStdString()
                    + "; what is to be read: " + seen.join(QStringLiteral(" | ")).toStdString());
}

QWidget& WindowWalk::top()
{
    auto* dialog = QApplication::activeModalWidget();
    return dialog != nullptr ? *dialog : static_cast<QWidget&>(window());
}

void WindowWalk::click(const QString& caption)
{
    QAbstractButton* button = nullptr;
    waitFor(
        [&] {
            button = visible<QAbstractButton>(&top(), caption);
            return button != nullptr && button->isEnabled();
        },
        caption);
    // A radio button or check box listens where its mark and words are, not over its whole width.
    const bool marked = button->inherits("QRadioButton") || button->inherits("QCheckBox");
    QTest::mouseClick(button, Qt::LeftButton, {},
                      marked ? QPoint(button->height() / 2, button->height() / 2) : QPoint());
}

void WindowWalk::type(const QString& field, const QString& text)
{
    QLineEdit* edit = nullptr;
    waitFor(
        [&] {
            edit = visible<QLineEdit>(&top(), field);
            return edit != nullptr && edit->isEnabled();
        },
        field);
    edit->setFocus();
    edit->clear();
    QTest::keyClicks(edit, text);
}

void WindowWalk::waitForText(const QString& text)
{
    waitFor([&] { return says(&top(), text); }, text);
}

WalkAccount WindowWalk::practiceAccount() const
{
    QFile file(m_folder + QStringLiteral("/practice/practice.json"));
    if (!file.open(QIODevice::ReadOnly))
        throw WalkError("the practice service wrote no practice.json");
    const auto object = readJsonObject(file.readAll()).value_or(QJsonObject());
    return {.identifier = practiceName,
            .passphrase = stringMember(object, u"password").value_or(QString()),
            .otpauth = stringMember(object, u"otpauth").value_or(QString())};
}

void WindowWalk::givePassphrase(const QString& words)
{
    const auto dialog = [] { return qobject_cast<ui::StorePassphraseDialog*>(QApplication::activeModalWidget()); };
    waitFor([&] { return dialog() != nullptr; }, QStringLiteral("the question for the file's passphrase"));
    const bool fresh = visible<QLineEdit>(dialog(), QStringLiteral("The same again")) != nullptr;
    type(QStringLiteral("Passphrase of the file"), words);
    if (fresh)
        type(QStringLiteral("The same again"), words);
    onScreen(fresh ? QStringLiteral("file-passphrase-new") : QStringLiteral("file-passphrase"));
    click(fresh ? QStringLiteral("Create the file") : QStringLiteral("Open"));
    waitFor([&] { return dialog() == nullptr; }, QStringLiteral("the file to open"));
}

void WindowWalk::enterPractice()
{
    waitFor([this] { return visible<QAbstractButton>(&window(), QStringLiteral("Practice account")) != nullptr; },
            QStringLiteral("the first page"));
    onScreen(QStringLiteral("first-run"));
    click(QStringLiteral("Practice account"));
    waitFor(
        [this] {
            auto* field = visible<QLineEdit>(&window(), QStringLiteral("Passphrase"));
            return field != nullptr && field->isEnabled();
        },
        QStringLiteral("the credentials page"));
    onScreen(QStringLiteral("credentials"));
}

void WindowWalk::giveCredentials(const WalkAccount& account)
{
    type(QStringLiteral("Phone or e-mail"), account.identifier);
    type(QStringLiteral("Passphrase"), account.passphrase);
    click(QStringLiteral("Continue"));
    waitFor([this] { return visible<QAbstractButton>(&window(), QStringLiteral("No puzzle")) != nullptr; },
            QStringLiteral("the human check"));
    onScreen(QStringLiteral("human-slider"));
}

void WindowWalk::signInToComputerQuestion()
{
    click(QStringLiteral("Keep in the built-in authenticator"));
    if (!hasKeychain)
        givePassphrase(passphrase);
    giveCredentials(practiceAccount());
    click(QStringLiteral("Pictures instead"));
    waitFor([this] { return visible<QAbstractButton>(&window(), QStringLiteral("Slider instead")) != nullptr; },
            QStringLiteral("the pictures"));
    onScreen(QStringLiteral("human-pictures"));
    click(QStringLiteral("No puzzle"));
    waitFor(
        [this] {
            auto* code = visible<QLineEdit>(&window(), QStringLiteral("Code"));
            return code != nullptr && code->text().size() == 6;
        },
        QStringLiteral("the code that the authenticator fills in"));
    onScreen(QStringLiteral("code"));
    goOnToComputerQuestion();
}

void WindowWalk::signInByHandToComputerQuestion(const WalkAccount& account)
{
    giveCredentials(account);
    click(QStringLiteral("No puzzle"));
    waitFor([this] { return visible<QLineEdit>(&window(), QStringLiteral("Code")) != nullptr; },
            QStringLiteral("the question for the code"));
    const auto entry = otp::readOtpauthUri(account.otpauth.toUtf8());
    if (!entry)
        throw WalkError("the account has no authenticator");
    // The next one: taken already (RFC 6238 5.2), good for half a minute at least, and never one used before it.
    type(QStringLiteral("Code"), otp::totpCode(entry->parameters, systemClock().unixSeconds() + 30));
    goOnToComputerQuestion();
}

void WindowWalk::goOnToComputerQuestion()
{
    click(QStringLiteral("Continue"));
    waitFor([this] { return visible<QRadioButton>(&window(), QStringLiteral("My own computer")) != nullptr; },
            QStringLiteral("the question about this computer"));
}

void WindowWalk::openSession()
{
    click(QStringLiteral("Open the session"));
    waitFor([this] { return visible<QAbstractButton>(&window(), QStringLiteral("Sign out")) != nullptr; },
            QStringLiteral("the open session"));
}

void WindowWalk::openShared()
{
    click(QStringLiteral("A shared computer"));
    click(QStringLiteral("15 minutes"));
    openSession();
}

void WindowWalk::signIn()
{
    signInToComputerQuestion();
    click(QStringLiteral("My own computer"));
    onScreen(QStringLiteral("computer"));
    openSession();
    onScreen(QStringLiteral("overview"));
}

void WindowWalk::signOut()
{
    click(QStringLiteral("Sign out"));
    if (&top() != &window()) // the question, which a shared computer does not ask
        click(QStringLiteral("Sign out"));
    waitForText(QStringLiteral("Signed out"));
    onScreen(QStringLiteral("signed-out"));
}

} // namespace sallyport::test
