#pragma once

#include "auction/time.hpp"

#include <string>
#include <string_view>

namespace auktiva::outbound {

/// "Ann Bell <ann@example.org>"
struct mailbox
{
    std::string name;
    std::string address;
};

/// The words of a mail, in both forms.
struct letter
{
    std::string subject;
    std::string text;
    std::string html;
};

struct message
{
    mailbox from;
    mailbox to;
    letter words;
    timestamp written_at;
    /// The same whenever the mail is sent again, so that a second copy is known as one.
    std::string id;
};

/// The message as it goes over the wire (RFC 5322, 2045 to 2047): ASCII but for what addresses hold, in lines
/// of at most 998 characters. Whatever names and subject hold stays in its header. Addresses are the caller's
/// to check.
std::string write_message(message const& what);

/// Any text as an unstructured header, folded; `used` characters of its first line are taken.
std::string encode_header(std::string_view text, std::size_t used);
/// Lines of at most 76 characters that end in CRLF.
std::string quoted_printable(std::string_view text);
/// "Tue, 24 Nov 2026 02:49:08 +0000"
std::string mail_date(timestamp at);

} // namespace auktiva::outbound
