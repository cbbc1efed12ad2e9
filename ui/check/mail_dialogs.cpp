// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/check/mail_dialogs.h"

#include "core/base/anti_phishing_rules.h"
#include "ui/text/messages.h"
#include "ui/widgets/button.h"
#include "ui/widgets/form_field.h"
#include "ui/widgets/secret_field.h"

#include <QBoxLayout>
#include <QGridLayout>
#include <QLineEdit>

namespace sallyport::ui {

namespace {

struct Provider {
    QString name;
    QString authservId;
};

/// Those with one name for all of their servers, as messages delivered by them show it, and with a word on DMARC.
QList<Provider> commonProviders()
{
    return {{QStringLiteral("&Gmail"), QStringLiteral("mx.google.com")},
            {QStringLiteral("&iCloud Mail"), QStringLiteral("dmarc.icloud.com")},
            {QStringLiteral("P&roton Mail"), QStringLiteral("mail.protonmail.ch")},
            {QStringLiteral("&Zoho Mail"), QStringLiteral("mx.zohomail.com")},
            {QStringLiteral("&Mail.ru"), QStringLiteral("mxs.mail.ru")}};
}

} // namespace

CodeDialog::CodeDialog(const origin::ServiceProfile& profile, MailKnowledge& knowledge, QWidget* parent)
    : SafetyDialog(
          tr("Your anti-phishing code at %1").arg(profile.name),
          tr("The phrase that you chose at %1 and that it writes into its messages: whoever imitates it does not know "
             "it. Sallyport keeps it with your other secrets, looks for it in messages that you check, and shows it to "
             "nobody, you included.")
              .arg(profile.name),
          tr("&Keep it"), parent),
      m_profileId(profile.id),
      m_knowledge(knowledge),
      m_code(new SecretField(this)),
      m_field(new FormField(tr("Anti-&phishing code"), m_code, this)),
      m_remove(new Button(tr("&Remove the one that is kept"), Button::Kind::danger, this))
{
    m_field->setHint(tr("As it stands in the messages of %1.").arg(profile.name));
    body()->addWidget(m_field);
    body()->addWidget(m_remove, 0, Qt::AlignLeft);
    m_remove->setAutoDefault(false);
    m_remove->setVisible(knowledge.hasCode(m_profileId));
    connect(m_code, &QLineEdit::textEdited, this, [this] { m_field->setError({}); });
    connect(m_remove, &QPushButton::clicked, this, [this] { wait(m_knowledge.removeCode(m_profileId)); });
    m_code->setFocus();
}

void CodeDialog::give()
{
    QString typed = m_code->text();
    auto code = mail::canonicalCode(typed);
    wipe(typed);
    if (!code)
        return m_field->setError(tr("An anti-phishing code has %1 to %2 characters, and none that cannot be seen.")
                                     .arg(shortestAntiPhishingCode)
                                     .arg(longestCodeInMails));
    m_code->forget();
    wait(m_knowledge.keepCode(m_profileId, *std::move(code)));
}

void CodeDialog::forget()
{
    m_code->forget();
}

void CodeDialog::wait(MailKnowledge::DoneTask task)
{
    begin(tr("Asking where secrets are kept"));
    m_remove->setEnabled(false);
    std::move(task).then(this, [this](Result<Done, secrets::SecretStoreError> done) {
        endWait();
        m_remove->setEnabled(true);
        if (done)
            return accept();
        m_field->setError(message(done.error()).text());
        m_code->setFocus();
    });
}

ProviderDialog::ProviderDialog(MailKnowledge& knowledge, QWidget* parent)
    : SafetyDialog(
          tr("Who delivers your mail?"),
          tr("Anybody can write any sender. Your own mail provider checks it when a message arrives, and writes what "
             "it found into the header “Authentication-Results”, behind the name of its server. Choose your provider, "
             "or type that name. Whoever is named here is believed: name only your own."),
          tr("&Keep it"), parent),
      m_knowledge(knowledge),
      m_ids(new QLineEdit(this)),
      m_field(new FormField(tr("Name of your mail &provider's server"), m_ids, this))
{
    auto* choices = new QGridLayout;
    constexpr int across = 3;
    int at = 0;
    for (const Provider& provider : commonProviders()) {
        auto* choice = new Button(provider.name, Button::Kind::plain, this);
        choice->setAutoDefault(false);
        choices->addWidget(choice, at / across, at % across);
        ++at;
        connect(choice, &QPushButton::clicked, this, [this, id = provider.authservId] {
            m_ids->setText(id);
            m_ids->setFocus();
        });
    }
    m_ids->setText(knowledge.providers().authservIds.join(QStringLiteral(", ")));
    m_field->setHint(tr("Several are separated by commas. Leave it empty to name nobody."));
    body()->addLayout(choices);
    body()->addWidget(m_field);
    connect(m_ids, &QLineEdit::textChanged, this, [this] { m_field->setError({}); });
    m_ids->setFocus();
}

void ProviderDialog::give()
{
    const auto providers = readProviders(m_ids->text());
    if (!providers)
        return m_field->setError(tr("This is no name as mail providers write it. One looks like mx.google.com."));
    m_knowledge.setProviders(*providers);
    accept();
}

} // namespace sallyport::ui
