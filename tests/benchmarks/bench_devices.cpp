// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Ten thousand sessions on the devices page, in the window: from opening the page to the painted list, with the reading
// of the service's answer; and the longest time that the event loop did not turn meanwhile, or while walking through
// the list. Aims: 300 ms, 50 ms.
#include "core/account/session_list_reader.h"
#include "core/base/json.h"
#include "core/base/worker.h"
#include "tests/ui/scenes.h"
#include "ui/devices/devices_page.h"
#include "ui/widgets/style.h"

#include <QApplication>
#include <QJsonArray>
#include <QTreeView>
#include <QtTest>

#include <cstdio>

namespace {

using namespace sallyport;
using Moment = std::chrono::steady_clock::time_point;

constexpr int sessionCount = 10'000;

Moment now()
{
    return std::chrono::steady_clock::now();
}

double millisecondsSince(Moment start)
{
    return std::chrono::duration<double, std::milli>(now() - start).count();
}

/// As GET devices answers: two sessions a device.
QByteArray answer()
{
    QJsonArray devices;
    for (int i = 0; i < sessionCount / 2; ++i) {
        QJsonArray sessions;
        for (int k = 0; k < 2; ++k)
            sessions.append(QJsonObject{{QStringLiteral("id"), QStringLiteral("session-%1-%2").arg(i).arg(k)},
                                        {QStringLiteral("current"), i + k == 0},
                                        {QStringLiteral("device_id"), QStringLiteral("key-%1").arg(i)},
                                        {QStringLiteral("client_id"), QStringLiteral("sallyport-desktop")},
                                        {QStringLiteral("created_at"), qint64{test::gallerySeconds - 86'400 - i}},
                                        {QStringLiteral("last_seen_at"), qint64{test::gallerySeconds - i}},
                                        {QStringLiteral("expires_at"), qint64{test::gallerySeconds + 86'400}},
                                        {QStringLiteral("ip"), QStringLiteral("203.0.%1.%2").arg(i / 200).arg(i % 200)},
                                        {QStringLiteral("location"), QStringLiteral("Hamburg")},
                                        {QStringLiteral("network"), QStringLiteral("203.0.%1.0/24").arg(i / 200)},
                                        {QStringLiteral("kind"), QStringLiteral("own")}});
        devices.append(QJsonObject{{QStringLiteral("id"), QStringLiteral("key-%1").arg(i)},
                                   {QStringLiteral("name"), QStringLiteral("Computer %1").arg(i)},
                                   {QStringLiteral("current"), i == 0},
                                   {QStringLiteral("first_seen_at"), qint64{test::gallerySeconds - 90 * 86'400}},
                                   {QStringLiteral("last_seen_at"), qint64{test::gallerySeconds - i}},
                                   {QStringLiteral("new"), i % 100 == 7},
                                   {QStringLiteral("sessions"), sessions}});
    }
    return writeJson({{QStringLiteral("devices"), devices}, {QStringLiteral("sessions_without_device"), QJsonArray()}});
}

/// Reads the answer as HttpAccountService does; all else is asked of the one behind it.
struct ReadingAccount : test::FakeAccount {
    QByteArray body = answer();
    Answer<account::DeviceList> devices() override
    {
        return runInWorker<account::DeviceList, account::AccountError>(
            [text = body]() -> Result<account::DeviceList, account::AccountError> {
                if (auto list = account::readDevices(text))
                    return std::move(*list);
                return std::unexpected(account::AccountError{.what = account::AccountProblem::unreadable});
            });
    }
};

/// The longest time between two turns of the event loop.
struct Stillness {
    QTimer timer;
    Moment last = now();
    double longest = 0;
    Stillness()
    {
        QObject::connect(&timer, &QTimer::timeout, &timer, [this] {
            longest = std::max(longest, millisecondsSince(last));
            last = now();
        });
        timer.setTimerType(Qt::PreciseTimer);
        timer.start(2); // a loop that never sleeps would take the processor from what is measured
    }
};

struct PaintWatch : QObject {
    QTreeView* tree;
    bool full = false; ///< painted with the devices in it
    explicit PaintWatch(QTreeView* watched) : tree(watched) { tree->viewport()->installEventFilter(this); }
    bool eventFilter(QObject* watched, QEvent* event) override
    {
        int rows = 0;
        for (int i = 0; i < tree->model()->rowCount(); ++i)
            rows += tree->model()->rowCount(tree->model()->index(i, 0));
        full = full || (event->type() == QEvent::Paint && rows >= sessionCount / 2);
        return QObject::eventFilter(watched, event);
    }
};

struct Measured {
    double shown = 0;
    double stillWhileShown = 0;
    double stillWhileWalked = 0;
};

Measured measure()
{
    ReadingAccount account;
    account.m_pending.standing = QList<account::PendingChange>();
    account.m_signIns.standing = QList<account::SignInEntry>();
    ui::DevicesPage page({.account = &account});
    page.resize(900, 700);
    auto* tree = page.findChild<QTreeView*>();
    const PaintWatch watch(tree);
    Measured measured;
    const auto start = now();
    {
        Stillness stillness;
        page.show();
        while (!watch.full)
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        measured.shown = millisecondsSince(start);
        QCoreApplication::processEvents();
        measured.stillWhileShown = stillness.longest;
    }
    Stillness stillness;
    for (const auto key : {Qt::Key_PageDown, Qt::Key_End, Qt::Key_PageUp, Qt::Key_Home, Qt::Key_Down, Qt::Key_Right}) {
        QTest::keyClick(tree, key);
        QCoreApplication::processEvents();
    }
    measured.stillWhileWalked = stillness.longest;
    return measured;
}

} // namespace

int main(int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    QApplication::setStyle(new ui::Style(ui::Scheme::light));
    std::vector<Measured> all;
    for (int i = 0; i < 5; ++i)
        all.push_back(measure());
    const auto median = [&](double Measured::* member) {
        std::ranges::sort(all, {}, member);
        return all[all.size() / 2].*member;
    };
    std::printf("10,000 sessions on the devices page, medians of %zu: shown in %.0f ms (aim: under 300 ms), longest "
                "stillness meanwhile %.0f ms, while walking through %.0f ms (aim: at most 50 ms)\n",
                all.size(), median(&Measured::shown), median(&Measured::stillWhileShown),
                median(&Measured::stillWhileWalked));
    return 0;
}
