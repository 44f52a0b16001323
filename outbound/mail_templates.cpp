#include "outbound/mail_templates.hpp"

#include "auction/member.hpp"
#include "auction/text_rules.hpp"
#include "outbound/mail_words.hpp"

#include <algorithm>

namespace auktiva::outbound {

namespace {

constexpr std::size_t longest_description = 300;

language_words const& words_of(language written_in)
{
    switch (written_in)
    {
    case language::german:
        return german_words;
    case language::spanish:
        return spanish_words;
    case language::hungarian:
        return hungarian_words;
    case language::polish:
        return polish_words;
    case language::english:
        break;
    }
    return english_words;
}

mail_words const& words_of(language_words const& in, mail_kind kind)
{
    switch (kind)
    {
    case mail_kind::welcome:
        return in.welcome;
    case mail_kind::invite:
        return in.invite;
    case mail_kind::new_item:
        return in.new_item;
    case mail_kind::outbid:
        return in.outbid;
    case mail_kind::password_reset:
        return in.password_reset;
    case mail_kind::item_won:
        return in.item_won;
    case mail_kind::account_exists:
        return in.account_exists;
    case mail_kind::email_verification:
        break;
    }
    return in.email_verification;
}

/// Mails that a setting of the user asks for, and stops.
bool is_asked_for(mail_kind kind)
{
    return kind == mail_kind::new_item || kind == mail_kind::outbid || kind == mail_kind::item_won;
}

std::string_view role_in(language_words const& in, std::string_view name)
{
    auto const as = find_named<role>(name).value_or(role::bidder);
    return as == role::admin ? in.admin : as == role::creator ? in.creator : in.bidder;
}

std::string escaped(std::string_view text)
{
    std::string safe;
    for (char const c : text)
        switch (c)
        {
        case '&':
            safe += "&amp;";
            break;
        case '<':
            safe += "&lt;";
            break;
        case '>':
            safe += "&gt;";
            break;
        case '"':
            safe += "&quot;";
            break;
        case '\'':
            safe += "&#39;";
            break;
        default:
            safe += c;
        }
    return safe;
}

std::string as_link(std::string_view url)
{
    auto const safe = escaped(url);
    return "<a href=\"" + safe + "\" style=\"color:#422ad5\">" + safe + "</a>";
}

/// Calls `take(paragraph)` for each that holds anything.
void each_paragraph(std::string_view text, auto const& take)
{
    while (!text.empty())
    {
        auto const end = std::min(text.find('\n'), text.size());
        if (auto const paragraph = text.substr(0, end); !is_blank(paragraph))
            take(paragraph);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
}

/// One mail and everything its words may name.
class template_page
{
public:
    template_page(mail const& what, std::string_view site, std::string_view public_url)
        : language_{words_of(what.written_in)}
        , words_{words_of(language_, what.kind)}
        , asked_for_{is_asked_for(what.kind)}
        , code_{name_of(what.written_in)}
        , values_{what.detail}
    {
        for (auto& [name, value] : values_)
        {
            if (name == "role")
                value = role_in(language_, value);
            else if (name == "description")
                value = first_code_points(value, longest_description);
            // A line end in a name must not look like a paragraph of ours.
            std::ranges::replace_if(
                value, [](char c) { return c == '\n' || c == '\r'; }, ' '
            );
        }
        values_.emplace_back("name", what.to_name.value_or(""));
        values_.emplace_back("site", site);
        values_.emplace_back("site_url", public_url);
        values_.emplace_back("settings_url", std::string{public_url} + "/settings");
    }

    letter write() const { return {plain(words_.subject), text(), html()}; }

private:
    std::string_view value(std::string_view name) const
    {
        auto const found = std::ranges::find(values_, name, [](auto const& each) { return each.first; });
        return found == values_.end() ? std::string_view{} : found->second;
    }

    /// Fills in each {name} once: what comes in is not looked at again.
    std::string fill(std::string_view words, auto const& write_words, auto const& write_value) const
    {
        std::string filled;
        while (!words.empty())
        {
            auto const opening = std::min(words.find('{'), words.size());
            filled += write_words(words.substr(0, opening));
            words.remove_prefix(opening);
            if (words.empty())
                break;
            auto const closing = words.find('}');
            filled += write_value(words.substr(1, closing - 1));
            words.remove_prefix(closing + 1);
        }
        return filled;
    }

    std::string plain(std::string_view words) const
    {
        auto const same = [](std::string_view text) { return text; };
        return fill(words, same, [this](std::string_view name) { return value(name); });
    }

    std::string marked_up(std::string_view words) const
    {
        return fill(
            words, escaped,
            [this](std::string_view name)
            { return name.ends_with("url") ? as_link(value(name)) : escaped(value(name)); }
        );
    }

    std::string_view greeting() const
    {
        return is_blank(value("name")) ? language_.greeting_to_nobody : language_.greeting;
    }

    std::string text() const
    {
        auto text = plain(greeting()) + "\n\n";
        each_paragraph(
            plain(words_.body), [&](std::string_view paragraph) { (text += paragraph) += "\n\n"; }
        );
        text += plain(words_.button) + ":\n" + std::string{value("url")} + "\n\n";
        if (!words_.note.empty())
            text += plain(words_.note) + "\n\n";
        text += "-- \n" + plain(language_.footer) + "\n";
        if (asked_for_)
            text += plain(language_.how_to_stop) + "\n";
        return text;
    }

    static std::string paragraph(std::string_view content, std::string_view style)
    {
        return "<p style=\"" + std::string{style} + "\">" + std::string{content} + "</p>\n";
    }

    std::string main_part() const
    {
        constexpr std::string_view normal = "margin:0 0 16px";
        constexpr std::string_view small =
            "margin:0 0 12px;font-size:13px;color:#5b5b66;word-break:break-word";
        auto part = "<h1 style=\"margin:0 0 20px;font-size:22px;line-height:1.3\">" +
                    marked_up(words_.title) + "</h1>\n" + paragraph(marked_up(greeting()), normal);
        each_paragraph(
            marked_up(words_.body), [&](std::string_view each) { part += paragraph(each, normal); }
        );
        part += "<p style=\"margin:24px 0\"><a href=\"" + escaped(value("url")) +
                "\" style=\"display:inline-block;padding:12px 24px;border-radius:6px;background:#422ad5;"
                "color:#ffffff;font-weight:bold;text-decoration:none\">" +
                marked_up(words_.button) + "</a></p>\n";
        if (!words_.note.empty())
            part += paragraph(marked_up(words_.note), small);
        return part + paragraph(marked_up(language_.copy_link) + "<br>" + as_link(value("url")), small);
    }

    std::string html() const
    {
        auto footer = marked_up(language_.footer);
        if (asked_for_)
            footer += "<br>" + marked_up(language_.how_to_stop);
        return "<!doctype html>\n<html lang=\"" + std::string{code_} +
               "\"><head><meta charset=\"utf-8\">"
               "<meta name=\"viewport\" content=\"width=device-width\"><title>" +
               marked_up(words_.subject) +
               "</title></head>\n"
               "<body style=\"margin:0;padding:24px 12px;background:#f2f2f5;color:#1f1f29;"
               "font:16px/1.5 Helvetica,Arial,sans-serif\">\n"
               "<table role=\"presentation\" align=\"center\" width=\"100%\" cellspacing=\"0\" "
               "cellpadding=\"0\" "
               "style=\"max-width:600px;margin:0 auto;background:#ffffff\">\n"
               "<tr><td style=\"padding:18px 28px;background:#422ad5\"><a href=\"" +
               escaped(value("site_url")) +
               "\" style=\"color:#ffffff;font-size:18px;font-weight:bold;text-decoration:none\">" +
               escaped(value("site")) + "</a></td></tr>\n<tr><td style=\"padding:28px\">\n" + main_part() +
               "</td></tr>\n<tr><td style=\"padding:16px 28px;border-top:1px solid #e4e4ea;font-size:12px;"
               "color:#5b5b66\">" +
               footer + "</td></tr>\n</table>\n</body></html>\n";
    }

    language_words const& language_;
    mail_words const& words_;
    bool asked_for_;
    std::string_view code_;
    mail_detail values_;
};

} // namespace

letter write_letter(mail const& what, std::string_view site, std::string_view public_url)
{
    return template_page{what, site, public_url}.write();
}

} // namespace auktiva::outbound
