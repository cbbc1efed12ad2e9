// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/program.h"
#include "core/system/hardening.h"

#include <QCoreApplication>

int main(int argc, char** argv)
{
    sallyport::system::disableCoreDumps();
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("sallyport-cli"));
    QCoreApplication::setApplicationVersion(QStringLiteral(SALLYPORT_VERSION));
    return sallyport::app::runCommandLine(QCoreApplication::arguments());
}
