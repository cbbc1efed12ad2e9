// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Where a command says what it has to say: with --json one object a line on standard output, else sentences.
#pragma once

#include <QJsonObject>
#include <QString>

#include <cstdio>

namespace sallyport::app {

struct CommandError;

class Output {
public:
    explicit Output(bool json, std::FILE* results = stdout) : m_json(json), m_results(results) {}

    bool isJson() const { return m_json; }
    /// One result: `object` with --json, else `text`.
    void result(const QJsonObject& object, const QString& text);
    /// With --json {"error": word, "message": text} and what more it has; else its text on standard error.
    void error(const CommandError& error);
    /// That there is none, which is an answer too: `text` where results are sentences, nothing with --json.
    void noResult(const QString& text);
    /// Something worth knowing that is neither; standard error, always.
    void note(const QString& text);
    /// True once a result could not be written: the disk is full, or nobody reads.
    bool isLost() const { return m_lost; }

private:
    bool m_json;
    std::FILE* m_results;
    bool m_lost = false;
};

} // namespace sallyport::app
