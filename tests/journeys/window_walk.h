// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// WindowWalk: a person at the real window: finds what is written on things, types, presses, and waits for what comes.
// Behind it are the program's own parts and the real service, started as the window starts it. Throws WalkError with
// what was not found.
//   WindowWalk walk(folder);  walk.enterPractice();  walk.signIn();  walk.signOut();
#pragma once

#include "app/window_program.h"

#include <QString>

#include <functional>
#include <memory>
#include <stdexcept>

namespace sallyport::test {

struct WalkError : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// Who signs in, and with what.
struct WalkAccount {
    QString identifier;
    QString passphrase;
    QString otpauth;
};

class WindowWalk {
public:
    /// `folder`: the person's data; used again, it is the same person's next start.
    explicit WindowWalk(const QString& folder);
    /// The same hands at a window of another composition, which must outlive this.
    WindowWalk(ui::MainWindow& window, const QString& folder);

    ui::MainWindow& window() { return m_window; }
    /// Called with a name at every screen worth a picture.
    std::function<void(const QString&)> onScreen = [](const QString&) {};

    void enterPractice();
    /// From the credentials page: the built-in authenticator, credentials, no puzzle, the code it fills in, own
    /// computer.
    void signIn();
    /// The same, up to the question about this computer.
    void signInToComputerQuestion();
    /// From the credentials page, as on a computer where nothing is to be kept: the code is typed, as from a phone.
    void signInByHandToComputerQuestion() { signInByHandToComputerQuestion(practiceAccount()); }
    void signInByHandToComputerQuestion(const WalkAccount& account);
    /// From the question about this computer: shared, for a quarter of an hour.
    void openShared();
    void signOut();
    /// Answers the question for the encrypted file's passphrase: a new one twice, or the one.
    void givePassphrase(const QString& passphrase);

    WalkAccount practiceAccount() const;
    void click(const QString& caption);
    void type(const QString& field, const QString& text);
    void waitForText(const QString& text);
    void waitFor(const std::function<bool()>& condition, const QString& what);

    /// The desktop has a keychain: nothing asks for a file's passphrase.
    bool hasKeychain = false;
    const QString practiceName = QStringLiteral("trader@practice.example");
    const QString passphrase = QStringLiteral("a passphrase of the journey");

private:
    QWidget& top();
    void giveCredentials(const WalkAccount& account);
    void goOnToComputerQuestion();
    void openSession();

    QString m_folder;
    std::unique_ptr<app::WindowProgram> m_program; ///< null where the window is somebody else's
    ui::MainWindow& m_window;
};

} // namespace sallyport::test
