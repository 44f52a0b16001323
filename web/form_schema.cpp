#include "web/form_schema.hpp"

#include "auction/json_writer.hpp"

#include <vector>

namespace auktiva::web {

namespace {

void write_bounds(json_writer& json, std::string_view least, std::string_view most, field const& of)
{
    if (of.least > 0)
        json.member(least, of.least);
    json.member(most, of.most);
}

void write_object(json_writer& json, std::span<field const> fields, bool partial)
{
    json.member("type", "object");
    auto const write_all = [&]
    {
        for (auto const& each : fields)
            json.member(each.name, raw_json{schema_of(each)});
    };
    json.object("properties", write_all);
    std::vector<std::string_view> required;
    for (auto const& each : fields)
        if (each.must == presence::required && !partial)
            required.push_back(each.name);
    if (!required.empty())
        json.array("required", required, [&](auto name) { json.value(name); });
}

void write_text(json_writer& json, field const& of)
{
    json.member("type", "string");
    if (of.is == kind::email)
        json.member("format", "email");
    if (of.is == kind::time)
        json.member("format", "date-time");
    else
        write_bounds(json, "minLength", "maxLength", of);
}

void write_lines(json_writer& json, field const& of)
{
    auto const one_or_many = [&](bool many)
    {
        json.object(
            [&]
            {
                if (!many)
                    return write_text(json, of);
                json.member("type", "array");
                json.object("items", [&] { write_text(json, of); });
                json.member("minItems", 1);
                json.member("maxItems", 100);
            }
        );
    };
    json.array("anyOf", std::array{false, true}, one_or_many);
}

void write_list(json_writer& json, field const& of)
{
    json.member("type", "array");
    json.object(
        "items",
        [&]
        {
            if (of.is == kind::objects)
                write_object(json, of.members, false);
            else
                json.member("type", "string");
        }
    );
    write_bounds(json, "minItems", "maxItems", of);
}

void write_type(json_writer& json, field const& of)
{
    switch (of.is)
    {
    case kind::line:
    case kind::text:
    case kind::email:
    case kind::password:
    case kind::time:
        return write_text(json, of);
    case kind::lines:
        return write_lines(json, of);
    case kind::flag:
        return json.member("type", "boolean");
    case kind::integer:
        json.member("type", "integer");
        json.member("minimum", of.least);
        return json.member("maximum", of.most);
    case kind::amount:
        json.array(
            "type", std::array{"number", "string"}, [&](auto name) { json.value(std::string_view{name}); }
        );
        json.member("pattern", R"(^\d+(\.\d+)?$)");
        return json.member("minimum", 0);
    case kind::choice:
        json.member("type", "string");
        return json.array("enum", of.choices, [&](auto name) { json.value(name); });
    case kind::texts:
    case kind::objects:
        return write_list(json, of);
    case kind::object:
        return write_object(json, of.members, true);
    }
}

} // namespace

std::string schema_of(field const& one)
{
    std::string schema;
    json_writer json{schema};
    auto const write = [&]
    {
        write_type(json, one);
        if (!one.meaning.empty())
            json.member("description", one.meaning);
    };
    if (one.must != presence::nullable)
    {
        json.object(write);
        return schema;
    }
    auto const either = [&](bool null)
    { json.object([&] { null ? json.member("type", "null") : write(); }); };
    json.object([&] { json.array("anyOf", std::array{false, true}, either); });
    return schema;
}

std::string schema_of(form const& takes)
{
    std::string schema;
    json_writer json{schema};
    json.object([&] { write_object(json, takes.fields, takes.partial); });
    return schema;
}

} // namespace auktiva::web
