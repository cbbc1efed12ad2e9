// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/check/screen_picker.h"

#include "ui/check/region_chooser.h"
#include "ui/check/screen_portal.h"

#include <QGuiApplication>
#include <QPixmap>
#include <QPointer>
#include <QScreen>
#include <QTimer>

#include <chrono>

namespace sallyport::ui {
namespace {

/// No windowing system tells when a hidden window is off the screen; compositors fade it out.
constexpr std::chrono::milliseconds outOfTheWay{300};

/// One question: hides the window, lays a chooser over every screen, and deletes itself with the answer.
class Choosing : public QObject {
public:
    explicit Choosing(QWidget* window) : m_window(window)
    {
        if (m_window != nullptr && m_window->isVisible()) {
            m_wasMaximized = m_window->isMaximized();
            m_window->hide();
        }
        m_delay.setSingleShot(true);
        connect(&m_delay, &QTimer::timeout, this, &Choosing::grab);
        m_delay.start(outOfTheWay);
    }
    ~Choosing() override
    {
        for (const auto& chooser : m_choosers) {
            if (chooser)
                chooser->deleteLater();
        }
        if (m_window == nullptr)
            return;
        m_wasMaximized ? m_window->showMaximized() : m_window->show();
        m_window->raise();
        m_window->activateWindow();
    }
    Task<QImage, ScreenError> task() { return m_promise.task(); }

private:
    void grab()
    {
        QList<std::pair<QScreen*, QImage>> pictures;
        for (QScreen* screen : QGuiApplication::screens()) {
            if (QImage picture = screen->grabWindow(0).toImage(); !picture.isNull())
                pictures.append({screen, std::move(picture)});
        }
        if (pictures.isEmpty())
            return askPortal();
        for (auto& [screen, picture] : pictures) {
            auto* chooser = new RegionChooser(std::move(picture));
            connect(chooser, &RegionChooser::chosen, this, [this](const QImage& part) { finish(part); });
            connect(chooser, &RegionChooser::cancelled, this,
                    [this] { finish(std::unexpected(ScreenError::cancelled)); });
            connect(chooser, &QObject::destroyed, this, [this] { finish(std::unexpected(ScreenError::cancelled)); });
            chooser->setGeometry(screen->geometry());
            chooser->showFullScreen();
            m_choosers.append(chooser);
        }
        m_choosers.first()->activateWindow();
    }
    void askPortal()
    {
        portalScreenshot().then(this, [this](Result<QImage, ScreenError> picture) { finish(std::move(picture)); });
    }
    void finish(Result<QImage, ScreenError> answer)
    {
        m_promise.finish(std::move(answer)); // only the first counts
        deleteLater();
    }

    QPointer<QWidget> m_window;
    bool m_wasMaximized = false;
    QTimer m_delay;
    QList<QPointer<RegionChooser>> m_choosers;
    Promise<QImage, ScreenError> m_promise;
};

class DesktopScreenPicker : public ScreenPicker {
public:
    ~DesktopScreenPicker() override { delete m_choosing; }
    Task<QImage, ScreenError> pick(QWidget* window) override
    {
        delete m_choosing;
        m_choosing = new Choosing(window);
        return m_choosing->task();
    }

private:
    QPointer<Choosing> m_choosing;
};

} // namespace

std::unique_ptr<ScreenPicker> desktopScreenPicker()
{
    return std::make_unique<DesktopScreenPicker>();
}

} // namespace sallyport::ui
