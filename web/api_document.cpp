#include "web/api_document.hpp"

#include "auction/text_rules.hpp"
#include "auth/cookie.hpp"
#include "web/answer_shapes.hpp"
#include "web/form_schema.hpp"
#include "web/operations.hpp"
#include "web/routes.hpp"
#include "web/shape_schema.hpp"

#include <algorithm>
#include <map>
#include <stdexcept>

namespace auktiva::web {

namespace {

operation const& operation_of(route const& row)
{
    auto const all = operations();
    auto const found = std::ranges::find_if(
        all, [&](auto const& each) { return each.method == row.method && each.pattern == row.pattern; }
    );
    if (found == all.end())
        throw std::logic_error{
            "no operation describes " + std::string{row.method} + ' ' + std::string{row.pattern}};
    return *found;
}

/// "{path...}" is a tail of segments; OpenAPI has no word for that.
std::string plain_pattern(std::string_view pattern)
{
    std::string plain{pattern};
    if (auto const dots = plain.find("...}"); dots != std::string::npos)
        plain.erase(dots, 3);
    return plain;
}

std::vector<std::string> names_in(std::string_view pattern)
{
    std::vector<std::string> found;
    for (auto open = pattern.find('{'); open != std::string_view::npos; open = pattern.find('{', open + 1))
        found.emplace_back(pattern.substr(open + 1, pattern.find('}', open) - open - 1));
    return found;
}

void write_parameters(json_writer& json, route const& row)
{
    struct parameter
    {
        std::string name;
        field const* of{};
    };
    std::vector<parameter> all;
    for (auto& name : names_in(plain_pattern(row.pattern)))
        all.push_back({std::move(name), nullptr});
    if (row.with.asks)
        for (auto const& each : row.with.asks->fields)
            all.push_back({std::string{each.name}, &each});
    auto const write = [&](parameter const& each)
    {
        json.object(
            [&]
            {
                json.member("name", each.name);
                json.member("in", each.of ? "query" : "path");
                json.member("required", !each.of || each.of->must == presence::required);
                json.member("schema", raw_json{each.of ? schema_of(*each.of) : R"({"type":"string"})"});
            }
        );
    };
    if (!all.empty())
        json.array("parameters", all, write);
}

void write_content(json_writer& json, std::string_view type, std::string_view schema)
{
    json.object("content", [&] { json.object(type, [&] { json.member("schema", raw_json{schema}); }); });
}

std::string reference_to(std::string_view name)
{
    return R"({"$ref":"#/components/schemas/)" + std::string{name} + "\"}";
}

std::string schema_of_upload(std::string_view field)
{
    std::string const name{field};
    return R"({"type":"object","properties":{")" + name +
           R"(":{"type":"string","contentMediaType":"application/octet-stream"}},"required":[")" + name +
           R"("]})";
}

void write_responses(json_writer& json, operation const& what)
{
    auto const success = [&]
    {
        json.member("description", "Done");
        if (!what.answer.empty())
            write_content(json, "application/json", schema_of(what.answer));
    };
    auto const refusal = [&]
    {
        json.member("description", "Refused");
        write_content(json, "application/json", reference_to("Refusal"));
    };
    json.object(std::to_string(what.status), success);
    json.object("default", refusal);
}

void write_operation(json_writer& json, route const& row)
{
    auto const& what = operation_of(row);
    json.member("summary", what.summary);
    json.member("x-access", name_of(row.allowed));
    if (row.allowed == access::anyone)
        json.array("security", std::span<int const>{}, [](int) {});
    write_parameters(json, row);
    if (row.with.takes)
        json.object(
            "requestBody",
            [&] { write_content(json, "application/json", reference_to(row.with.takes->name)); }
        );
    if (!row.with.file.empty())
        json.object(
            "requestBody",
            [&] { write_content(json, "multipart/form-data", schema_of_upload(row.with.file)); }
        );
    json.object("responses", [&] { write_responses(json, what); });
}

void write_paths(json_writer& json)
{
    std::map<std::string, std::vector<route const*>> by_path;
    for (auto const& row : routes())
        by_path[plain_pattern(row.pattern)].push_back(&row);
    for (auto const& each : by_path)
        json.object(
            each.first,
            [&]
            {
                for (auto const* row : each.second)
                    json.object(lower_ascii(row->method), [&] { write_operation(json, *row); });
            }
        );
}

void write_components(json_writer& json, options const& settings)
{
    auto const write_schemas = [&]
    {
        std::map<std::string_view, form const*> forms;
        for (auto const& row : routes())
            if (row.with.takes)
                forms.emplace(row.with.takes->name, row.with.takes);
        for (auto const& each : forms)
            json.member(each.first, raw_json{schema_of(*each.second)});
        for (auto const& shape : answer_shapes())
            json.member(shape.name, raw_json{schema_of(shape.members)});
    };
    auto const cookie = auth::cookie_names_for(settings.secure_cookies()).session;
    json.object("schemas", write_schemas);
    json.object(
        "securitySchemes",
        [&]
        {
            json.object(
                "session",
                [&]
                {
                    json.member("type", "apiKey");
                    json.member("in", "cookie");
                    json.member("name", cookie);
                }
            );
        }
    );
}

} // namespace

std::string api_document(options const& settings)
{
    std::string document;
    json_writer json{document};
    json.object(
        [&]
        {
            json.member("openapi", "3.1.0");
            json.object(
                "info",
                [&]
                {
                    json.member("title", "Auktiva");
                    json.member("version", AUKTIVA_VERSION);
                    json.member("description", "Auctions for small clubs. Refusals have a stable `key`.");
                }
            );
            json.array(
                "servers", std::array{settings.public_url},
                [&](auto const& url) { json.object([&] { json.member("url", url); }); }
            );
            auto const session = [&] { json.array("session", std::span<int const>{}, [](int) {}); };
            json.array("security", std::array{0}, [&](int) { json.object(session); });
            json.object("paths", [&] { write_paths(json); });
            json.object("components", [&] { write_components(json, settings); });
        }
    );
    return document;
}

} // namespace auktiva::web
