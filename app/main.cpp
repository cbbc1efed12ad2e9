// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window_program.h"
#include "core/system/hardening.h"

int main(int argc, char** argv)
{
    sallyport::system::disableCoreDumps();
    return sallyport::app::runWindow(argc, argv);
}
