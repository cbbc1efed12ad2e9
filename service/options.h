// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The command line of sallyport-service, read and judged; nothing is done yet. Described in docs/service.md.
//   auto options = readOptions({"sallyport-service", "--data", "/srv/sallyport", "--practice"});
#pragma once

#include "core/base/result.h"

#include <QStringList>

#include <optional>
#include <variant>

namespace sallyport::service {

/// sallyport-service --data DIR [--port N] [--practice] [--stop-with-stdin]
struct ServeOptions {
    QString folder; ///< absolute
    std::optional<quint16> port = {};
    bool practice = false;
    bool stopWithInput = false;

    friend bool operator==(const ServeOptions&, const ServeOptions&) = default;
};

/// sallyport-service account add --data DIR --identifier I [--phone E164] --password-fd N
struct AddAccountOptions {
    QString folder;     ///< absolute
    QString identifier; ///< normalised e-mail or E.164
    QString phone;      ///< E.164; empty: none
    int passwordFd = -1;

    friend bool operator==(const AddAccountOptions&, const AddAccountOptions&) = default;
};

/// --help or --version
struct TextWanted {
    QString text;

    friend bool operator==(const TextWanted&, const TextWanted&) = default;
};

using ProgramOptions = std::variant<ServeOptions, AddAccountOptions, TextWanted>;

/// The options, or what is wrong with them, for standard error.
Result<ProgramOptions, QString> readOptions(const QStringList& arguments);

} // namespace sallyport::service
