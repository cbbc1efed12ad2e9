// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// From the start of the process to the first painted window, as a ratio to a bare Qt window in the same run; and the
// resident memory of the window's process at the first-run page. Aims: ratio at most 1.5, memory at most 60 MiB. Runs
// itself as its own child.
#include "app/window_program.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QLabel>
#include <QProcess>
#include <QTemporaryDir>
#include <QWindow>

#include <cstdio>

namespace {

using namespace sallyport;

constexpr int rounds = 15;

/// Ends the program once the window was painted and the event loop came to rest.
class FirstPaint : public QObject {
protected:
    bool eventFilter(QObject* watched, QEvent* event) override
    {
        if (event->type() == QEvent::Expose && !m_seen) {
            m_seen = true;
            // The filter comes before the painting; a queued call comes after it.
            QTimer::singleShot(0, this, [] {
                std::puts("painted");
                std::fflush(stdout);
            });
            QTimer::singleShot(1500, qApp, [] {
                QFile status(QStringLiteral("/proc/self/status"));
                if (status.open(QIODevice::ReadOnly)) {
                    for (const auto& line : status.readAll().split('\n')) {
                        if (line.startsWith("VmRSS:"))
                            std::printf("%s\n", line.constData());
                    }
                }
                QApplication::quit();
            });
        }
        return QObject::eventFilter(watched, event);
    }

private:
    bool m_seen = false;
};

int runChild(QApplication& application, bool bare)
{
    FirstPaint paint;
    std::unique_ptr<QWidget> label;
    std::unique_ptr<app::WindowProgram> program;
    if (bare) {
        label = std::make_unique<QLabel>(QStringLiteral("bare"));
        label->winId();
        label->windowHandle()->installEventFilter(&paint);
        label->show();
    } else {
        app::installLook(application);
        program = std::make_unique<app::WindowProgram>(app::Paths::ofThisUser());
        program->window().winId();
        program->window().windowHandle()->installEventFilter(&paint);
        program->show();
    }
    return QApplication::exec();
}

struct Measured {
    double startMs = 0;
    QByteArray memory;
};

Measured measure(const QString& program, const QString& which)
{
    QTemporaryDir home;
    QProcess child;
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("XDG_DATA_HOME"), home.path());
    environment.insert(QStringLiteral("HOME"), home.path());
    child.setProcessEnvironment(environment);
    QElapsedTimer timer;
    timer.start();
    child.start(program, {which});
    child.waitForReadyRead(30'000);
    Measured measured{.startMs = static_cast<double>(timer.nsecsElapsed()) / 1e6, .memory = {}};
    child.waitForFinished(30'000);
    for (const auto& line : child.readAllStandardOutput().split('\n')) {
        if (line.startsWith("VmRSS:"))
            measured.memory = line.mid(6).trimmed();
    }
    return measured;
}

double median(std::vector<double> values)
{
    std::ranges::sort(values);
    return values[values.size() / 2];
}

} // namespace

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    const auto which = QApplication::arguments().value(1);
    if (!which.isEmpty())
        return runChild(application, which == QStringLiteral("--bare"));

    std::vector<double> bare;
    std::vector<double> window;
    QByteArray memory;
    const auto self = QApplication::applicationFilePath();
    for (int i = 0; i < rounds; ++i) {
        bare.push_back(measure(self, QStringLiteral("--bare")).startMs);
        const auto measured = measure(self, QStringLiteral("--window"));
        window.push_back(measured.startMs);
        memory = measured.memory;
    }
    std::printf("start to first paint, median of %d: bare Qt window %.1f ms, Sallyport %.1f ms, ratio %.2f\n", rounds,
                median(bare), median(window), median(window) / median(bare));
    std::printf("resident memory at the first-run page: %s\n", memory.constData());
    return 0;
}
