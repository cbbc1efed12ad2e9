// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The human check as values: what the service shows, what the person (or the machine, for `work`) answers.
//   if (const auto* slider = std::get_if<SliderChallenge>(&challenge.puzzle)) showSlider(*slider);
#pragma once

#include "core/base/bytes.h"

#include <QJsonObject>
#include <QList>
#include <QString>

#include <cstdint>
#include <variant>

namespace sallyport::auth {

enum class HumanCheckKind {
    slider,   ///< push the piece into its gap
    pictures, ///< choose the pictures that show the prompt
    work      ///< no puzzle: this computer works some seconds
};

/// A background with a gap and the piece that fits it. Pictures are PNG bytes as received: decode with limits.
struct SliderChallenge {
    int width = 0;      ///< of the background, 1 to 1000 pixels
    int height = 0;     ///< of the background, 1 to 1000 pixels
    int pieceWidth = 0; ///< pixels, less than `width`
    int row = 0;        ///< y of the piece's top, background pixels
    QByteArray backgroundPng;
    QByteArray piecePng;
};

enum class PicturePrompt { star, triangle, circle, square, cross, heart };

/// Choose every tile that shows the prompt.
struct PicturesChallenge {
    PicturePrompt prompt = PicturePrompt::star;
    QList<QByteArray> tilePngs; ///< 9, row by row
};

/// ALTCHA version 2, PBKDF2/SHA-256.
struct WorkChallenge {
    QJsonObject challenge; ///< {parameters, signature}: sent back as it came
    QByteArray nonce;      ///< 8 to 64 bytes
    QByteArray salt;       ///< 8 to 64 bytes
    int cost = 0;          ///< PBKDF2 iterations of one try, from 1; the solver refuses absurd ones
    int keyLength = 32;    ///< bytes, 16 to 64
    QByteArray keyPrefix;  ///< lower-case hex digits that the derived key's must begin with, 1 to 128
};

struct HumanChallenge {
    QString id;
    std::int64_t expiresAtMs = 0;       ///< unix milliseconds of this computer's clock
    QList<HumanCheckKind> alternatives; ///< other kinds that may be asked for instead
    std::variant<SliderChallenge, PicturesChallenge, WorkChallenge> puzzle;

    HumanCheckKind kind() const { return static_cast<HumanCheckKind>(puzzle.index()); }
};

struct TracePoint {
    int ms = 0; ///< since the drag began
    int x = 0;  ///< background pixels
    int y = 0;
};

/// Where the piece was left, and how it got there (more than 500 points are thinned evenly).
struct SliderAnswer {
    int x = 0; ///< left edge of the piece, background pixels
    QList<TracePoint> trace;
};

struct PicturesAnswer {
    QList<int> indexes; ///< 0 to 8
};

/// "Let this computer work": only for a WorkChallenge.
struct WorkWanted {};

using HumanAnswer = std::variant<SliderAnswer, PicturesAnswer, WorkWanted>;

/// What the work yielded.
struct WorkSolution {
    std::uint32_t counter = 0;
    QByteArray derivedKey;
    std::int64_t tookMs = 0;
};

} // namespace sallyport::auth
