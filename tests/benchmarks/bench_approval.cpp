// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// From the press on "Approve", with the passcode typed, to the closed dialog, without the time in which the network
// and the service have it: the device key out of the encrypted file, the signature, the request, the answer. Over TLS
// on loopback. Aim: under 50 ms.
#include "core/account/http_safety_service.h"
#include "core/secrets/file_store.h"
#include "tests/benchmarks/bench_support.h"
#include "tests/ui/find.h"
#include "ui/safety/address_dialog.h"
#include "ui/widgets/style.h"

#include <QApplication>

#include <algorithm>
#include <cstdio>

namespace {

using namespace sallyport;
using namespace sallyport::bench;

constexpr int rounds = 20;
constexpr double aimMs = 50;
const QString passcode = QStringLiteral("240917");

/// The real transport, with a watch that runs while an answer is waited for.
class TimedTransport final : public net::Transport {
public:
    explicit TimedTransport(net::Transport& real) : m_real(real) {}
    std::chrono::nanoseconds network{0};

    Task<net::HttpResponse, net::TransportError> send(net::HttpRequest request) override
    {
        auto promise = std::make_shared<Promise<net::HttpResponse, net::TransportError>>();
        auto task = promise->task();
        const auto start = std::chrono::steady_clock::now();
        m_real.send(std::move(request))
            .then(&m_receiver, [this, promise, start](Result<net::HttpResponse, net::TransportError> answer) {
                network += std::chrono::steady_clock::now() - start;
                promise->finish(std::move(answer));
            });
        return task;
    }

private:
    net::Transport& m_real;
    QObject m_receiver;
};

template <typename T, typename E>
T answerOf(const char* what, Task<T, E> task)
{
    QObject receiver;
    std::optional<Result<T, E>> answer;
    std::move(task).then(&receiver, [&answer](Result<T, E> a) { answer.emplace(std::move(a)); });
    until(what, [&answer] { return answer.has_value(); });
    if (!*answer) {
        std::fprintf(stderr, "refused: %s\n", what);
        std::exit(1);
    }
    return std::move(**answer);
}

template <typename W>
W* shown(QWidget& dialog, const char* name)
{
    W* widget = nullptr;
    until(name, [&] {
        widget = test::visible<W>(&dialog, QString::fromLatin1(name));
        return widget != nullptr && widget->isEnabled();
    });
    return widget;
}

struct Desk {
    ShiftedClock shifted;
    test::RunningService service{cheapService(), shifted.clock()};
    net::HttpsTransport real{service.profile()};
    TimedTransport transport{real};
    QTemporaryDir folder;
    secrets::FileStore store{folder.filePath(QStringLiteral("secrets")), {.passes = 1, .memoryKiB = 64}};
    std::unique_ptr<auth::Session> session;
    std::unique_ptr<account::HttpSafetyService> safety;

    Desk()
    {
        answerOf("the encrypted file", store.open(Secret::copyOf("of the file")));
        session = signIn(traderOf(service), transport, store, shifted.clock());
        if (!session)
            std::exit(1);
        safety = std::make_unique<account::HttpSafetyService>(
            *session,
            auth::AuthContext{
                .profile = service.profile(), .transport = &transport, .store = &store, .clock = shifted.clock()});
        answerOf("a passcode", safety->setPasscode({}, Secret::fromText(passcode)));
    }
};

struct Times {
    std::vector<double> own;
    std::vector<double> network;
};

void approveOnce(Desk& desk, int round, Times& times)
{
    QWidget window;
    auto* dialog = new ui::AddressDialog(*desk.safety, [&desk] { return desk.session->serviceNow(); }, &window);
    bool settled = false;
    QObject::connect(dialog, &ui::SafetyDialog::settled, &window, [&settled] { settled = true; });
    dialog->open();
    QTest::keyClicks(shown<QLineEdit>(*dialog, "Coin"), QStringLiteral("USDT"));
    QTest::keyClicks(shown<QLineEdit>(*dialog, "Network"), QStringLiteral("BENCH"));
    QTest::keyClicks(shown<QLineEdit>(*dialog, "Address"),
                     QStringLiteral("TQn9Y2khEsLJW1ChVWFMSMeRDow5KcbL%1").arg(round));
    shown<QAbstractButton>(*dialog, "Continue")->click();
    QTest::keyClicks(shown<QLineEdit>(*dialog, "Trading passcode"), passcode);
    auto* approve = shown<QAbstractButton>(*dialog, "Approve");
    desk.transport.network = {};
    const auto start = std::chrono::steady_clock::now();
    approve->click();
    until("an approved address", [&settled] { return settled; });
    const auto whole = std::chrono::steady_clock::now() - start;
    times.own.push_back(milliseconds(whole - desk.transport.network));
    times.network.push_back(milliseconds(desk.transport.network));
}

} // namespace

int main(int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    QApplication::setStyle(new ui::Style(ui::Scheme::light));
    Desk desk;
    Times times;
    for (int i = 0; i < rounds; ++i)
        approveOnce(desk, i, times);
    const double slowest = *std::ranges::max_element(times.own);
    std::printf(
        "approval, %d times, from the passcode to the closed dialog, beside the network: median %.1f ms, slowest "
        "%.1f ms: %.2f of the aim (under %.0f ms); network and service: median %.1f ms\n",
        rounds, percentile(times.own, 0.5), slowest, slowest / aimMs, aimMs, percentile(times.network, 0.5));
    return slowest < aimMs ? 0 : 1;
}
