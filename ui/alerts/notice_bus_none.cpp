// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/alerts/notice_bus.h"

namespace sallyport::ui {

std::unique_ptr<NoticeBus> noticeBus()
{
    return nullptr;
}

} // namespace sallyport::ui
