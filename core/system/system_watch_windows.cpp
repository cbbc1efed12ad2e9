// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A hidden top-level window: message-only windows are not told of power events.
#include "core/system/idle_timer.h"
#include "core/system/system_watch.h"

#include <QString>

#include <windows.h>

#include <wtsapi32.h>

#pragma comment(lib, "wtsapi32")

namespace sallyport::system {

namespace {

const wchar_t* const className = L"SallyportSystemWatch";

std::optional<std::chrono::milliseconds> idleTime()
{
    LASTINPUTINFO last{.cbSize = sizeof(LASTINPUTINFO), .dwTime = 0};
    if (!::GetLastInputInfo(&last))
        return std::nullopt;
    return std::chrono::milliseconds(DWORD(::GetTickCount() - last.dwTime)); // both wrap after 49.7 days, together
}

/// Nothing where it is not told.
std::optional<bool> sessionIsLocked()
{
    LPWSTR data = nullptr;
    DWORD bytes = 0;
    if (!::WTSQuerySessionInformationW(WTS_CURRENT_SERVER_HANDLE, WTS_CURRENT_SESSION, WTSSessionInfoEx, &data, &bytes))
        return std::nullopt;
    std::optional<bool> locked;
    if (bytes >= sizeof(WTSINFOEXW)) {
        const auto* info = reinterpret_cast<const WTSINFOEXW*>(data);
        if (info->Level == 1 && info->Data.WTSInfoExLevel1.SessionFlags != WTS_SESSIONSTATE_UNKNOWN)
            locked = info->Data.WTSInfoExLevel1.SessionFlags == WTS_SESSIONSTATE_LOCK;
    }
    ::WTSFreeMemory(data);
    return locked;
}

class WindowsWatch : public SystemWatch {
public:
    WindowsWatch();
    ~WindowsWatch() override;

    WatchSources sources() const override;
    bool isScreenLocked() const override { return m_locked; }
    void setIdleLimit(std::chrono::milliseconds limit) override { m_idle.setLimit(limit); }
    void sleepMayGoOn() override {} // Windows goes on when the slots have returned

private:
    static LRESULT CALLBACK receive(HWND window, UINT message, WPARAM wide, LPARAM data);
    void session(WPARAM what);
    void setLocked(bool locked);

    HWND m_window = nullptr;
    bool m_told = false;
    bool m_locked = false;
    IdleTimer m_idle;
};

WindowsWatch::WindowsWatch() : m_idle([](const IdleTimer::Answer& answer) { answer(idleTime()); })
{
    connect(&m_idle, &IdleTimer::idleFor, this, &SystemWatch::idleFor);
    const HINSTANCE module = ::GetModuleHandleW(nullptr);
    WNDCLASSW description{};
    description.lpfnWndProc = &WindowsWatch::receive;
    description.hInstance = module;
    description.lpszClassName = className;
    ::RegisterClassW(&description); // fails the second time, and the class is there
    m_window = ::CreateWindowExW(0, className, L"", WS_OVERLAPPED, 0, 0, 0, 0, nullptr, nullptr, module, nullptr);
    if (m_window == nullptr)
        return;
    ::SetWindowLongPtrW(m_window, GWLP_USERDATA, reinterpret_cast<LONG_PTR>(this));
    m_told = ::WTSRegisterSessionNotification(m_window, NOTIFY_FOR_THIS_SESSION) != FALSE;
    // Queued, so that whoever made this object has connected to it.
    if (sessionIsLocked().value_or(false))
        QMetaObject::invokeMethod(this, [this] { setLocked(true); }, Qt::QueuedConnection);
}

WindowsWatch::~WindowsWatch()
{
    if (m_window == nullptr)
        return;
    ::SetWindowLongPtrW(m_window, GWLP_USERDATA, 0);
    if (m_told)
        ::WTSUnRegisterSessionNotification(m_window);
    ::DestroyWindow(m_window);
}

WatchSources WindowsWatch::sources() const
{
    WatchSources known{.listening = {WatchSource::windowsSession}, .told = WatchFact::idle};
    if (m_window != nullptr)
        known.told |= WatchFact::sleep;
    if (m_told)
        known.told |= WatchFact::screenLock | WatchFact::userSwitch;
    else
        known.lacks << WatchLack::noLoginSession;
    return known;
}

void WindowsWatch::setLocked(bool locked)
{
    const bool before = std::exchange(m_locked, locked);
    if (locked)
        Q_EMIT screenLocked();
    else if (before)
        Q_EMIT screenUnlocked();
}

void WindowsWatch::session(WPARAM what)
{
    if (what == WTS_SESSION_LOCK)
        setLocked(true);
    else if (what == WTS_SESSION_UNLOCK)
        setLocked(false);
    else if (what == WTS_CONSOLE_DISCONNECT || what == WTS_REMOTE_DISCONNECT || what == WTS_REMOTE_CONNECT)
        Q_EMIT userSwitched();
}

LRESULT CALLBACK WindowsWatch::receive(HWND window, UINT message, WPARAM wide, LPARAM data)
{
    auto* watch = reinterpret_cast<WindowsWatch*>(::GetWindowLongPtrW(window, GWLP_USERDATA));
    if (watch != nullptr && message == WM_WTSSESSION_CHANGE)
        watch->session(wide);
    if (watch != nullptr && message == WM_POWERBROADCAST) {
        if (wide == PBT_APMSUSPEND)
            Q_EMIT watch->aboutToSleep();
        else if (wide == PBT_APMRESUMEAUTOMATIC)
            Q_EMIT watch->woke();
        return TRUE;
    }
    return ::DefWindowProcW(window, message, wide, data);
}

} // namespace

std::unique_ptr<SystemWatch> systemWatch(const QString&)
{
    return std::make_unique<WindowsWatch>();
}

} // namespace sallyport::system
