// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What one client may ask of the HTTP server before it is refused or closed. The defaults are the product's values.
#pragma once

#include <chrono>
#include <cstddef>

namespace sallyport::service {

struct HttpLimits {
    std::size_t headerBytes = 16'384; ///< request line and headers; more is answered 431
    int headerCount = 64;             ///< more is answered 431
    std::size_t bodyBytes = 65'536;   ///< more is answered 413
    std::size_t connections = 4000;   ///< at once; one more is closed before TLS begins
    std::size_t connectionsPerAddress = 2000;
    std::chrono::milliseconds handshake{10'000};
    std::chrono::milliseconds idle{75'000};    ///< between two requests of a connection
    std::chrono::milliseconds request{15'000}; ///< from a request's first byte to its last
    std::chrono::milliseconds answer{120'000}; ///< until the handler answers, else 503; longer than any long poll
    std::chrono::milliseconds write{30'000};   ///< until the answer is taken by the client
    std::chrono::milliseconds goodbye{1'000};  ///< for the client to close after the last answer
    std::chrono::milliseconds stopping{1'000}; ///< what running requests get when the server stops
};

} // namespace sallyport::service
