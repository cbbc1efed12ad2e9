// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/platform.h"
#include "service/program.h"

#include <QCoreApplication>

int main(int argc, char** argv)
{
    sallyport::service::hardenProcess();
    const QCoreApplication application(argc, argv);
    return sallyport::service::runProgram(QCoreApplication::arguments());
}
