// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Where service profiles come from: the program's resources, the practice service's ready line, or an address with its
// key handed over out of band.
//   const auto practice = profileFromReadyLine(childProcess.readLine());
#pragma once

#include "core/origin/service_profile.h"

#include <QStringList>

namespace sallyport::origin {

/// The ids of the profiles in the program's resources, sorted.
QStringList shippedProfileIds();
QList<ServiceProfile> shippedProfiles();
/// The shipped profile of that id; badId if there is none.
Result<ServiceProfile, ProfileError> shippedProfile(QStringView id);

/// A native profile from `--service ISSUER --ca FILE --pin sha256/...`: at least one of `caPem` and `pins` is needed.
/// Its id is made from the issuer, so that two services never share a place in a store; its name is the address.
Result<ServiceProfile, ProfileError> givenProfile(QStringView issuer, QByteArrayView caPem, const QStringList& pins);

/// The profile "practice" from the line that sallyport-service prints when it is ready; reads the file it names in
/// `ca_file` (at most 64 KiB). badIssuer unless the issuer is on this computer (localhost, 127.0.0.1, ::1).
Result<ServiceProfile, ProfileError> profileFromReadyLine(QByteArrayView line);

} // namespace sallyport::origin
