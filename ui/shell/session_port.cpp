// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/session_port.h"

namespace sallyport::ui {
namespace {

class RealSession : public SessionPort {
public:
    RealSession(std::unique_ptr<auth::Session> session, QString identifier, std::optional<auth::AddressFacts> address)
        : m_session(std::move(session)), m_identifier(std::move(identifier)), m_address(std::move(address))
    {
        connect(m_session.get(), &auth::Session::factsChanged, this, &SessionPort::factsChanged);
        connect(m_session.get(), &auth::Session::ended, this, &SessionPort::ended);
    }
    const auth::SessionFacts& facts() const override { return m_session->facts(); }
    const std::optional<auth::SessionEnd>& end() const override { return m_session->end(); }
    QString identifier() const override { return m_identifier; }
    const std::optional<auth::AddressFacts>& address() const override { return m_address; }
    Task<auth::SignOutReport, auth::SignOutError> signOut() override { return m_session->signOut(); }

private:
    std::unique_ptr<auth::Session> m_session;
    QString m_identifier;
    std::optional<auth::AddressFacts> m_address;
};

} // namespace

std::unique_ptr<SessionPort> sessionPort(std::unique_ptr<auth::Session> session, QString identifier,
                                         std::optional<auth::AddressFacts> address)
{
    if (!session)
        return nullptr;
    return std::make_unique<RealSession>(std::move(session), std::move(identifier), std::move(address));
}

} // namespace sallyport::ui
