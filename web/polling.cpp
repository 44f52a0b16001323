#include "web/polling.hpp"

#include <algorithm>

namespace auktiva::web {

namespace {

std::string rendering_key(body_key const& key)
{
    return key.name + '#' + std::to_string(key.version);
}

} // namespace

std::string polling::tag(std::string_view viewer, std::string_view role, std::uint64_t version) const
{
    std::string text = "W/\"";
    text.append(boot_epoch_).append("-").append(viewer).append("-").append(role).append("-");
    return text + std::to_string(version) + '"';
}

std::optional<http::response> polling::find(body_key const& key)
{
    auto const found = by_name_.find(key.name);
    if (found == by_name_.end() || found->second->version != key.version)
        return std::nullopt;
    entries_.splice(entries_.begin(), entries_, found->second);
    return found->second->answer;
}

bool polling::join(body_key const& key, waiter then)
{
    auto const [place, first] = rendering_.try_emplace(rendering_key(key));
    if (!first)
        place->second.push_back(std::move(then));
    return !first;
}

void polling::finish(body_key const& key, http::response& answer)
{
    if (answer.status == 200)
    {
        if (!answer.shared_body)
            answer.shared_body = std::make_shared<std::string const>(std::move(answer.body));
        keep(key, answer);
    }
    auto const waiting = rendering_.extract(rendering_key(key));
    if (waiting)
        for (auto const& each : waiting.mapped())
            each(answer);
}

void polling::keep(body_key const& key, http::response answer)
{
    auto const forget = [this](std::list<entry>::iterator which)
    {
        bytes_ -= which->answer.payload().size();
        by_name_.erase(which->name);
        entries_.erase(which);
    };
    if (auto const old = by_name_.find(key.name); old != by_name_.end())
        forget(old->second);
    bytes_ += answer.payload().size();
    entries_.push_front({key.name, key.version, std::move(answer)});
    by_name_.emplace(entries_.front().name, entries_.begin());
    while (bytes_ > most_bytes_)
        forget(std::prev(entries_.end()));
}

bool names_tag(std::string_view if_none_match, std::string_view tag)
{
    if (if_none_match == "*")
        return true;
    auto const opaque = tag.starts_with("W/") ? tag.substr(2) : tag;
    for (std::size_t at = 0; (at = if_none_match.find(opaque, at)) != std::string_view::npos;
         at += opaque.size())
    {
        auto const end = at + opaque.size();
        if (end == if_none_match.size() || if_none_match[end] == ',' || if_none_match[end] == ' ')
            return true;
    }
    return false;
}

} // namespace auktiva::web
