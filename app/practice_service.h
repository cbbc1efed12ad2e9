// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// PracticeService: runs sallyport-service as a child of the window, for the practice account. The child ends with us:
// it watches its standard input, which closes when this program is gone, however it went.
//   practice.start().then(this, [this](Result<PracticeAccount, PracticeError> r) { ... });
#pragma once

#include "core/base/task.h"
#include "ui/shell/app_services.h"

#include <QObject>
#include <QProcess>
#include <QTimer>

#include <chrono>
#include <deque>
#include <memory>
#include <vector>

namespace sallyport::app {

class PracticeService : public QObject {
    Q_OBJECT
public:
    /// `program`: sallyport-service; `folder`: its data, made when it is not there.
    PracticeService(QString program, QString folder, std::chrono::milliseconds limit = std::chrono::seconds(20));
    ~PracticeService() override;

    /// Starts the child, or answers with the one that runs.
    Task<ui::PracticeAccount, ui::PracticeError> start();
    /// Ends the child; a start under way is answered `cancelled`.
    void stop();
    QString inboxFolder() const;
    /// Has the child begin a drill; notOurs where another window's service is used.
    Task<Done, ui::DrillRefusal> drill(ui::Drill drill, const QString& sessionId);

private:
    void launch();
    void readLine();
    void readDrillAnswer();
    /// The ready line of a service that another window started.
    Result<QByteArray, ui::PracticeError> noteOfTheRunning() const;
    void answer(Result<QByteArray, ui::PracticeError> line);

    QString m_program;
    QString m_folder;
    QTimer m_limit;
    QTimer m_tryAgain;
    int m_triesLeft = 0;
    std::unique_ptr<QProcess> m_process;
    Secret m_readyLine;
    std::vector<Promise<ui::PracticeAccount, ui::PracticeError>> m_waiting;
    std::deque<Promise<Done, ui::DrillRefusal>> m_drills; ///< asked, in order
};

/// What a practice service was asked, and what it answered: one line of JSON each (docs/service.md, Drills).
QByteArray drillCommand(ui::Drill drill, const QString& sessionId);
Result<Done, ui::DrillRefusal> readDrillAnswer(QByteArrayView line);

/// The account in a ready line of `sallyport-service --practice`.
Result<ui::PracticeAccount, ui::PracticeError> readPracticeAccount(QByteArrayView readyLine);

} // namespace sallyport::app
