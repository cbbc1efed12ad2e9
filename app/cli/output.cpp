// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/output.h"

#include "core/base/json.h"

#include <cstdio>

namespace sallyport::app {

namespace {

/// Text from a service could move the terminal's cursor or colours: controls are shown as a middle dot.
QByteArray printable(QString text)
{
    for (auto& c : text) {
        if (c.category() == QChar::Other_Control || c.category() == QChar::Other_Format)
            c = QChar(0x00B7);
    }
    return text.toUtf8() + '\n';
}

void write(std::FILE* stream, const QByteArray& line)
{
    std::fwrite(line.constData(), 1, static_cast<std::size_t>(line.size()), stream);
    std::fflush(stream);
}

} // namespace

void Output::result(const QJsonObject& object, const QString& text)
{
    write(stdout, m_json ? writeJson(object) + '\n' : printable(text));
}

void Output::error(const QString& word, const QString& text)
{
    if (m_json)
        write(stdout, writeJson({{QStringLiteral("error"), word}, {QStringLiteral("message"), text}}) + '\n');
    else
        write(stderr, printable(text));
}

void Output::note(const QString& text)
{
    write(stderr, printable(text));
}

} // namespace sallyport::app
