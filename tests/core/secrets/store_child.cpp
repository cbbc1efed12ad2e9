// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A program of its own with a store of its own, told what to do line by line: one answer line for each line read.
//   store_child file PATH            then: open PASSPHRASE · read KEY · write KEY VALUE · remove KEY · churn KEY
//   store_child keychain SERVICE DIRECTORY LIMIT_MS    then the same without open, and: state · drop KEY
#include "core/secrets/file_store.h"
#include "core/secrets/keychain_store.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QMetaEnum>

#include <cstdio>
#include <iostream>
#include <string>

using namespace sallyport;
using namespace sallyport::secrets;

namespace {

std::string nameOf(SecretStoreError error)
{
    switch (error) {
    case SecretStoreError::notFound:
        return "notFound";
    case SecretStoreError::locked:
        return "locked";
    case SecretStoreError::denied:
        return "denied";
    case SecretStoreError::noService:
        return "noService";
    case SecretStoreError::timedOut:
        return "timedOut";
    case SecretStoreError::corrupt:
        return "corrupt";
    case SecretStoreError::wrongPassphrase:
        return "wrongPassphrase";
    case SecretStoreError::passphraseNeeded:
        return "passphraseNeeded";
    case SecretStoreError::noPassphraseSet:
        return "noPassphraseSet";
    case SecretStoreError::noSpace:
        return "noSpace";
    case SecretStoreError::failed:
        return "failed";
    case SecretStoreError::abandoned:
        return "abandoned";
    }
    return "?";
}

std::string textOf(Done)
{
    return "done";
}
std::string textOf(const Secret& secret)
{
    return "value " + secret.view().toByteArray().toStdString();
}
std::string textOf(const KeychainState& state)
{
    return "state " + std::to_string(static_cast<int>(state.availability)) + " "
        + std::to_string(static_cast<int>(state.backend)) + " " + std::to_string(static_cast<int>(state.missing));
}

template <typename T>
std::string answerOf(Task<T, SecretStoreError> task)
{
    QObject receiver;
    QEventLoop loop;
    std::string text;
    std::move(task).then(&receiver, [&](Result<T, SecretStoreError> answer) {
        text = answer ? textOf(*answer) : nameOf(answer.error());
        loop.quit();
    });
    loop.exec();
    return text;
}

std::unique_ptr<SecretStore> makeStore(const QStringList& arguments)
{
    if (arguments.size() == 3 && arguments[1] == QStringLiteral("file"))
        return std::make_unique<FileStore>(arguments[2], FileStoreCost{.passes = 1, .memoryKiB = 64});
    if (arguments.size() == 5 && arguments[1] == QStringLiteral("keychain"))
        return std::make_unique<KeychainStore>(arguments[2], arguments[3],
                                               std::chrono::milliseconds(arguments[4].toInt()));
    return nullptr;
}

[[noreturn]] void churn(SecretStore& store, const QString& key)
{
    for (unsigned round = 0;; round = (round + 1) % 10) {
        const QByteArray value(2000, static_cast<char>('0' + round));
        std::cout << answerOf(store.write(key, Secret::copyOf(value))) << std::endl;
    }
}

/// The answer to a question whose store dies right after it was asked.
std::string dropWhileAsked(const QString& key)
{
    auto store = makeStore(QCoreApplication::arguments());
    auto question = store->read(key);
    store.reset();
    return answerOf(std::move(question));
}

std::string obey(SecretStore& store, const QStringList& words, const QString& line)
{
    const QString key = words.value(1);
    if (words[0] == QStringLiteral("open"))
        return answerOf(dynamic_cast<FileStore&>(store).open(Secret::fromText(key)));
    if (words[0] == QStringLiteral("read"))
        return answerOf(store.read(key));
    if (words[0] == QStringLiteral("write"))
        return answerOf(store.write(key, Secret::fromText(line.section(u' ', 2))));
    if (words[0] == QStringLiteral("remove"))
        return answerOf(store.remove(key));
    if (words[0] == QStringLiteral("state"))
        return answerOf(keychainAvailability(std::chrono::seconds(2)));
    if (words[0] == QStringLiteral("drop"))
        return dropWhileAsked(key);
    if (words[0] == QStringLiteral("churn"))
        churn(store, key);
    return "unknown command";
}

} // namespace

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    const auto store = makeStore(application.arguments());
    if (!store)
        return 2;
    std::string bytes;
    while (std::getline(std::cin, bytes)) {
        const QString line = QString::fromStdString(bytes);
        std::cout << obey(*store, line.split(u' '), line) << std::endl;
    }
    std::cout.flush();
    std::_Exit(0); // jobs that a prompt still holds cannot be taken down
}
