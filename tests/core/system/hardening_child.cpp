// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A program that hardens itself as the window does, says what came of it in one line, and stays until its input ends.
#include "core/system/hardening.h"

#include <QCoreApplication>

#include <iostream>
#include <string>

using namespace sallyport;

int main(int argc, char** argv)
{
    const bool first = system::disableCoreDumps();
    QCoreApplication application(argc, argv);
    QObject receiver;
    using Answer = Result<system::HardeningReport, system::HardeningError>;
    system::hardenAfterFirstPaint().then(&receiver, [first](const Answer& answer) {
        std::cout << "first " << first << " cores " << answer->coreDumpsOff << " closed " << answer->dumpableOff
                  << " portal " << answer->portalAnswered << " locked " << answer->memoryLocked << std::endl;
        std::string rest;
        std::getline(std::cin, rest);
        QCoreApplication::quit();
    });
    std::cout << "waiting" << std::endl; // hardening has begun and the event loop has not: nothing here may block
    return QCoreApplication::exec();
}
