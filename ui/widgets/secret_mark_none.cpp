// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/secret_mark.h"

namespace sallyport::ui {

void registerSecretMark() {}

} // namespace sallyport::ui
