// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What is said on standard error, and with which code the program ends, for each thing that can go wrong at the start.
#pragma once

#include "service/data_folder.h"
#include "service/http/http_server.h"
#include "service/new_account.h"
#include "service/service.h"
#include "service/tls/tls_identity.h"

namespace sallyport::service {

StartError startError(DataFolderError error, const QString& folder);
StartError startError(TlsIdentityError error, const QString& folder);
StartError startError(StoreError error);
StartError startError(const ListenError& error);
StartError startError(NewAccountError error, const QString& file);
StartError otherPortError(quint16 keptPort);

} // namespace sallyport::service
