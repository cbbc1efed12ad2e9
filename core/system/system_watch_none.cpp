// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/system/system_watch.h"

namespace sallyport::system {

namespace {

class NoWatch : public SystemWatch {
public:
    WatchSources sources() const override { return {.lacks = {WatchLack::notBuiltIn, WatchLack::noIdleTime}}; }
    bool isScreenLocked() const override { return false; }
    void setIdleLimit(std::chrono::milliseconds) override {}
    void sleepMayGoOn() override {}
};

} // namespace

std::unique_ptr<SystemWatch> systemWatch(const QString&)
{
    return std::make_unique<NoWatch>();
}

} // namespace sallyport::system
