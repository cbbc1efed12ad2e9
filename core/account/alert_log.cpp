// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/account/alert_log.h"

#include "core/account/alert_words.h"
#include "core/base/json.h"

#include <tuple>

namespace sallyport::account {

namespace {

QByteArray lineOf(const QJsonObject& object)
{
    return writeJson(object) + '\n';
}

} // namespace

AlertLog::Taken AlertLog::take(QByteArrayView line)
{
    if (line.trimmed().isEmpty())
        return Taken::nothingNew;
    const auto object = readJsonObject(line, {.maxBytes = maxAlertLine, .maxDepth = 6});
    const auto taken = !object        ? Taken::damaged
        : object->contains(u"alert")  ? takeAlert(object->value(u"alert").toObject())
        : object->contains(u"review") ? takeReview(*object)
        : object->contains(u"steps")  ? takeSteps(*object)
                                      : takeAlive(*object);
    if (taken == Taken::damaged)
        m_damaged.append(line.toByteArray());
    return taken;
}

void AlertLog::takeAll(QByteArrayView content)
{
    while (!content.isEmpty()) {
        const qsizetype end = content.indexOf('\n');
        take(end < 0 ? content : content.first(end));
        content = end < 0 ? QByteArrayView() : content.sliced(end + 1);
    }
}

AlertLog::Taken AlertLog::takeAlert(const QJsonObject& object)
{
    auto alert = alertFromJson(object);
    if (!alert)
        return Taken::damaged;
    if (m_known.contains(alert->jti))
        return Taken::nothingNew;
    m_known.insert(alert->jti, ++m_taken);
    m_alerts.append(std::move(*alert));
    return Taken::newAlert;
}

AlertLog::Taken AlertLog::takeReview(const QJsonObject& object)
{
    const auto jti = stringMember(object, u"review");
    const auto word = stringMember(object, u"as");
    if (!jti || !word)
        return Taken::damaged;
    Alert* alert = find(*jti);
    if (!alert)
        return Taken::nothingNew;
    alert->review = reviewOf(*word);
    return Taken::change;
}

AlertLog::Taken AlertLog::takeSteps(const QJsonObject& object)
{
    const auto jti = stringMember(object, u"steps");
    const auto steps = NotMe::fromJson(object.value(u"entries").toObject());
    if (!jti || !steps)
        return Taken::damaged;
    Alert* alert = find(*jti);
    if (!alert)
        return Taken::nothingNew;
    alert->review = Review::notMine;
    m_steps.insert(*jti, *steps);
    return Taken::change;
}

AlertLog::Taken AlertLog::takeAlive(const QJsonObject& object)
{
    const auto at = integerMember(object, u"alive");
    if (!at)
        return Taken::damaged;
    m_aliveAtMs = *at;
    return Taken::change;
}

void AlertLog::settle(qsizetype most)
{
    const auto newestFirst = [this](const Alert& a, const Alert& b) {
        if (std::tie(a.at, a.receivedAt) != std::tie(b.at, b.receivedAt))
            return std::tie(a.at, a.receivedAt) > std::tie(b.at, b.receivedAt);
        return m_known.value(a.jti) > m_known.value(b.jti); // within a second, what came last
    };
    if (m_alerts.size() > most) {
        const auto unfinished = [this](const Alert& alert) {
            const auto steps = m_steps.constFind(alert.jti);
            return steps != m_steps.constEnd() && !steps->isFinished();
        };
        const auto weight = [&](const Alert& alert) {
            return std::tuple(unfinished(alert), alert.review != Review::mine, alert.severity, alert.at);
        };
        std::ranges::nth_element(m_alerts, m_alerts.begin() + most,
                                 [&](const Alert& a, const Alert& b) { return weight(a) > weight(b); });
        for (qsizetype i = most; i < m_alerts.size(); ++i) {
            m_known.remove(m_alerts.at(i).jti);
            m_steps.remove(m_alerts.at(i).jti);
        }
        m_alerts.resize(most);
    }
    std::ranges::sort(m_alerts, newestFirst);
}

Alert* AlertLog::find(const QString& jti)
{
    const auto found = std::ranges::find(m_alerts, jti, &Alert::jti);
    return found == m_alerts.end() ? nullptr : &*found;
}

QByteArray AlertLog::alertLine(const Alert& alert)
{
    return lineOf({{QStringLiteral("alert"), alertToJson(alert)}});
}

QByteArray AlertLog::reviewLine(const QString& jti, Review review)
{
    return lineOf({{QStringLiteral("review"), jti}, {QStringLiteral("as"), wordOf(review)}});
}

QByteArray AlertLog::stepsLine(const QString& jti, const NotMe& steps)
{
    return lineOf({{QStringLiteral("steps"), jti}, {QStringLiteral("entries"), steps.toJson()}});
}

QByteArray AlertLog::aliveLine(std::int64_t atMs)
{
    return lineOf({{QStringLiteral("alive"), qint64{atMs}}});
}

QByteArray AlertLog::write() const
{
    QByteArray content;
    for (const auto& line : m_damaged)
        content += line + '\n';
    for (auto alert = m_alerts.crbegin(); alert != m_alerts.crend(); ++alert) {
        content += alertLine(*alert);
        const auto steps = m_steps.constFind(alert->jti);
        if (steps != m_steps.constEnd())
            content += stepsLine(alert->jti, *steps);
        const Review said = steps == m_steps.constEnd() ? Review::open : Review::notMine; // by the lines so far
        if (alert->review != said)
            content += reviewLine(alert->jti, alert->review);
    }
    if (m_aliveAtMs != 0)
        content += aliveLine(m_aliveAtMs);
    return content;
}

} // namespace sallyport::account
