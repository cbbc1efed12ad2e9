// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Catch2 2 (Debian 12) or 3, whichever is installed.
#pragma once

#if SALLYPORT_CATCH2_MAJOR >= 3
#include <catch2/catch_all.hpp>
using Catch::Approx; // global in 2
#else
#include <catch2/catch.hpp>
#endif
