// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The window's program on a borrowed computer, as a process that can be killed: its own composition, walked by its own
// widgets to an open session of a quarter of an hour, which it says on standard output, and held.
//   XDG_DATA_HOME=/home/of/a/test sallyport_borrowed_window
#include "tests/journeys/window_walk.h"

#include <QApplication>

#include <cstdio>

using namespace sallyport;

namespace {

void say(const char* step)
{
    std::printf("{\"step\":\"%s\"}\n", step);
    std::fflush(stdout);
}

} // namespace

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    app::installLook(application);
    try {
        test::WindowWalk walk(app::Paths::ofThisUser().data.path());
        walk.enterPractice();
        walk.signInByHandToComputerQuestion();
        walk.openShared();
        say("open");
        return QApplication::exec();
    } catch (const test::WalkError& error) {
        std::fprintf(stderr, "the window could not be walked: %s\n", error.what());
        return 1;
    }
}
