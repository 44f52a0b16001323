#pragma once

#include "http/guard.hpp"
#include "http/request.hpp"

#include <boost/beast/http/basic_parser.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace auktiva::http {

/// Bytes in, one guarded request out. Lives from a request's first byte to its last.
class request_parser final : private boost::beast::http::basic_parser<true>
{
public:
    enum class stage
    {
        head,
        body,
        complete,
        refused,
    };

    /// `rules` must outlive the parser.
    explicit request_parser(guard_rules const& rules);

    /// Takes bytes and returns how many; it stops after the head and after the request. Keeps what it
    /// took but could not use yet. Not to be called once complete or refused.
    std::size_t put(std::string_view bytes);

    stage reached() const noexcept { return stage_; }
    refusal const& refused() const noexcept { return *refused_; }
    std::string_view method() const noexcept { return request_.method; }
    int version() const noexcept { return request_.version; }

    // The following need the head.
    request const& head() const noexcept { return request_; }
    /// The length the sender gave, if any.
    std::optional<std::uint64_t> declared_length() const;
    /// Refuses a body of more bytes than that; to be called before any of it is put.
    void limit_body(std::uint64_t most);
    std::size_t body_size() const noexcept { return request_.body.size(); }
    bool wants_continue() const noexcept;
    bool wants_websocket() const noexcept;
    bool wants_keep_alive() const noexcept { return keep_alive(); }

    request take() noexcept { return std::move(request_); }

private:
    using base = boost::beast::http::basic_parser<true>;
    using error_code = boost::beast::error_code;
    using text = boost::beast::string_view;
    using verb = boost::beast::http::verb;
    using field_id = boost::beast::http::field;

    std::size_t put_head(std::string_view bytes);
    std::size_t put_body(std::string_view bytes);
    void parse_head(std::string_view head);
    std::size_t refuse(refusal why);

    void on_request_impl(verb, text method, text target, int version, error_code&) override;
    void on_response_impl(int, text, int, error_code&) override {}
    void on_field_impl(field_id, text name, text value, error_code&) override;
    void on_header_impl(error_code&) override {}
    void on_body_init_impl(boost::optional<std::uint64_t> const& length, error_code&) override;
    std::size_t on_body_impl(text body, error_code&) override;
    void on_chunk_header_impl(std::uint64_t, text, error_code&) override {}
    std::size_t on_chunk_body_impl(std::uint64_t, text body, error_code&) override;
    void on_finish_impl(error_code&) override {}

    guard_rules const& rules_;
    request request_;
    std::string kept_;
    std::optional<refusal> refused_;
    stage stage_{stage::head};
};

} // namespace auktiva::http
