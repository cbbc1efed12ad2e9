// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Certificates made on the spot: an office's root, a service's root, and the service's CA that the latter has signed.
#pragma once

#include <QByteArray>

namespace sallyport::test {

struct RootCertificates {
    RootCertificates();
    QByteArray office;
    QByteArray officeDer;
    QByteArray serviceRoot;
    QByteArray serviceCa;
};

} // namespace sallyport::test
