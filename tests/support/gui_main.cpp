// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The main of test programs with windows: Catch2 within a QApplication in our style.
#define CATCH_CONFIG_RUNNER
#include "tests/support/catch.h"
#include "ui/widgets/style.h"

#include <QApplication>

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    QApplication::setStyle(new sallyport::ui::Style(sallyport::ui::Scheme::light));
    return Catch::Session().run(argc, argv);
}
