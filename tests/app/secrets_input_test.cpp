// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/secrets_input.h"

#include "tests/support/catch.h"

#include <QTemporaryFile>

#ifdef Q_OS_UNIX
#include <fcntl.h>
#include <unistd.h>
#endif

using namespace sallyport;
using namespace sallyport::app;

#ifdef Q_OS_UNIX
namespace {

/// A descriptor from which `content` is read; the file's name is gone already.
int descriptorWith(const QByteArray& content)
{
    QTemporaryFile file;
    REQUIRE(file.open());
    file.write(content);
    file.flush();
    return ::open(file.fileName().toLocal8Bit().constData(), O_RDONLY | O_CLOEXEC);
}

} // namespace

TEST_CASE("secrets come from a descriptor, which is closed afterwards")
{
    const int fd = descriptorWith(
        R"({"password":"pä","otpauth":"otpauth://totp/x?secret=AA","store_passphrase":"s","anti_phishing_code":"tulip","passcode":"240917","old_passcode":"702846"})");
    const auto input = readSecretsInput(fd);
    REQUIRE(input);
    CHECK(input->password.view() == QByteArrayView("p\xc3\xa4"));
    CHECK(input->otpauth.view() == QByteArrayView("otpauth://totp/x?secret=AA"));
    CHECK(input->otp.isEmpty());
    CHECK(input->storePassphrase.view() == QByteArrayView("s"));
    CHECK(input->passcode.view() == QByteArrayView("240917"));
    CHECK(input->oldPasscode.view() == QByteArrayView("702846"));
    CHECK(::fcntl(fd, F_GETFD) == -1);
}

TEST_CASE("a pipe is read to its end, in whatever pieces it comes")
{
    int ends[2];
    REQUIRE(::pipe(ends) == 0);
    REQUIRE(::write(ends[1], "{\"otp\":", 7) == 7);
    REQUIRE(::write(ends[1], "\"123456\"}", 9) == 9);
    ::close(ends[1]);
    const auto input = readSecretsInput(ends[0]);
    REQUIRE(input);
    CHECK(input->otp.view() == QByteArrayView("123456"));
}

TEST_CASE("what is not one small object of known texts is refused")
{
    struct Row {
        QByteArray content;
        SecretsInputError error;
    };
    const auto row = GENERATE(Row{"", SecretsInputError::malformed}, Row{"[]", SecretsInputError::malformed},
                              Row{R"({"password":1})", SecretsInputError::malformed},
                              Row{R"({"passwort":"x"})", SecretsInputError::malformed}, // a misspelling is not "none"
                              Row{R"({"password":{"a":"b"}})", SecretsInputError::malformed},
                              Row{QByteArray(70'000, 'x'), SecretsInputError::tooLarge});
    CAPTURE(row.content.left(40).toStdString());
    const auto input = readSecretsInput(descriptorWith(row.content));
    REQUIRE_FALSE(input);
    CHECK(input.error() == row.error);
}

TEST_CASE("a descriptor that is not open is said, not crashed on")
{
    CHECK(readSecretsInput(987).error() == SecretsInputError::notReadable);
}
#endif
