// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/network_text.h"

#include <QCoreApplication>

namespace sallyport::ui {

QString networkText(const QString& network)
{
    return network == u"loopback" ? QCoreApplication::translate("NetworkText", "inside this computer") : network;
}

} // namespace sallyport::ui
