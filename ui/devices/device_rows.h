// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// DeviceRows: the account's devices in the order in which a person should look at them: by group, in each group the
// worst first. Sessions are folded under their device key, never under a name.
//   const DeviceRows rows = arrange(list, {});   rows.at(DeviceGroup::notSeenBefore).first();
#pragma once

#include "core/account/account_values.h"

#include <QSet>

#include <array>

namespace sallyport::ui {

enum class DeviceGroup { thisComputer, notSeenBefore, shared, known };
inline constexpr std::size_t deviceGroupCount = 4;

struct DeviceRow {
    DeviceGroup group = DeviceGroup::known;
    account::DeviceEntry device; ///< of a shared computer: without an id, with its one session
    bool sameName = false;       ///< another key bears this name
    bool reviewed = false;       ///< the person has said "It was me"

    /// Somebody is in from a computer first seen less than a day ago, a shared one, or one that bears a known name.
    bool needsLook() const;
};

struct DeviceRows {
    std::array<QList<DeviceRow>, deviceGroupCount> groups;

    const QList<DeviceRow>& at(DeviceGroup group) const { return groups.at(static_cast<std::size_t>(group)); }
    /// Open sessions on rows that need a look.
    qsizetype toLookAt() const;
    qsizetype openSessions() const;
};

/// `reviewed`: ids of devices and sessions of which the person has said "It was me".
DeviceRows arrange(const account::DeviceList& list, const QSet<QString>& reviewed);

/// The session that asked; null where the list has none.
const account::SessionEntry* currentSession(const account::DeviceList& list);

} // namespace sallyport::ui
