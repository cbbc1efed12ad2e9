// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The JSON form of a service profile, as readServiceProfile reads it; `trust` is not part of it.
//   file.write(writeJson(profileToJson(profile)));
#pragma once

#include "core/origin/service_profile.h"

#include <QJsonObject>

namespace sallyport::origin {

QJsonObject profileToJson(const ServiceProfile& profile);

} // namespace sallyport::origin
