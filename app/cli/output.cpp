// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/output.h"

#include "app/cli/command_error.h"
#include "core/base/json.h"

#include <cstdio>

namespace sallyport::app {

namespace {

/// Text from a service could move the terminal's cursor or colours: controls but the line feeds of our own texts are
/// shown as a middle dot.
QByteArray printable(QString text)
{
    // Our own texts use them for windows: where to break a long word, where a name begins and ends.
    text.removeIf([](QChar c) { return c == QChar(0x200B) || c == QChar(0x2068) || c == QChar(0x2069); });
    for (auto& c : text) {
        if (c != u'\n' && (c.category() == QChar::Other_Control || c.category() == QChar::Other_Format))
            c = QChar(0x00B7);
    }
    return text.toUtf8() + '\n';
}

bool write(std::FILE* stream, const QByteArray& line)
{
    const auto size = static_cast<std::size_t>(line.size());
    return std::fwrite(line.constData(), 1, size, stream) == size && std::fflush(stream) == 0;
}

} // namespace

void Output::result(const QJsonObject& object, const QString& text)
{
    m_lost |= !write(m_results, m_json ? writeJson(object) + '\n' : printable(text));
}

void Output::error(const CommandError& error)
{
    if (!m_json)
        return note(error.text);
    auto object = error.more;
    object.insert(QStringLiteral("error"), error.word);
    object.insert(QStringLiteral("message"), error.text);
    result(object, {});
}

void Output::noResult(const QString& text)
{
    if (!m_json)
        result({}, text);
}

void Output::note(const QString& text)
{
    write(stderr, printable(text));
}

} // namespace sallyport::app
