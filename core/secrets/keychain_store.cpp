// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/secrets/keychain_store.h"

#include "core/base/log.h"
#include "core/secrets/keychain_index.h"
#include "core/secrets/keychain_job.h"
#include "core/secrets/keychain_query.h"
#include "core/secrets/question_queue.h"
#include "core/secrets/store_limits.h"

namespace sallyport::secrets {

namespace {

using Found = Result<Whereabouts, SecretStoreError>;
using Written = Result<Done, SecretStoreError>;
template <typename T>
using SharedPromise = std::shared_ptr<Promise<T, SecretStoreError>>;

/// What QtKeychain's error really means, given what the service itself and our index say.
SecretStoreError judge(SecretStoreError said, const Found& found, bool mustBeThere)
{
    const bool notFound = said == SecretStoreError::notFound;
    if (!found) // its silence or absence says more than QtKeychain's "not found" or "other error"
        return notFound || said == SecretStoreError::failed ? found.error() : said;
    switch (*found) {
    case Whereabouts::here:
        return notFound ? SecretStoreError::failed : said;
    case Whereabouts::locked:
        return SecretStoreError::locked;
    case Whereabouts::noCollection:
        if (said == SecretStoreError::failed)
            return SecretStoreError::noService;
        [[fallthrough]];
    case Whereabouts::absent:
        return notFound && mustBeThere ? SecretStoreError::corrupt : said;
    case Whereabouts::unknown:
        return notFound && mustBeThere ? SecretStoreError::locked : said;
    }
    return said;
}

/// The keychain has the last word: that its index could not follow fails no question.
void keepName(const Written& result)
{
    if (!result)
        qCWarning(logSecrets) << "the keychain's index could not be written";
}

} // namespace

struct KeychainStore::Private : QObject {
    Private(QString serviceName, const QString& dataDirectory, std::chrono::milliseconds timeLimit)
        : service(std::move(serviceName)),
          index(std::make_shared<KeychainIndex>(dataDirectory, service)),
          limit(timeLimit),
          queue(timeLimit)
    {
    }

    Task<Secret, SecretStoreError> beginRead(const QString& key, bool mayRepeat = true);
    Task<Done, SecretStoreError> beginWrite(const QString& key, Secret value, bool mayRepeat = true);
    Task<Done, SecretStoreError> beginRemove(const QString& key);
    void explainRead(const SharedPromise<Secret>& promise, const QString& key, SecretStoreError said, bool mayRepeat);
    void proveWrite(const SharedPromise<Done>& promise, const QString& key, Secret value);
    void explainWrite(const SharedPromise<Done>& promise, const QString& key, Secret value, SecretStoreError said,
                      bool mayRepeat);
    void verifyRemoval(const SharedPromise<Done>& promise, const QString& key, Written said);

    const QString service;
    const std::shared_ptr<KeychainIndex> index; // shared with writes that land after this store is gone
    const std::chrono::milliseconds limit;
    QuestionQueue queue;
};

Task<Secret, SecretStoreError> KeychainStore::Private::beginRead(const QString& key, bool mayRepeat)
{
    auto promise = std::make_shared<Promise<Secret, SecretStoreError>>();
    auto task = promise->task();
    readEntry(service, key).then(this, [this, promise, key, mayRepeat](Result<Secret, SecretStoreError> answer) {
        if (answer || answer.error() == SecretStoreError::corrupt)
            promise->finish(std::move(answer));
        else
            explainRead(promise, key, answer.error(), mayRepeat);
    });
    return task;
}

void KeychainStore::Private::explainRead(const SharedPromise<Secret>& promise, const QString& key,
                                         SecretStoreError said, bool mayRepeat)
{
    whereIs(service, key, limit).then(this, [this, promise, key, said, mayRepeat](Found found) {
        if (mayRepeat && found == Whereabouts::here
            && (said == SecretStoreError::notFound || said == SecretStoreError::failed)) {
            // It was unlocked between the two questions, or the service was restarted.
            renewServiceSession();
            beginRead(key, false).then(this, [promise](auto answer) { promise->finish(std::move(answer)); });
            return;
        }
        promise->finish(std::unexpected(judge(said, found, index->mustBeThere(key))));
    });
}

Task<Done, SecretStoreError> KeychainStore::Private::beginWrite(const QString& key, Secret value, bool mayRepeat)
{
    auto promise = std::make_shared<Promise<Done, SecretStoreError>>();
    auto task = promise->task();
    auto landed = [kept = index, key] { keepName(kept->add(key)); };
    auto job = writeEntry(service, key, value, writesNeedProof() ? std::function<void()>([] {}) : std::move(landed));
    std::move(job).then(this, [this, promise, key, value = std::move(value), mayRepeat](Written answer) mutable {
        if (answer && writesNeedProof())
            proveWrite(promise, key, std::move(value));
        else if (answer)
            promise->finish(answer);
        else
            explainWrite(promise, key, std::move(value), answer.error(), mayRepeat);
    });
    return task;
}

void KeychainStore::Private::proveWrite(const SharedPromise<Done>& promise, const QString& key, Secret value)
{
    readEntry(service, key).then(this, [this, promise, key, value = std::move(value)](const auto& stored) {
        if (!stored || !stored->equals(value)) {
            promise->finish(std::unexpected(SecretStoreError::failed));
            return;
        }
        keepName(index->add(key));
        promise->finish(Done{});
    });
}

void KeychainStore::Private::explainWrite(const SharedPromise<Done>& promise, const QString& key, Secret value,
                                          SecretStoreError said, bool mayRepeat)
{
    auto explain = [this, promise, key, value = std::move(value), said, mayRepeat](Found found) mutable {
        if (mayRepeat && said == SecretStoreError::failed
            && (found == Whereabouts::here || found == Whereabouts::absent)) {
            renewServiceSession(); // nothing is wrong with the service: perhaps it was restarted
            beginWrite(key, std::move(value), false).then(this, [promise](auto answer) { promise->finish(answer); });
            return;
        }
        const auto error = judge(said, found, false);
        const bool full =
            error == SecretStoreError::failed && index->rewrite() == std::unexpected(SecretStoreError::noSpace);
        promise->finish(std::unexpected(full ? SecretStoreError::noSpace : error));
    };
    whereIs(service, key, limit).then(this, std::move(explain));
}

Task<Done, SecretStoreError> KeychainStore::Private::beginRemove(const QString& key)
{
    auto promise = std::make_shared<Promise<Done, SecretStoreError>>();
    auto task = promise->task();
    removeEntry(service, key).then(this, [this, promise, key](Written said) { verifyRemoval(promise, key, said); });
    return task;
}

void KeychainStore::Private::verifyRemoval(const SharedPromise<Done>& promise, const QString& key, Written said)
{
    whereIs(service, key, limit).then(this, [this, promise, key, said](Found found) {
        const bool believed = said || said.error() == SecretStoreError::notFound;
        const bool gone = found == Whereabouts::absent || found == Whereabouts::noCollection
            || (found == Whereabouts::unknown && believed);
        if (!gone) {
            const auto why = believed ? SecretStoreError::failed : said.error();
            promise->finish(std::unexpected(judge(why, found, false)));
            return;
        }
        keepName(index->forget(key));
        promise->finish(Done{});
    });
}

KeychainStore::KeychainStore(QString service, const QString& dataDirectory, std::chrono::milliseconds limit)
    : d(std::make_unique<Private>(std::move(service), dataDirectory, limit))
{
}

KeychainStore::~KeychainStore() = default;

Task<Secret, SecretStoreError> KeychainStore::read(const QString& key)
{
    if (!isStoreKey(key))
        return Task<Secret, SecretStoreError>::ready(std::unexpected(SecretStoreError::failed));
    return d->queue.ask<Secret>([this, key] { return d->beginRead(key); });
}

Task<Done, SecretStoreError> KeychainStore::write(const QString& key, Secret value)
{
    if (!isStoreKey(key) || value.size() > maxValueBytes)
        return Task<Done, SecretStoreError>::ready(std::unexpected(SecretStoreError::failed));
    return d->queue.ask<Done>(
        [this, key, value = std::move(value)]() mutable { return d->beginWrite(key, std::move(value)); });
}

Task<Done, SecretStoreError> KeychainStore::remove(const QString& key)
{
    if (!isStoreKey(key))
        return Task<Done, SecretStoreError>::ready(std::unexpected(SecretStoreError::failed));
    return d->queue.ask<Done>([this, key] { return d->beginRemove(key); });
}

} // namespace sallyport::secrets
