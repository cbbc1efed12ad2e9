// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The anti-phishing code: a phrase that the person chose and that the service writes into its mails. Who imitates the
// service does not know it. It is a secret: kept in a SecretStore, compared in constant time, shown nowhere.
//   const CodeState state = checkCode(message.text, known, profile.mailsCarryCode);
#pragma once

#include "core/base/secret.h"
#include "core/secrets/secret_store.h"

#include <QString>
#include <QStringView>

#include <optional>

namespace sallyport::mail {

/// The code as this program knows it.
struct KnownCode {
    Secret code = {};         ///< as canonicalCode makes it; empty: not set
    bool unavailable = false; ///< the store could not be read, so nobody knows whether one is set

    KnownCode clone() const { return {code.clone(), unavailable}; }
};

enum class CodeState {
    notOffered,  ///< the service has none, and none is set
    notSet,      ///< the service has one, this program does not know it
    unavailable, ///< the store could not be read
    right,       ///< the text shows it
    wrong,       ///< the text shows a code, another one
    missing      ///< the text shows none
};

/// The code out of what was typed: white space around it away and inside it single, letters composed (NFC). Nothing for
/// fewer than 4 or more than 64 letters, or with control characters: shorter ones stand in too many texts.
std::optional<Secret> canonicalCode(QStringView typed);

/// "mail/anti-phishing-code/kucoin": where it is kept in a SecretStore.
QString codeKey(const QString& profileId);
/// The code of that profile out of the store; every error but notFound is `unavailable`.
Task<KnownCode, secrets::SecretStoreError> readCode(secrets::SecretStore& store, const QString& profileId);

/// A readable text, prepared for the question whether it shows the code: what takes time, and needs no code.
struct CodeText {
    QByteArray letters = {};   ///< UTF-8, as canonicalCode makes it; at most 256 KiB, the rest is not read
    bool showsAnyCode = false; ///< whatever it is: "Anti-phishing code: something"
};
CodeText readForCode(const QString& text);

/// How such a text stands to the code.
CodeState checkCode(const CodeText& text, const KnownCode& known, bool offered);

/// The text with every place of the code replaced by "•••", also of one in other case or width, with other white space
/// or dashes, or with something unseen in it: to hide needs less likeness than to be right.
QString withoutCode(const QString& text, const KnownCode& known);

} // namespace sallyport::mail
