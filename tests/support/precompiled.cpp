// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// CMake makes a precompiled header only where a source uses it, and the runner must not.
#include "tests/support/catch.h"
