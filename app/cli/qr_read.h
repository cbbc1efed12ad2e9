// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// `sallyport-cli qr read`: the QR codes in a picture, one object a code. Links are judged; authenticator keys are said
// to be there, and not shown.
#pragma once

#include "app/cli/command.h"
#include "core/origin/service_profile.h"
#include "core/qr/qr_reader.h"

namespace sallyport::app {

class QrRead : public Command {
    Q_OBJECT
public:
    QrRead(origin::ServiceProfile profile, QString file, Output& output);
    void start() override;

private:
    void show(const qr::QrReading& reading);

    origin::ServiceProfile m_profile;
    QString m_file;
};

} // namespace sallyport::app
