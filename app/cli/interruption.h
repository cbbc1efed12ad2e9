// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Interruption: the person pressed Ctrl+C, or the system asks the program to end (SIGINT, SIGTERM). While one lives
// these do not end the program by themselves; a second one does. At most one at a time.
//   Interruption interruption;  connect(&interruption, &Interruption::came, this, &Watch::stop);
#pragma once

#include <QObject>

#include <memory>

namespace sallyport::app {

class Interruption : public QObject {
    Q_OBJECT
public:
    Interruption();
    ~Interruption() override;

Q_SIGNALS:
    void came();

private:
    struct System;
    std::unique_ptr<System> m_system;
};

} // namespace sallyport::app
