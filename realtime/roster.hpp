#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace auktiva::realtime {

/// How somebody is shown on a presence channel.
struct member
{
    /// Compared as text, so that 10 and "10" are one.
    std::string id;
    /// As JSON, the way it was given: a number stays one.
    std::string id_json;
    std::string info_json;
};

/// What `channel_data` says; nothing unless it is an object with a `user_id` of text or a whole number.
/// Who says nothing about himself has `{}` for `user_info`.
std::optional<member> read_member(std::string_view channel_data);

/// Who is on a presence channel. A user with several sockets is there once.
class roster
{
public:
    struct entry
    {
        member who;
        std::size_t sockets = 0;
    };

    bool has(std::string_view id) const { return entries_.contains(id); }
    std::size_t size() const { return entries_.size(); }
    /// By id.
    std::map<std::string, entry, std::less<>> const& entries() const { return entries_; }

    /// One more socket of his. He stays known as what his first one said; entries stay where they are.
    entry& enter(member who);
    /// One socket less; tells whether it was the last, and forgets him then.
    bool leave(entry& whose);

    /// What a new member is told: `{"presence":{"ids":[…],"hash":{…},"count":n}}`.
    std::string to_json() const;

private:
    std::map<std::string, entry, std::less<>> entries_;
};

} // namespace auktiva::realtime
