// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/system/x11_idle.h"

#include <QByteArray>
#include <QtGlobal>

#include <memory>

#include <X11/extensions/scrnsaver.h>

namespace sallyport::system {

std::optional<std::chrono::milliseconds> x11IdleTime()
{
    if (qEnvironmentVariableIsEmpty("DISPLAY") || !qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY")
        || qgetenv("XDG_SESSION_TYPE") == "wayland")
        return std::nullopt;
    // Opened for each question: they are minutes apart, and a server that went away in between is no error then.
    const std::unique_ptr<Display, int (*)(Display*)> display(::XOpenDisplay(nullptr), ::XCloseDisplay);
    int events = 0;
    int errors = 0;
    if (!display || !::XScreenSaverQueryExtension(display.get(), &events, &errors))
        return std::nullopt;
    const std::unique_ptr<XScreenSaverInfo, int (*)(void*)> info(::XScreenSaverAllocInfo(), ::XFree);
    if (!info || !::XScreenSaverQueryInfo(display.get(), DefaultRootWindow(display.get()), info.get()))
        return std::nullopt;
    return std::chrono::milliseconds(info->idle);
}

} // namespace sallyport::system
