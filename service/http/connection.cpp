// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The one translation unit that includes Beast: it costs many seconds.
#include "service/http/connection.h"

#include "core/base/log.h"
#include "service/http/answer_text.h"
#include "service/http/pending_answer.h"
#include "service/http/request_rules.h"
#include "service/http/wiping_allocator.h"

#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/error.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>

using namespace Qt::StringLiterals;

namespace sallyport::service {

namespace {

namespace http = boost::beast::http;
using boost::system::error_code;
using Body = http::basic_string_body<char, std::char_traits<char>, WipingAllocator<char>>;
using Parser = http::request_parser<Body>;

constexpr std::size_t readStep = 512; // what waits for a first byte; small, because thousands may wait
constexpr std::size_t maxDiscarded = 262'144;

QByteArray bytesOf(boost::beast::string_view text)
{
    return {text.data(), static_cast<qsizetype>(text.size())};
}

int statusOf(error_code error)
{
    if (error == http::error::header_limit || error == http::error::buffer_overflow)
        return 431;
    return error == http::error::body_limit ? 413 : 400;
}

class TlsConnection final : public Connection, public std::enable_shared_from_this<TlsConnection> {
public:
    TlsConnection(Socket socket, QString address, std::shared_ptr<net::ssl::context> tls,
                  std::shared_ptr<const ConnectionContext> context, std::move_only_function<void()> ended)
        : m_tls(std::move(tls)),
          m_context(std::move(context)),
          m_address(std::move(address)),
          m_ended(std::move(ended)),
          m_stream(std::move(socket), *m_tls),
          m_deadline(m_stream.get_executor()),
          m_buffer(m_context->limits.headerBytes * 2)
    {
    }

    ~TlsConnection() override
    {
        if (!isClosed())
            m_ended(); // an exception took its last operation: its place must not stay taken
    }

    void start() override
    {
        setDeadline(m_context->limits.handshake);
        m_stream.async_handshake(net::ssl::stream_base::server, [self = shared_from_this()](error_code error) {
            error || self->isClosed() ? self->close() : self->awaitRequest();
        });
    }

    void finish() override
    {
        m_keepAlive = false;
        m_finishing = true;
        if (m_phase == Phase::idle)
            sayGoodbye();
    }

    void close() override
    {
        if (std::exchange(m_phase, Phase::closed) == Phase::closed)
            return;
        m_deadline.cancel();
        error_code ignored;
        m_stream.next_layer().close(ignored);
        m_ended();
    }

    void answer(HttpAnswer&& given) override
    {
        if (m_phase != Phase::handling)
            return;
        write(given);
    }

    LoopExecutor executor() override { return m_stream.get_executor(); }

private:
    enum class Phase { handshake, idle, reading, handling, writing, leaving, closed };

    void setDeadline(std::chrono::milliseconds time)
    {
        m_deadline.expires_after(time);
        m_deadline.async_wait([weak = weak_from_this()](error_code error) {
            if (const auto self = weak.lock(); self && !error)
                self->deadlinePassed();
        });
    }

    void deadlinePassed()
    {
        if (m_deadline.expiry() > std::chrono::steady_clock::now())
            return; // set anew after this call had been queued
        if (m_phase != Phase::handling)
            return close();
        m_keepAlive = false;
        answer(jsonAnswer(503, {{u"error"_s, u"temporarily_unavailable"_s}}));
    }

    // The news of an operation that had succeeded may come after close(): who went on then would end twice.
    bool isClosed() const { return m_phase == Phase::closed; }

    void awaitRequest()
    {
        if (m_finishing)
            return sayGoodbye();
        if (m_buffer.size() > 0)
            return readRequest();
        m_phase = Phase::idle;
        setDeadline(m_context->limits.idle);
        readSome();
    }

    /// One read that waits for the next request's first bytes and, while a handler works, notices that the client left.
    void readSome()
    {
        if (m_reading || m_buffer.size() > 0)
            return;
        m_reading = true;
        m_buffer.shrink_to_fit();
        m_stream.async_read_some(m_buffer.prepare(readStep),
                                 [self = shared_from_this()](error_code error, std::size_t count) {
                                     self->m_reading = false;
                                     self->m_buffer.commit(count);
                                     if (error)
                                         self->close();
                                     else if (self->m_phase == Phase::idle)
                                         self->readRequest();
                                     else if (self->m_phase == Phase::leaving)
                                         self->discardMore(count);
                                 });
    }

    void readRequest()
    {
        m_phase = Phase::reading;
        setDeadline(m_context->limits.request);
        m_parser.emplace();
        m_parser->header_limit(static_cast<std::uint32_t>(m_context->limits.headerBytes));
        m_parser->body_limit(m_context->limits.bodyBytes);
        http::async_read_header(m_stream, m_buffer, *m_parser,
                                [self = shared_from_this()](error_code error, std::size_t) { self->headRead(error); });
    }

    void headRead(error_code error)
    {
        if (error || isClosed())
            return readFailed(error);
        m_request = {};
        m_request.peerAddress = m_address;
        const auto& head = m_parser->get();
        for (const auto& field : head)
            m_request.headers.append({bytesOf(field.name_string()), bytesOf(field.value())});
        m_request.method = bytesOf(head.method_string());
        m_isHead = m_request.method == "HEAD";
        if (m_request.headers.size() > m_context->limits.headerCount)
            return refuse(431);
        if (const auto status = refusalOf(m_request, head.version(), m_context->hosts))
            return refuse(*status);
        if (!setTarget(m_request, bytesOf(head.target()), m_context->hosts))
            return refuse(400);
        http::async_read(m_stream, m_buffer, *m_parser, [self = shared_from_this()](error_code failed, std::size_t) {
            failed ? self->readFailed(failed) : self->handle();
        });
    }

    void readFailed(error_code error)
    {
        if (isClosed())
            return;
        if (error.category() == http::make_error_code(http::error::bad_version).category()
            && error != http::error::end_of_stream && error != http::error::partial_message)
            return refuse(statusOf(error));
        close();
    }

    /// Answers what is not a request of ours and leaves: where the next one would begin is not known.
    void refuse(int status)
    {
        m_keepAlive = false;
        m_discard = true;
        write(jsonAnswer(status, {{u"error"_s, u"invalid_request"_s}}));
    }

    void handle()
    {
        if (isClosed())
            return;
        m_phase = Phase::handling;
        m_request.body =
            QByteArray(m_parser->get().body().data(), static_cast<qsizetype>(m_parser->get().body().size()));
        m_keepAlive = m_parser->keep_alive() && !m_finishing;
        m_parser.reset();
        setDeadline(m_context->limits.answer);
        readSome();
        try {
            m_context->handler(std::exchange(m_request, {}), PendingAnswer(shared_from_this()));
        } catch (...) {
            qCCritical(logService) << "exception in a request handler"; // the dropped answerer answers 500
        }
    }

    void write(const HttpAnswer& given)
    {
        m_phase = Phase::writing;
        m_parser.reset();
        m_request = {};
        m_out = answerText(given, m_context->clock.unixSeconds(), m_keepAlive, !m_isHead);
        setDeadline(m_context->limits.write);
        net::async_write(m_stream, net::buffer(m_out), [self = shared_from_this()](error_code error, std::size_t) {
            OPENSSL_cleanse(self->m_out.data(), self->m_out.size());
            self->m_out = {};
            if (error || self->isClosed())
                self->close();
            else if (self->m_keepAlive)
                self->awaitRequest();
            else if (self->m_discard)
                self->discardMore(0);
            else
                self->sayGoodbye();
        });
    }

    void sayGoodbye()
    {
        if (isClosed())
            return;
        m_phase = Phase::leaving;
        setDeadline(m_context->limits.goodbye);
        m_stream.async_shutdown([self = shared_from_this()](error_code) { self->close(); });
    }

    /// Takes what a refused client still sends, for a moment: closing on unread bytes would reset the connection and
    /// take the answer from under the client's eyes.
    void discardMore(std::size_t count)
    {
        if (std::exchange(m_phase, Phase::leaving) != Phase::leaving)
            setDeadline(m_context->limits.goodbye);
        m_discarded += count;
        m_buffer.consume(m_buffer.size());
        if (m_discarded > maxDiscarded)
            return close();
        readSome();
    }

    std::shared_ptr<net::ssl::context> m_tls;
    std::shared_ptr<const ConnectionContext> m_context;
    QString m_address;
    std::move_only_function<void()> m_ended;
    net::ssl::stream<Socket> m_stream;
    Timer m_deadline;
    boost::beast::basic_flat_buffer<WipingAllocator<char>> m_buffer;
    std::optional<Parser> m_parser;
    HttpRequest m_request;
    std::string m_out;
    Phase m_phase = Phase::handshake;
    bool m_keepAlive = true;
    bool m_isHead = false;
    bool m_finishing = false;
    bool m_reading = false;
    bool m_discard = false;
    std::size_t m_discarded = 0;
};

} // namespace

std::shared_ptr<Connection> makeConnection(Socket socket, QString address, std::shared_ptr<net::ssl::context> tls,
                                           std::shared_ptr<const ConnectionContext> context,
                                           std::move_only_function<void()> ended)
{
    return std::make_shared<TlsConnection>(std::move(socket), std::move(address), std::move(tls), std::move(context),
                                           std::move(ended));
}

} // namespace sallyport::service
