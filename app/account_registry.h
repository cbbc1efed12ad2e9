// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// AccountRegistry: which accounts this computer knows: service, kind of store, device name. Nothing secret; a small
// JSON file shared by the window and the command line.
//   AccountRegistry registry(paths.dataFolder());
//   if (auto account = registry.last()) restore(*account);
#pragma once

#include "core/base/result.h"
#include "core/origin/service_profile.h"
#include "core/secrets/secret_store.h"

#include <QDir>
#include <QString>

#include <optional>

namespace sallyport::app {

struct KnownAccount {
    origin::ServiceProfile profile;
    secrets::StoreKind store = secrets::StoreKind::keychain;
    QString deviceName;
    QString identifier = {}; ///< phone or e-mail last signed in with; for a step-up and for the overview
};

enum class RegistryError {
    unreadable, ///< the file is there but is not ours or not whole; it was left as it is
    notWritten  ///< disk full or no permission; the former content is intact
};

class AccountRegistry {
public:
    explicit AccountRegistry(const QDir& dataFolder);

    /// The account opened last, or nothing when none was.
    Result<std::optional<KnownAccount>, RegistryError> last() const;
    /// Remembers `account` as the last one.
    Result<Done, RegistryError> remember(const KnownAccount& account);

private:
    QString m_path;
};

} // namespace sallyport::app
