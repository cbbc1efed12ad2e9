// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/secrets_input.h"

#include "core/base/json.h"

#include <QFile>

namespace sallyport::app {

namespace {

constexpr qsizetype maxBytes = 64 * 1024;

Secret* member(SecretsInput& input, const QString& name)
{
    if (name == QStringLiteral("password"))
        return &input.password;
    if (name == QStringLiteral("otpauth"))
        return &input.otpauth;
    if (name == QStringLiteral("otp"))
        return &input.otp;
    if (name == QStringLiteral("passcode"))
        return &input.passcode;
    if (name == QStringLiteral("old_passcode"))
        return &input.oldPasscode;
    if (name == QStringLiteral("anti_phishing_code"))
        return &input.antiPhishingCode;
    if (name == QStringLiteral("store_passphrase"))
        return &input.storePassphrase;
    return nullptr;
}

} // namespace

Result<SecretsInput, SecretsInputError> readSecretsInput(int descriptor)
{
    QFile file;
    if (!file.open(descriptor, QIODevice::ReadOnly | QIODevice::Unbuffered, QFileDevice::AutoCloseHandle))
        return std::unexpected(SecretsInputError::notReadable);
    QByteArray text;
    for (;;) {
        const auto part = file.read(maxBytes + 1 - text.size());
        if (part.isEmpty())
            break;
        text.append(part);
        if (text.size() > maxBytes)
            return std::unexpected(SecretsInputError::tooLarge);
    }
    if (file.error() != QFileDevice::NoError)
        return std::unexpected(SecretsInputError::notReadable);

    const auto object = readJsonObject(text, {.maxBytes = maxBytes, .maxDepth = 1});
    wipe(text);
    if (!object)
        return std::unexpected(SecretsInputError::malformed);
    SecretsInput input;
    for (auto it = object->begin(); it != object->end(); ++it) {
        auto* place = member(input, it.key());
        if (place == nullptr || !it.value().isString())
            return std::unexpected(SecretsInputError::malformed);
        *place = Secret::fromText(it.value().toString());
    }
    return input;
}

} // namespace sallyport::app
