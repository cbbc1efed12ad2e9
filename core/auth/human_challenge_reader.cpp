// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/human_challenge_reader.h"

#include "core/base/json.h"

#include <QJsonArray>

#include <limits>

namespace sallyport::auth {

namespace {

constexpr qsizetype maxIdLength = 256;
constexpr qsizetype maxPictureBytes = 512 * 1024;
constexpr int maxSide = 1000;
constexpr qsizetype tileCount = 9;
constexpr qsizetype maxTracePoints = 500;
constexpr std::int64_t longestLifeSeconds = 3600;
constexpr std::int64_t usualLifeSeconds = 120;

const std::pair<QStringView, HumanCheckKind> kinds[] = {
    {u"slider", HumanCheckKind::slider}, {u"pictures", HumanCheckKind::pictures}, {u"work", HumanCheckKind::work}};

const std::pair<QStringView, PicturePrompt> prompts[] = {
    {u"star", PicturePrompt::star},     {u"triangle", PicturePrompt::triangle}, {u"circle", PicturePrompt::circle},
    {u"square", PicturePrompt::square}, {u"cross", PicturePrompt::cross},       {u"heart", PicturePrompt::heart}};

std::optional<int> numberIn(const QJsonObject& object, QStringView name, int low, int high)
{
    const auto number = integerMember(object, name);
    if (!number || *number < low || *number > high)
        return std::nullopt;
    return static_cast<int>(*number);
}

std::optional<QByteArray> readPng(const QString& text)
{
    if (text.size() > maxPictureBytes * 4 / 3 + 4)
        return std::nullopt;
    auto bytes = fromBase64(text.toLatin1());
    return bytes && bytes->startsWith("\x89PNG\r\n\x1a\n") ? bytes : std::nullopt;
}

std::optional<QByteArray> pngMember(const QJsonObject& object, QStringView name)
{
    const auto text = stringMember(object, name);
    return text ? readPng(*text) : std::nullopt;
}

std::optional<QByteArray> hexMember(const QJsonObject& object, QStringView name)
{
    const auto text = stringMember(object, name);
    if (!text || text->size() < 16 || text->size() > 128)
        return std::nullopt;
    return fromHex(text->toLatin1());
}

std::optional<SliderChallenge> readSlider(const QJsonObject& object)
{
    const auto width = numberIn(object, u"width", 1, maxSide);
    const auto height = numberIn(object, u"height", 1, maxSide);
    const auto pieceWidth = numberIn(object, u"piece_width", 1, width.value_or(1) - 1);
    const auto row = numberIn(object, u"row", 0, height.value_or(0) - 1);
    auto background = pngMember(object, u"background");
    auto piece = pngMember(object, u"piece");
    if (!width || !height || !pieceWidth || !row || !background || !piece)
        return std::nullopt;
    return SliderChallenge{*width, *height, *pieceWidth, *row, std::move(*background), std::move(*piece)};
}

std::optional<PicturesChallenge> readPictures(const QJsonObject& object)
{
    const auto prompt = stringMember(object, u"prompt");
    const auto known =
        std::ranges::find(prompts, QStringView(prompt ? *prompt : QString()), [](auto& p) { return p.first; });
    const auto tiles = stringListMember(object, u"tiles");
    if (known == std::end(prompts) || !tiles || tiles->size() != tileCount)
        return std::nullopt;
    PicturesChallenge challenge{.prompt = known->second, .tilePngs = {}};
    for (const QString& tile : *tiles) {
        auto png = readPng(tile);
        if (!png)
            return std::nullopt;
        challenge.tilePngs.append(std::move(*png));
    }
    return challenge;
}

std::optional<WorkChallenge> readWork(const QJsonObject& object)
{
    const QJsonObject challenge = object.value(u"challenge").toObject();
    const QJsonObject parameters = challenge.value(u"parameters").toObject();
    auto nonce = hexMember(parameters, u"nonce");
    auto salt = hexMember(parameters, u"salt");
    const auto cost = numberIn(parameters, u"cost", 1, std::numeric_limits<int>::max());
    const auto keyLength = parameters.contains(u"keyLength") ? numberIn(parameters, u"keyLength", 16, 64) : 32;
    const auto prefix = stringMember(parameters, u"keyPrefix");
    if (stringMember(parameters, u"algorithm") != QLatin1String("PBKDF2/SHA-256")
        || !stringMember(challenge, u"signature") || !nonce || !salt || !cost || !keyLength || !prefix
        || prefix->isEmpty() || prefix->size() > 2 * *keyLength)
        return std::nullopt;
    const QByteArray digits = prefix->toLatin1().toLower();
    if (!std::ranges::all_of(digits, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); }))
        return std::nullopt;
    return WorkChallenge{challenge, std::move(*nonce), std::move(*salt), *cost, *keyLength, digits};
}

template <typename P>
std::optional<HumanChallenge> withPuzzle(HumanChallenge challenge, std::optional<P> puzzle)
{
    if (!puzzle)
        return std::nullopt;
    challenge.puzzle = std::move(*puzzle);
    return challenge;
}

QJsonArray traceJson(const QList<TracePoint>& trace)
{
    // A long drag is thinned evenly, not cut: the service wants to see its end.
    const qsizetype count = std::min(trace.size(), maxTracePoints);
    QJsonArray array;
    for (qsizetype i = 0; i < count; ++i) {
        const TracePoint& point = trace[count < trace.size() ? i * (trace.size() - 1) / (count - 1) : i];
        array.append(QJsonArray{point.ms, point.x, point.y});
    }
    return array;
}

QJsonObject answerJson(const SliderAnswer& answer, const QJsonObject&)
{
    return {{QStringLiteral("type"), QStringLiteral("slider")},
            {QStringLiteral("x"), answer.x},
            {QStringLiteral("trace"), traceJson(answer.trace)}};
}

QJsonObject answerJson(const PicturesAnswer& answer, const QJsonObject&)
{
    QJsonArray indexes;
    for (const int index : answer.indexes)
        indexes.append(index);
    return {{QStringLiteral("type"), QStringLiteral("pictures")}, {QStringLiteral("indexes"), indexes}};
}

QJsonObject answerJson(const WorkSolution& solution, const QJsonObject& challenge)
{
    const QJsonObject solved{{QStringLiteral("counter"), static_cast<qint64>(solution.counter)},
                             {QStringLiteral("derivedKey"), QString::fromLatin1(toHex(solution.derivedKey))},
                             {QStringLiteral("time"), static_cast<qint64>(solution.tookMs)}};
    return {{QStringLiteral("type"), QStringLiteral("work")},
            {QStringLiteral("challenge"), challenge},
            {QStringLiteral("solution"), solved}};
}

} // namespace

QString humanCheckName(HumanCheckKind kind)
{
    return std::ranges::find(kinds, kind, [](auto& k) { return k.second; })->first.toString();
}

std::optional<HumanCheckKind> humanCheckKind(QStringView name)
{
    const auto known = std::ranges::find(kinds, name, [](auto& k) { return k.first; });
    return known == std::end(kinds) ? std::nullopt : std::optional(known->second);
}

std::optional<HumanChallenge> readHumanChallenge(const QJsonObject& object, std::int64_t nowMs)
{
    const auto id = stringMember(object, u"id");
    const auto type = stringMember(object, u"type");
    const auto kind = type ? humanCheckKind(*type) : std::nullopt;
    if (!id || id->isEmpty() || id->size() > maxIdLength || !kind)
        return std::nullopt;
    const auto life = std::clamp<std::int64_t>(integerMember(object, u"expires_in").value_or(usualLifeSeconds), 1,
                                               longestLifeSeconds);
    HumanChallenge challenge{.id = *id, .expiresAtMs = nowMs + life * 1000, .alternatives = {}, .puzzle = {}};
    for (const QString& name : stringListMember(object, u"alternatives").value_or(QStringList())) {
        if (const auto other = humanCheckKind(name); other && !challenge.alternatives.contains(*other))
            challenge.alternatives.append(*other);
    }
    switch (*kind) {
    case HumanCheckKind::slider:
        return withPuzzle(std::move(challenge), readSlider(object));
    case HumanCheckKind::pictures:
        return withPuzzle(std::move(challenge), readPictures(object));
    case HumanCheckKind::work:
        break;
    }
    return withPuzzle(std::move(challenge), readWork(object));
}

QByteArray writeHumanAnswer(const QString& challengeId, const JudgedAnswer& answer, const QJsonObject& workChallenge)
{
    QJsonObject object = std::visit([&](const auto& a) { return answerJson(a, workChallenge); }, answer);
    object.insert(QStringLiteral("id"), challengeId);
    return writeJson(object);
}

} // namespace sallyport::auth
