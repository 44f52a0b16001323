#include "web/shape_schema.hpp"

#include "auction/json_writer.hpp"
#include "web/answer_shapes.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <vector>

namespace auktiva::web {

namespace {

/// Splits at a character that stands in no brackets.
std::vector<std::string_view> split(std::string_view text, char separator)
{
    std::vector<std::string_view> parts;
    int depth = 0;
    std::size_t start = 0;
    for (std::size_t i = 0; i <= text.size(); ++i)
    {
        char const c = i < text.size() ? text[i] : separator;
        depth += (c == '[' || c == '{' || c == '<') - (c == ']' || c == '}' || c == '>');
        if (c != separator || depth > 0)
            continue;
        auto const part = text.substr(start, i - start);
        parts.push_back(part.substr(std::min(part.find_first_not_of(' '), part.size())));
        start = i + 1;
    }
    return parts;
}

std::string_view inside(std::string_view bracketed)
{
    return bracketed.substr(1, bracketed.size() - 2);
}

std::string_view members_of(std::string_view shape)
{
    auto const all = answer_shapes();
    auto const found = std::ranges::find(all, shape, &answer_shape::name);
    if (found == all.end())
        throw std::logic_error{"there is no shape " + std::string{shape}};
    return found->members;
}

std::string type_schema(std::string_view type);

void write_members(json_writer& json, std::string_view members, std::vector<std::string_view>& required)
{
    for (auto const member : split(members, ','))
    {
        if (member.empty())
            continue;
        if (member.starts_with("..."))
        {
            write_members(json, members_of(member.substr(3)), required);
            continue;
        }
        auto const blank = std::min(member.find(' '), member.size());
        auto name = member.substr(0, blank);
        if (name.ends_with('?'))
            name.remove_suffix(1);
        else
            required.push_back(name);
        json.member(name, raw_json{type_schema(member.substr(std::min(blank + 1, member.size())))});
    }
}

std::string object_schema(std::string_view members)
{
    std::string schema;
    json_writer json{schema};
    json.object(
        [&]
        {
            std::vector<std::string_view> required;
            json.member("type", "object");
            json.object("properties", [&] { write_members(json, members, required); });
            json.array("required", required, [&](auto name) { json.value(name); });
        }
    );
    return schema;
}

std::string choice_schema(std::string_view words)
{
    std::string schema;
    json_writer json{schema};
    json.object([&] { json.array("enum", split(words, '|'), [&](auto word) { json.value(word); }); });
    return schema;
}

std::string plain_schema(std::string_view type)
{
    using row = std::pair<std::string_view, std::string_view>;
    static constexpr std::array plain{
        row{"str", R"({"type":"string"})"},
        row{"int", R"({"type":"integer"})"},
        row{"num", R"({"type":"number"})"},
        row{"bool", R"({"type":"boolean"})"},
        row{"ts", R"({"type":"string","format":"date-time"})"},
        row{"any", "{}"},
    };
    auto const found = std::ranges::find(plain, type, &row::first);
    if (found != plain.end())
        return std::string{found->second};
    members_of(type);
    return R"({"$ref":"#/components/schemas/)" + std::string{type} + "\"}";
}

std::string either_schema(std::vector<std::string_view> const& types)
{
    std::string schema;
    json_writer json{schema};
    json.object([&]
                { json.array("anyOf", types, [&](auto type) { json.value(raw_json{type_schema(type)}); }); });
    return schema;
}

std::string type_schema(std::string_view type)
{
    if (auto const either = split(type, '/'); either.size() > 1)
        return either_schema(either);
    if (type.ends_with('?'))
        return R"({"anyOf":[)" + type_schema(type.substr(0, type.size() - 1)) + R"(,{"type":"null"}]})";
    if (type.starts_with('['))
        return R"({"type":"array","items":)" + type_schema(inside(type)) + '}';
    if (type.starts_with('<'))
        return R"({"type":"object","additionalProperties":)" + type_schema(inside(type)) + '}';
    if (type.starts_with('{'))
        return object_schema(inside(type));
    return type.find('|') == std::string_view::npos ? plain_schema(type) : choice_schema(type);
}

} // namespace

std::string schema_of(std::string_view shape)
{
    auto const is_type = shape.find(' ') == std::string_view::npos || shape.front() == '[' ||
                         shape.front() == '<' || shape.front() == '{';
    return is_type && !shape.starts_with("...") ? type_schema(shape) : object_schema(shape);
}

} // namespace auktiva::web
