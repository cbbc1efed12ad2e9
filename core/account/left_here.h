// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a program of ours has left on a computer, as found at the end of a session there. Found by app, shown by the
// window and the command line.
#pragma once

#include <QStringList>

#include <optional>

namespace sallyport::account {

struct LeftHere {
    QStringList files = {};       ///< ours, in the data, config and cache folders, made or changed since; whole paths
    QStringList filesBefore = {}; ///< ours too, but here before and as they were; whole paths
    bool complete = true;         ///< false: a folder could not be read, or holds more than is looked at
    /// Ours, in the desktop's keychain, for this service; nothing: the keychain could not be asked.
    std::optional<int> keychainEntries = {};
    std::optional<int> keychainEntriesBefore = {};

    bool isNothing() const { return files.isEmpty() && complete && keychainEntries == 0; }
    friend bool operator==(const LeftHere&, const LeftHere&) = default;
};

enum class LeftHereError { abandoned };

} // namespace sallyport::account
