// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A program that hardens itself as the window does, or at once if it is told "now", says what came of it in one line,
// and stays until its input ends.
#include "core/system/hardening.h"

#include <QCoreApplication>

#include <iostream>
#include <string>

using namespace sallyport;

namespace {

void tell(bool first, const system::HardeningReport& report)
{
    std::cout << "first " << first << " cores " << report.coreDumpsOff << " closed " << report.dumpableOff << " portal "
              << report.portalAnswered << " locked " << report.memoryLocked << std::endl;
    std::string rest;
    std::getline(std::cin, rest);
}

} // namespace

int main(int argc, char** argv)
{
    const bool first = system::disableCoreDumps();
    QCoreApplication application(argc, argv);
    if (argc > 1) {
        std::cout << "waiting" << std::endl;
        tell(first, system::hardenNow());
        return 0;
    }
    QObject receiver;
    using Answer = Result<system::HardeningReport, system::HardeningError>;
    system::hardenAfterFirstPaint().then(&receiver, [first](const Answer& answer) {
        tell(first, *answer);
        QCoreApplication::quit();
    });
    std::cout << "waiting" << std::endl; // hardening has begun and the event loop has not: nothing here may block
    return QCoreApplication::exec();
}
