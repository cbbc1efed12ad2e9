// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Which service a command line means: the practice account, a profile's file, or an address with its key.
#pragma once

#include "app/cli/command_error.h"
#include "app/cli/command_line.h"
#include "app/paths.h"
#include "core/origin/service_profile.h"

namespace sallyport::app {

/// Reads files of at most 64 KiB; the error says which option is wrong and how.
Result<origin::ServiceProfile, CommandError> chosenProfile(const CommandLine& line, const Paths& paths);

/// The same for judging links and messages: also a service that signs people in on its own page; "kucoin" where none is
/// named.
Result<origin::ServiceProfile, CommandError> judgingProfile(const CommandLine& line, const Paths& paths);

} // namespace sallyport::app
