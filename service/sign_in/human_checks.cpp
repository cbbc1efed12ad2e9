// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/sign_in/human_checks.h"

#include "core/base/bytes.h"
#include "core/base/json.h"
#include "service/sign_in/picture_puzzle.h"
#include "service/sign_in/slider_puzzle.h"
#include "service/sign_in/work_puzzle.h"

#include <QHash>
#include <QJsonArray>

#include <array>
#include <iterator>
#include <list>
#include <mutex>
#include <set>
#include <variant>

namespace sallyport::service {

namespace {

// An answer carries at most 500 points of a drag, or an ALTCHA challenge four objects deep.
constexpr JsonLimits answerLimits{.maxBytes = 32'768, .maxDepth = 4};
// Two seconds of one core of a 2023 server, measured: 0.9 ms a try.
constexpr int productWorkRounds = 5000;
constexpr int productWorkBits = 11;

struct NamedKind {
    HumanCheckKind kind;
    QLatin1String name;
};
constexpr std::array<NamedKind, 3> kinds = {{{HumanCheckKind::slider, QLatin1String("slider")},
                                             {HumanCheckKind::pictures, QLatin1String("pictures")},
                                             {HumanCheckKind::work, QLatin1String("work")}}};

struct SliderAnswer {
    int x;
};
struct PicturesAnswer {
    std::set<int> indexes;
};
struct WorkAnswer {
    QString signature;
};

struct OpenCheck {
    QString id;
    QByteArray sessionHash;
    std::int64_t endsAtMs; // monotonic
    std::variant<SliderAnswer, PicturesAnswer, WorkAnswer> answer;
};

HumanCheckKind kindOf(const OpenCheck& check)
{
    return kinds[check.answer.index()].kind;
}

/// The members each kind must have, with their types; what they hold is judged later.
bool isWellFormed(HumanCheckKind kind, const QJsonObject& answer)
{
    switch (kind) {
    case HumanCheckKind::slider:
        return integerMember(answer, u"x") && answer.value(u"trace").isArray();
    case HumanCheckKind::pictures:
        return answer.value(u"indexes").isArray();
    case HumanCheckKind::work:
        return answer.value(u"challenge").isObject() && answer.value(u"solution").isObject();
    }
    return false;
}

} // namespace

std::optional<HumanCheckKind> humanCheckKind(QStringView name)
{
    for (const auto& known : kinds) {
        if (name == known.name)
            return known.kind;
    }
    return std::nullopt;
}

QString humanCheckName(HumanCheckKind kind)
{
    return kinds[static_cast<std::size_t>(kind)].name;
}

struct HumanChecks::Impl {
    Impl(Clock c, Random r, const Secret& key, HumanCheckLimits l)
        : clock(std::move(c)), random(std::move(r)), secrets(workSecrets(key)), limits(l)
    {
    }

    const Clock clock;
    const Random random;
    const WorkSecrets secrets;
    const HumanCheckLimits limits;
    std::mutex randomMutex;
    std::mutex mutex;           // guards what follows
    std::list<OpenCheck> byAge; // all live equally long, so the oldest ends first
    QHash<QString, std::list<OpenCheck>::iterator> byId;

    /// The injected generator, for use by several threads.
    Random sharedRandom()
    {
        return [this](std::span<std::byte> out) {
            const std::lock_guard lock(randomMutex);
            random(out);
        };
    }

    void keep(OpenCheck check)
    {
        const std::lock_guard lock(mutex);
        const auto now = clock.monotonicMs();
        while (!byAge.empty() && (byAge.front().endsAtMs <= now || byId.size() >= limits.maxOpen)) {
            byId.remove(byAge.front().id);
            byAge.pop_front();
        }
        byAge.push_back(std::move(check));
        byId.insert(byAge.back().id, std::prev(byAge.end()));
    }

    /// Takes the challenge out, if it is this session's and its time is not over.
    std::optional<OpenCheck> take(const QString& id, QByteArrayView sessionHash)
    {
        const std::lock_guard lock(mutex);
        const auto found = byId.constFind(id);
        if (found == byId.cend() || !constantTimeEqual((*found)->sessionHash, sessionHash))
            return std::nullopt;
        OpenCheck check = std::move(**found);
        byAge.erase(*found);
        byId.erase(found);
        return check.endsAtMs > clock.monotonicMs() ? std::optional(std::move(check)) : std::nullopt;
    }

    QJsonObject makeWorkChallenge(QByteArrayView sessionHash, int failures)
    {
        const Random safe = sharedRandom();
        const int bits = limits.workPrefixBits > 0 ? limits.workPrefixBits : productWorkBits;
        return makeWork({.rounds = limits.workCost > 0 ? limits.workCost : productWorkRounds,
                         .counter = workCounter(safe, bits, failures),
                         .expiresAt = (clock.unixMs() + limits.lifeMs) / 1000,
                         .authSessionHash = sessionHash},
                        secrets, safe);
    }

    bool isRight(const OpenCheck& check, const QJsonObject& answer)
    {
        if (const auto* slider = std::get_if<SliderAnswer>(&check.answer))
            return isSliderSolved(answer, slider->x, limits.sliderTolerancePx);
        if (const auto* pictures = std::get_if<PicturesAnswer>(&check.answer))
            return arePicturesRight(answer, pictures->indexes);
        const QJsonObject challenge = answer.value(u"challenge").toObject();
        return stringMember(challenge, u"signature") == std::get<WorkAnswer>(check.answer).signature
            && isWorkDone(challenge, answer.value(u"solution").toObject(), secrets, check.sessionHash,
                          clock.unixSeconds());
    }
};

HumanChecks::HumanChecks(Clock clock, Random random, Secret hmacKey, HumanCheckLimits limits)
    : m_impl(std::make_unique<Impl>(std::move(clock), std::move(random), hmacKey, limits))
{
}

HumanChecks::~HumanChecks() = default;

QJsonObject HumanChecks::make(HumanCheckKind kind, QByteArrayView authSessionHash, int failures)
{
    OpenCheck check{.id = QString::fromLatin1(randomToken(m_impl->sharedRandom(), 16)),
                    .sessionHash = authSessionHash.toByteArray(),
                    .endsAtMs = m_impl->clock.monotonicMs() + m_impl->limits.lifeMs,
                    .answer = {}};
    QJsonObject challenge;
    switch (kind) {
    case HumanCheckKind::slider: {
        SliderPuzzle puzzle = makeSlider(m_impl->sharedRandom());
        challenge = std::move(puzzle.challenge);
        check.answer = SliderAnswer{puzzle.x};
        break;
    }
    case HumanCheckKind::pictures: {
        PicturePuzzle puzzle = makePictures(m_impl->sharedRandom());
        challenge = std::move(puzzle.challenge);
        check.answer = PicturesAnswer{std::move(puzzle.indexes)};
        break;
    }
    case HumanCheckKind::work: {
        const QJsonObject work = m_impl->makeWorkChallenge(authSessionHash, failures);
        challenge.insert(u"challenge", work);
        check.answer = WorkAnswer{work.value(u"signature").toString()};
        break;
    }
    }
    QJsonArray alternatives;
    for (const auto& other : kinds) {
        if (other.kind != kind)
            alternatives.append(QString(other.name));
    }
    challenge.insert(u"type", humanCheckName(kind));
    challenge.insert(u"id", check.id);
    challenge.insert(u"expires_in", qint64{m_impl->limits.lifeMs / 1000});
    challenge.insert(u"alternatives", alternatives);
    m_impl->keep(std::move(check));
    return challenge;
}

HumanVerdict HumanChecks::judge(QByteArrayView answerJson, QByteArrayView authSessionHash)
{
    const auto answer = readJsonObject(answerJson, answerLimits);
    if (!answer)
        return HumanVerdict::malformed;
    const auto kind = humanCheckKind(stringMember(*answer, u"type").value_or(QString()));
    const auto id = stringMember(*answer, u"id");
    if (!kind || !id)
        return HumanVerdict::malformed;
    const auto check = m_impl->take(*id, authSessionHash);
    if (!isWellFormed(*kind, *answer))
        return HumanVerdict::malformed;
    if (!check || kindOf(*check) != *kind)
        return HumanVerdict::unknown;
    return m_impl->isRight(*check, *answer) ? HumanVerdict::passed : HumanVerdict::failed;
}

} // namespace sallyport::service
