// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/sign_in/password_hasher.h"

#include "tests/support/catch.h"

#include <algorithm>
#include <atomic>
#include <ctime>
#include <thread>
#include <vector>

using namespace sallyport;
using namespace sallyport::service;

namespace {

constexpr PasswordCost cheap{.memoryBytes = 64 * 1024, .passes = 1};

Secret secret(QByteArrayView text)
{
    return Secret::copyOf(text);
}

PasswordHasher cheapHasher()
{
    return PasswordHasher(systemRandom(), cheap);
}

} // namespace

TEST_CASE("a password is right for its own hash and for no other")
{
    const auto hasher = cheapHasher();
    const QByteArray stored = hasher.hash(secret("correct horse"));
    CHECK(stored.startsWith("$argon2id$v=19$m=64,t=1,p=1$"));
    CHECK(hasher.verify(secret("correct horse"), stored) == PasswordVerdict::right);
    CHECK(hasher.verify(secret("correct horsE"), stored) == PasswordVerdict::wrong);
    CHECK(hasher.verify(secret("correct horse "), stored) == PasswordVerdict::wrong);
    CHECK(hasher.verify(secret(""), stored) == PasswordVerdict::wrong);
    CHECK(hasher.verify(secret("correct horse"), hasher.hash(secret("another"))) == PasswordVerdict::wrong);
    CHECK(hasher.verify(Secret(), stored) == PasswordVerdict::wrong);
    CHECK(hasher.verify(Secret(), hasher.hash(Secret())) == PasswordVerdict::right);
}

TEST_CASE("a password is judged to its last byte, zeros within it too")
{
    const auto hasher = cheapHasher();
    const QByteArray stored = hasher.hash(secret(QByteArrayView("left\0right", 10)));
    CHECK(hasher.verify(secret(QByteArrayView("left\0right", 10)), stored) == PasswordVerdict::right);
    CHECK(hasher.verify(secret(QByteArrayView("left\0wrong", 10)), stored) == PasswordVerdict::wrong);
    CHECK(hasher.verify(secret("left"), stored) == PasswordVerdict::wrong);
}

TEST_CASE("two hashes of one password differ")
{
    const auto hasher = cheapHasher();
    CHECK(hasher.hash(secret("same")) != hasher.hash(secret("same")));
}

TEST_CASE("a hash made elsewhere is verified with the costs it names")
{
    // phc-winner-argon2, src/test.c: Argon2id v=19, t=2, m=256, p=1.
    const QByteArrayView foreign(
        "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4");
    const auto hasher = cheapHasher();
    CHECK(hasher.verify(secret("password"), foreign) == PasswordVerdict::right);
    CHECK(hasher.verify(secret("passwore"), foreign) == PasswordVerdict::wrong);
}

TEST_CASE("a damaged hash leaves the password unjudged, so that it costs nobody a try")
{
    const auto hasher = cheapHasher();
    const QByteArray good = hasher.hash(secret("pass"));
    for (const QByteArray& damaged : {QByteArray(), QByteArray("plain"), QByteArray("$argon2id$"),
                                      good.left(good.lastIndexOf('$')), QByteArray(good).replace("argon2id", "argon2i"),
                                      QByteArray(good).replace("m=64", "m=0"), QByteArray(200'000, 'a')}) {
        CAPTURE(damaged.left(60).toStdString());
        CHECK(hasher.verify(secret("pass"), damaged) == PasswordVerdict::unjudged);
    }
}

TEST_CASE("no password has the dummy hash, and it looks like any other")
{
    const auto hasher = cheapHasher();
    const QByteArray stored = hasher.hash(secret("password"));
    const QByteArray& dummy = hasher.dummyHash();
    CHECK(dummy.size() == stored.size());
    CHECK(dummy.left(dummy.lastIndexOf('=')) == stored.left(stored.lastIndexOf('=')));
    CHECK_FALSE(hasher.needsRehash(dummy));
    CHECK(hasher.verify(secret("password"), dummy) == PasswordVerdict::wrong);
    CHECK(hasher.verify(secret(""), dummy) == PasswordVerdict::wrong);
    CHECK(cheapHasher().dummyHash() != dummy);
}

TEST_CASE("the dummy hash costs what a real one costs")
{
    const PasswordHasher hasher(systemRandom(), {.memoryBytes = 8 * 1024 * 1024, .passes = 2});
    const QByteArray stored = hasher.hash(secret("password"));
    // Processor time, taken in turns: other programs on the machine must not decide this test.
    const auto spent = [&](const QByteArray& hash) {
        const auto begin = std::clock();
        CHECK(hasher.verify(secret("wrong"), hash) == PasswordVerdict::wrong);
        return static_cast<double>(std::clock() - begin);
    };
    double real = 1e18;
    double dummy = 1e18;
    for (int i = 0; i < 9; ++i) {
        real = std::min(real, spent(stored));
        dummy = std::min(dummy, spent(hasher.dummyHash()));
    }
    const double ratio = dummy / real;
    CHECK(ratio > 0.5);
    CHECK(ratio < 2);
}

TEST_CASE("a hash with other costs is to be made anew")
{
    const auto hasher = cheapHasher();
    const PasswordHasher dearer(systemRandom(), {.memoryBytes = 128 * 1024, .passes = 1});
    CHECK_FALSE(hasher.needsRehash(hasher.hash(secret("x"))));
    CHECK(dearer.needsRehash(hasher.hash(secret("x"))));
    CHECK(hasher.needsRehash("not a hash"));
}

TEST_CASE("the product's own cost is 64 MiB and three passes")
{
    CHECK(PasswordHasher(systemRandom()).dummyHash().startsWith("$argon2id$v=19$m=65536,t=3,p=1$"));
}

TEST_CASE("several threads may hash and verify at once")
{
    const auto hasher = cheapHasher();
    std::vector<std::thread> threads;
    std::atomic<int> right = 0;
    for (int i = 0; i < 4; ++i)
        threads.emplace_back([&hasher, &right, i] {
            const QByteArray password = "password " + QByteArray::number(i);
            const QByteArray stored = hasher.hash(secret(password));
            right += hasher.verify(secret(password), stored) == PasswordVerdict::right;
        });
    for (auto& thread : threads)
        thread.join();
    CHECK(right == 4);
}
